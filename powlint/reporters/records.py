"""What is said of a draft as records for programs, as docs/schema/report.schema.json has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from powlint.model.finding import Finding, Severity
from powlint.model.report import Fault, Report
from powlint.reporters.secrets import MASK
from powlint.reporters.shown import Shown, level_counts, source_place

Record = dict[str, object]


def finding_record(entry: Shown, finding: Finding) -> Record:
    """A finding; if it is silenced, with who did it and why."""
    text = entry.source.cut(entry.document.source_text) if entry.document else ""
    said: Record = {
        "rule": finding.rule_id,
        "category": finding.category,
        "severity": finding.severity.value,
        "message": entry.message,
        "start": entry.source.start,
        "end": entry.source.end,
        "line": entry.place.line,
        "column": entry.place.column,
        "end_line": entry.place.end_line,
        "end_column": entry.place.end_column,
        "text": MASK if entry.masked else text,
        "masked": entry.masked,
        "sources": list(finding.sources),
        "why": finding.why,
        "instead": list(finding.instead),
        "suggestions": list(finding.suggestions),
        "fix": finding.fix,
        "related": list(_related(entry, finding)),
        "sensitive": finding.sensitive,
        "blocks": finding.blocks,
    }
    return said if entry.silence is None else {**said, "by": entry.silence.by, "reason": entry.silence.reason}


def remark_record(entry: Shown) -> Record:
    """A remark on a draft's own notes and waivers."""
    return {
        "path": entry.path,
        "line": entry.place.line,
        "column": entry.place.column,
        "severity": entry.severity.value,
        "message": entry.message,
    }


def fault_record(fault: Fault, message: str) -> Record:
    """A fault, with as much of it as may be told."""
    return {"path": fault.path, "message": message}


def summary_record(report: Report, entries: Iterable[Shown]) -> Record:
    """What a run comes to; `entries` are those of all its files."""
    counts = level_counts(entries)
    return {
        "files": len(report.files),
        **{f"{severity.value}s": counts[severity] for severity in Severity},
        "silenced": sum(len(file.verdict.silenced) for file in report.files),
        "faults": len(report.faults),
        "fail_on": report.fail_on.value,
        "failing": report.failing,
    }


def _related(entry: Shown, finding: Finding) -> Iterator[Record]:
    for related in finding.related:
        source, place = source_place(entry.document_of(related), related.span)
        elsewhere = {"path": related.path} if related.path else {}
        yield {"start": source.start, "end": source.end, **asdict(place), "message": related.message, **elsewhere}
