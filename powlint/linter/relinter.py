"""A draft that is linted again and again while somebody writes it."""

from __future__ import annotations

from powlint.linter.layout import Layout
from powlint.linter.linter import Linter
from powlint.model.document import Document, Source
from powlint.model.draft import Draft
from powlint.model.report import FileReport
from powlint.model.revision import Revision
from powlint.model.span import OffsetMap, Span


class Relinter:
    """Lints the versions of one draft, one after the other, and looks at each only where it is not as the one before.

    The reports are those of the linter but for the offsets in the clean text, in which blocks stand further apart.
    """

    def __init__(self, linter: Linter) -> None:
        self._linter = linter
        self._layout: Layout | None = None
        self._draft: Draft | None = None

    def lint(self, source: Source) -> FileReport:
        """What is to be said of this version. Never raises."""
        layout, draft = self._layout, self._draft
        # Whatever goes wrong, nothing of that version is taken for true of the next.
        self._layout = self._draft = None
        reading = self._linter.reading(source, lambda source: self._laid_out(source, layout))
        findings = self._linter.findings(reading, revision=self._revision(draft))
        self._draft = reading.run.draft
        if self._draft is not None:
            self._draft.revision = None  # or every version there ever was would be kept
        return self._linter.judged(reading, findings)

    def _laid_out(self, source: Source, before: Layout | None) -> Document:
        self._layout = Layout(self._linter.read(source), before)
        return self._layout.document

    def _revision(self, before: Draft | None) -> Revision:
        """Where this version differs from the one before: everywhere, if there is none or its blocks have moved."""
        if before is None or self._layout is None or self._layout.region is None:
            return Revision(Draft(Document("", "", "", OffsetMap(()), ())), Span(0, 0))
        return Revision(before, self._layout.region)
