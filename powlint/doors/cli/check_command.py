"""`powlint check`: drafts in, a report out."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from powlint.assemble import Parts, assemble
from powlint.doors.cli import DEBUG, files, jobs, options
from powlint.doors.cli.outputs import Output, outputs, write_whole
from powlint.doors.cli.streams import colored, complain, on_screen, written
from powlint.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, UsageError
from powlint.linter import Linter
from powlint.model.report import FileReport, Report
from powlint.model.reporting import Masking, Reporter, ReportOptions
from powlint.plugins.builtin import REPORTERS
from powlint.settings import Settings


def run(words: Sequence[str]) -> int:
    """Lint what the command line names; the exit status."""
    asked = _parser().parse_args(words)
    if not asked.paths:
        raise UsageError("powlint check: give files or folders, or - for standard input\ntry: powlint check --help")
    settings = _settings(asked)
    today = date.today()
    cache = options.cache(asked.no_cache)
    parts = Parts(settings, today, cache)
    wanted = outputs(asked.output, asked=asked.format, usual=settings.format)
    reporters = [(parts.reporter(output.format), output.path) for output in wanted]
    given = files.given(asked.paths, settings)
    _refuse_overwriting(wanted, given, asked.paths, settings)
    linter = parts.linter(debug=bool(os.environ.get(DEBUG)))
    make = partial(assemble, settings, today=today, cache=cache)
    report = Report(_reports(given, linter, settings, asked.stdin_filename, make), settings.fail_on)
    reporting = ReportOptions(
        color=colored(sys.stdout, asked.color),
        on_screen=on_screen(sys.stdout),
        masking=asked.masking,
        show_silenced=asked.show_silenced,
        sources=parts.sources,
        rules={check.rule.id: check.rule for check in linter.checks},
        root=Path.cwd().as_posix(),
    )
    status = _status(report)
    _complaints(report, given, asked.masking)
    delivered = [_delivered(report, reporter, path, reporting) for reporter, path in reporters]
    parts.keep()
    return status if all(delivered) else EXIT_TROUBLE


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("check", "Lint drafts: report what is at risk for prisoners of war, why, and a way out.")
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files; folders, searched for drafts; - for standard input")
    add("--select", action="append", metavar="RULES", help="run these rules or categories only")
    add("--ignore", action="append", metavar="RULES", help="leave these rules or categories out")
    add("--fail-on", metavar="LEVEL", help="exit 1 from this severity on: error (default), warning, suggestion")
    formats = ", ".join(reporter.name for reporter in REPORTERS)
    add("--format", metavar="NAME", help=f"{formats}, or a plugin's (default: text)")
    add("--show-silenced", action="store_true", help="show what is silenced, by whom and why")
    add("--jobs", type=options.count, metavar="N", help="how many processes (default: as many as pay)")
    add(
        *("--output", "-o"),
        action="append",
        default=[],
        metavar="FORMAT:FILE",
        help="also write a report to FILE (-: standard output); may be repeated. Without FORMAT: there instead",
    )
    add("--stdin-filename", metavar="NAME", help="what standard input is called; its ending tells the format")
    add("--no-cache", action="store_true", help="read all rules anew, and keep nothing for the next run")
    color = parser.add_mutually_exclusive_group()
    color.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")
    color.add_argument("--no-color", dest="color", action="store_const", const="never", help="no colours")
    _add_masking(parser)
    return parser


def _add_masking(parser: argparse.ArgumentParser) -> None:
    masking = parser.add_mutually_exclusive_group()
    masking.set_defaults(masking=Masking.AUTO)
    masking.add_argument(
        "--reveal", dest="masking", action="store_const", const=Masking.REVEAL, help="show sensitive words everywhere"
    )
    masking.add_argument(
        "--mask", dest="masking", action="store_const", const=Masking.MASK, help="mask sensitive words everywhere"
    )


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


def _complaints(report: Report, given: files.Given, masking: Masking) -> None:
    masks = ReportOptions(on_screen=on_screen(sys.stderr), masking=masking).masks
    for fault in report.faults:
        said = fault.message if masks else fault.whole
        complain(said if said.startswith(fault.path) else f"{fault.path}: {said}")
    for folder in given.empty:
        complain(f"{folder}: holds no drafts; `files` in the settings says which names are drafts")


def _delivered(report: Report, reporter: Reporter, path: Path | None, reporting: ReportOptions) -> bool:
    """Whether a report could be written where it belongs. A file may be kept: what decides by itself, masks there."""
    try:
        if path is None:
            written(lambda stream: reporter.write(report, stream, reporting))
            return True
        masking = Masking.MASK if reporting.masking is Masking.AUTO else reporting.masking
        content = io.BytesIO()
        stream = io.TextIOWrapper(content, encoding="utf-8", errors="backslashreplace", newline="\n")
        reporter.write(report, stream, replace(reporting, color=False, on_screen=False, masking=masking))
        stream.flush()
        write_whole(path, content.getvalue())
    except UsageError as error:
        complain(str(error))
        return False
    return True


def _refuse_overwriting(wanted: Iterable[Output], given: files.Given, paths: Sequence[str], settings: Settings) -> None:
    drafts = {os.path.realpath(draft) for draft in given.drafts}
    for path in (output.path for output in wanted if output.path is not None):
        if os.path.realpath(path) in drafts:
            raise UsageError(f"{path.as_posix()}: is one of the drafts; write the report somewhere else")
        if files.would_be_draft(path, paths, settings):
            raise UsageError(
                f"{path.as_posix()}: would be one of the drafts of the next run; "
                "give the report another ending, or write it somewhere else"
            )
