"""`powlint completion`: a script with which a shell completes commands, options and the ids of rules."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module

from powlint.doors.cli import COMMANDS, command_named
from powlint.doors.cli.completion.described import described
from powlint.doors.cli.options import Parser
from powlint.doors.cli.streams import written
from powlint.errors import EXIT_CLEAN

SHELLS = ("bash", "zsh", "fish")


def run(words: Sequence[str]) -> int:
    """Print the script for the shell that is named."""
    shell = parser().parse_args(words).shell
    commands = [described(name, what, command_named(name).parser()) for name, what in COMMANDS.items()]
    script = import_module(f"powlint.doors.cli.completion.{shell}").script(commands)
    written(lambda stream: stream.write(script))
    return EXIT_CLEAN


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = Parser(
        prog="powlint completion",
        allow_abbrev=False,
        description="Print a script with which a shell completes commands, options and rules; its first lines say how.",
    )
    made.add_argument("shell", choices=SHELLS, metavar="SHELL", help=f"the shell: {', '.join(SHELLS)}")
    return made
