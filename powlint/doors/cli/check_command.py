"""`powlint check`: drafts in, a report out."""

from __future__ import annotations

import argparse
import io
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from powlint.assemble import Parts
from powlint.doors.cli import DEBUG, files, jobs, linting, options
from powlint.doors.cli.outputs import outputs
from powlint.doors.cli.streams import aside, colored, complain, on_screen, written
from powlint.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, UsageError
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.model.report import FileReport, Report
from powlint.model.reporting import Masking, ReportOptions
from powlint.plugins.builtin import REPORTERS
from powlint.settings import Settings

if TYPE_CHECKING:
    from powlint.doors.cli.changes.narrowing import Changes
    from powlint.doors.cli.duty_log import DutyLog
    from powlint.doors.cli.fixing import Fixing

Write = Callable[[TextIO, ReportOptions], None]
Bring = Callable[[Callable[[TextIO], object]], None]


def run(words: Sequence[str]) -> int:
    """Lint what the command line names; the exit status."""
    asked = parser().parse_args(words)
    paths = [*asked.paths, *asked.package] or ([] if asked.since is None else [Path().as_posix()])
    if not paths:
        raise UsageError("powlint check: give files or folders, or - for standard input\ntry: powlint check --help")
    settings = _settings(asked)
    log = _duty_log(settings)
    parts = Parts(settings, date.today(), options.cache(asked.no_cache))
    wanted = outputs(asked.output, asked=asked.format, usual=settings.format)
    reporters = [(parts.reporter(output.format), output.path) for output in wanted]
    given = linting.drafts_given(paths, asked.package, settings)
    _refuse_overwriting([*(output.path for output in wanted), log.path if log else None], given, paths, settings)
    linter = parts.linter(debug=bool(os.environ.get(DEBUG)))
    report, fixes = _linted(asked, given, linter, parts)
    linting.complain_of(report, given, asked.masking)
    writers: list[tuple[Write, Path | None]] = [(partial(reporter.write, report), path) for reporter, path in reporters]
    if fixes and asked.diff:
        writers[0] = fixes.write_diff, writers[0][1]
    reporting = _reporting(asked, parts, linter)
    delivered = _delivered(writers, fixes, reporting, color=asked.color)
    logged = log is None or log.is_kept(report, fixes.mended if fixes else (), reporting.rules, parts.packs)
    parts.keep()
    return _status(report, fixes) if delivered and logged else EXIT_TROUBLE


def _linted(
    asked: argparse.Namespace, given: files.Given, linter: Linter, parts: Parts
) -> tuple[Report, Fixing | None]:
    """What is said of the drafts, and what was or would be fixed in them."""
    changes = _changes(asked.since)
    given = given if changes is None else changes.among(given)
    stdin = files.read_stdin(asked.stdin_filename) if given.stdin else None
    piped = None if stdin is None else jobs.lint_source(stdin, linter)
    lint = partial(linting.reports, given, linter=linter, parts=parts)
    report = Report(lint(piped), parts.settings.fail_on)
    if changes is not None:
        report = _narrowed(report, changes, linter)
    fixes = _fixes(asked, report, parts, stdin, piped)
    if fixes is None or not asked.fix:
        return report, fixes
    fixes = fixes.made(linter)
    # What remains of a story is seen in the whole of it only.
    return fixes.among(lint(fixes.piped)) if given.stories else fixes.report, fixes


def _duty_log(settings: Settings) -> DutyLog | None:
    if settings.duty_log is None:
        return None
    from powlint.doors.cli.duty_log import begun  # noqa: PLC0415 - only for those who keep one

    return begun(settings.duty_log, settings)


def _changes(since: str | None) -> Changes | None:
    if since is None:
        return None
    from powlint.doors.cli.changes import git, narrowing  # noqa: PLC0415 - only for those who ask

    return narrowing.Changes(*git.changes(since))


def _narrowed(report: Report, changes: Changes, linter: Linter) -> Report:
    narrowed = changes.narrowed(report, linter.checks)
    count = report.reported - narrowed.reported
    if count:
        complain(f"{count} finding{'s' if count > 1 else ''} in unchanged paragraphs not shown")
    return narrowed


def _fixes(
    asked: argparse.Namespace, report: Report, parts: Parts, stdin: Source | FileReport | None, piped: FileReport | None
) -> Fixing | None:
    if not (asked.fix or asked.diff):
        return None
    from powlint.doors.cli.fixing import fixing  # noqa: PLC0415 - only for those who ask

    return fixing(report, parts.plugins.choose_reader, stdin if isinstance(stdin, Source) else None, piped)


def _reporting(asked: argparse.Namespace, parts: Parts, linter: Linter) -> ReportOptions:
    return ReportOptions(
        masking=asked.masking,
        show_silenced=asked.show_silenced,
        sources=parts.sources,
        rules={check.rule.id: check.rule for check in linter.checks},
        root=Path.cwd().as_posix(),
    )


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = options.parser("check", "Lint drafts: report what is at risk for prisoners of war, why, and a way out.")
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="files; folders, searched for drafts; - for standard input")
    add("--package", action="append", default=[], metavar="FOLDER", help="lint what lies in FOLDER as one story")
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
    _add_baseline(made)
    fixing = made.add_mutually_exclusive_group()
    fixing.add_argument("--fix", action="store_true", help="make the safe fixes in the drafts, and report what remains")
    fixing.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    fixing.add_argument(
        "--changed",
        dest="since",
        action="store_const",
        const="HEAD",
        help="lint what is not as in the last commit, and report on changed paragraphs only",
    )
    fixing.add_argument("--changed-since", dest="since", metavar="REV", help="the same, for what is new since REV")
    color = made.add_mutually_exclusive_group()
    color.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")
    color.add_argument("--no-color", dest="color", action="store_const", const="never", help="no colours")
    _add_masking(made)
    return made


def _add_baseline(parser: argparse.ArgumentParser) -> None:
    baseline = parser.add_mutually_exclusive_group()
    # Unless one of them is given there is no such attribute, and the settings' word counts.
    baseline.add_argument(
        "--baseline", type=Path, default=argparse.SUPPRESS, metavar="FILE", help="silence what this baseline holds"
    )
    baseline.add_argument(
        "--no-baseline",
        dest="baseline",
        action="store_const",
        const=None,
        default=argparse.SUPPRESS,
        help="silence nothing that a baseline holds",
    )


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
    found = options.settings(asked.config)
    return replace(found, baseline=asked.baseline if "baseline" in asked else found.baseline).overruled(
        select=options.words(asked.select),
        ignore=options.words(asked.ignore),
        fail_on=options.level(asked.fail_on),
        output_format=asked.format,
        jobs=asked.jobs,
    )


def _status(report: Report, fixes: Fixing | None) -> int:
    """What the run comes to; fixes that wait to be made are something to mend."""
    if report.faults:
        return EXIT_TROUBLE
    return EXIT_FINDINGS if report.failing or (fixes and fixes.waiting) else EXIT_CLEAN


def _delivered(
    writers: Iterable[tuple[Write, Path | None]], fixes: Fixing | None, reporting: ReportOptions, *, color: str
) -> bool:
    """Whether all reports could be written where they belong, the one for standard output after the fixed draft."""
    bring: Bring = written
    if fixes and fixes.is_made and fixes.stdin:
        fixes.bring_out()
        bring = aside
    delivered = [_is_written(write, path, reporting, bring=bring, color=color) for write, path in writers]
    if fixes:
        complain(fixes.summary)
    return all(delivered)


def _is_written(write: Write, path: Path | None, reporting: ReportOptions, *, bring: Bring, color: str) -> bool:
    """Whether a report could be written where it belongs. A file may be kept: what decides by itself, masks there."""
    try:
        if path is None:
            bring(lambda out: write(out, replace(reporting, color=colored(out, color), on_screen=on_screen(out))))
            return True
        masking = Masking.MASK if reporting.masking is Masking.AUTO else reporting.masking
        content = io.BytesIO()
        stream = io.TextIOWrapper(content, encoding="utf-8", errors="backslashreplace", newline="\n")
        write(stream, replace(reporting, masking=masking))
        stream.flush()
        files.write(path, content.getvalue())
    except UsageError as error:
        complain(str(error))
        return False
    return True


def _refuse_overwriting(
    wanted: Iterable[Path | None], given: files.Given, paths: Sequence[str], settings: Settings
) -> None:
    drafts = {os.path.realpath(draft) for draft in given.paths}
    for path in filter(None, wanted):
        if os.path.realpath(path) in drafts:
            raise UsageError(f"{path.as_posix()}: is one of the drafts; write somewhere else")
        if files.would_be_draft(path, paths, settings):
            raise UsageError(
                f"{path.as_posix()}: would be one of the drafts of the next run; "
                "give it another ending, or write somewhere else"
            )
