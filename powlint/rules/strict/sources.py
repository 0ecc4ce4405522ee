"""Sources that cannot be looked up: a rule is worth what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from powlint.errors import Problem
from powlint.model.rule import Check, SourceRef
from powlint.rules.strict.pages import Pages

_KEPT_IN_HOUSE = "house"


def shaky_sources(
    checks: Iterable[Check], sources: Mapping[str, SourceRef], pages: Pages, *, today: date
) -> Iterator[Problem]:
    """Rules that name no source or an unknown one, and sources named by rules whose entry is incomplete."""
    named: set[str] = set()
    for rule in (check.rule for check in checks):
        if not rule.sources:
            yield pages.at_key(rule, "the rule names no source; say under `sources` what it rests on", "sources")
        for key in rule.sources:
            source = sources.get(key)
            if source is None:
                message = f'no source has the key "{key}"; add it to `sources` in ruleset.yaml'
                yield pages.at_text(rule, message, "sources", key)
            elif key not in named and (lack := _lack(source, today)):
                yield pages.at_source(rule, f'the source "{key}" {lack}', key)
            named.add(key)


def _lack(source: SourceRef, today: date) -> str:
    """What an entry lacks. That nobody has read the source yet is an honest thing to write, and no lack."""
    if not source.checked:
        return ""
    try:
        day = date.fromisoformat(source.checked)
    except ValueError:
        return f"was checked on {source.checked}, which is no day; write the day on which somebody read it"
    if day > today:
        return f"was checked on {source.checked}, which is to come; write the day on which somebody read it"
    # Nobody outside can open a house's own rules, wherever they lie.
    if not source.address.strip() and source.kind != _KEPT_IN_HOUSE:
        return "was checked, and nobody can look it up; write under `address` where it was read"
    return ""
