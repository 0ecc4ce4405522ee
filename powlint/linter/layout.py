"""A document whose blocks have room to grow, so that what is written in one of them moves no other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from powlint.model.chunks import BLANK_LINE, CHUNK
from powlint.model.document import Block, Document
from powlint.model.revision import shared_ends
from powlint.model.span import OffsetMap, Span
from powlint.values import dataclass

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
        self._meta, self._language = document.meta, document.language
        self._origins, self._chunks = _chunks(document)
        self.region: Span | None = None
        head, starts, tail = self._kept(before) if before else (0, None, 0)
        if before is None or starts is None:
            sizes = [len(chunk.text) + _ROOM for chunk in self._chunks]
            self._starts, self._size = [0, *accumulate(sizes)][: len(sizes)], sum(sizes)
        else:
            self._starts, self._size = starts, before._size
            start = self._end(head - 1) + len(BLANK_LINE) if head else 0
            end = starts[len(starts) - tail] - len(BLANK_LINE) if tail else self._size
            self.region = Span(start, max(start, end))
        self.document = self._laid_out(document)

    def origin(self, span: Span) -> Span:
        """Where a span lies in the document that was given; it begins and ends in a chunk."""
        first = bisect_right(self._starts, span.start) - 1
        start = self._origins[first] + span.start - self._starts[first]
        last = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        length = min(span.end - self._starts[last], len(self._chunks[last].text))
        return Span(start, max(start, self._origins[last] + length))

    def _kept(self, before: Layout) -> tuple[int, list[int] | None, int]:
        """How many chunks stay at the head, where all start (None if there is no room), how many stay at the tail."""
        if (before._meta, before._language) != (self._meta, self._language):
            return 0, None, 0
        old, new = before._chunks, self._chunks
        head, tail = shared_ends(old, new)
        starts, after = before._starts[:head], before._starts[len(old) - tail :]
        at = before._starts[head] if head < len(old) - tail else before._end(head - 1) + len(BLANK_LINE) if head else 0
        for chunk in new[head : len(new) - tail]:
            starts.append(at)
            at += len(chunk.text) + len(BLANK_LINE)
        return head, [*starts, *after] if at <= (after[0] if after else before._size) else None, tail

    def _end(self, number: int) -> int:
        return self._starts[number] + len(self._chunks[number].text)

    def _laid_out(self, document: Document) -> Document:
        texts: list[str] = []
        blocks: list[Block] = []
        at = 0
        for start, chunk in zip(self._starts, self._chunks, strict=True):
            texts += ["\n" * (start - at), chunk.text]
            blocks += (_moved(block, start) for block in chunk.blocks)
            at = start + len(chunk.text)
        text = "".join([*texts, "\n" * (self._size - at)])
        # Nothing leads from here to a source but through the document that was given.
        return replace(document, source_text="", text=text, offsets=OffsetMap(()), blocks=tuple(blocks), notes=())


def _chunks(document: Document) -> tuple[list[int], list[_Chunk]]:
    """Where the chunks of a document start, and the chunks; all of it is one if a block runs over a blank line."""
    text = document.text
    spans = [Span(*found.span()) for found in CHUNK.finditer(text)]
    if any(BLANK_LINE in block.span.cut(text) for block in document.blocks):
        spans = [Span(0, len(text))]
    starts = [span.start for span in spans]
    inside: list[list[Block]] = [[] for _ in spans]
    for block in document.blocks:
        at = max(0, bisect_right(starts, block.span.start) - 1)
        inside[at].append(_moved(block, -starts[at]))
    return starts, [_Chunk(span.cut(text), tuple(blocks)) for span, blocks in zip(spans, inside, strict=True)]


def _moved(block: Block, by: int) -> Block:
    return Block(block.kind, block.span.moved(by), block.target)  # as `replace`, in half the time
