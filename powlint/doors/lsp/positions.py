"""Code points of a text and the positions that a client counts in: lines from 0, and units of its encoding."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from lsprotocol.types import Position, PositionEncodingKind, Range

from powlint.model.document import LINE_END
from powlint.model.span import Span


class Lines:
    """A text that does not change, and its lines.

    pygls has such a class; but it ends lines at characters that end none in the protocol (form feed, U+2028).
    """

    def __init__(self, text: str, encoding: PositionEncodingKind | str = PositionEncodingKind.Utf16) -> None:
        self.text = text
        self.encoding = encoding

    def offset(self, position: Position) -> int:
        """The code point at a position; past the end of a line or of the text, that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[position.line], self._ends[position.line]
        line = self.text[start:end]
        if line.isascii() or self.encoding == PositionEncodingKind.Utf32:
            return min(start + position.character, end)
        passed = 0
        for index, character in enumerate(line):
            if passed >= position.character:
                return start + index
            passed += self._units(character)
        return end

    def position(self, offset: int) -> Position:
        """Where a code point stands."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self.text[self._starts[line] : offset]))

    def span(self, given: Range) -> Span:
        """The code points of a range."""
        start, end = self.offset(given.start), self.offset(given.end)
        return Span(min(start, end), max(start, end))

    def range(self, span: Span) -> Range:
        """The range of some code points."""
        return Range(self.position(span.start), self.position(span.end))

    def line_at(self, offset: int) -> Span:
        """The line that holds a code point, without its end."""
        line = bisect_right(self._starts, offset) - 1
        return Span(self._starts[line], self._ends[line])

    def edited(self, given: Range, words: str) -> Lines:
        """The lines after `words` were put in place of a range."""
        span = self.span(given)
        return Lines(f"{self.text[: span.start]}{words}{self.text[span.end :]}", self.encoding)

    @cached_property
    def _found(self) -> list[tuple[int, int]]:
        return [end.span() for end in LINE_END.finditer(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end for _, end in self._found)]

    @cached_property
    def _ends(self) -> list[int]:
        return [*(start for start, _ in self._found), len(self.text)]

    def _units(self, text: str) -> int:
        if text.isascii() or self.encoding == PositionEncodingKind.Utf32:
            return len(text)
        if self.encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
