"""One finding a line, for editors: as compilers print them, or with end and columns as Vim and VS Code want them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from powlint.model.document import Place
from powlint.model.report import Report
from powlint.model.reporting import ReportOptions
from powlint.reporters.columns import utf8_bytes, utf16_units
from powlint.reporters.printable import one_line
from powlint.reporters.shown import NOTE_LEVELS, Shown, listed


class LineReporter:
    """Writes `path:line:column: level: message [rule]`, columns in code points, and nothing else."""

    name = "line"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the findings of a run, files in order."""
        stream.writelines(_line(entry, f"{entry.place.line}:{entry.place.column}") for entry in _all(report, options))


class GccReporter(LineReporter):
    """The same lines, by the name that editors' plugins look for."""

    name = "gcc"


class VimReporter:
    """Writes `path:line:column:end line:end column: level: message [rule]`, columns in bytes of UTF-8."""

    name = "vim"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the findings of a run, files in order."""
        stream.writelines(_line(entry, _range(entry.place_in(utf8_bytes))) for entry in _all(report, options))


class VscodeReporter:
    """Writes `path:line:column:end line:end column: level: message [rule]`, columns in units of UTF-16."""

    name = "vscode"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the findings of a run, files in order."""
        stream.writelines(_line(entry, _range(entry.place_in(utf16_units))) for entry in _all(report, options))


def _all(report: Report, options: ReportOptions) -> Iterator[Shown]:
    for file in report.files:
        yield from listed(file, options)


def _range(place: Place) -> str:
    return f"{place.line}:{place.column}:{place.end_line}:{place.end_column}"


def _line(entry: Shown, place: str) -> str:
    return f"{one_line(entry.path)}:{place}: {NOTE_LEVELS[entry.level]}: {one_line(entry.said)} [{entry.rule_id}]\n"
