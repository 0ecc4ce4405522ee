"""`powlint baseline`: what was found before anybody looked is written down, and silenced from then on."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TextIO

from powlint.assemble import Parts
from powlint.doors.cli import files, linting, options
from powlint.doors.cli.private import make_salt
from powlint.doors.cli.streams import on_screen
from powlint.doors.cli.streams import written as write_out
from powlint.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, UsageError
from powlint.model.finding import Finding
from powlint.model.report import FileReport, Report, Silenced, Verdict
from powlint.model.reporting import ReportOptions
from powlint.reporters.printable import printable
from powlint.reporters.secrets import secrets
from powlint.settings import Settings, shown_path
from powlint.triage.baseline import Baseline, Comparison, Entry
from powlint.triage.baseline_file import read_baseline, written
from powlint.triage.grounds import reasoned
from powlint.values import dataclass

_USUAL = Path("powlint-baseline.json")


def run(words: Sequence[str]) -> int:
    """Do one of the three; the exit status."""
    asked = parser().parse_args(words)
    found = options.settings(asked.config)
    # What is in the baseline is to be found, not silenced; and it takes a salt to know it again.
    settings = replace(found, baseline=None, salt_file=found.usual_salt)
    work = _Work(asked.paths or ["."], asked.file or found.baseline or _USUAL, asked.reason, settings)
    status = {"create": work.create, "update": work.update, "check": work.check}[asked.action]()
    if asked.action == "create" and found.baseline is None:
        _say(f"to have it silence, write into the settings: baseline: {work.name}")
    return status


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = options.parser("baseline", "Write down what is found in an archive, so that it is silenced from then on.")
    add = made.add_argument
    add(
        "action", choices=("create", "update", "check"), help="write it, renew it, or tell what is new and what is gone"
    )
    add("paths", nargs="*", metavar="PATH", help="files and folders, as for powlint check (default: this folder)")
    add("--file", type=Path, metavar="FILE", help=f"the baseline (default: as set, or {_USUAL})")
    add("--reason", default="", metavar="TEXT", help="why the findings that are new to it may stand")
    return made


@dataclass(frozen=True, slots=True)
class _Work:
    """What was asked: which drafts, which baseline, and why new findings may stand."""

    paths: Sequence[str]
    path: Path
    reason: str
    settings: Settings

    @property
    def name(self) -> str:
        """The baseline as messages call it."""
        return shown_path(self.path)

    def create(self) -> int:
        """Write a baseline of all that is found; never over another."""
        if os.path.lexists(self.path):
            raise UsageError(f"{self.name}: is there already; “powlint baseline update” renews it")
        self._refuse_without_reason("a baseline silences what is found")
        if not os.path.lexists(self.settings.usual_salt):
            make_salt(self.settings.usual_salt)
        parts = self._parts()
        return self._renew(Baseline((), folder=self.path.parent, salt=parts.salt), self._report(parts))

    def update(self) -> int:
        """Add what is new, and drop what is gone from the files that were looked at, or with them."""
        parts = self._parts()
        return self._renew(self._baseline(parts), self._report(parts))

    def check(self) -> int:
        """Print what is new and what is gone."""
        parts = self._parts()
        baseline = self._baseline(parts)
        report = self._report(parts)
        found = baseline.compared(report.files)
        news = replace(report, files=tuple(_news(report.files, found)))
        reporter = parts.reporter("line")

        def write(stream: TextIO) -> None:
            reporter.write(news, stream, ReportOptions(on_screen=on_screen(stream)))
            for entry in found.gone:
                stream.write(f"{printable(f'{entry.path}: gone: {entry.reason} [{entry.rule}]')}\n")

        write_out(write)
        _say(_counts(found))
        if report.faults:
            return EXIT_TROUBLE
        return EXIT_FINDINGS if news.failing else EXIT_CLEAN

    def _parts(self) -> Parts:
        return Parts(self.settings, date.today(), options.cache(refused=False))

    def _baseline(self, parts: Parts) -> Baseline:
        return read_baseline(self.path, salt=parts.salt, name=self.name)

    def _report(self, parts: Parts) -> Report:
        given = linting.drafts_given(self.paths, (), self.settings)
        report = Report(linting.reports(given, linter=parts.linter(), parts=parts), self.settings.fail_on)
        linting.complain_of(report, given)
        parts.keep()
        return report

    def _renew(self, baseline: Baseline, report: Report) -> int:
        found = baseline.compared(report.files)
        by, today = options.author(self.settings), date.today().isoformat()
        hidden = {file.path: secrets(file) for file in report.files if file.verdict.reported}
        if found.new:
            self._refuse_without_reason(f"{_findings(len(found.new))} new to the baseline")
        if found.new and any(each.in_text(f"{self.reason} {by}") for each in hidden.values()):
            raise UsageError("--reason repeats sensitive words of a draft, and a baseline must not hold them")

        def home(file: FileReport) -> str:
            return baseline.path(file.path, is_secret=hidden[file.path].in_text)

        entries = {*found.unseen, *(replace(entry, path=home(file)) for file, _, entry in found.known)}
        for file, finding in found.new:
            entries.add(Entry(home(file), finding.rule_id, finding.fingerprint, self.reason.strip(), by, today))
        files.write(self.path, written(baseline.renewed(entries)))
        _say(f"wrote {self.name}: {_counts(found)}")
        return EXIT_TROUBLE if report.faults else EXIT_CLEAN

    def _refuse_without_reason(self, what: str) -> None:
        if not reasoned(self.reason):
            raise UsageError(f"{what}: say with --reason why that may stand; nothing was written")


def _news(reports: Iterable[FileReport], found: Comparison) -> Iterator[FileReport]:
    """The files with what is new in them; what is known counts as silenced, so that its words stay masked."""
    new: dict[str, list[Finding]] = {}
    known: dict[str, list[Silenced]] = {}
    for file, finding in found.new:
        new.setdefault(file.path, []).append(finding)
    for file, finding, entry in found.known:
        known.setdefault(file.path, []).append(Silenced(finding, entry.silence))
    for file in reports:
        silenced = (*file.verdict.silenced, *known.get(file.path, ()))
        yield replace(file, verdict=Verdict(tuple(new.get(file.path, ())), silenced))


def _say(text: str) -> None:
    write_out(lambda stream: stream.write(f"{printable(text)}\n"))


def _counts(found: Comparison) -> str:
    return f"{len(found.new)} new, {len(found.gone)} gone, {len(found.known) + len(found.unseen)} kept"


def _findings(count: int) -> str:
    return f"{count} finding is" if count == 1 else f"{count} findings are"
