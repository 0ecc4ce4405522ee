"""Options that several commands share, and the settings that come of them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from powlint.cache import Cache
from powlint.errors import Told, UsageError, did_you_mean
from powlint.model.finding import Severity
from powlint.settings import Settings, load

CACHE = "POWLINT_CACHE"
"""The variable that names the folder where assembled rules are kept; empty or “off” for nowhere."""
LEVELS = tuple(level.value for level in Severity)


class Parser(argparse.ArgumentParser):
    """A parser whose complaints end like all of ours."""

    def exit(self, *_: object) -> None:  # type: ignore[override]
        """End the run after its help."""
        raise Told

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raise the complaint as ours, with the way to the command's help."""
        raise UsageError(f"{self.prog}: {message}\ntry: {self.prog} --help")


def parser(command: str, description: str) -> Parser:
    """An empty parser for one command, knowing only --config."""
    made = Parser(
        prog=f"powlint {command}",
        description=description,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument(
        "--config", type=Path, metavar="FILE", help="take the settings from FILE, not from the nearest folder"
    )
    return made


def settings(config: Path | None) -> Settings:
    """The settings that hold here."""
    return load(Path.cwd(), config=config)


def cache(refused: bool) -> Cache | None:
    """Where assembled rules are kept between runs: as POWLINT_CACHE says, or among the user's caches."""
    place = os.environ.get(CACHE)
    if refused or place in ("", "off"):
        return None
    if place is not None:
        return Cache(Path(place).absolute())
    above = os.environ.get("XDG_CACHE_HOME", "")
    try:
        # A relative XDG_CACHE_HOME is to be passed over, says its specification.
        return Cache((Path(above) if Path(above).is_absolute() else Path.home() / ".cache") / "powlint")
    except RuntimeError:  # no home
        return None


def with_packs(found: Settings, packs: Iterable[str]) -> Settings:
    """The settings with other packs, named from the working folder; unchanged if none is given."""
    named = tuple(str(Path(pack).absolute()) if Path(pack).exists() else pack for pack in packs)
    return replace(found, packs=named, places={}) if named else found


def words(given: Iterable[str] | None) -> tuple[str, ...]:
    """The words of an option that may be repeated and may hold several, apart by commas."""
    return tuple(word.strip() for text in given or () for word in text.split(",") if word.strip())


def level(given: str | None) -> Severity | None:
    """The severity an option names."""
    if given is None:
        return None
    if given not in LEVELS:
        hint = did_you_mean(given, LEVELS)
        raise UsageError(f"“{given}” is no severity{hint}; take {', '.join(LEVELS)}")
    return Severity(given)


def author(settings: Settings) -> str:
    """Whose name stands behind what is written: the settings' word, or who is logged in. Raises UsageError."""
    if settings.by:
        return settings.by
    from getpass import getuser  # noqa: PLC0415 - few runs write anything that somebody answers for

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("nobody knows who you are: write `by` into the settings, or set USER") from None


def count(given: str) -> int:
    """A number of processes."""
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError("takes a number of processes, 1 or more")
    return int(given)
