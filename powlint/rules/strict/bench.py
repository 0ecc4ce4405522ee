"""All that is tried on a pack's rules when they are looked at strictly, one complaint after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from powlint.errors import Problem
from powlint.model.draft import Draft
from powlint.model.rule import Check, Ruleset
from powlint.patterns import Words
from powlint.rules.strict.collected import collected
from powlint.rules.strict.neighbours import lacks_neighbour
from powlint.rules.strict.pages import Pages
from powlint.rules.strict.sources import shaky_sources
from powlint.rules.strict.twins import twins
from powlint.rules.strict.ways import lost_ways
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Bench:
    """What is looked at strictly: rules, each with its check, and the texts to try them on.

    `bare` holds, by id, the check of each rule `stripped` of its conditions; `draft_of` reads an example; `drafts` are
    those that were given, in order, each under its name. `words` know all layers there are.
    """

    checks: tuple[Check, ...]
    bare: Mapping[str, Check]
    ruleset: Ruleset
    words: Words
    draft_of: Callable[[str], Draft]
    drafts: Mapping[str, Draft]
    today: date


def complaints(bench: Bench) -> list[Problem]:
    """All that a strict eye sees, by place."""
    return sorted(set(_all(bench)))


def _all(bench: Bench) -> Iterator[Problem]:
    pages = Pages(bench.checks)
    yield from shaky_sources(bench.checks, bench.ruleset.sources, pages, today=bench.today)
    for check in bench.checks:
        yield from lost_ways(check.rule, pages)
        message = lacks_neighbour(check.rule, bench.bare[check.rule.id], bench.draft_of)
        if message:
            yield pages.at_key(check.rule, message, "examples", "passes")
    yield from twins(bench.checks, bench.draft_of, bench.drafts.values())
    yield from collected(bench.ruleset, bench.words, bench.drafts)
