"""What was found in a page, as an editor shows it: marks under words, with all that is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
)

from powlint.doors.lsp.linting import Linted
from powlint.model.finding import Finding, Severity
from powlint.model.report import Fault, Remark
from powlint.model.reporting import NOTE_ID
from powlint.model.rule import SourceRef
from powlint.model.span import Span

NAME = "powlint"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.SUGGESTION: DiagnosticSeverity.Information,
}


def diagnostics(linted: Linted, uri: str) -> tuple[Diagnostic, ...]:
    """Faults first, then findings, then remarks on the draft's own notes and waivers."""
    verdict = linted.report.verdict
    return (
        *(_of_fault(fault, linted) for fault in linted.report.faults),
        *(of_finding(finding, linted, uri) for finding in verdict.reported),
        *(_of_remark(remark, linted) for remark in verdict.remarks),
    )


def of_finding(finding: Finding, linted: Linted, uri: str) -> Diagnostic:
    """A finding at its words, with the first source that can be opened."""
    lines = linted.page.lines
    href = _address(finding, linted.sources)
    return Diagnostic(
        range=lines.range(linted.place(finding.span)),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule_id,
        code_description=CodeDescription(href) if href else None,
        source=NAME,
        related_information=[
            DiagnosticRelatedInformation(Location(uri, lines.range(linted.place(each.span))), each.message)
            for each in finding.related
        ],
    )


def _address(finding: Finding, sources: Mapping[str, SourceRef]) -> str:
    """Of the sources that can be opened the first whose very page is known, or else the first."""
    links = [sources[key].link for key in finding.sources if key in sources and sources[key].link]
    return min(links, key=_is_a_whole_site, default="")


def _is_a_whole_site(link: str) -> bool:
    return "/" not in link.removeprefix("https://")


def _of_fault(fault: Fault, linted: Linted) -> Diagnostic:
    said = fault.message.removeprefix(f"{fault.path}: ")
    return Diagnostic(
        range=linted.page.lines.range(linted.page.lines.line_at(0)),
        message=f"the result cannot be trusted: {said}",
        severity=DiagnosticSeverity.Error,
        source=NAME,
    )


def _of_remark(remark: Remark, linted: Linted) -> Diagnostic:
    """A remark from its place to the end of the line; one on a waiver file at the first line, with its own place."""
    lines, document = linted.page.lines, linted.document
    beside = remark.path != linted.report.path or document is None
    at = lines.line_at(0) if beside or document is None else document.line_span(remark.line)
    start = at.start if beside else min(at.start + remark.column - 1, at.end)
    place = f"{Path(remark.path).name}:{remark.line}: " if beside else ""
    return Diagnostic(
        range=lines.range(Span(start, at.end)),
        message=f"{place}{remark.message}",
        severity=_SEVERITIES[remark.severity],
        code=NOTE_ID,
        source=NAME,
    )
