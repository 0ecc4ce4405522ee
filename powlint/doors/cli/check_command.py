"""`powlint check`: drafts in, a report out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TextIO

from powlint.assemble import Parts, assemble
from powlint.doors.cli import DEBUG, files, jobs, options
from powlint.doors.cli.streams import colored, complain, on_screen, written
from powlint.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, UsageError
from powlint.linter import Linter
from powlint.model.report import Fault, FileReport, Report
from powlint.model.reporting import Masking, Reporter, ReportOptions
from powlint.settings import Settings


def run(words: Sequence[str]) -> int:
    """Lint what the command line names; the exit status."""
    asked = parser().parse_args(words)
    if not asked.paths:
        raise UsageError("powlint check: give files or folders, or - for standard input\ntry: powlint check --help")
    settings = _settings(asked)
    today = date.today()
    cache = options.cache(asked.no_cache)
    parts = Parts(settings, today, cache)
    reporter = parts.reporter(settings.format)
    given = files.given(asked.paths, settings)
    _refuse_overwriting(asked.output, given)
    linter = parts.linter(debug=bool(os.environ.get(DEBUG)))
    make = partial(assemble, settings, today=today, cache=cache)
    report = Report(_reports(given, linter, settings, asked.stdin_filename, make), settings.fail_on)
    reporting = ReportOptions(
        color=asked.output is None and colored(sys.stdout, asked.color),
        on_screen=asked.output is None and on_screen(sys.stdout),
        masking=asked.masking,
        show_silenced=asked.show_silenced,
        sources=parts.sources,
    )
    status = _status(report)
    _complaints(report, given)
    _deliver(report, reporter, reporting, asked.output)
    parts.keep()
    return status


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = options.parser("check", "Lint drafts: report what is at risk for prisoners of war, why, and a way out.")
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="files; folders, searched for drafts; - for standard input")
    add("--select", action="append", metavar="RULES", help="run these rules or categories only")
    add("--ignore", action="append", metavar="RULES", help="leave these rules or categories out")
    add("--fail-on", metavar="LEVEL", help="exit 1 from this severity on: error (default), warning, suggestion")
    add("--format", metavar="NAME", help="text (default), line, json, or a plugin's")
    add("--show-silenced", action="store_true", help="show what is silenced, by whom and why")
    add("--jobs", type=options.count, metavar="N", help="how many processes (default: as many as pay)")
    add("--output", type=Path, metavar="FILE", help="write the report to FILE")
    add("--stdin-filename", metavar="NAME", help="what standard input is called; its ending tells the format")
    add("--no-cache", action="store_true", help="read all rules anew, and keep nothing for the next run")
    color = made.add_mutually_exclusive_group()
    color.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")
    color.add_argument("--no-color", dest="color", action="store_const", const="never", help="no colours")
    masking = made.add_mutually_exclusive_group()
    masking.set_defaults(masking=Masking.AUTO)
    masking.add_argument(
        "--reveal", dest="masking", action="store_const", const=Masking.REVEAL, help="show sensitive words everywhere"
    )
    masking.add_argument(
        "--mask", dest="masking", action="store_const", const=Masking.MASK, help="mask sensitive words everywhere"
    )
    return made


def _settings(asked: argparse.Namespace) -> Settings:
    return options.settings(asked.config).overruled(
        select=options.words(asked.select),
        ignore=options.words(asked.ignore),
        fail_on=options.level(asked.fail_on),
        output_format=asked.format,
        jobs=asked.jobs,
    )


def _reports(
    given: files.Given, linter: Linter, settings: Settings, stdin_name: str | None, make: jobs.Make
) -> tuple[FileReport, ...]:
    """What is said of every draft, by path."""
    jobs_used = jobs.processes(len(given.drafts), settings.jobs)
    linted = jobs.linted(given.drafts, linter, make=make, jobs=jobs_used)
    reports = [*jobs.watched(linted, len(given.drafts))]
    if given.stdin:
        reports.append(jobs.lint_source(files.read_stdin(stdin_name), linter))
    reports += [FileReport(fault.path, faults=(fault,)) for fault in given.lost]
    return tuple(sorted(reports, key=lambda report: report.path))


def _status(report: Report) -> int:
    if report.faults:
        return EXIT_TROUBLE
    return EXIT_FINDINGS if report.failing else EXIT_CLEAN


def _complaints(report: Report, given: files.Given) -> None:
    for fault in report.faults:
        complain(_line(fault))
    for folder in given.empty:
        complain(f"{folder}: holds no drafts; `files` in the settings says which names are drafts")


def _line(fault: Fault) -> str:
    return fault.message if fault.message.startswith(fault.path) else f"{fault.path}: {fault.message}"


def _deliver(report: Report, reporter: Reporter, reporting: ReportOptions, output: Path | None) -> None:
    def write(stream: TextIO) -> None:
        reporter.write(report, stream, reporting)

    if output is None:
        written(write)
        return
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            write(stream)
    except OSError as error:
        raise UsageError(f"{output.as_posix()}: cannot be written: {error.strerror or error}") from None


def _refuse_overwriting(output: Path | None, given: files.Given) -> None:
    if output is not None and any(os.path.realpath(output) == os.path.realpath(draft) for draft in given.drafts):
        raise UsageError(f"{output.as_posix()}: is one of the drafts; write the report somewhere else")
