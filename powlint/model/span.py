"""Places in a text, and the map from clean text back to the source it was cut from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from powlint.values import dataclass


class Span(NamedTuple):
    """A half-open range of code points, 0-based: `text[start:end]`.

    A tuple, since places are hashed, compared and sorted at every step; its `len` is that of the range.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """As many code points further on."""
        return Span(self.start + by, self.end + by)

    def cut(self, text: str) -> str:
        """The words that stand here in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to put in place of those that stand at a span."""

    span: Span
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with some edits made, which are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at:]])


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of clean text and the source it came from; equal lengths map one to one, others as a whole."""

    clean: Span
    source: Span


class OffsetMap:
    """From places in the clean text to places in the source text.

    Built by a reader while it cuts, never by searching afterwards. Pieces are in clean order, do not
    overlap, and cover the clean text; source text that no piece names was dropped (markup, soft hyphens).
    """

    __slots__ = ("_ends", "_pieces", "_starts")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = tuple(pieces)
        self._starts = [piece.clean.start for piece in self._pieces]
        # Pieces are in clean order; sources mostly are too, and where one is not, the one before it already reaches.
        self._ends = list(accumulate((piece.source.end for piece in self._pieces), max))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces, in clean order."""
        return self._pieces

    def to_source(self, span: Span) -> Span:
        """The source range that holds every character of `span`; an empty span maps to an empty one."""
        if not self._pieces:
            return Span(0, 0)
        start = self._source_of(span.start).start
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._source_of(span.end - 1).end))

    def to_clean(self, offset: int) -> int:
        """The clean offset at or after a source offset; text that was dropped maps to what follows it."""
        at = bisect_right(self._ends, offset)
        if at == len(self._pieces):
            return self._pieces[-1].clean.end if self._pieces else 0
        piece = self._pieces[at]
        if len(piece.clean) == len(piece.source):
            return piece.clean.start + max(0, offset - piece.source.start)
        return piece.clean.start

    def _source_of(self, offset: int) -> Span:
        """The source range of one clean character."""
        piece = self._pieces[max(0, bisect_right(self._starts, offset) - 1)]
        if len(piece.clean) != len(piece.source):
            return piece.source
        at = piece.source.start + min(offset - piece.clean.start, max(0, len(piece.source) - 1))
        return Span(at, min(at + 1, piece.source.end))
