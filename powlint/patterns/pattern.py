"""What can be looked for in a draft: layers, finders, authors' regexes, and several at once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import cast

from powlint.model.chunks import BLANK_LINE
from powlint.model.document import Document
from powlint.model.draft import Annotation, Draft
from powlint.model.revision import spliced, touching
from powlint.model.rule import Finder, Spot
from powlint.model.span import Span
from powlint.patterns.focus import focus
from powlint.patterns.folding import fold
from powlint.patterns.lazy import LazyRegex

_start = attrgetter("start")
_NEVER: tuple[int, object] = (-1, None)


class Pattern(ABC):
    """Something that can be looked for.

    `literals`: folded; every match holds at least one of them; None if there are none to hold.
    `layers`: the layers it reads. `words`: folded; every match holds one of them as a whole word; None if no such
    words are known. `is_narrow`: whether every match is (see `focus`), and hangs on no layer but sentences.
    """

    def __init__(
        self, literals: frozenset[str] | None, layers: frozenset[str], words: frozenset[str] | None = None
    ) -> None:
        self.literals = literals
        self.layers = layers
        self.words = words
        self.is_narrow = False
        self._longest: tuple[Sequence[Spot], int] = ((), 0)
        self._persons: tuple[Sequence[Spot], Mapping[str, Sequence[Spot]]] = ((), {})

    @property
    def is_local(self) -> bool:
        """Whether what it finds in a block hangs on nothing outside of that."""
        return True

    def possible(self, folded: str) -> bool:
        """Whether a folded text can hold a match; True may be wrong, False never is."""
        if self.literals is None:
            return True
        for literal in self.literals:  # noqa: SIM110 - a plain loop takes half the time of any(), and runs for each phrase
            if literal in folded:
                return True
        return False

    def spots(self, draft: Draft, span: Span | None = None) -> Sequence[Spot]:
        """Every match, by place, the longest at each; with a `span`, those that overlap it."""
        spots = self.known(draft)
        if spots is None:
            spots = self._renewed(draft)
            if draft.has(self.layers):
                draft.found[self] = draft.version, spots
        if span is None or not spots or (span.start <= spots[0].start and spots[-1].start < span.end):
            return spots
        if self._longest[0] is not spots:
            self._longest = (spots, max(spot.end - spot.start for spot in spots))
        first = bisect_left(spots, span.start - self._longest[1], key=_start)
        last = bisect_left(spots, span.end, key=_start)
        return [spot for spot in spots[first:last] if span.start < spot.end]

    def known(self, draft: Draft) -> Sequence[Spot] | None:
        """What a draft has been searched for already; None if it has not been."""
        version, spots = draft.found.get(self, _NEVER)
        return cast("Sequence[Spot]", spots) if version == draft.version else None

    def persons(self, draft: Draft) -> Mapping[str, Sequence[Spot]]:
        """The keys of all whom its matches concern, each with those matches, by place."""
        found = self.spots(draft)
        if self._persons[0] is not found:
            persons: dict[str, list[Spot]] = {}
            for spot in found:
                if spot.about:
                    persons.setdefault(spot.about, []).append(spot)
            self._persons = (found, persons)
        return self._persons[1]

    def regexes(self) -> Iterable[LazyRegex]:
        """The regexes it runs."""
        return ()

    def verify(self) -> None:
        """Compile now what is compiled at first use; raises PatternError."""
        for regex in self.regexes():
            _ = regex.compiled

    def try_on(self, text: str) -> None:
        """Run its own regexes wherever a text might make it run them; raises CheckError if one runs out of its time."""
        for regex in self.regexes():
            regex.finditer(text)

    def __getstate__(self) -> dict[str, object]:
        # What is kept between runs holds no draft.
        return {**self.__dict__, "_longest": ((), 0), "_persons": ((), {})}

    def _renewed(self, draft: Draft) -> Sequence[Spot]:
        """What is found; of a draft that was written from others, looked for only where it differs from the one that
        was last searched."""
        version, last = draft.found.get(self, _NEVER) if self.is_local else _NEVER
        reaches = draft.changed(self.layers, version) if last is not None else None
        if reaches is None:
            return self._found(draft)
        spots = cast("Sequence[Spot]", last)
        for reach in reaches:
            excerpt = draft.excerpt(reach, self.layers)
            if version == draft.version - 1 and not touching(spots, reach):
                excerpt = excerpt.focused(focus(draft, reach))
            fresh = [moved(spot, reach.start) for spot in self._found(excerpt)]
            spots = spliced(spots, reach, fresh)
        return spots

    def is_worth_it(self, draft: Draft) -> bool:
        """Whether to search a draft: not if it is an excerpt in which nothing of the kind can have come."""
        narrow = draft.focus if self.is_narrow else None
        return self.may_match(narrow or draft)

    def may_match(self, draft: Draft) -> bool:
        """Whether it is worth while to search a draft; True may be wrong, False never is."""
        return self.literals is None or self.possible(folded(draft))

    def _found(self, draft: Draft) -> Sequence[Spot]:
        return longest(self._search(draft)) if self.is_worth_it(draft) else ()

    @abstractmethod
    def _search(self, draft: Draft) -> Iterable[Spot]: ...


def folded(draft: Draft) -> str:
    """The text of a draft, folded; nearly every pattern asks for it."""
    return draft.once(fold, lambda: fold(draft.text))


def moved(spot: Spot, by: int) -> Spot:
    """The spot as many code points further on."""
    return Spot(spot.start + by, spot.end + by, spot.about, spot.label, spot.captures)


def longest(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Spots by place, of those that begin together only the longest."""
    best: dict[int, Spot] = {}
    for spot in spots:
        if spot.end > spot.start and (spot.start not in best or spot.end > best[spot.start].end):
            best[spot.start] = spot
    return tuple(best[start] for start in sorted(best))


def worded(spots: Iterable[Spot], document: Document) -> Iterator[Spot]:
    """Spots without those in an address that stands alone: “hostage” in the name of a file is not said of anybody."""
    addresses = document.addresses
    for spot in spots:
        before = bisect_right(addresses, spot.start, key=_start) - 1
        if before < 0 or spot.start >= addresses[before].end:
            yield spot


class LayerPattern(Pattern):
    """Annotations of a layer. A label may also be the name of a part: then the part is the place."""

    def __init__(self, layer: str, labels: tuple[str, ...] = ()) -> None:
        super().__init__(None, frozenset({layer}))
        self.layer = layer
        self.labels = labels

    def _search(self, draft: Draft) -> Iterable[Spot]:
        for annotation in draft.layer(self.layer):
            place = self._place(annotation)
            if place is not None:
                yield Spot(place.start, place.end, annotation.about, annotation.label)

    def _place(self, annotation: Annotation) -> Span | None:
        if not self.labels or annotation.label in self.labels:
            return annotation.span
        return next((annotation.parts[label] for label in self.labels if label in annotation.parts), None)


class FinderPattern(Pattern):
    """What a detector written in Python finds."""

    def __init__(self, finder: Finder) -> None:
        super().__init__(None, frozenset(finder.layers))
        self._finder = finder

    @property
    def is_local(self) -> bool:
        """Nobody knows what a detector looks at."""
        return False

    def _search(self, draft: Draft) -> Iterable[Spot]:
        return self._finder.spots(draft)


class RegexPattern(Pattern):
    """An author's regex; only matches within a block count, and if there are literals, those that hold one."""

    def __init__(self, regex: LazyRegex, literals: Iterable[str]) -> None:
        super().__init__(frozenset(fold(literal) for literal in literals if literal) or None, frozenset())
        self._regex = regex

    def regexes(self) -> Iterable[LazyRegex]:  # noqa: D102
        return (self._regex,)

    def _search(self, draft: Draft) -> Iterable[Spot]:
        for match in self._regex.finditer(draft.text):
            if BLANK_LINE not in match[0] and (self.literals is None or self.possible(fold(match[0]))):
                captures = {name: text for name, text in match.groupdict().items() if text is not None}
                yield Spot(match.start(), match.end(), captures=captures)
