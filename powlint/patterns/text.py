"""Phrases without layers: one regex, run only where one of the literals stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from powlint.model.chunks import BLANK_LINE, whole_chunks
from powlint.model.draft import SENTENCE, Draft
from powlint.model.rule import Spot
from powlint.model.span import Span
from powlint.patterns.focus import MARGIN, has_wide_blank
from powlint.patterns.lazy import LazyRegex
from powlint.patterns.pattern import Pattern, folded, worded
from powlint.patterns.plain import tokens
from powlint.patterns.sleeper import Sleeper
from powlint.patterns.source import Needs, looks_around

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+|\n+")


class TextPattern(Sleeper, Pattern):
    """A phrase that is text alone. With `gaps` it stays inside a sentence, else inside a block."""

    def __init__(self, regex: LazyRegex, needs: Needs, *, gaps: bool, reach: int | None = None) -> None:
        layers = frozenset({SENTENCE}) if gaps else frozenset[str]()
        super().__init__(needs.literals, layers, next(iter(needs.words), None))
        self._needs = needs
        self._regex = regex
        self._gaps = gaps
        self._reach = None if gaps else reach
        self.is_narrow = (gaps or (reach or MARGIN) < MARGIN) and not looks_around(regex.source)

    def regexes(self) -> Iterable[LazyRegex]:  # noqa: D102
        return (self._regex,)

    def may_match(self, draft: Draft) -> bool:
        """Whether all words and one literal are there that it cannot do without."""
        return has_words(draft, self._needs.words) and super().may_match(draft)

    def _search(self, draft: Draft) -> Iterable[Spot]:
        return worded(self._matches(draft), draft.document)

    def _matches(self, draft: Draft) -> Iterator[Spot]:
        text, folded_text = draft.text, folded(draft)
        for bounds in self._regions(draft):
            # To ask for every literal is much cheaper than the regex, above all than compiling it.
            if not meets(self._needs.asked, folded_text, bounds):
                continue
            for match in self._regex.finditer(text, bounds.start, bounds.end):
                if BLANK_LINE not in match[0]:
                    captures = {name: words for name, words in match.groupdict().items() if words is not None}
                    yield Spot(match.start(), match.end(), captures=captures)

    def _regions(self, draft: Draft) -> Iterator[Span]:
        if self.literals is None:
            if not self._gaps:
                yield Span(0, len(draft.text))
                return
            at = 0
            while at < len(draft.text):
                bounds = sentence(draft, at)
                yield bounds
                at = max(at + 1, bounds.end)
            return
        folded_text = folded(draft)
        if self._reach is not None and not has_wide_blank(draft.text):
            yield from _windows(draft.text, folded_text, self.literals, self._reach)
            return
        regions: set[Span] = set()
        for literal in self.literals:
            at = folded_text.find(literal)
            while at >= 0:
                bounds = sentence(draft, at) if self._gaps else block(draft.text, at)
                regions.add(bounds)
                at = folded_text.find(literal, max(at + 1, bounds.end))
        yield from sorted(regions)


def has_words(draft: Draft, needs: Iterable[frozenset[str]]) -> bool:
    """Whether a draft holds, whole, one word of each need."""
    words = tokens(draft).places.keys()
    for need in needs:  # noqa: SIM110 - a plain loop takes half the time, and runs for each phrase
        if words.isdisjoint(need):
            return False
    return True


def meets(needs: Iterable[frozenset[str]], folded: str, bounds: Span) -> bool:
    """Whether a stretch of folded text holds one literal of each need."""
    start, end = bounds.start, bounds.end
    for need in needs:
        for literal in need:
            if folded.find(literal, start, end) >= 0:
                break
        else:
            return False
    return True


def _windows(text: str, folded: str, literals: Iterable[str], reach: int) -> Iterator[Span]:
    """The stretches round the literals that can hold a match, joined where they overlap, none over a block's end."""
    inside = Span(0, 0)
    start = end = -1
    for first, last in sorted((at, at + len(literal)) for literal in literals for at in _places(folded, literal)):
        if first >= inside.end:
            inside = block(text, first)
        if end < 0 or first - reach > end or inside.start > start:
            if end >= 0:
                yield Span(start, end)
            start = max(inside.start, first - reach)
        # One more, so that no match is cut: at the end of a stretch every word would seem to end.
        end = max(end, min(inside.end, last + reach + 1))
    if end >= 0:
        yield Span(start, end)


def _places(folded: str, literal: str) -> Iterator[int]:
    at = folded.find(literal)
    while at >= 0:
        yield at
        at = folded.find(literal, at + 1)


def block(text: str, at: int) -> Span:
    """Run of text without a blank line round an offset."""
    return whole_chunks(text, Span(at, at))


def sentence(draft: Draft, at: int) -> Span:
    """Sentence round an offset, by the layer, or by its marks if the draft has no such layer."""
    if draft.layer(SENTENCE):
        return draft.sentence(Span(at, at + 1))
    starts = _sentence_starts(draft.text)
    index = bisect_right(starts, at)
    return Span(starts[index - 1], starts[index] if index < len(starts) else len(draft.text))


@lru_cache(maxsize=4)
def _sentence_starts(text: str) -> tuple[int, ...]:
    return (0, *(end.end() for end in _SENTENCE_END.finditer(text)))
