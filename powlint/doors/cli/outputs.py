"""Where reports go: `--output FORMAT:FILE`, as often as wanted."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from powlint.errors import UsageError
from powlint.values import dataclass

STDOUT = "-"
# One letter before the colon is a drive of Windows; a slash makes it a path.
_WITH_FORMAT = re.compile(r"([^/\\:]{2,}):(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Output:
    """A report that is wanted: in which format, and in which file; None for standard output."""

    format: str
    path: Path | None = None


def outputs(words: Sequence[str], *, asked: str | None, usual: str) -> tuple[Output, ...]:
    """The reports that `--output` words ask for, and the one for standard output unless one of them replaces it.

    `asked` is what `--format` says, `usual` the format without it. A FILE without a format takes the place of standard
    output. Raises UsageError for two reports in one place, and for a folder that is not there.
    """
    wanted, to_stdout = [], [Output(asked or usual)]
    for word in words:
        named = _WITH_FORMAT.fullmatch(word)
        form, file = (named[1], named[2]) if named else (asked or usual, word)
        if file == STDOUT and asked and named:
            raise UsageError(f"--output {word}: --format {asked} goes to standard output already; leave one out")
        if file == STDOUT or not named:
            to_stdout = []
        wanted.append(Output(form, None if file == STDOUT else Path(file)))
    found = (*to_stdout, *wanted)
    _refuse_doubles(found)
    for output in wanted:
        _refuse_missing_folder(output)
    return found


def _refuse_doubles(found: Sequence[Output]) -> None:
    seen = set()
    for output in found:
        place = "standard output" if output.path is None else os.path.realpath(output.path)
        if place in seen:
            shown = place if output.path is None else output.path.as_posix()
            raise UsageError(f"{shown}: two reports are to go there; give each a place of its own")
        seen.add(place)


def _refuse_missing_folder(output: Output) -> None:
    if output.path is not None and not output.path.parent.is_dir():
        folder = output.path.parent.as_posix()
        raise UsageError(f"{output.path.as_posix()}: cannot be written: there is no folder {folder}; make it first")
