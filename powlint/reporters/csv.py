"""For spreadsheets: a table with one row for each finding, remark and fault."""

from __future__ import annotations

import csv
from typing import TextIO

from powlint.model.report import Report
from powlint.model.reporting import ReportOptions
from powlint.reporters.printable import one_line
from powlint.reporters.shown import Shown, from_root

COLUMNS = (
    *("path", "line", "column", "end_line", "end_column", "severity", "rule", "category", "message"),
    *("why", "instead", "silenced_by", "silenced_because"),
)
# A cell that begins so is a formula to a spreadsheet, which may run commands or send the table away.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class CsvReporter:
    """Writes the table, with a head; columns are counted in code points."""

    name = "csv"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the rows of a run, files in order."""
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(COLUMNS)
        for file in report.files:
            table.writerows(_row(entry) for entry in from_root(file, options))


def _row(entry: Shown) -> list[object]:
    place, finding, silence = entry.place, entry.finding, entry.silence
    numbers = [place.line, place.column, place.end_line, place.end_column]
    texts = [entry.severity.value, entry.rule_id, finding.category if finding else "", entry.message]
    texts += [finding.why, " ".join(finding.instead)] if finding else ["", ""]
    texts += [silence.by, silence.reason] if silence else ["", ""]
    return [_cell(entry.path), *numbers, *map(_cell, texts)]


def _cell(text: str) -> str:
    said = one_line(text)
    return f"'{said}" if said.startswith(_FORMULA) else said
