"""`powlint check`: drafts in, a report out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from powlint.assemble import Parts, assemble
from powlint.doors.cli import DEBUG, files, jobs, options
from powlint.doors.cli.streams import aside, colored, complain, on_screen, written
from powlint.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, UsageError
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.model.report import Fault, FileReport, Report
from powlint.model.reporting import Masking, Reporter, ReportOptions
from powlint.model.rule import SourceRef
from powlint.settings import Settings

if TYPE_CHECKING:
    from powlint.doors.cli.fixing import Fixing


def run(words: Sequence[str]) -> int:
    """Lint what the command line names; the exit status."""
    asked = _parser().parse_args(words)
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
    stdin = files.read_stdin(asked.stdin_filename) if given.stdin else None
    piped = None if stdin is None else jobs.lint_source(stdin, linter)
    report = Report(_reports(given, piped, linter, settings, make), settings.fail_on)
    fixes = None
    if asked.fix or asked.diff:
        from powlint.doors.cli.fixing import fixing  # noqa: PLC0415 - only for those who ask

        fixes = fixing(report, parts.plugins.choose_reader, stdin if isinstance(stdin, Source) else None, piped)
        fixes = fixes.made(linter) if asked.fix else fixes
        report = fixes.report
    _complaints(report, given)
    _deliver(asked, report, reporter, parts.sources, fixes)
    parts.keep()
    return _status(report, fixes)


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("check", "Lint drafts: report what is at risk for prisoners of war, why, and a way out.")
    add = parser.add_argument
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
    fixing = parser.add_mutually_exclusive_group()
    fixing.add_argument("--fix", action="store_true", help="make the safe fixes in the drafts, and report what remains")
    fixing.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    color = parser.add_mutually_exclusive_group()
    color.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")
    color.add_argument("--no-color", dest="color", action="store_const", const="never", help="no colours")
    masking = parser.add_mutually_exclusive_group()
    masking.set_defaults(masking=Masking.AUTO)
    masking.add_argument(
        "--reveal", dest="masking", action="store_const", const=Masking.REVEAL, help="show sensitive words everywhere"
    )
    masking.add_argument(
        "--mask", dest="masking", action="store_const", const=Masking.MASK, help="mask sensitive words everywhere"
    )
    return parser


def _settings(asked: argparse.Namespace) -> Settings:
    return options.settings(asked.config).overruled(
        select=options.words(asked.select),
        ignore=options.words(asked.ignore),
        fail_on=options.level(asked.fail_on),
        output_format=asked.format,
        jobs=asked.jobs,
    )


def _reports(
    given: files.Given, piped: FileReport | None, linter: Linter, settings: Settings, make: jobs.Make
) -> tuple[FileReport, ...]:
    """What is said of every draft, by path."""
    jobs_used = jobs.processes(len(given.drafts), settings.jobs)
    linted = jobs.linted(given.drafts, linter, make=make, jobs=jobs_used)
    reports = [*jobs.watched(linted, len(given.drafts))]
    if piped is not None:
        reports.append(piped)
    reports += [FileReport(fault.path, faults=(fault,)) for fault in given.lost]
    return tuple(sorted(reports, key=lambda report: report.path))


def _status(report: Report, fixes: Fixing | None) -> int:
    """What the run comes to; fixes that wait to be made are something to mend."""
    if report.faults:
        return EXIT_TROUBLE
    return EXIT_FINDINGS if report.failing or (fixes and fixes.waiting) else EXIT_CLEAN


def _complaints(report: Report, given: files.Given) -> None:
    for fault in report.faults:
        complain(_line(fault))
    for folder in given.empty:
        complain(f"{folder}: holds no drafts; `files` in the settings says which names are drafts")


def _line(fault: Fault) -> str:
    return fault.message if fault.message.startswith(fault.path) else f"{fault.path}: {fault.message}"


def _deliver(
    asked: argparse.Namespace,
    report: Report,
    reporter: Reporter,
    sources: Mapping[str, SourceRef],
    fixes: Fixing | None,
) -> None:
    """Bring out the report, or what fixes would change."""
    stream, bring = sys.stdout, written
    if fixes and asked.fix and files.STDIN in asked.paths:
        fixes.bring_out()
        stream, bring = sys.stderr, aside
    options = _options(asked, sources, stream)

    def write(stream: TextIO) -> None:
        if fixes and asked.diff:
            stream.writelines(fixes.diff(options))
        else:
            reporter.write(report, stream, options)

    if asked.output is None:
        bring(write)
    else:
        _save(asked.output, write)
    if fixes:
        complain(fixes.summary)


def _options(asked: argparse.Namespace, sources: Mapping[str, SourceRef], stream: TextIO) -> ReportOptions:
    return ReportOptions(
        color=asked.output is None and colored(stream, asked.color),
        on_screen=asked.output is None and on_screen(stream),
        masking=asked.masking,
        show_silenced=asked.show_silenced,
        sources=sources,
    )


def _save(output: Path, write: Callable[[TextIO], None]) -> None:
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            write(stream)
    except OSError as error:
        raise UsageError(f"{output.as_posix()}: cannot be written: {error.strerror or error}") from None


def _refuse_overwriting(output: Path | None, given: files.Given) -> None:
    if output is not None and any(os.path.realpath(output) == os.path.realpath(draft) for draft in given.drafts):
        raise UsageError(f"{output.as_posix()}: is one of the drafts; write the report somewhere else")
