"""Why a check fired or stayed silent: every step it took, in words, for `powlint explain`."""

from __future__ import annotations

from collections.abc import Iterator

from powlint.checks.check import RuleCheck, named
from powlint.checks.conditions import Test
from powlint.checks.hits import Hit
from powlint.model.draft import Draft
from powlint.model.rule import Check, Condition
from powlint.model.span import Span
from powlint.patterns import fold
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was asked, whether it spoke for a finding, and at which hit (None: of the whole draft)."""

    message: str
    holds: bool
    span: Span | None = None
    is_spot: bool = False
    """Whether this step is a hit; the steps that follow are about it."""


def trace(check: Check, draft: Draft) -> Iterator[Step]:
    """The steps of a check in a draft, hit by hit."""
    gate = check.rule.gate
    if gate:
        yield Step(f"its gate “{gate}” is {'open' if draft.layer(gate) else 'shut'}", bool(draft.layer(gate)))
    folded = fold(draft.text)
    if check.literals is not None and not any(literal in folded for literal in check.literals):
        yield Step("the draft holds none of the words it cannot do without", holds=False)
        return
    if not isinstance(check, RuleCheck):
        for finding in check.find(draft):
            yield Step("found", holds=True, span=finding.span, is_spot=True)
        return
    hits = check.hits(draft)
    if not hits:
        yield Step("nothing that it looks for stands in the draft", holds=False)
    for hit in hits:
        yield from _hit_steps(check, draft, hit)


def _hit_steps(check: RuleCheck, draft: Draft, hit: Hit) -> Iterator[Step]:
    rule = check.rule
    yield Step("is what it looks for", holds=True, span=hit.span, is_spot=True)
    if rule.of:
        yield Step("concerns one of those it asks for (of)", check.is_about(draft, hit), hit.span)
    if rule.zones or rule.not_zones:
        yield Step("stands where it looks (in, not_in)", check.is_placed(draft, hit), hit.span)
    for test in check.when:
        yield Step(f"when: {_told(test, draft, hit)}", test.holds(draft, hit.spot), hit.span)
    for test in check.unless:
        yield Step(f"unless: {_told(test, draft, hit)}", not test.holds(draft, hit.spot), hit.span)
    missing = [not test.holds(draft, hit.spot) for test in check.needs]
    for test, absent in zip(check.needs, missing, strict=True):
        yield Step(f"needs: {_told(test, draft, hit)}", absent, hit.span)
    for test in check.graver:
        if test.holds(draft, hit.spot):
            yield Step(f"one level graver: {_told(test, draft, hit)}", holds=True, span=hit.span)


def _told(test: Test, draft: Draft, hit: Hit) -> str:
    condition = test.condition
    holds = test.holds(draft, hit.spot)
    if not condition.find:
        return f"the metadata {'says' if holds else 'does not say'} {condition.meta}"
    matches = test.matches(draft, hit.spot)
    found = f"{len(matches)} found" if matches else "none found"
    return f"{named(test) or 'a match'} {_near(condition)}: {found}"


def _near(condition: Condition) -> str:
    window = condition.within
    count = f"{window.count} " if window.count > 1 or window.unit == "word" else ""
    plural = "s" if window.count > 1 and count else ""
    side = f", {condition.side}" if condition.side else ""
    return f"within {count}{window.unit}{plural}{side}"
