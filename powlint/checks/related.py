"""The other places a finding rests on: whom it concerns, who speaks, who made the recording."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from powlint.model.draft import Annotation, Draft
from powlint.model.finding import Related
from powlint.model.rule import Spot
from powlint.model.span import Span

PERSONS = ("prisoner", "person")
"""The layers whose annotations are mentions of people; the first that knows a key tells where the person came in."""

_NAMES = ("person", "name-in-address")

WHO = "who is meant"
WITHHELD = "the text withholds this name"
_PARTS: Mapping[str, str] = {"source": "who speaks", "maker": "who made it"}


class Grounds:
    """What the layers of one draft say behind the hits of one rule."""

    def __init__(self, draft: Draft, layers: Iterable[str]) -> None:
        self._draft = draft
        self._layers = sorted(layers)

    def of(self, spot: Spot, told: Iterable[Related]) -> Iterator[Related]:
        """The places that belong to a hit, besides those told already; none that it covers itself."""
        here = Span(spot.start, spot.end)
        known = [here, *(related.span for related in told)]
        first = _first_mentions(self._draft).get(spot.about)
        found = [] if first is None else [Related(first, WHO)]
        withheld = withheld_names(self._draft).get(spot.about)
        if withheld is not None and self._names(spot.about, here):
            found.append(Related(withheld, WITHHELD))
        found += [
            Related(part, _PARTS[name])
            for annotation in self._at(here)
            for name, part in annotation.parts.items()
            if name in _PARTS
        ]
        for related in found:
            if not any(related.span.overlaps(span) for span in known):
                known.append(related.span)
                yield related

    def _names(self, key: str, here: Span) -> bool:
        """Whether the person's name is in a hit."""
        return any(name.about == key for layer in _NAMES for name in self._draft.within(here, layer))

    def _at(self, here: Span) -> Iterator[Annotation]:
        """The annotations that are the hit, of the layers that the rule looks for."""
        for layer in self._layers:
            yield from (annotation for annotation in self._draft.within(here, layer) if annotation.span == here)


def withheld_names(draft: Draft) -> Mapping[str, Span]:
    """The captives whom a text of the story does not name, and where it withholds the name."""
    return draft.once(withheld_names, lambda: {withheld.about: withheld.span for withheld in draft.layer("withheld")})


def moved_people(draft: Draft) -> Collection[str]:
    """Those who are first spoken of, or withheld, elsewhere than in the draft that this one was written from."""
    return draft.once(moved_people, lambda: frozenset(_moved(draft)))


def _first_mentions(draft: Draft) -> Mapping[str, Span]:
    """Where each person is first spoken of; every rule with findings asks for the same."""
    return draft.once(_first_mentions, lambda: _first(draft))


def _first(draft: Draft) -> Mapping[str, Span]:
    first: dict[str, Span] = {}
    for layer in PERSONS:
        for annotation in draft.layer(layer):
            if annotation.about:
                first.setdefault(annotation.about, annotation.span)
    return first


def _moved(draft: Draft) -> Iterator[str]:
    if draft.revision is None:
        return
    for told in (_first_mentions, withheld_names):
        before, now = told(draft.revision.before), told(draft)
        yield from (key for key in before.keys() | now.keys() if before.get(key) != now.get(key))
