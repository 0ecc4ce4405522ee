"""A document whose blocks have room to grow, so that what is written in one of them moves no other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from powlint.model.document import Block, Document
from powlint.model.revision import BLANK_LINE
from powlint.model.span import OffsetMap, Span
from powlint.values import dataclass

_CHUNK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
# Blank lines after each block: a paragraph takes as many keystrokes before all others have to move.
_ROOM = 240


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A text between blank lines, and the blocks in it, by their places in the text."""

    text: str
    blocks: tuple[Block, ...]


class Layout:
    """A document laid out; `document` is the same but for where its chunks stand.

    With a layout `before`, the chunks that both have at their beginning and end stand where they stood, and `region` is
    what lies between; it is None if there was no such layout, or no room left in it.
    """

    def __init__(self, document: Document, before: Layout | None = None) -> None:
        self._given = document
        self._origins, self._chunks = _chunks(document)
        self.region: Span | None = None
        head, starts, tail = self._kept(before) if before else (0, None, 0)
        if before is None or starts is None:
            sizes = [len(chunk.text) + _ROOM for chunk in self._chunks]
            self._starts, self._size = [0, *accumulate(sizes[:-1])][: len(sizes)], sum(sizes)
        else:
            self._starts, self._size = starts, before._size
            count = len(starts)
            start = self._end(head - 1) + len(BLANK_LINE) if head else 0
            self.region = Span(start, max(start, starts[count - tail] - len(BLANK_LINE) if tail else self._size))
        self.document = self._laid_out()

    def _kept(self, before: Layout) -> tuple[int, list[int] | None, int]:
        """How many chunks stay at the head, where all start (None if there is no room), how many stay at the tail."""
        if (before._given.meta, before._given.language) != (self._given.meta, self._given.language):
            return 0, None, 0
        old, new = before._chunks, self._chunks
        least = min(len(old), len(new))
        head = next((at for at in range(least) if old[at] != new[at]), least)
        tail = next((at for at in range(least - head) if old[-1 - at] != new[-1 - at]), least - head)
        starts = before._starts[:head]
        at = before._starts[head] if head < len(old) - tail else before._end(head - 1) + len(BLANK_LINE) if head else 0
        for chunk in new[head : len(new) - tail]:
            starts.append(at)
            at += len(chunk.text) + len(BLANK_LINE)
        room = before._starts[len(old) - tail] if tail else before._size
        return head, [*starts, *before._starts[len(old) - tail :]] if at <= room else None, tail

    def _end(self, number: int) -> int:
        return self._starts[number] + len(self._chunks[number].text)

    def _laid_out(self) -> Document:
        texts: list[str] = []
        at = 0
        for start, chunk in zip(self._starts, self._chunks, strict=True):
            texts += ["\n" * (start - at), chunk.text]
            at = start + len(chunk.text)
        blocks = tuple(
            replace(block, span=block.span.moved(start))
            for start, chunk in zip(self._starts, self._chunks, strict=True)
            for block in chunk.blocks
        )
        given = self._given
        notes = tuple(
            replace(note, at=self.moved(note.at), marked=note.marked and self._moved_span(note.marked))
            for note in given.notes
        )
        text = "".join([*texts, "\n" * (self._size - at)])
        return replace(given, text=text, blocks=blocks, notes=notes, offsets=_Offsets(self, given.offsets))

    def moved(self, offset: int) -> int:
        """Where an offset of the document that was given lies in this one."""
        return _led(offset, self._origins, self._starts, self._chunks, self._size)

    def origin(self, offset: int) -> int:
        """Where an offset of this document lies in the one that was given."""
        return _led(offset, self._starts, self._origins, self._chunks, len(self._given.text))

    def _moved_span(self, span: Span) -> Span:
        return Span(self.moved(span.start), self.moved(span.end - 1) + 1)


class _Offsets(OffsetMap):
    """The way from a document that was laid out back to the source."""

    __slots__ = ("_given", "_layout")

    def __init__(self, layout: Layout, given: OffsetMap) -> None:
        super().__init__(())
        self._layout = layout
        self._given = given

    def to_source(self, span: Span) -> Span:
        start = self._layout.origin(span.start)
        end = self._layout.origin(span.end - 1) + 1 if span.end > span.start else start
        return self._given.to_source(Span(start, end))

    def to_clean(self, offset: int) -> int:
        return self._layout.moved(self._given.to_clean(offset))


def _led(offset: int, starts: Sequence[int], others: Sequence[int], chunks: Sequence[_Chunk], end: int) -> int:
    """An offset within a chunk of one list, in another; one between two chunks leads to the next, or to the `end`."""
    at = bisect_right(starts, offset) - 1
    if at >= 0 and offset - starts[at] < len(chunks[at].text):
        return others[at] + offset - starts[at]
    return others[at + 1] if at + 1 < len(others) else end


def _chunks(document: Document) -> tuple[list[int], list[_Chunk]]:
    """Where the chunks of a document start, and the chunks; all of it is one if a block runs over a blank line."""
    text = document.text
    spans = [Span(*found.span()) for found in _CHUNK.finditer(text)]
    if any(BLANK_LINE in block.span.cut(text) for block in document.blocks):
        spans = [Span(0, len(text))]
    starts = [span.start for span in spans]
    inside: list[list[Block]] = [[] for _ in spans]
    for block in document.blocks:
        at = max(0, bisect_right(starts, block.span.start) - 1)
        inside[at].append(replace(block, span=block.span.moved(-starts[at])))
    return starts, [_Chunk(span.cut(text), tuple(blocks)) for span, blocks in zip(spans, inside, strict=True)]
