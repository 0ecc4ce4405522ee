"""The command line: `main` reads which command is meant and loads that one only: every draft pays for start-up."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from powlint.errors import EXIT_CLEAN, EXIT_TROUBLE, PowlintError, Told

if TYPE_CHECKING:
    from argparse import ArgumentParser

COMMANDS = {
    "check": "lint drafts",
    "rules": "list the rules",
    "annotate": "write a copy of a draft with comments at the words",
    "explain": "show a rule, or what was seen at a line of a draft",
    "test": "run the examples that rules bring along",
    "init": "write settings and a pre-commit hook for a newsroom",
    "baseline": "silence what an archive holds already, each with a reason",
    "lsp": "serve an editor as a language server",
    "completion": "print a script with which a shell completes all this",
}
EXIT_INTERRUPTED = 130
DEBUG = "POWLINT_DEBUG"
"""The variable that, if set, shows where something broke down."""


class Command(Protocol):
    """What the module of each command holds."""

    def run(self, words: Sequence[str]) -> int:
        """Do what the words after the command say; the exit status."""
        ...

    def parser(self) -> ArgumentParser:
        """What the command takes."""
        ...


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status. Whatever goes wrong is told in a line, and never as findings."""
    from powlint.doors.cli.streams import complain, ended, on_screen, prepared  # noqa: PLC0415 - not before it is needed

    prepared()
    try:
        return ended(_run(list(sys.argv[1:] if argv is None else argv)))
    except PowlintError as error:
        complain(error.whole if on_screen(sys.stderr) else str(error))
        return ended(error.exit_status)
    except Told:
        return ended(EXIT_CLEAN)
    except KeyboardInterrupt:
        complain("powlint: interrupted")
        return ended(EXIT_INTERRUPTED)
    except (Exception, SystemExit) as error:  # whoever ends a run from within, with whatever status, breaks it off
        from powlint.doors.cli.breakdown import tell  # noqa: PLC0415 - not before it is needed

        tell(error)
        return ended(EXIT_TROUBLE)


def command_named(name: str) -> Command:
    """The module of one of our commands."""
    return cast(Command, import_module(f"powlint.doors.cli.{name}_command"))


def _run(words: list[str]) -> int:
    first, *rest = words or [""]
    if first in COMMANDS:
        return command_named(first).run(rest)
    if first == "help" and rest and rest[0] in COMMANDS:
        return _run([rest[0], "--help"])
    if first in ("-h", "--help", "help"):
        return _say(_help())
    if first in ("-V", "--version"):
        from powlint import __version__  # noqa: PLC0415 - not before it is needed

        return _say(f"powlint {__version__}\n")
    if not first:
        sys.stderr.write(_help())
        return EXIT_TROUBLE
    from powlint.doors.cli.others import run_other  # noqa: PLC0415 - only for plugins' commands and slips

    return run_other(words, COMMANDS)


def _say(text: str) -> int:
    from powlint.doors.cli.streams import written  # noqa: PLC0415 - not before it is needed

    written(lambda stream: stream.write(text))
    return EXIT_CLEAN


def _help() -> str:
    commands = "\n".join(f"  {name:<10} {what}" for name, what in COMMANDS.items())
    return (
        "usage: powlint COMMAND …\n\n"
        "An editorial linter for reporting on prisoners of war.\n\n"
        f"commands:\n{commands}\n\n"
        "  powlint COMMAND --help   what a command takes\n"
        "  powlint --version        which powlint this is\n\n"
        "exit status: 0 nothing to mend, 1 findings, 2 the answer cannot be trusted\n"
    )
