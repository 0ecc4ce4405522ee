"""For programs: one JSON object, described in docs/schema/report.schema.json; offsets are code points of the source.

What a program is told is cut from the source, so words are masked only on demand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TextIO

from powlint.model.finding import Finding, Severity
from powlint.model.report import FileReport, Report
from powlint.model.reporting import Masking, ReportOptions
from powlint.reporters.secrets import MASK, NO_SECRETS, Secrets, secrets
from powlint.reporters.shown import Shown, level_counts, shown, source_place

VERSION = 1
"""Goes up when a field changes its meaning or goes away; new fields may come without."""

_HALF = re.compile("[\ud800-\udfff]")
_SOURCE_FIELDS = ("kind", "title", "reference", "binds", "address", "checked")


class JsonReporter:
    """Writes the whole report as one JSON object."""

    name = "json"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the report. What the stream cannot encode is escaped, so that it stays JSON."""
        masks = options.masking is Masking.MASK
        hidden = [secrets(file) if masks else NO_SECRETS for file in report.files]
        entries = [shown(file, each, silenced=True) for file, each in zip(report.files, hidden, strict=True)]
        said = {
            "version": VERSION,
            "files": [_file(*each) for each in zip(report.files, entries, hidden, strict=True)],
            "sources": _sources(report, options),
            "summary": _summary(report, [entry for each in entries for entry in each]),
        }
        wide = "utf" in (getattr(stream, "encoding", None) or "utf-8").casefold()
        text = json.dumps(said, ensure_ascii=not wide, indent=1)
        stream.write(_HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n")


def _file(file: FileReport, entries: tuple[Shown, ...], hidden: Secrets) -> dict[str, object]:
    findings = [(entry, _finding(file, entry, entry.finding)) for entry in entries if entry.finding is not None]
    return {
        "path": hidden.path(file),
        "findings": [said for entry, said in findings if entry.silence is None],
        "silenced": [
            {**said, "by": entry.silence.by, "reason": entry.silence.reason}
            for entry, said in findings
            if entry.silence is not None
        ],
        "remarks": [_remark(entry) for entry in entries if entry.finding is None],
        "faults": [asdict(fault) for fault in file.faults],
    }


def _finding(file: FileReport, entry: Shown, finding: Finding) -> dict[str, object]:
    text = entry.source.cut(file.document.source_text) if file.document else ""
    return {
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
        "related": list(_related(file, finding)),
        "sensitive": finding.sensitive,
        "blocks": finding.blocks,
    }


def _related(file: FileReport, finding: Finding) -> Iterator[dict[str, object]]:
    for related in finding.related:
        source, place = source_place(file.document_of(related), related.span)
        elsewhere = {"path": related.path} if related.path else {}
        yield {"start": source.start, "end": source.end, **asdict(place), "message": related.message, **elsewhere}


def _remark(entry: Shown) -> dict[str, object]:
    return {
        "path": entry.path,
        "line": entry.place.line,
        "column": entry.place.column,
        "severity": entry.severity.value,
        "message": entry.message,
    }


def _sources(report: Report, options: ReportOptions) -> Mapping[str, object]:
    """What the findings cite, by key."""
    verdicts = [file.verdict for file in report.files]
    cited = {key for v in verdicts for f in (*v.reported, *(s.finding for s in v.silenced)) for key in f.sources}
    known = options.sources
    return {key: {name: getattr(known[key], name) for name in _SOURCE_FIELDS} for key in sorted(cited & known.keys())}


def _summary(report: Report, entries: list[Shown]) -> dict[str, object]:
    counts = level_counts(entries)
    return {
        "files": len(report.files),
        **{f"{severity.value}s": counts[severity] for severity in Severity},
        "silenced": sum(len(file.verdict.silenced) for file in report.files),
        "faults": len(report.faults),
        "fail_on": report.fail_on.value,
        "failing": report.failing,
    }
