"""Unlike signals added up: one detail says little, four of them say who it is."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from operator import itemgetter

from powlint.checks.hits import Hit
from powlint.checks.related import PERSONS
from powlint.checks.zones import admitted
from powlint.model.draft import PARAGRAPH, Draft
from powlint.model.finding import Related
from powlint.model.rule import Gather, Query, Rule, Spot
from powlint.model.span import Span
from powlint.patterns import Pattern, Words

_PERSON = frozenset(PERSONS)


class Gathering:
    """A rule's `gather`, ready to be tried on drafts."""

    def __init__(self, gather: Gather, rule: Rule, words: Words) -> None:
        self._gather = gather
        self._zones = (rule.zones, rule.not_zones)
        self._kinds: dict[str, Pattern] = {
            kind: words.compiled(Query(phrase=f"<{kind}>", mark=rule.mark)) for kind in gather.kinds
        }

    @property
    def layers(self) -> frozenset[str]:
        """The layers it reads."""
        read = frozenset(layer for pattern in self._kinds.values() for layer in pattern.layers)
        return read | {PARAGRAPH} if self._gather.per == PARAGRAPH else read

    def hits(self, draft: Draft, keys: Collection[str] | None) -> Iterator[Hit]:
        """One hit a group, where its sum is reached; with `keys`, only about these persons."""
        groups: dict[Hashable, list[tuple[str, Spot]]] = {}
        for kind, spot in self._signals(draft):
            if keys is not None and spot.about not in keys:
                continue
            if self._gather.per in _PERSON and not spot.about:
                continue
            groups.setdefault(self._group(draft, spot), []).append((kind, spot))
        for signals in groups.values():
            yield from self._reached(signals)

    def _signals(self, draft: Draft) -> list[tuple[str, Spot]]:
        signals = [
            (kind, spot)
            for kind, pattern in self._kinds.items()
            for spot in pattern.spots(draft)
            if admitted(draft, Span(spot.start, spot.end), *self._zones)
        ]
        return sorted(signals, key=lambda signal: (signal[1].start, signal[1].end))

    def _group(self, draft: Draft, spot: Spot) -> Hashable:
        if self._gather.per in _PERSON:
            return spot.about
        if self._gather.per == PARAGRAPH:
            return draft.paragraph(Span(spot.start, spot.end))
        return ""

    def _reached(self, signals: list[tuple[str, Spot]]) -> Iterator[Hit]:
        """The signal that completes the sum, if one does; every kind counts once, however often it stands there."""
        seen: dict[str, Spot] = {}
        total = 0
        for kind, spot in signals:
            if kind in seen:
                continue
            total += self._gather.kinds[kind] if self._gather.by_points else 1
            if total >= self._gather.at_least:
                others = sorted(((Span(s.start, s.end), k) for k, s in seen.items()), key=itemgetter(0))
                yield Hit(spot, tuple(Related(place, name) for place, name in others))
                return
            seen[kind] = spot
