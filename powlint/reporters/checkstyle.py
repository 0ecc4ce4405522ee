"""For tools that read Checkstyle's XML: a start and no end, lines and columns from 1, in code points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from powlint.model.finding import Severity
from powlint.model.report import Report
from powlint.model.reporting import ReportOptions
from powlint.reporters.markup import attribute, write_xml
from powlint.reporters.shown import Shown, from_root

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "info"}


class CheckstyleReporter:
    """Writes one `file` for each file that something is said of, with an `error` for each thing."""

    name = "checkstyle"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the findings of a run, files in order."""
        entries = (entry for file in report.files for entry in from_root(file, options))
        write_xml("".join(["<checkstyle>\n", *_files(entries), "</checkstyle>\n"]), stream)


def _files(entries: Iterator[Shown]) -> Iterator[str]:
    for path, said in groupby(entries, key=lambda entry: entry.path):
        yield f'<file name="{attribute(path)}">\n'
        yield from map(_error, said)
        yield "</file>\n"


def _error(entry: Shown) -> str:
    place = f'line="{entry.place.line}" column="{entry.place.column}"'
    source = attribute(f"powlint.{entry.rule_id}")
    return f'<error {place} severity="{_LEVELS[entry.level]}" message="{attribute(entry.said)}" source="{source}"/>\n'
