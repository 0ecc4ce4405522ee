"""A checked ruleset becomes the checks that run; what cannot work is told before any draft is read."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from powlint.checks import RuleCheck
from powlint.errors import CheckError, PatternError, Problem, RulesetError
from powlint.model.rule import Finder, Query, Rule, Ruleset, Status
from powlint.patterns import Pattern, Words, compile_query
from powlint.rules.references import Names, at_offset, dangling, queries_in

_NASTY = ("a", "1", " ", "a ", "Aa ", "a, ", "-", "a-", "é", "\n", ".", "“a” ")
"""What runaway patterns stumble over, each many times over and with a mark at the end that fits nothing."""
_NASTY_LENGTH = 5000
_LETTERS = re.compile(r"[^\W_]{2,}")


def compile_ruleset(  # noqa: PLR0913  all but the first by name
    ruleset: Ruleset,
    *,
    layers: frozenset[str],
    finders: Mapping[str, Finder],
    today: date,
    verify: bool = False,
    gated: bool = True,
    words: Words | None = None,
) -> list[RuleCheck]:
    """The checks of all rules but retired ones; patterns compile on first use.

    `layers` are those that the annotators give; `words` are the annotators', whose patterns are not made again. With
    `verify` every pattern is compiled and tried on texts that make careless ones run away. Without `gated` rules run
    on any draft, as they must on their own examples.
    Raises RulesetError with all names that stand for nothing and all patterns that cannot work.
    """
    problems = list(dangling(Names(ruleset, layers, finders)))
    if problems:
        raise RulesetError(problems)
    known = words or Words(ruleset.lexicon, finders=finders)
    words = known.knowing(layers | _vocabulary_layers(ruleset))
    checks: list[RuleCheck] = []
    for rule in ruleset.rules:
        if rule.status is Status.RETIRED:
            continue
        try:
            checks.append(RuleCheck(rule, words, today, gated=gated))
        except PatternError as trouble:
            problems += list(_faults(queries_in(rule), words)) or [_unplaced(rule, trouble)]
    if verify:
        problems += _all_faults(ruleset, words)
    if problems:
        raise RulesetError(problems)
    return checks


def _vocabulary_layers(ruleset: Ruleset) -> frozenset[str]:
    return frozenset(name for name, entry in ruleset.lexicon.items() if entry.layer)


def _all_faults(ruleset: Ruleset, words: Words) -> Iterator[Problem]:
    for entry in ruleset.lexicon.values():
        for queries in entry.phrases.values():
            yield from _faults(queries, words)
    for rule in ruleset.rules:
        yield from _faults(queries_in(rule), words)


def _faults(queries: Iterable[Query], words: Words) -> Iterator[Problem]:
    """What is wrong with patterns, each at its place in the author's file."""
    for query in queries:
        written = query.phrase or query.regex
        try:
            pattern = compile_query(query, words)
            pattern.verify()
        except PatternError as trouble:
            yield at_offset(query.mark, written, trouble.offset, str(trouble))
            continue
        if (query.regex or "words>" in query.phrase) and _runs_away(query, pattern):
            message = "this pattern can run for minutes on an odd text; avoid a repetition inside a repetition"
            yield at_offset(query.mark, written, 0, message)


def _runs_away(query: Query, pattern: Pattern) -> bool:
    """Whether a pattern runs out of its time on one of the nasty texts."""
    literal = min(pattern.literals, default="") if pattern.literals else ""
    # The engine gives up at once on a text without the letters that a match cannot do without: so they all stand there.
    tail = " ".join(("!", string.printable, *_LETTERS.findall(query.regex or query.phrase)))
    for piece in _NASTY:
        run = piece * (_NASTY_LENGTH // len(piece))
        for text in dict.fromkeys((f"{run}{literal}{tail}", f"{literal}{run}{tail}")):
            try:
                pattern.try_on(text)
            except CheckError:
                return True
    return False


def _unplaced(rule: Rule, trouble: PatternError) -> Problem:
    return at_offset(rule.mark, rule.id, 0, str(trouble))
