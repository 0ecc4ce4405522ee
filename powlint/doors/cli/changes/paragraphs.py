"""From the changed lines of a draft to the paragraphs that they touch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from powlint.doors.cli.changes.patch import Hunk
from powlint.errors import ReadError
from powlint.model.document import BlockKind, Document
from powlint.model.span import Span
from powlint.readers.front_matter import front_matter


def touched(document: Document, hunks: Iterable[Hunk]) -> tuple[Span, ...] | None:
    """The paragraphs (in clean text) that changes touch; None if they concern the whole draft.

    These are changes in front matter and metadata, which rules and clearances ask for, and notes on the whole draft.
    """
    blocks = _Blocks(document)
    starts = list(accumulate((len(line) + 1 for line in document.source_text.split("\n")), initial=0))
    last = len(starts) - 1
    body = _body(document)
    found: set[Span] = set()
    for hunk in hunks:
        first = min(max(hunk.start - 1, 0) if hunk.count else hunk.start, last)
        changed = Span(starts[first], starts[min(first + hunk.count, last)])
        if hunk.of_draft or changed.start < body:
            return None
        for span, kind in blocks.at(changed):
            if kind is BlockKind.META:
                return None
            found.add(span)
    return tuple(sorted(found))


def _body(document: Document) -> int:
    """Where in the source the front matter ends."""
    try:
        return front_matter(document.source_text, document.name).body
    except ReadError:  # what merely looks like front matter in a format that has none
        return 0


class _Blocks:
    """The paragraphs of a document in the order of its source."""

    def __init__(self, document: Document) -> None:
        lone = frozenset(document.addresses)
        self._placed = sorted(
            (document.offsets.to_source(block.span), block.span, block.kind)
            for block in document.blocks
            if block.kind is not BlockKind.LINK or block.span in lone
        )
        self._starts = [source.start for source, _, _ in self._placed]
        self._reaches = list(accumulate((source.end for source, _, _ in self._placed), max))

    def at(self, changed: Span) -> Iterator[tuple[Span, BlockKind]]:
        """What lies on changed lines of the source; if nothing does, as where lines were cut, its two neighbours."""
        before = bisect_left(self._starts, changed.start)
        after = bisect_left(self._starts, changed.end, lo=before)
        first = bisect_left(self._reaches, changed.start + 1, hi=before)
        inside = [at for at in range(first, after) if self._placed[at][0].end > changed.start]
        for at in inside or self._neighbours(before):
            _, span, kind = self._placed[at]
            yield span, kind

    def _neighbours(self, before: int) -> Sequence[int]:
        return range(max(before - 1, 0), min(before + 1, len(self._placed)))
