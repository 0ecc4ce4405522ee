"""The nearest innocent neighbour: an example that looks the same and passes, so that somebody sees why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from powlint.model.draft import Draft
from powlint.model.rule import Check, Count, Rule
from powlint.rules.strict.texts import unmarked, words_of

SHORTEST = 4
"""Shorter words stand in every sentence: that an example shares one shows nothing."""


def stripped(rule: Rule) -> Rule:
    """The rule without its conditions: what it looks for, whoever it is about and whatever stands near."""
    gather = replace(rule.gather, at_least=1, per="document") if rule.gather else None
    return replace(
        rule,
        gate="",
        of=(),
        zones=(),
        not_zones=(),
        when=(),
        unless=(),
        needs=(),
        count=Count.EACH,
        least=1,
        gather=gather,
    )


def lacks_neighbour(rule: Rule, bare: Check, draft_of: Callable[[str], Draft]) -> str:
    """What to say of a rule of whose `passes` none is a near neighbour; empty if one is.

    Of a rule with conditions that is an example in which the rule, stripped of them, finds something. A rule without
    any finds what it looks for wherever it stands; there it is an example that has a word of four letters or more in
    common with the words that an example marks.
    """
    passes = [text for text, _ in unmarked(rule.examples.passes)]
    if has_conditions(rule):
        if any(True for text in passes for _ in bare.find(draft_of(text))):
            return ""
        return (
            "no example that passes shows that the conditions matter; "
            "add one that holds what the rule looks for and passes because of them"
        )
    found = set(_marked_words(rule))
    if any(found.intersection(words_of(text)) for text in passes):
        return ""
    return "no example that passes shares a word with what the rule must find; add the sentence that looks the same"


def has_conditions(rule: Rule) -> bool:
    """Whether anything but what it looks for decides if a rule fires."""
    # What is fetched from anywhere in the draft under a name is there for the message.
    when = any(not (condition.remember and condition.within.unit == "document") for condition in rule.when)
    conditions = (rule.of, rule.zones, rule.not_zones, when, rule.unless, rule.needs, rule.least > 1, rule.gather)
    return any(conditions)


def _marked_words(rule: Rule) -> Iterator[str]:
    for text, spans in unmarked(rule.examples.flags):
        for span in spans:
            yield from (word for word in words_of(span.cut(text)) if len(word) >= SHORTEST)
