"""Several patterns as one: a table of words tells which of them a text can match at all."""

from __future__ import annotations

from collections.abc import Iterable

from powlint.model.draft import Draft
from powlint.model.rule import Spot
from powlint.patterns.lazy import LazyRegex
from powlint.patterns.pattern import Pattern
from powlint.patterns.plain import tokens


class AnyPattern(Pattern):
    """Several patterns, of which any may match."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        super().__init__(
            _joined(pattern.literals for pattern in patterns),
            frozenset().union(*(pattern.layers for pattern in patterns)),
            _joined(pattern.words for pattern in patterns),
        )
        self._patterns = patterns
        self._is_local = all(pattern.is_local for pattern in patterns)
        # A vocabulary has hundreds of phrases, a draft the words of a dozen: only those are asked.
        self._by_word: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for word in pattern.words or ():
                self._by_word.setdefault(word, []).append(number)
        self._always = [number for number, pattern in enumerate(patterns) if pattern.words is None]

    @property
    def is_local(self) -> bool:
        """If all of them are."""
        return self._is_local

    def regexes(self) -> Iterable[LazyRegex]:  # noqa: D102
        return (regex for pattern in self._patterns for regex in pattern.regexes())

    def try_on(self, text: str) -> None:  # noqa: D102
        for pattern in self._patterns:
            pattern.try_on(text)

    def may_match(self, draft: Draft) -> bool:  # noqa: ARG002 - of any draft
        """Always: each of the patterns is asked by itself."""
        return True

    def _search(self, draft: Draft) -> Iterable[Spot]:
        numbers = set(self._always)
        for word in self._by_word.keys() & tokens(draft).places.keys():
            numbers.update(self._by_word[word])
        for number in sorted(numbers):
            pattern = self._patterns[number]
            # To ask is cheaper than to remember nothing.
            if pattern.is_worth_it(draft):
                yield from pattern.spots(draft)


def any_of(patterns: Iterable[Pattern]) -> Pattern:
    """One pattern for several; with none it matches nothing."""
    several = tuple(patterns)
    return several[0] if len(several) == 1 else AnyPattern(several)


def _joined(needs: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """What one of several must hold, if each must hold something."""
    known: list[frozenset[str]] = []
    for need in needs:
        if need is None:
            return None
        known.append(need)
    return frozenset().union(*known)
