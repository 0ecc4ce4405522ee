"""A rule becomes a check: find, keep what is in place, ask what is near, count, and say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from powlint.checks.conditions import Test
from powlint.checks.gather import Gathering
from powlint.checks.hits import Hit, count_layers, counted, merged
from powlint.checks.known import Judgement, Known
from powlint.checks.related import Grounds, moved_people
from powlint.checks.rewording import reworded
from powlint.checks.windows import area, is_bounded, reach
from powlint.checks.wording import Wording, joined
from powlint.checks.zones import admitted, zone_layers
from powlint.model.draft import Draft
from powlint.model.finding import Finding, Related
from powlint.model.rule import Rule, Spot, Status
from powlint.model.span import Span
from powlint.patterns import Words

QUOTATION = "quotation"


class RuleCheck:
    """A rule, ready to run; raises PatternError if one of its patterns cannot be made.

    `today` decides which clearances stand. With `gated` False it runs even where the ruleset's gate is shut:
    that is how a rule is tried on its examples.
    """

    def __init__(self, rule: Rule, words: Words, today: date, *, gated: bool = True) -> None:
        self._rule = rule
        self._gate = rule.gate if gated else ""
        self._find = words.several(rule.find)
        self._of = words.several(rule.of)
        self._gather = Gathering(rule.gather, rule, words) if rule.gather else None
        self.when = tuple(Test(condition, words, today=today) for condition in rule.when)
        self.unless = tuple(Test(condition, words, today=today) for condition in rule.unless)
        self.needs = tuple(Test(condition, words, today=today) for condition in rule.needs)
        self.graver = tuple(Test(condition, words, today=today) for condition in rule.graver)
        tests = [test for test in (*self.when, *self.unless, *self.needs, *self.graver) if test.condition.find]
        self._wide = [test for test in tests if not is_bounded(test.condition.within)]
        self._near = reach(test.condition.within for test in tests if is_bounded(test.condition.within))
        self.literals = self._literals()
        self._read = self._layers()
        # All that counts of a gate is whether it is open.
        self.layers = self._read | {self._gate} if self._gate else self._read

    @property
    def rule(self) -> Rule:
        """What the author wrote."""
        return self._rule

    def find(self, draft: Draft) -> Iterable[Finding]:
        """What the rule finds in a draft, by place."""
        if self._gate and not draft.layer(self._gate):
            return ()
        if draft.revision is None:
            return tuple(self._found(draft, Known()))
        before = draft.revision.before.answers.get(self)
        # What a gathering rule finds in one place hangs on all others.
        known = before if isinstance(before, Known) and self._gather is None else None
        near = self._near_changes(draft)
        if known is None or not self._is_untouched(draft, draft.revision.before, near, known):
            rest = known.outside(near, moved_people(draft)) if known else Known()
            known = Known(rest.judged, rest.made, tuple(self._found(draft, rest)))
        draft.answers[self] = known
        return known.findings

    def _found(self, draft: Draft, known: Known) -> Iterator[Finding]:
        """What the rule finds, as far as it is not `known`, which then holds all of it."""
        kept: list[Hit] = []
        for hit in self.hits(draft):
            if not self.is_about(draft, hit):
                continue
            if hit.key not in known.judged:
                known.judged[hit.key] = self._judged(draft, hit)
            if told := known.judged[hit.key]:
                kept.append(Hit(hit.spot, (*hit.related, *told.related), told.missing))
        grounds = Grounds(draft, self._find.layers)
        for hit in counted(kept, draft, count=self._rule.count, least=self._rule.least):
            if hit.key not in known.made:
                known.made[hit.key] = self._finding(draft, hit, grounds)
            yield known.made[hit.key]

    def _near_changes(self, draft: Draft) -> Sequence[Span]:
        """Where hits may have to be judged otherwise than in the draft before."""
        # Conditions on a whole draft are as they were if nothing that they ask for has come or gone.
        unmoved = [test.is_unmoved(draft) for test in self._wide]  # all are asked: the next version compares with it
        changed = draft.changed(self._read) if all(unmoved) else None
        if changed is None:
            return [Span(0, len(draft.text))]
        return [area(self._near, draft, reach) for reach in changed]

    def _is_untouched(self, draft: Draft, before: Draft, near: Sequence[Span], known: Known) -> bool:
        """Whether there are the same hits as before, none of them near what has changed, and the same people."""
        same = all(pattern.spots(draft) is pattern.known(before) for pattern in (self._find, self._of))
        touched = any(self._find.spots(draft, place) for place in near)
        return same and not touched and not known.concerns(moved_people(draft))

    def hits(self, draft: Draft) -> Sequence[Hit]:
        """What the rule looks for, wherever it stands."""
        if self._gather is not None:
            return list(self._gather.hits(draft, self._of.persons(draft) if self._rule.of else None))
        return [Hit(spot) for spot in merged(self._find.spots(draft))]

    def is_about(self, draft: Draft, hit: Hit) -> bool:
        """Whether a hit concerns one of those that `of` asks for."""
        return not self._rule.of or (hit.spot.about != "" and hit.spot.about in self._of.persons(draft))

    def is_placed(self, draft: Draft, hit: Hit) -> bool:
        """Whether a hit stands where `in` and `not_in` want it."""
        return admitted(draft, hit.span, self._rule.zones, self._rule.not_zones)

    def _judged(self, draft: Draft, hit: Hit) -> Judgement | None:
        """What speaks for a finding; None if it stands elsewhere than it should, or a condition lets it pass."""
        if not self.is_placed(draft, hit):
            return None
        spot = hit.spot
        if not all(test.holds(draft, spot) for test in self.when):
            return None
        if any(test.holds(draft, spot) for test in self.unless):
            return None
        absent = [test for test in self.needs if not test.holds(draft, spot)]
        if self.needs and not absent:
            return None
        present = [*self.when, *(test for test in self.needs if test not in absent)]
        return Judgement(tuple(_remembered(draft, spot, present)), tuple(named(test) for test in absent))

    def _finding(self, draft: Draft, hit: Hit, grounds: Grounds) -> Finding:
        rule = self._rule
        matched = hit.span.cut(draft.text)
        remembered = {related.message: related.span.cut(draft.text) for related in hit.related}
        wording = Wording({**remembered, **hit.spot.captures, "match": matched, "missing": joined(hit.missing)})
        pilot = rule.status is Status.PILOT
        grave = any(test.holds(draft, hit.spot) for test in self.graver)
        severity = rule.severity.raised if grave else rule.severity
        return Finding(
            rule_id=rule.id,
            category=rule.category,
            severity=severity.lowered if pilot else severity,
            span=hit.span,
            matched=matched,
            message=wording.short(rule.message),
            why=rule.why,
            instead=rule.instead,
            sources=rule.sources,
            suggestions=tuple(wording.full(suggestion) for suggestion in rule.suggest),
            related=(*hit.related, *grounds.of(hit.spot, hit.related)),
            fix=None if rule.fix is None or quoted(draft, hit.span) else reworded(matched, rule.fix, wording),
            sensitive=rule.sensitive,
            blocks=not pilot,
        )

    def _literals(self) -> frozenset[str] | None:
        """Of what the rule finds; if that has none, of something that must be near it."""
        if self._gather is not None:
            return None
        needs = [self._find.literals, *(test.literals for test in self.when)]
        return next((need for need in needs if need is not None), None)

    def _layers(self) -> frozenset[str]:
        rule = self._rule
        read = [test.layers for test in (*self.when, *self.unless, *self.needs, *self.graver)]
        read += [
            self._find.layers,
            self._of.layers,
            zone_layers((*rule.zones, *rule.not_zones)),
            count_layers(rule.count),
        ]
        if self._gather is not None:
            read.append(self._gather.layers)
        if rule.fix is not None:
            read.append(frozenset({QUOTATION}))
        return frozenset().union(*read)


def quoted(draft: Draft, span: Span) -> bool:
    """Whether some of a span is somebody's own words, which no machine may change."""
    return any(True for _ in draft.within(span, QUOTATION))


def named(test: Test) -> str:
    """How a message calls a condition."""
    condition = test.condition
    written = condition.find[0] if condition.find else None
    return condition.name or condition.remember or (written.phrase or written.finder if written else condition.meta)


def _remembered(draft: Draft, spot: Spot, tests: Iterable[Test]) -> Iterator[Related]:
    for test in tests:
        if test.condition.remember and (found := test.nearest(draft, spot)) is not None:
            yield Related(Span(found.start, found.end), test.condition.remember)
