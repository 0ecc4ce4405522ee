"""What is told when powlint breaks down. An error's own words may be a draft's, so they are for a screen only."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator

from powlint.doors.cli import DEBUG
from powlint.doors.cli.streams import complain, on_screen


def tell(error: BaseException) -> None:
    """Say on standard error that powlint broke down: in a line, or with the traceback if that is asked for."""
    shows = on_screen(sys.stderr)
    if os.environ.get(DEBUG):
        complain("".join(traceback.format_exception(error)).rstrip() if shows else "\n".join(frames(error)))
        return
    said = f"{type(error).__name__}: {error}" if shows else type(error).__name__
    complain(f"powlint: broke down: {said}; {DEBUG}=1 shows where, please report it")


def frames(error: BaseException) -> Iterator[str]:
    """The lines of a traceback, that of the error's cause first, without what the errors say."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from frames(before)
    yield "Traceback (most recent call last):"
    for frame in traceback.format_tb(error.__traceback__):
        yield from frame.rstrip("\n").split("\n")
    yield f"{type(error).__name__} (what it says is shown on a terminal only)"
