"""What was given goes through the linter, and what could not be done is told: the same for every command that lints."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from powlint.assemble import Parts, assemble
from powlint.doors.cli import files, jobs
from powlint.doors.cli.streams import complain, on_screen
from powlint.linter import Linter
from powlint.model.report import FileReport, Report
from powlint.model.reporting import Masking, ReportOptions
from powlint.settings import Settings


def drafts_given(paths: Sequence[str], packages: Sequence[str], settings: Settings) -> files.Given:
    """The drafts and stories that are meant; of `packages`, folders, each is one story."""
    given = files.given(paths, settings)
    if given.manifests or packages:
        from powlint.doors.cli.gathering import gathered  # noqa: PLC0415 - most drafts stand by themselves

        given = gathered(given, packages, settings)
    return given


def reports(
    given: files.Given, piped: FileReport | None = None, *, linter: Linter, parts: Parts
) -> tuple[FileReport, ...]:
    """What is said of every draft, by path; `piped` of the one on standard input. `parts` made the linter."""
    make = partial(assemble, parts.settings, today=parts.today, cache=parts.cache)
    drafts: tuple[Path | files.Story, ...] = (*given.drafts, *given.stories)
    linted = jobs.linted(drafts, linter, make=make, jobs=jobs.processes(len(drafts), parts.settings.jobs))
    reports = [report for several in jobs.watched(linted, len(drafts)) for report in several]
    if piped is not None:
        reports.append(piped)
    reports += [FileReport(fault.path, faults=(fault,)) for fault in given.lost]
    return tuple(sorted(reports, key=lambda report: report.path))


def complain_of(report: Report, given: files.Given, masking: Masking = Masking.AUTO) -> None:
    """Print what could not be done to standard error, a line each."""
    masks = ReportOptions(on_screen=on_screen(sys.stderr), masking=masking).masks
    for fault in report.faults:
        said = fault.message if masks else fault.whole
        complain(said if said.startswith(fault.path) else f"{fault.path}: {said}")
    for folder in given.empty:
        complain(f"{folder}: holds no drafts; `files` in the settings says which names are drafts")
