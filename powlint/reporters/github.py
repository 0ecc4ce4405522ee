"""For GitHub's runners: workflow commands, which become annotations. Only about ten of a level are shown for a step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from powlint.model.finding import Severity
from powlint.model.report import Report
from powlint.model.reporting import ReportOptions
from powlint.reporters.printable import one_line
from powlint.reporters.shown import Shown, from_root

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


class GithubReporter:
    """Writes the gravest first, then what there is in all; so that of what is not shown, the most matters least."""

    name = "github"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the commands of a run. Every line begins with one: no words of a draft are taken for commands."""
        entries = [entry for file in report.files for entry in from_root(file, options)]
        by_level = {level: [entry for entry in entries if entry.level is level] for level in Severity}
        stream.writelines(map(_command, (*by_level[Severity.ERROR], *by_level[Severity.WARNING])))
        if entries:
            total = ", ".join(f"{_COMMANDS[level]}s: {len(said)}" for level, said in by_level.items())
            stream.write(f"::notice title=powlint::{total}. All are in the log of this step.\n")
        stream.writelines(map(_command, by_level[Severity.SUGGESTION]))


def _command(entry: Shown) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(entry))
    return f"::{_COMMANDS[entry.level]} {properties}::{_escaped(one_line(entry.said))}\n"


def _properties(entry: Shown) -> Iterator[tuple[str, str]]:
    place = entry.place
    yield "file", entry.path
    yield "line", str(place.line)
    yield "endLine", str(place.end_line)
    if place.line == place.end_line:  # else columns are refused
        yield "col", str(place.column)
        yield "endColumn", str(place.end_column)
    yield "title", entry.rule_id


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
