"""Which rules run, and how grave each is: the rules' own word, then the settings', then the command line's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from powlint.errors import Problem, SettingsError, did_you_mean
from powlint.model.rule import Rule, Status
from powlint.settings.values import Settings


def chosen(rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that run, with the severities set. Raises SettingsError for every word that means no rule.

    A word means a rule by its id, or all of a category or family of categories: `identity.name`, `identity`.
    The command line is heard last: what it selects runs though the settings have it off.
    """
    problems = [*_unknown(rules, settings), *_retired(rules, settings)]
    if problems:
        raise SettingsError(problems)
    return tuple(_weighed(rule, settings) for rule in rules if _runs(rule, settings))


def _runs(rule: Rule, settings: Settings) -> bool:
    if rule.status is Status.RETIRED or _among(rule, settings.ignore):
        return False
    if rule.id in settings.select:
        return True
    if settings.select and not _among(rule, settings.select):
        return False
    return not _among(rule, settings.off) and (rule.status is not Status.DRAFT or rule.id in settings.on)


def _weighed(rule: Rule, settings: Settings) -> Rule:
    level = settings.severities.get(rule.id)
    return rule if level is None else replace(rule, severity=level)


def _among(rule: Rule, words: Iterable[str]) -> bool:
    return any(word in (rule.id, rule.category, rule.category.partition(".")[0]) for word in words)


def _unknown(rules: Sequence[Rule], settings: Settings) -> Iterator[Problem]:
    ids = {rule.id for rule in rules}
    groups = {word for rule in rules for word in (rule.category, rule.category.partition(".")[0])}
    for word in dict.fromkeys((*settings.on, *settings.off, *settings.select, *settings.ignore)):
        if word not in ids and word not in groups:
            yield settings.complaint(word, f"there is no rule or category “{word}”{_hint(word, ids | groups)}")
    for word in settings.severities:
        if word not in ids:
            yield settings.complaint(word, f"there is no rule “{word}”{_hint(word, ids)}")


def _retired(rules: Sequence[Rule], settings: Settings) -> Iterator[Problem]:
    named = {*settings.on, *settings.select}
    for rule in rules:
        if rule.status is Status.RETIRED and rule.id in named:
            yield settings.complaint(rule.id, f"the rule “{rule.id}” is retired and never runs; take it out")


def _hint(word: str, known: Iterable[str]) -> str:
    return did_you_mean(word, known) or "; “powlint rules” lists them"
