"""For GitLab's Code Quality report: lines without columns, and a fingerprint by which it knows a finding again."""

from __future__ import annotations

from typing import TextIO

from powlint.model.finding import Severity
from powlint.model.report import Report
from powlint.model.reporting import ReportOptions
from powlint.reporters.fingerprints import fingerprinted
from powlint.reporters.json_text import write_json
from powlint.reporters.printable import one_line
from powlint.reporters.shown import Shown

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.SUGGESTION: "info"}


class GitlabReporter:
    """Writes an array with an issue for each finding, remark and fault."""

    name = "gitlab"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the issues of a run, files in order."""
        write_json([_issue(entry, mark) for entry, mark in fingerprinted(report, options)], stream)


def _issue(entry: Shown, fingerprint: str) -> dict[str, object]:
    return {
        "description": one_line(entry.said),
        "check_name": entry.rule_id,
        "fingerprint": fingerprint,
        "severity": _LEVELS[entry.level],
        "location": {"path": entry.path, "lines": {"begin": entry.place.line, "end": entry.place.end_line}},
    }
