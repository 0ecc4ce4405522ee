"""Rules that always fire together: the writer is told twice, and one of them could go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from powlint.checks import candidates
from powlint.errors import Problem
from powlint.model.draft import Draft
from powlint.model.rule import Check, Rule
from powlint.rules.strict.texts import unmarked
from powlint.values import dataclass

LEAST_PLACES = 3
"""Two rules that meet once or twice may do so by chance."""

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule and all the places where it fired: the text, and where in it."""

    rule: Rule
    places: frozenset[Place]


def twins(checks: Sequence[Check], draft_of: Callable[[str], Draft], drafts: Iterable[Draft]) -> Iterator[Problem]:
    """Pairs of rules that fire on the same words every time, over all examples of all rules and `drafts`."""
    rules = [check.rule for check in checks]
    every = (example for rule in rules for example in (*rule.examples.flags, *rule.examples.passes))
    examples = dict.fromkeys(text for text, _ in unmarked(every))
    # A draft and an example of the same words are one text.
    texts = {draft.text: draft for draft in (*map(draft_of, examples), *drafts)}
    fired = [found for found in _fired(checks, texts) if len(found.places) >= LEAST_PLACES]
    for one, other in combinations(fired, 2):
        less, more = (one, other) if len(one.places) <= len(other.places) else (other, one)
        count = len(less.places)
        if less.places == more.places:
            message = (
                f'"{less.rule.id}" and "{more.rule.id}" fire on the same words every time, in {count} places; '
                "make one rule of them, or add an example in which one is silent"
            )
            yield _about(less.rule, message)
        elif less.places < more.places and _adds_nothing(less.rule, more.rule):
            message = (
                f'wherever "{less.rule.id}" fires, "{more.rule.id}" fires on the same words, in {count} places; '
                "take it out, or add an example in which it fires alone"
            )
            yield _about(less.rule, message)


def _adds_nothing(less: Rule, more: Rule) -> bool:
    """Whether a finding of the one is told by the other already: of the same category, and no graver."""
    return less.category == more.category and less.severity.rank >= more.severity.rank


def _fired(checks: Sequence[Check], texts: Mapping[str, Draft]) -> list[Fired]:
    places: dict[str, set[Place]] = {check.rule.id: set() for check in checks}
    for text, draft in texts.items():
        for check in candidates(checks, draft):
            places[check.rule.id].update((text, finding.span.start, finding.span.end) for finding in check.find(draft))
    return [Fired(check.rule, frozenset(places[check.rule.id])) for check in checks]


def _about(rule: Rule, message: str) -> Problem:
    mark = rule.mark
    return Problem(mark.path, mark.line, mark.column, message) if mark else Problem(rule.id, 0, 0, message)
