"""One finding a line, as compilers print them: `path:line:column: level: message [rule]`. Editors read this."""

from __future__ import annotations

from typing import TextIO

from powlint.model.finding import Severity
from powlint.model.report import Report
from powlint.model.reporting import ReportOptions
from powlint.reporters.printable import one_line
from powlint.reporters.secrets import NO_SECRETS, secrets
from powlint.reporters.shown import Shown, shown

# gcc-style readers know "note" and not "suggestion".
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}


class LineReporter:
    """Writes one line for each finding and nothing else."""

    name = "line"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the findings of a run, files in order."""
        for file in report.files:
            hidden = secrets(file) if options.masks else NO_SECRETS
            for entry in shown(file, hidden, silenced=options.show_silenced):
                stream.write(_line(entry))


def _line(entry: Shown) -> str:
    place = f"{one_line(entry.path)}:{entry.place.line}:{entry.place.column}"
    level, message = _LEVELS[entry.severity], entry.message
    if entry.silence is not None:
        level, message = "note", f"silenced by {entry.silence.by} ({entry.silence.reason}): {message}"
    return f"{place}: {level}: {one_line(message)} [{entry.rule_id}]\n"
