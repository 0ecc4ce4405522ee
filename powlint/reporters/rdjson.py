"""For reviewdog: diagnostics as one object or one a line; columns from 1 in bytes of UTF-8, the end exclusive."""

from __future__ import annotations

from typing import TextIO

from powlint.model.document import Place
from powlint.model.finding import Severity
from powlint.model.report import Report
from powlint.model.reporting import FAULT_ID, ReportOptions
from powlint.reporters.columns import utf8_bytes
from powlint.reporters.json_text import write_json, write_json_line
from powlint.reporters.markup import markdown
from powlint.reporters.shown import Shown, from_root

_LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.SUGGESTION: "INFO"}
_SOURCE = {"name": "powlint"}


class RdjsonReporter:
    """Writes all diagnostics as one object."""

    name = "rdjson"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the findings of a run, files in order."""
        write_json({"source": _SOURCE, "diagnostics": _diagnostics(report, options)}, stream)


class RdjsonlReporter:
    """Writes one diagnostic a line."""

    name = "rdjsonl"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the findings of a run, files in order."""
        for diagnostic in _diagnostics(report, options):
            write_json_line({**diagnostic, "source": _SOURCE}, stream)


def _diagnostics(report: Report, options: ReportOptions) -> list[dict[str, object]]:
    return [_diagnostic(entry) for file in report.files for entry in from_root(file, options)]


def _diagnostic(entry: Shown) -> dict[str, object]:
    fix = entry.finding.fix if entry.finding and entry.silence is None else None
    place = _range(entry.place_in(utf8_bytes))
    location: dict[str, object] = {"path": entry.path}
    if entry.rule_id != FAULT_ID:
        location["range"] = place
    said: dict[str, object] = {
        "message": markdown(entry.said),
        "location": location,
        "severity": _LEVELS[entry.level],
        "code": {"value": entry.rule_id},
    }
    # One click in a review applies it, so only what a machine may put there.
    return said if fix is None else {**said, "suggestions": [{"range": place, "text": fix}]}


def _range(place: Place) -> dict[str, object]:
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return {side: {"line": line, "column": column} for side, (line, column) in (("start", start), ("end", end))}
