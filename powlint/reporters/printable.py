"""Words of a draft made safe to print: nothing in them can move the cursor, recolour the screen or hide other words."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# Controls, format characters (but for the two joiners, which emoji and Persian need), line separators, half characters.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_TAB = "    "
WIDTH = 100
"""Columns of a source line that are shown."""


class Excerpt(NamedTuple):
    """A source line, or the part of it round some words, and the marks that go underneath."""

    line: str
    marks: str


class _Cell(NamedTuple):
    shown: str
    width: int


def printable(text: str) -> str:
    """The text with unsafe characters written as escapes; white space stays as spaces."""
    spaced = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return _UNSAFE.sub(_escaped, spaced)


def one_line(text: str) -> str:
    """The text in one line, its white space as single spaces, unsafe characters written as escapes."""
    return printable(" ".join(text.split()))


def excerpt(text: str, start: int, end: int, *, column: int) -> Excerpt:
    """The line of `text` in which `start` stands, at a 1-based `column`, with the words up to `end` marked.

    Long lines are cut to the part round the words; only as much of the text is looked at as is shown.
    """
    first = max(start - column + 1, start - WIDTH)
    stop = _line_end(text, start, end)
    after_stop = _line_end(text, stop, stop + WIDTH) if stop == min(end, start + WIDTH) else stop
    before, words, after = (
        _cells(text[first:start]),
        _cells(text[start:stop]),
        _cells(text[stop:after_stop]),
    )
    words = words[: _fitting(words, WIDTH)]
    room = WIDTH - _width(words)
    kept_after = _fitting(after, max(room // 2, room - _width(before)))
    kept_before = _fitting(before[::-1], room - _width(after[:kept_after]))
    cut_left = first > start - column + 1 or kept_before < len(before)
    cut_right = kept_after < len(after) or stop - start < min(end - start, WIDTH) or end - start > WIDTH
    before = before[len(before) - kept_before :]
    left = "…" if cut_left else ""
    right = "…" if cut_right or _goes_on(text, after_stop) else ""
    shown = "".join(cell.shown for cell in (*before, *words, *after[:kept_after]))
    return Excerpt(f"{left}{shown}{right}", " " * (len(left) + _width(before)) + "^" * max(1, _width(words)))


def _line_end(text: str, start: int, end: int) -> int:
    """Where the line ends, or the words, or the room to show them."""
    stop = min(end, start + WIDTH, len(text))
    ends = [at for at in (text.find("\n", start, stop), text.find("\r", start, stop)) if at >= 0]
    return min(ends, default=stop)


def _goes_on(text: str, at: int) -> bool:
    return at < len(text) and text[at] not in "\r\n"


def _cells(text: str) -> list[_Cell]:
    return [_cell(character) for character in text]


def _cell(character: str) -> _Cell:
    if character == "\t":
        return _Cell(_TAB, len(_TAB))
    if _UNSAFE.match(character):
        escaped = _escaped(character)
        return _Cell(escaped, len(escaped))
    if character.isascii():
        return _Cell(character, 1)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return _Cell(character, 0)
    return _Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)


def _width(cells: list[_Cell]) -> int:
    return sum(cell.width for cell in cells)


def _fitting(cells: list[_Cell], room: int) -> int:
    """How many cells from the first on fit into `room` columns."""
    used = 0
    for count, cell in enumerate(cells):
        used += cell.width
        if used > room:
            return count
    return len(cells)


def _escaped(found: re.Match[str] | str) -> str:
    code = ord(found if isinstance(found, str) else found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
