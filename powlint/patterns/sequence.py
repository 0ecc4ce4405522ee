"""Phrases with layers in them: chunks of text between places that somebody has labelled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

import regex

from powlint.model.draft import SENTENCE, Draft
from powlint.model.rule import Spot
from powlint.model.span import Span
from powlint.patterns.folding import fold
from powlint.patterns.lazy import LazyRegex
from powlint.patterns.pattern import Pattern, folded
from powlint.patterns.source import Needs
from powlint.patterns.text import block, has_words, meets, sentence
from powlint.values import dataclass

_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Place:
    """A labelled place inside a phrase: a layer's, a finder's, or another pattern's."""

    pattern: Pattern
    remember: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """Person or words remembered under `name`, once more."""

    name: str


@dataclass(frozen=True, slots=True)
class _Memory:
    """What a phrase remembered: the words, and where to look for the same person."""

    words: str
    about: str = ""
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True)
class _Walk:
    """One way through a phrase so far: where it ended, whom it met first, and what it remembered."""

    end: int
    about: str
    label: str
    memories: Mapping[str, _Memory]

    def past(self, spot: Spot, place: Place | Recall, words: str) -> _Walk:
        """Way after one more place."""
        memories = self.memories
        if isinstance(place, Place) and place.remember:
            memories = {**memories, place.remember: _Memory(words, spot.about, place.pattern)}
        return _Walk(spot.end, self.about or spot.about, self.label or spot.label, memories)

    def through(self, match: regex.Match[str]) -> _Walk:
        """Way after a chunk of text."""
        return replace(self, end=match.end(), memories={**self.memories, **_remembered(match)})


def _remembered(match: regex.Match[str]) -> dict[str, _Memory]:
    return {name: _Memory(words) for name, words in match.groupdict().items() if words is not None}


class SequencePattern(Pattern):
    """Chunks and places in turn: chunk, place, chunk, …, place, chunk; an empty chunk is None.

    The first chunk must match up to the place's start: its regex ends in `\\Z`.
    """

    def __init__(
        self,
        chunks: Sequence[LazyRegex | None],
        places: Sequence[Place | Recall],
        needs: Needs,
        *,
        gaps: bool,
    ) -> None:
        reads = [place.pattern.layers for place in places if isinstance(place, Place)]
        layers = frozenset({SENTENCE} if gaps else ()).union(*reads)
        super().__init__(needs.literals, layers, next(iter(needs.words), None))
        self._chunks = tuple(chunks)
        self._places = tuple(places)
        self._gaps = gaps
        self._needs = needs

    @property
    def is_local(self) -> bool:
        """If all of its places are."""
        return all(place.pattern.is_local for place in self._places if isinstance(place, Place))

    def regexes(self) -> Iterable[LazyRegex]:  # noqa: D102
        yield from (chunk for chunk in self._chunks if chunk is not None)
        for place in self._places:
            if isinstance(place, Place):
                yield from place.pattern.regexes()

    def try_on(self, text: str) -> None:
        """Of its chunks alone, as if the text stood before the first place, between two, or behind the last."""
        lead, *between, last = self._chunks
        if lead is not None:
            lead.search(text)
        for behind in (text, f" {text}"):
            for chunk in between:
                if chunk is not None:
                    chunk.fullmatch(behind)
            if last is not None:
                last.match(behind)

    def may_match(self, draft: Draft) -> bool:
        """Whether all words and one literal are there that it cannot do without."""
        return has_words(draft, self._needs.words) and super().may_match(draft)

    def _search(self, draft: Draft) -> Iterable[Spot]:
        first = self._places[0]
        if isinstance(first, Recall):
            return
        folded_text = folded(draft)
        for spot in first.pattern.spots(draft):
            bounds = self._bounds(draft, spot)
            if not meets(self._needs.asked, folded_text, bounds):
                continue
            lead = self._lead(draft.text, bounds, spot)
            if lead is None:
                continue
            start, remembered = lead
            begun = _Walk(spot.start, "", "", remembered).past(spot, first, draft.text[spot.start : spot.end])
            walk = next(self._onward(draft, 0, begun, bounds), None)
            if walk is not None:
                captures = {name: memory.words for name, memory in walk.memories.items()}
                yield Spot(start, walk.end, walk.about, walk.label, captures)

    def _bounds(self, draft: Draft, spot: Spot) -> Span:
        bounds = sentence(draft, spot.start) if self._gaps else block(draft.text, spot.start)
        return Span(bounds.start, max(bounds.end, spot.end))

    def _lead(self, text: str, bounds: Span, spot: Spot) -> tuple[int, dict[str, _Memory]] | None:
        """Where the phrase begins, if its first chunk stands right before the first place."""
        chunk = self._chunks[0]
        if chunk is None:
            return spot.start, {}
        match = chunk.search(text, bounds.start, spot.start)
        return (match.start(), _remembered(match)) if match else None

    def _onward(self, draft: Draft, done: int, walk: _Walk, bounds: Span) -> Iterator[_Walk]:
        """Ways from the place with number `done` to the end of the phrase, nearest first."""
        text = draft.text
        chunk = self._chunks[done + 1]
        if done + 1 == len(self._places):
            match = chunk and chunk.match(text, walk.end, bounds.end)
            if chunk is None:
                yield walk
            elif match:
                yield walk.through(match)
            return
        place = self._places[done + 1]
        for spot in self._candidates(draft, place, walk, bounds):
            onto = self._across(text, chunk, walk, spot.start)
            if onto is not None:
                words = text[spot.start : spot.end]
                yield from self._onward(draft, done + 1, onto.past(spot, place, words), bounds)

    def _across(self, text: str, chunk: LazyRegex | None, walk: _Walk, end: int) -> _Walk | None:
        if chunk is None:
            return walk if walk.end == end else None
        match = chunk.fullmatch(text, walk.end, end)
        return walk.through(match) if match else None

    def _candidates(self, draft: Draft, place: Place | Recall, walk: _Walk, bounds: Span) -> Iterator[Spot]:
        if isinstance(place, Place):
            yield from _between(place.pattern, draft, walk.end, bounds.end)
            return
        memory = walk.memories[place.name]
        words = fold(memory.words)
        if memory.pattern is None:
            yield from _occurrences(words, draft.text, walk.end, bounds.end)
            return
        for spot in _between(memory.pattern, draft, walk.end, bounds.end):
            same = spot.about == memory.about if memory.about else fold(draft.text[spot.start : spot.end]) == words
            if same:
                yield spot


def _between(pattern: Pattern, draft: Draft, start: int, end: int) -> Iterator[Spot]:
    found = pattern.spots(draft)
    for at in range(bisect_left(found, start, key=_start), len(found)):
        spot = found[at]
        if spot.start >= end:
            return
        if spot.end <= end:
            yield spot


def _occurrences(words: str, text: str, start: int, end: int) -> Iterator[Spot]:
    """Where folded words stand again, as whole words."""
    folded = fold(text)
    at = folded.find(words, start, end)
    while at >= 0:
        after = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[after : after + 1].isalnum()):
            yield Spot(at, after)
        at = folded.find(words, at + 1, end)
