"""The parts of a story as one document, and the way back from its findings to each part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from powlint.model.chunks import BLANK_LINE
from powlint.model.document import Block, Document, Part
from powlint.model.finding import Finding, Related
from powlint.model.span import OffsetMap, Span


class Joined:
    """Documents one after the other, a blank line between them, each with whether it tells the story itself."""

    def __init__(self, name: str, told: Iterable[tuple[Document, bool]]) -> None:
        self._documents: list[Document] = []
        parts: list[Part] = []
        blocks: list[Block] = []
        at = 0
        for document, is_text in told:
            span = Span(at, at + len(document.text))
            self._documents.append(document)
            parts.append(Part(span, is_text))
            blocks += [replace(block, span=block.span.moved(at)) for block in document.blocks]
            at = span.end + len(BLANK_LINE)
        text = BLANK_LINE.join(document.text for document in self._documents)
        # What metadata clear is asked of each part by itself; nothing leads from here to a source but through a part.
        self.document = Document(name, "", text, OffsetMap(()), tuple(blocks), parts=tuple(parts))

    def shared(self, findings: Iterable[Finding]) -> list[list[Finding]]:
        """The findings of each part, their places in its own text; related ones name the part they stand in."""
        shares: list[list[Finding]] = [[] for _ in self._documents]
        for finding in findings:
            number = self.document.part(finding.span.start)
            related = tuple(self._related(each, number) for each in finding.related)
            shares[number].append(replace(finding, span=self._own(finding.span, number), related=related))
        return shares

    def _related(self, related: Related, home: int) -> Related:
        number = self.document.part(related.span.start)
        path = self._documents[number].name if number != home else ""
        return replace(related, span=self._own(related.span, number), path=path)

    def _own(self, span: Span, number: int) -> Span:
        return span.moved(-self.document.parts[number].span.start)
