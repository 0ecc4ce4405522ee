"""The duty log: what became of every finding, by whose hand and when, and not a word of what was found."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from powlint.doors.cli.options import author
from powlint.doors.cli.private import append, make_salt
from powlint.doors.cli.streams import complain
from powlint.errors import UsageError
from powlint.model.finding import Finding
from powlint.model.report import FileReport, Report
from powlint.model.rule import Rule
from powlint.reporters.secrets import secrets
from powlint.settings import Settings
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class DutyLog:
    """A file to which every run adds its lines, and who answers for this run."""

    path: Path
    by: str

    def is_kept(
        self, report: Report, mended: Iterable[Finding], rules: Mapping[str, Rule], packs: Mapping[str, str]
    ) -> bool:
        """Whether the decisions of a run could be added; if not, that is told."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        decisions = [(finding, {"decision": "fixed"}) for finding in mended]
        decisions += [each for file in report.files for each in _decisions(file)]
        lines = []
        for finding, decision in decisions:
            pack = rules[finding.rule_id].pack
            rule = {"rule": finding.rule_id, "pack": pack, "version": packs.get(pack, "")}
            line = {"at": now, "by": self.by, "finding": finding.fingerprint, **rule, **decision}
            lines.append(f"{json.dumps(line, ensure_ascii=False)}\n")
        try:
            if lines:
                append(self.path, "".join(lines))
        except UsageError as error:
            complain(str(error))
            return False
        return True


def begun(path: Path, settings: Settings) -> DutyLog:
    """The duty log of a run. With the first of all runs begins the salt, if there is none. Raises UsageError."""
    log = DutyLog(path, author(settings))
    if not os.path.lexists(path) and not os.path.lexists(settings.usual_salt):
        make_salt(settings.usual_salt)
    return log


def _decisions(file: FileReport) -> Iterator[tuple[Finding, dict[str, str]]]:
    """What became of the findings of a file. Reasons are left out: they may say what was silenced."""
    for finding in file.verdict.reported:
        yield finding, {"decision": "reported"}
    hidden = secrets(file)
    for each in file.verdict.silenced:
        yield each.finding, {"decision": "silenced", "silenced_by": hidden.masked(each.silence.by)}
