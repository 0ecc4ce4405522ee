"""One version of a draft goes through the linter, and all that may go wrong comes out as a fault, never as silence."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from pathlib import Path

from powlint.doors.lsp.desks import Desk, Desks
from powlint.doors.lsp.positions import Lines
from powlint.errors import PowlintError, Stopped
from powlint.linter import Relinter
from powlint.model.document import Document, Source
from powlint.model.finding import Finding
from powlint.model.report import Fault, FileReport
from powlint.model.rule import SourceRef
from powlint.model.span import Span
from powlint.values import dataclass

_OTHER_TEXT = "this format is not what an editor shows; “powlint check” reports on the file"


@dataclass(frozen=True, slots=True)
class Page:
    """A draft as it stands in an editor at one moment. `path` is None if it was never saved."""

    version: int
    lines: Lines
    name: str
    path: Path | None
    folder: Path

    def source(self, lines: Lines) -> Source:
        """What the linter takes, with these lines for its text."""
        return Source.of_text(lines.text, self.name, self.path)


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found in a page. `desk` is None, and the report a fault, if there was no linter for it."""

    page: Page
    report: FileReport
    desk: Desk | None = None

    @property
    def document(self) -> Document | None:
        """The page as the linter read it; None if it could not."""
        return self.report.document

    @property
    def sources(self) -> Mapping[str, SourceRef]:
        """The law and guidance that findings cite by key."""
        return self.desk.sources if self.desk else {}

    def place(self, clean: Span) -> Span:
        """Where a span of the clean text stands on the page."""
        return self.document.offsets.to_source(clean) if self.document else Span(0, 0)

    def findings_at(self, asked: Span) -> tuple[Finding, ...]:
        """The findings that a part of the page touches; one that is empty touches what it stands in or beside."""
        places = ((finding, self.place(finding.span)) for finding in self.report.verdict.reported)
        return tuple(each for each, place in places if place.start <= asked.end and asked.start <= place.end)

    def read(self, lines: Lines) -> Document | None:
        """How the linter would read the page with another text. Raises ReadError."""
        return self.desk.linter.read(self.page.source(lines)) if self.desk else None


class Proofs:
    """The pages of one draft, linted one after the other, each where it is not as the one before."""

    def __init__(self, desks: Desks) -> None:
        self._desks = desks
        self._desk: Desk | None = None
        self._relinter: Relinter | None = None

    def linted(self, page: Page, is_stopped: Callable[[], bool]) -> Linted:
        """What there is to say of a page. Raises Stopped as soon as `is_stopped` says so, and nothing else."""
        try:
            return self._linted(page, is_stopped)
        finally:
            # The parser of Markdown makes classes as it goes, which only the collector takes away; and for the sake of
            # short runs `__main__` has told that to come seldom. They are young: what the draft before left is none.
            gc.collect(1)

    def _linted(self, page: Page, is_stopped: Callable[[], bool]) -> Linted:
        try:
            desk = self._desks.desk(page.folder)
            report = self._report(page, desk, is_stopped)
        except Stopped:
            raise
        except PowlintError as error:
            return Linted(page, _lost(page, str(error)))
        except Exception as error:  # a plugin may raise anything
            return Linted(page, _lost(page, f"broke down: {type(error).__name__}; please report it"))
        if report.document is not None and len(report.document.source_text) != len(page.lines.text):
            return Linted(page, _lost(page, _OTHER_TEXT))
        return Linted(page, report, desk)

    def _report(self, page: Page, desk: Desk, is_stopped: Callable[[], bool]) -> FileReport:
        """What the linter says; nothing if the settings exclude the draft."""
        if page.path is not None and desk.passes_over(page.path):
            return FileReport(page.name)
        if self._relinter is None or self._desk is not desk:
            self._desk, self._relinter = desk, Relinter(desk.linter)
        return self._relinter.lint(page.source(page.lines), is_stopped)


def _lost(page: Page, message: str) -> FileReport:
    return FileReport(page.name, faults=(Fault(page.name, message),))
