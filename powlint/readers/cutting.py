"""Cuts clean text out of a source and keeps the way back for every character."""

from __future__ import annotations

import re
from bisect import bisect_right

from powlint.model.span import Piece, Span

# Invisible characters: they split words for a pattern that a reader sees whole. The soft hyphen, grapheme
# and zero-width joiners, direction marks, variation selectors, the byte-order mark, stray controls.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
# U+0085 and U+2028 do not end a line here, as in Document.place: editors show them as space.
_SPACES = "\t\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

_SPECIAL = re.compile(rf"(?P<unseen>[{_UNSEEN}]+)|[{_SPACES}]|(?P<end>\r\n?)")
# The only ones of those that Python calls printable.
_PRINTABLE_UNSEEN = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f]")
_EDGE = re.compile(rf"[{_UNSEEN}{_SPACES} \r\n]*")

HOLE = "\u2060"
"""Stands for a character that is cut: readers mask notes with it, so that every offset stays."""


def first_visible(text: str, start: int, end: int) -> int:
    """Where the range begins for a reader: after blank and invisible characters; `end` if there is nothing."""
    found = _EDGE.match(text, start, end)
    return found.end() if found else start


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without blank and invisible characters at its edges."""
    start = first_visible(text, start, end)
    while end > start and _EDGE.fullmatch(text, end - 1, end):
        end -= 1
    return start, end


class Runs:
    """Clean text that grows at its end, piece by piece; neighbours that map one to one become one piece."""

    __slots__ = ("_chunks", "_pieces", "length")

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._pieces: list[list[int]] = []
        self.length = 0

    def append(self, text: str, start: int, end: int) -> None:
        """Add `text` as what the source range `start`–`end` says."""
        if not text:
            return
        size = len(text)
        last = self._pieces[-1] if self._pieces else None
        if last and size == end - start and last[3] == start and last[1] - last[0] == last[3] - last[2]:
            last[1] += size
            last[3] = end
        else:
            self._pieces.append([self.length, self.length + size, start, end])
        self._chunks.append(text)
        self.length += size

    def drop_trailing_spaces(self) -> None:
        """Take back the spaces at the end, as if they had never been added."""
        while self._chunks and self._chunks[-1].endswith(" "):
            chunk = self._chunks.pop()
            kept = chunk.rstrip(" ")
            if kept:
                self._chunks.append(kept)
            self._shrink(len(chunk) - len(kept))

    def _shrink(self, count: int) -> None:
        self.length -= count
        while self._pieces and self._pieces[-1][0] >= self.length:
            self._pieces.pop()
        if self._pieces and self._pieces[-1][1] > self.length:
            last = self._pieces[-1]
            if last[1] - last[0] == last[3] - last[2]:
                last[3] -= last[1] - self.length
            last[1] = self.length

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self._chunks)

    @property
    def pieces(self) -> list[Piece]:
        """The pieces, in clean order."""
        return [Piece(Span(a, b), Span(c, d)) for a, b, c, d in self._pieces]

    @property
    def source_end(self) -> int:
        """Where the last piece ends in the source; 0 if there is none."""
        return self._pieces[-1][3] if self._pieces else 0


class Cutter(Runs):
    """Runs cut out of one source text."""

    __slots__ = ("source",)

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source

    def take(self, start: int, end: int) -> None:
        """Add a source range: invisible characters dropped, odd spaces plain, line ends "\\n"."""
        source = self.source
        at = start
        if _simple(source[start:end]):
            self.append(source[start:end], start, end)
            return
        for found in _SPECIAL.finditer(source, start, end):
            here, after = found.span()
            if here > at:
                self.append(source[at:here], at, here)
            if found.lastgroup == "end":
                self.append("\n", here, after)
            elif found.lastgroup is None:
                self.append(" ", here, after)
            at = after
        if end > at:
            self.append(source[at:end], at, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Add text that the source spells otherwise (an entity, a line end between words), cleaned alike."""
        if not _simple(text):
            text = _SPECIAL.sub(_plain, text)
        self.append(text, start, end)


def _simple(text: str) -> bool:
    """Whether nothing is to be cut: told in C, for the pattern takes ten times as long."""
    return text.isprintable() and (text.isascii() or not _PRINTABLE_UNSEEN.search(text))


def _plain(found: re.Match[str]) -> str:
    if found.lastgroup == "unseen":
        return ""
    return "\n" if found.lastgroup == "end" else " "


def clean_offset(pieces: list[Piece], reaches: list[int], offset: int) -> int:
    """The clean offset at or after a source offset; `reaches` is how far each piece and those before it go there."""
    index = bisect_right(reaches, offset)
    if index == len(pieces):
        return pieces[-1].clean.end if pieces else 0
    piece = pieces[index]
    if len(piece.clean) == len(piece.source):
        return piece.clean.start + max(0, offset - piece.source.start)
    return piece.clean.start if offset <= piece.source.start else piece.clean.end
