"""The document while it grows: readers open blocks and cut text into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate

from powlint.model.document import Block, BlockKind, Document, Landmark, Note, Source
from powlint.model.span import OffsetMap, Span
from powlint.readers.composing import composed
from powlint.readers.cutting import Cutter, clean_offset, first_visible
from powlint.readers.links import addresses
from powlint.readers.notes import FoundNote


class _OpenLink:
    __slots__ = ("end", "start", "target")

    def __init__(self, target: str) -> None:
        self.target = target
        self.start = self.end = -1


class Page:
    """Blocks of clean text in the order of the source, a blank line between them.

    A block begins with its first visible character: opening one and taking nothing leaves no trace. `masked_text`
    is the decoded file with holes where comments stood, equally long: what is cut from. Readers of formats that people
    do not count in lines add `landmarks`, in order.
    """

    def __init__(self, source: Source, source_text: str, masked_text: str) -> None:
        self.source = source
        self.source_text = source_text
        self.masked_text = masked_text
        self.kind = BlockKind.BODY
        self.landmarks: list[Landmark] = []
        self._cutter = Cutter(masked_text)
        self._start = -1
        self._blocks: list[Block] = []
        self._links: list[_OpenLink] = []

    @property
    def kinds(self) -> list[BlockKind]:
        """The kinds of the blocks that are closed, links aside."""
        return [block.kind for block in self._blocks if block.kind is not BlockKind.LINK]

    @property
    def source_end(self) -> int:
        """Where the text that was taken last ends in the source."""
        return self._cutter.source_end

    def open(self, kind: BlockKind) -> None:
        """Close the block in hand and begin one of this kind with the next text."""
        self.close()
        self.kind = kind

    def close(self) -> None:
        """End the block in hand, if any text came."""
        if self._start < 0:
            return
        self._cutter.drop_trailing_spaces()
        self._shorten_links()
        self._blocks.append(Block(self.kind, Span(self._start, self._cutter.length)))
        self._start = -1

    def _shorten_links(self) -> None:
        """Take from the links of the block in hand the blanks that it ended with; a link of nothing else is none."""
        length, first = self._cutter.length, len(self._blocks)
        while first and self._blocks[first - 1].span.start >= self._start:
            first -= 1
        self._blocks[first:] = [
            replace(link, span=Span(link.span.start, min(link.span.end, length)))
            for link in self._blocks[first:]
            if link.span.start < length
        ]

    def take(self, start: int, end: int) -> None:
        """Cut a source range into the block in hand."""
        if self._start < 0:
            start = first_visible(self.masked_text, start, end)
            if start == end:
                return
            self._begin(start)
        before = self._cutter.length
        self._cutter.take(start, end)
        self._touch_links(before)

    def put(self, text: str, start: int, end: int) -> None:
        """Add text that the source range spells otherwise."""
        if self._start < 0:
            if first_visible(text, 0, len(text)) == len(text):
                return
            self._begin(start)
        before = self._cutter.length
        self._cutter.put(text, start, end)
        self._touch_links(before)

    def write_address(self, target: str, start: int, end: int) -> None:
        """A link of its own, spelt in the source range: an embed has no words, and an image has a file too.

        Not a picture that is written out in its address: there is nothing to read in it.
        """
        if target.startswith("data:"):
            return
        self.close()
        # A link round an image has its words, not its file.
        links, self._links = self._links, []
        if self.masked_text[start:end] == target:
            self.take(start, end)
        else:
            self.put(target, start, end)
        self._links = links
        if self._start >= 0:
            self._blocks.append(Block(BlockKind.LINK, Span(self._start, self._cutter.length), target))
            self._start = -1

    def open_link(self, target: str) -> None:
        """Whatever comes until `close_link` leads to `target`."""
        self._links.append(_OpenLink(target))

    def close_link(self) -> None:
        """End the innermost link; one without text leaves no trace."""
        if not self._links:
            return
        link = self._links.pop()
        # Spaces at the end of a block are taken back, those of a link among them.
        end = min(link.end, self._cutter.length)
        if 0 <= link.start < end:
            self._blocks.append(Block(BlockKind.LINK, Span(link.start, end), link.target))

    def document(self, notes: tuple[FoundNote, ...], meta: Mapping[str, object], language: str) -> Document:
        """The finished document."""
        while self._links:
            self.close_link()
        self.close()
        text, pieces, moved = composed(self._cutter.text, self._cutter.pieces)
        blocks = [Block(block.kind, moved(block.span), block.target) for block in self._blocks]
        offsets = OffsetMap(pieces)
        blocks += addresses(text, blocks, lambda span: self._address(text, offsets, span))
        blocks.sort(key=lambda block: (block.span.start, block.kind is BlockKind.LINK, -block.span.end))
        placed = []
        # Mostly their ends; but the lines of two cells of a table stand beside each other.
        reaches = list(accumulate((piece.source.end for piece in pieces), max)) if notes else []
        for note in notes:
            at = clean_offset(pieces, reaches, note.span.end)
            while at < len(text) and text[at].isspace():
                at += 1
            marked = None
            if note.marked is not None:
                start, end = (clean_offset(pieces, reaches, each) for each in (note.marked.start, note.marked.end))
                marked = Span(start, end)
            placed.append(Note(note.text, note.span, at, marked))
        return Document(
            name=self.source.name,
            source_text=self.source_text,
            text=text,
            offsets=offsets,
            blocks=tuple(blocks),
            notes=tuple(placed),
            meta=meta,
            language=language,
            landmarks=tuple(self.landmarks),
        )

    def _address(self, _: str, offsets: OffsetMap, span: Span) -> str:
        """Where an address leads that stands bare in the text: as the source has it, underscores and all."""
        return offsets.to_source(span).cut(self.masked_text)

    def _begin(self, start: int) -> None:
        if self._cutter.length:
            after = self._cutter.source_end
            gap = self.masked_text[after : max(after, start)]
            # Only the white space of the gap: what else was cut there must map to the block that follows.
            self._cutter.append("\n\n", after, after + len(gap) - len(gap.lstrip()))
        self._start = self._cutter.length

    def _touch_links(self, before: int) -> None:
        if self._links and self._cutter.length > before:
            for link in self._links:
                if link.start < 0:
                    link.start = before
                link.end = self._cutter.length


class SpeltPage(Page):
    """A page whose source may spell an address in its own way (“&amp;”, “\\/”): it leads where the clean text says."""

    def _address(self, text: str, offsets: OffsetMap, span: Span) -> str:  # noqa: ARG002 - as the page's
        return span.cut(text)
