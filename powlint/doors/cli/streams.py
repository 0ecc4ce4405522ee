"""Standard output and error: nothing in a draft or a file name makes them fail, nor does a reader that leaves."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from io import TextIOWrapper
from typing import TextIO

from powlint.errors import UsageError
from powlint.reporters.printable import printable


def prepared() -> None:
    """Make both streams print what they cannot encode as escapes, and keep what libraries warn of out of them."""
    if not sys.warnoptions:  # a warning may quote the draft
        warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def complain(text: str) -> None:
    """Print lines to standard error, made safe for a terminal."""
    aside(lambda stream: stream.writelines(f"{printable(line)}\n" for line in text.split("\n")))


def written(write: Callable[[TextIO], object]) -> None:
    """Let `write` write to standard output. A closed pipe is no error: whoever closed it has read enough."""
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)
    except OSError as error:
        _let_go(sys.stdout)
        raise UsageError(f"standard output cannot be written: {error.strerror or error}") from None


def aside(write: Callable[[TextIO], object]) -> None:
    """Let `write` write to standard error: a report goes there where standard output carries a draft."""
    try:
        write(sys.stderr)
        sys.stderr.flush()
    except OSError:
        pass  # nobody listens; the exit status still tells


def ended(status: int) -> int:
    """The exit status, after everything is flushed."""
    try:
        written(lambda _: None)
    except UsageError as error:
        complain(str(error))
        return max(status, error.exit_status)
    return status


def colored(stream: TextIO, choice: str) -> bool:
    """Whether to write in colour: as chosen; on a terminal that has it, unless NO_COLOR is set."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def on_screen(stream: TextIO) -> bool:
    """Whether what is written is read as it passes and then gone: on a terminal, but for one whose log CI keeps."""
    is_logged = os.environ.get("CI", "").casefold() not in ("", "0", "false")
    return stream.isatty() and not is_logged


def _let_go(stream: TextIO) -> None:
    """Send what is still to be flushed nowhere, or the interpreter complains at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open until the end
