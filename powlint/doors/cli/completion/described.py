"""What each command takes, as shells want to know it: options, and what may stand behind them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable

from powlint.doors.cli.options import LEVELS
from powlint.values import dataclass

RULE_IDS = r"powlint rules 2>/dev/null | sed -n 's/^\([a-z][a-z0-9-]*\)  .*/\1/p'"
"""What prints the ids of all rules, in any shell."""

# The words of a metavar say what it stands for.
_WORD = re.compile(r"[A-Z]+")
_FILES = frozenset({"FILE", "PATH", "DRAFT", "FOLDER", "RULESET"})
_RULES = frozenset({"RULE", "RULES"})
_CHOICES = {"LEVEL": LEVELS}


@dataclass(frozen=True, slots=True)
class Taken:
    """An option, or what stands without one (then `names` is empty), and what may be written for it."""

    names: tuple[str, ...]
    help: str
    metavar: str = ""
    """Empty for an option that stands alone."""
    choices: tuple[str, ...] = ()
    rules: bool = False
    files: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """A command and all that it takes."""

    name: str
    help: str
    options: tuple[Taken, ...]
    words: tuple[Taken, ...]
    """What stands without an option, in order."""


def described(name: str, what: str, parser: argparse.ArgumentParser) -> Described:
    """What a parser takes."""
    taken = tuple(_taken(action) for action in parser._actions)  # argparse has no public list of them
    return Described(
        name, what, tuple(each for each in taken if each.names), tuple(each for each in taken if not each.names)
    )


def _taken(action: argparse.Action) -> Taken:
    stands_alone = action.nargs == 0
    metavar = "" if stands_alone else str(action.metavar or action.dest.upper())
    words = frozenset(_WORD.findall(metavar))
    choices = tuple(map(str, action.choices or _CHOICES.get(metavar, ())))
    names = tuple(action.option_strings)
    return Taken(names, action.help or "", metavar, choices, bool(words & _RULES), bool(words & _FILES))


def filled(script: str, **lines: Iterable[str] | str) -> str:
    """A script with some text, or some lines, in the place of each `{name}`; other braces are the shell's own."""
    for name, value in lines.items():
        script = script.replace(f"{{{name}}}", value if isinstance(value, str) else "\n".join(value))
    return script
