"""What a reader makes of a source: clean text, its blocks, and the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Protocol

from powlint.model.span import OffsetMap, Span
from powlint.values import dataclass

# CR LF, LF and lone CR end a line; form feed, U+0085 and U+2028 do not: editors count it so.
LINE_END = re.compile(r"\r\n|\n|\r")
_UTF8_MARK = b"\xef\xbb\xbf"

Meta = Mapping[str, object]


class BlockKind(StrEnum):
    """What part of a story a block is; rules name these in `in` and `not_in`."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    ALT = "alt"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    FOOTNOTE = "footnote"
    LINK = "link"
    CODE = "code"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Source:
    """What came through a door: bytes and a name, nothing understood yet.

    `name` is what reports print; `path` is None for standard input and texts in memory.
    """

    name: str
    content: bytes
    path: Path | None = None

    @classmethod
    def of_text(cls, text: str, name: str, path: Path | None = None) -> Source:
        """A text that is decoded already, whose code points are then those of `Document.source_text`.

        Half of a surrogate pair, which no file can hold, becomes a question mark.
        """
        # The mark overrules the encoding that a page or news item names for itself: that is the file's, not ours.
        return cls(name, _UTF8_MARK + text.encode("utf-8", "replace"), path)


@dataclass(frozen=True, slots=True)
class Block:
    """A zone of the clean text. Blocks are in order; a link lies inside another block and is listed after it.

    A link in no other block is an address and nothing else: that of an embed, or the file of an image.
    """

    kind: BlockKind
    span: Span
    target: str = ""
    """Where a link or embed leads; empty for other kinds."""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment in the draft that speaks to powlint, as it stands after `powlint:`.

    `source` is where the whole comment stands in the source text; `at` is the clean offset that follows it.
    `marked` are the words (in clean text) that the comment is set on, in formats whose comments are set on words.
    """

    text: str
    source: Span
    at: int
    marked: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a story in a document that is joined of several; `is_text` if it tells the story itself."""

    span: Span
    is_text: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A place as people read it: lines and columns count from 1, in code points of the source; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Landmark:
    """A stretch of the source, up to the next, by whose name people find a place: “page 3”, “paragraph 12”, “00:01:02”.

    `start` is an offset in the source text.
    """

    start: int
    name: str


@dataclass(frozen=True)
class Document:
    """A draft as text.

    `source_text` is the decoded file (a byte-order mark is not part of it, line ends are as they stand);
    `text` is the clean text that is judged: markup cut, soft hyphens and zero-width marks dropped, NFC,
    every line end "\\n", blocks apart by a blank line. `offsets` leads from the one to the other. `landmarks` are in
    order, and there are none where people count lines as we do.
    """

    name: str
    source_text: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    meta: Meta = field(default_factory=dict)
    language: str = "en"
    parts: tuple[Part, ...] = ()
    """In order, of a document that is joined of several; none of any other."""
    landmarks: tuple[Landmark, ...] = ()

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.source_text))]

    @cached_property
    def reaches(self) -> list[int]:
        """For each block how far it and those before it reach: what holds a place is found by bisecting."""
        return list(accumulate((block.span.end for block in self.blocks), max))

    @cached_property
    def addresses(self) -> tuple[Span, ...]:
        """Where the links stand that lie in no other block: file names and addresses, no words of the story."""
        found: list[Span] = []
        reach = 0
        for block in self.blocks:
            if block.kind is not BlockKind.LINK:
                reach = max(reach, block.span.end)
            elif block.span.start >= reach:
                found.append(block.span)
        return tuple(found)

    def excerpt(self, span: Span) -> Document:
        """Some whole blocks as a document that leads back to no source; its offsets count from the start of `span`."""
        first = bisect_right(self.reaches, span.start)
        last = bisect_left(self.blocks, span.end, first, key=lambda block: block.span.start)
        blocks = (block for block in self.blocks[first:last] if block.span.overlaps(span))
        moved = tuple(replace(block, span=block.span.moved(-span.start)) for block in blocks)
        return Document(
            self.name, "", span.cut(self.text), OffsetMap(()), moved, meta=self.meta, language=self.language
        )

    def part(self, offset: int) -> int:
        """Which of the parts holds a clean offset, counted from 0; 0 for all of a document that is not joined."""
        return max(0, bisect_right(self.parts, offset, key=lambda part: part.span.start) - 1)

    def place(self, source: Span) -> Place:
        """Line and column of a range of the *source* text."""
        line, column = self._line_column(source.start)
        end_line, end_column = self._line_column(source.end)
        return Place(line, column, end_line, end_column)

    def verbatim(self, span: Span) -> Span | None:
        """The range of the source text that says the words of a clean span letter by letter; None if none does."""
        source = self.offsets.to_source(span)
        return source if source.cut(self.source_text) == span.cut(self.text) else None

    def whereabouts(self, line: int) -> str:
        """What people call a 1-based line of the source: “page 3, line 12”, “paragraph 12”; empty if just that."""
        at = bisect_right(self._landmark_lines, line) - 1
        if at < 0 or at == len(self.landmarks):
            return ""
        name, (first, after) = self.landmarks[at].name, self._landmark_lines[at : at + 2]
        return name if after - first == 1 else f"{name}, line {line - first + 1}"

    @cached_property
    def _landmark_lines(self) -> list[int]:
        """The line in which each landmark begins, and the one behind the last line."""
        found = [self._line_column(landmark.start)[0] for landmark in self.landmarks]
        return [*found, self._line_column(len(self.source_text.rstrip("\r\n")))[0] + 1]

    def line_span(self, line: int) -> Span:
        """The range of a 1-based line of the source text, without its end; an empty range past the last line."""
        if not 1 <= line <= len(self._line_starts):
            return Span(len(self.source_text), len(self.source_text))
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.source_text)
        return Span(start, start + len(self.source_text[start:end].rstrip("\r\n")))

    def _line_column(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._line_starts, offset) - 1
        return index + 1, offset - self._line_starts[index] + 1


class Reader(Protocol):
    """Turns sources of some kinds into documents."""

    @property
    def name(self) -> str:
        """What it is called; no two readers share a name."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of the names of sources that it reads, with their dots."""
        ...

    def read(self, source: Source) -> Document:
        """The document in a source. Raises ReadError with one line that names the source."""
        ...
