"""A draft that is linted again and again while somebody writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from powlint.linter.layout import Layout
from powlint.linter.linter import Linter
from powlint.model.document import Document, Source
from powlint.model.draft import Draft
from powlint.model.finding import Finding, Related
from powlint.model.report import FileReport
from powlint.model.revision import Revision
from powlint.model.span import OffsetMap, Span
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class _Version:
    """A version that was linted: how it was laid out, and the draft with all that was asked of it."""

    layout: Layout
    draft: Draft


class Relinter:
    """Lints the versions of one draft, one after the other, and looks at each only where it is not as the one before.

    What it says is what the linter says.
    """

    def __init__(self, linter: Linter) -> None:
        self._linter = linter
        self._latest: _Version | None = None

    def lint(self, source: Source, is_stopped: Callable[[], bool] = lambda: False) -> FileReport:
        """What is to be said of this version. Raises Stopped as soon as `is_stopped` says so, and nothing else."""
        reading = self._linter.reading(source, self._linter.read, is_stopped)
        if reading.document is None:
            self._latest = None
            return self._linter.judged(reading, ())
        before = self._latest
        layout = Layout(reading.document, before.layout if before else None)
        laid_out = replace(reading, document=layout.document)
        findings = self._linter.findings(laid_out, revision=_revision(before, layout))
        draft = reading.run.draft
        if draft is not None:
            draft.revision = None  # or every version there ever was would be kept
        # If anything went wrong, nothing of this version is taken for true of the next.
        self._latest = _Version(layout, draft) if draft is not None else None
        return self._linter.judged(reading, tuple(_origin(finding, layout) for finding in findings))


def _revision(before: _Version | None, layout: Layout) -> Revision:
    """Where a version differs from the one before: everywhere, if there is none or its blocks have moved."""
    if before is None or layout.region is None:
        return Revision(Draft(Document("", "", "", OffsetMap(()), ())), Span(0, 0))
    return Revision(before.draft, layout.region)


def _origin(finding: Finding, layout: Layout) -> Finding:
    """A finding at its place in the document that was read."""
    related = tuple(Related(layout.origin(each.span), each.message, each.path) for each in finding.related)
    return replace(finding, span=layout.origin(finding.span), related=related)
