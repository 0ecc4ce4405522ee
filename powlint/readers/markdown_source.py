"""Markdown as marko wants it, line ends "\\n" and nothing else moved, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_left

from powlint.readers.cutting import HOLE

_HOLES = re.compile(rf"(?P<indent>^[ \t]*)?(?P<hole>{HOLE}+)(?P<rest>[^\r\n]*)", re.MULTILINE)


class MarkdownSource:
    """The text that marko sees, and where each of its offsets stands in the source."""

    __slots__ = ("_crlf", "_shift", "text")

    def __init__(self, masked_text: str, start: int) -> None:
        self._shift = start
        text = _filled(masked_text[start:]) if HOLE in masked_text else masked_text[start:]
        # marko would turn a form feed into a line end.
        text = text.replace("\f", " ").replace("\v", " ")
        self._crlf: list[int] = []
        if "\r" in text:
            # With CR LF marko's spans drift by one a line.
            for count, found in enumerate(re.finditer("\r\n", text)):
                self._crlf.append(found.start() - count)
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.text = text

    def source(self, offset: int) -> int:
        """The source offset of an offset in `text`."""
        return offset + self._shift + bisect_left(self._crlf, offset)


def _filled(text: str) -> str:
    """Comments become spaces, so that a comment alone on its line is a blank line as in HTML.

    Not where text follows on the line: so much indentation would make it code.
    """
    return _HOLES.sub(_fill, text)


def _fill(found: re.Match[str]) -> str:
    if found["indent"] is not None and found["rest"].strip(f" \t{HOLE}"):
        return found[0]
    return found[0].replace(HOLE, " ")
