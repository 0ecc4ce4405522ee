from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest

from powlint.model.document import Document
from powlint.model.finding import Finding, Severity
from powlint.model.report import FileReport, Report, Verdict
from powlint.model.reporting import Reporter, ReportOptions
from powlint.model.span import OffsetMap, Piece, Span

Found = Callable[..., FileReport]
Written = Callable[..., str]


@pytest.fixture
def found() -> Found:
    """A file in which `words` are found, as often as they are given."""

    def file(text: str, *words: str, path: str = "story.md", **fields: object) -> FileReport:
        whole = Span(0, len(text))
        document = Document(path, text, text, OffsetMap([Piece(whole, whole)]), ())
        findings = []
        for each in words:
            start = text.index(each)
            given = {"severity": Severity.ERROR, "message": f"“{each}”: take it out.", **fields}
            findings.append(
                Finding(
                    rule_id="pow-name",
                    category="identity.name",
                    span=Span(start, start + len(each)),
                    matched=each,
                    **given,  # type: ignore[arg-type]
                )
            )
        return FileReport(path, Verdict(tuple(findings)), document)

    return file


@pytest.fixture
def written() -> Written:
    """What a reporter writes of some files."""

    def write(reporter: Reporter, *files: FileReport, **options: object) -> str:
        stream = StringIO()
        reporter.write(Report(files), stream, ReportOptions(**options))  # type: ignore[arg-type]
        return stream.getvalue()

    return write
