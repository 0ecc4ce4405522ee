"""Commands that are not ours: a plugin's, or a slip of the fingers."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from powlint.doors.cli.options import Parser, settings
from powlint.errors import EXIT_CLEAN, PluginError, UsageError, did_you_mean
from powlint.plugins.manager import load_plugins


def run_other(words: Sequence[str], ours: Iterable[str]) -> int:
    """Run the command that a plugin of the settings adds. Raises UsageError if there is none of that name."""
    if words[0].startswith("-"):
        raise UsageError(f"powlint: a command comes before options such as {words[0]}\ntry: powlint --help")
    found = settings(None)
    known = list(ours)
    if found.plugins:
        parser: argparse.ArgumentParser = Parser(prog="powlint", allow_abbrev=False)
        commands = parser.add_subparsers(metavar="COMMAND")
        load_plugins(found.plugins).add_commands(commands)
        if words[0] in commands.choices:
            return _status(words[0], parser.parse_args(words))
        known.extend(commands.choices)
    hint = did_you_mean(words[0], known) or f"; there are {', '.join(known)}"
    raise UsageError(f"powlint: there is no command “{words[0]}”{hint}\ntry: powlint --help")


def _status(command: str, parsed: argparse.Namespace) -> int:
    run = getattr(parsed, "run", None)
    if not callable(run):
        raise PluginError(f"the command “{command}” does nothing: its plugin sets no `run` on its parser")
    status = run(parsed)
    return status if isinstance(status, int) else EXIT_CLEAN
