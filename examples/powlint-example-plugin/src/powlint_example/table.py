"""A reporter: one line for each finding, its fields apart by tabs."""

from __future__ import annotations

import csv
from typing import TextIO

from powlint import FileReport, Finding, Report, ReportOptions

# Of one length, so that it does not tell how long a name is.
MASK = "••••"
COLUMNS = ("path", "line", "column", "severity", "rule", "message")


class TsvReporter:
    """Writes a table. Words that a sensitive finding marks are masked where the options ask for it."""

    name = "tsv"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the head, then what is reported of each file."""
        table = csv.writer(stream, delimiter="\t", lineterminator="\n")
        table.writerow(COLUMNS)
        for file in report.files:
            sensitive = {f.matched for f in _all(file) if f.sensitive and f.matched.strip()} if options.masks else set()
            secrets = sorted(sensitive, key=len, reverse=True)
            for finding in file.verdict.reported:
                table.writerow((file.path, *_place(file, finding), *_said(finding, secrets)))
            for remark in file.verdict.remarks:
                table.writerow((remark.path, remark.line, remark.column, remark.severity, "", remark.message))


def _all(file: FileReport) -> list[Finding]:
    return [*file.verdict.reported, *(silenced.finding for silenced in file.verdict.silenced)]


def _place(file: FileReport, finding: Finding) -> tuple[int, int]:
    # Findings count in clean text; the document knows the way back to the lines of the file.
    if file.document is None:
        return 1, 1
    place = file.document.place(file.document.offsets.to_source(finding.span))
    return place.line, place.column


def _said(finding: Finding, secrets: list[str]) -> tuple[str, str, str]:
    message = finding.message
    for words in secrets:
        message = message.replace(words, MASK)
    return finding.severity, finding.rule_id, message
