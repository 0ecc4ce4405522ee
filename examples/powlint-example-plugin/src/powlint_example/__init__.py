"""An example of a plugin for powlint: what it adds, offered by hooks."""

from __future__ import annotations

from pathlib import Path

from powlint import Finder, Reporter, hookimpl
from powlint_example.coordinates import Coordinates
from powlint_example.table import TsvReporter


@hookimpl
def powlint_add_rulesets() -> list[Path]:
    """Offer the pack beside this file; newsrooms switch it on by its folder's name."""
    return [Path(__file__).parent / "rulesets" / "example"]


@hookimpl
def powlint_add_finders() -> list[Finder]:
    """Offer a word for rules: `find: {finder: coordinates}`, or `<coordinates>` in a phrase."""
    return [Coordinates()]


@hookimpl
def powlint_add_reporters() -> list[Reporter]:
    """Offer `--format tsv`."""
    return [TsvReporter()]
