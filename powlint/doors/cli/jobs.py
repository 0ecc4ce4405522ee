"""Many drafts, in one process or several; what is said of them does not depend on how many."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from powlint.doors.cli.files import Story, read
from powlint.errors import CheckError
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.model.report import FileReport

MANY = 50
"""Drafts above which a second process pays for its start (two by fork: 34 ms, a draft: about 2 ms)."""
_SLICE = 8

Make = Callable[[], Linter]


def processes(drafts: int, wanted: int) -> int:
    """How many processes to use; `wanted` is 0 if powlint is to choose."""
    if wanted:
        return max(1, min(wanted, drafts))
    if drafts <= MANY:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, drafts // (MANY // 2)))


def linted(
    drafts: Sequence[Path | Story], linter: Linter, *, make: Make, jobs: int
) -> Iterator[tuple[FileReport, ...]]:
    """The reports of some drafts, in order. `make` builds the linter anew where it cannot be inherited."""
    if jobs > 1:
        yield from _by_several(drafts, linter, make=make, jobs=jobs)
    else:
        yield from (_lint(draft, linter) for draft in drafts)


def lint_source(source: Source | FileReport, linter: Linter) -> FileReport:
    """The report of a source; of one that could not be read, the report that says so."""
    return source if isinstance(source, FileReport) else linter.lint(source)


def watched(reports: Iterable[tuple[FileReport, ...]], total: int) -> Iterator[tuple[FileReport, ...]]:
    """The same reports, with a count on standard error if it is a terminal and the run takes over a second."""
    if not sys.stderr.isatty():
        yield from reports
        return
    begun = shown = time.monotonic()
    for done, report in enumerate(reports, start=1):
        yield report
        now = time.monotonic()
        if now - begun > 1 and now - shown > 0.1:
            shown = now
            sys.stderr.write(f"\r{done} of {total} drafts")
            sys.stderr.flush()
    if shown != begun:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _lint(draft: Path | Story, linter: Linter) -> tuple[FileReport, ...]:
    return (lint_source(read(draft), linter),) if isinstance(draft, Path) else draft.reports(linter)


def _by_several(
    drafts: Sequence[Path | Story], linter: Linter, *, make: Make, jobs: int
) -> Iterator[tuple[FileReport, ...]]:
    import multiprocessing  # noqa: PLC0415 - 20 ms, and most runs are of one process
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    forks = sys.platform.startswith("linux")  # forking a process that has threads, as on macOS, is not safe
    context = multiprocessing.get_context("fork" if forks else "spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=((lambda: linter) if forks else make,))
    try:
        slices = [drafts[at : at + _SLICE] for at in range(0, len(drafts), _SLICE)]
        for reports in pool.map(_lint_slice, slices):
            yield from reports
    except BrokenProcessPool:
        raise CheckError("a process was killed before its drafts were linted, perhaps for want of memory") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Worker:
    """What a worker process keeps between drafts; the parent never touches it."""

    linter: Linter


def _begin(make: Make) -> None:
    import signal  # noqa: PLC0415 - only in worker processes

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a traceback
    _Worker.linter = make()


def _lint_slice(drafts: Sequence[Path | Story]) -> list[tuple[FileReport, ...]]:
    return [_lint(draft, _Worker.linter) for draft in drafts]
