"""Ways out that are none: too short to follow, or the message once more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from powlint.errors import Problem
from powlint.model.rule import Rule
from powlint.rules.strict.pages import Pages
from powlint.rules.strict.texts import words_of

LEAST_WORDS = 3

_PLACEHOLDER = re.compile(r"\{\w+\}")


def lost_ways(rule: Rule, pages: Pages) -> Iterator[Problem]:
    """The entries of `instead` that lead nowhere; the rule itself, if it has none."""
    if not rule.instead:
        yield pages.at_key(rule, "the rule gives no way out; say under `instead` what to write", "instead")
    said = words_of(_PLACEHOLDER.sub(" ", rule.message))
    for way in rule.instead:
        words = words_of(way)
        if len(words) < LEAST_WORDS:
            message = f"“{way}” is no way out; say in {LEAST_WORDS} words or more what to write"
            yield pages.at_text(rule, message, "instead", way)
        elif _holds(said, words) or _holds(words, said):
            message = f"“{way}” repeats the message; say what to write, in a sentence or an example"
            yield pages.at_text(rule, message, "instead", way)


def _holds(words: list[str], part: list[str]) -> bool:
    """Whether the words of `part` stand among `words`, all in a row."""
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(words)} "
