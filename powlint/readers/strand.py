"""A text that the source spells in its own way (escapes, entities, transfer encodings), and the way back from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from powlint.readers.cutting import Runs
from powlint.readers.page import Page

Piece = tuple[int, int, int, int]
"""Start and end in the strand, start and end in the source; equally long ones map one to one."""


class Strand:
    """Text as it is meant, each piece of it with the source range that says it; pieces are in order, without gaps."""

    __slots__ = ("_pieces", "_starts", "text")

    def __init__(self, text: str, pieces: Iterable[Piece]) -> None:
        self.text = text
        self._pieces = list(pieces)
        self._starts = [piece[0] for piece in self._pieces]

    @classmethod
    def whole(cls, text: str) -> Strand:
        """A source text as it stands."""
        return cls(text, [(0, len(text), 0, len(text))])

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source range of a range of the text; an empty one stands where its text would."""
        if len(self._pieces) == 1 and self._pieces[0][:2] == self._pieces[0][2:]:
            return start, max(start, end)
        if not self._pieces:
            return 0, 0
        first = self._source_of(start)
        if end <= start:
            return first[0], first[0]
        return first[0], max(first[0], self._source_of(end - 1)[1])

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces, in order."""
        return tuple(self._pieces)

    def part(self, start: int, end: int) -> Strand:
        """A range of the text as a strand of its own."""
        pieces = [(a - start, b - start, c, d) for a, b, c, d in self._within(start, end)]
        return Strand(self.text[start:end], pieces)

    def write(self, page: Page, start: int, end: int) -> None:
        """Put a range of the text on the page."""
        if self.text is page.masked_text:
            # The common case, and the quick one: the source says what it means.
            page.take(start, end)
            return
        for a, b, c, d in self._within(start, end):
            if b - a != d - c:
                page.put(self.text[a:b], c, d)
            elif page.masked_text.startswith(self.text[a:b], c):
                page.take(c, d)
            else:
                for offset in range(b - a):
                    page.put(self.text[a + offset], c + offset, c + offset + 1)

    def _within(self, start: int, end: int) -> Iterable[Piece]:
        index = max(0, bisect_right(self._starts, start) - 1)
        for a, b, c, d in self._pieces[index:] if end >= len(self.text) else self._upto(index, end):
            first, last = max(a, start), min(b, end)
            if first >= last:
                continue
            if b - a == d - c:
                yield first, last, c + first - a, c + last - a
            else:
                yield first, last, c, d

    def _upto(self, index: int, end: int) -> Iterable[Piece]:
        while index < len(self._pieces) and self._pieces[index][0] < end:
            yield self._pieces[index]
            index += 1

    def _source_of(self, offset: int) -> tuple[int, int]:
        """The source range of one character; past the end, the empty one there."""
        a, b, c, d = self._pieces[max(0, bisect_right(self._starts, offset) - 1)]
        if offset >= b:
            return d, d
        return (c + offset - a, c + offset - a + 1) if b - a == d - c else (c, d)


class Spelling(Runs):
    """A strand that grows at its end."""

    __slots__ = ()

    def extend(self, strand: Strand) -> None:
        """Add another strand."""
        for a, b, c, d in strand.pieces:
            self.append(strand.text[a:b], c, d)

    def strand(self) -> Strand:
        """All that was added."""
        return Strand(self.text, [(a, b, c, d) for a, b, c, d in self._pieces])
