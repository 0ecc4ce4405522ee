"""What a draft has in common with the one it was written from, so that only the rest need be looked at again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from powlint.model.chunks import whole_chunks
from powlint.model.span import Span

if TYPE_CHECKING:
    from powlint.model.draft import Annotation, Draft

T = TypeVar("T")

_start = attrgetter("start")


class Ranged(Protocol):
    """Anything with a place."""

    @property
    def start(self) -> int:
        """The first code point."""
        ...

    @property
    def end(self) -> int:
        """The one after the last."""
        ...


Placed = TypeVar("Placed", bound=Ranged)


class Revision:
    """A draft `before`, and where another differs from it: its text in `region`, its layers where it has been noted.

    Whatever lies outside `region` has the same offsets in both.
    """

    __slots__ = ("_changed", "_reaches", "before", "region")

    def __init__(self, before: Draft, region: Span) -> None:
        self.before = before
        self.region = region
        self._changed: dict[str, Span | None] = {}
        self._reaches: dict[frozenset[str] | tuple[str, ...], Span] = {}

    def note(self, layer: str, now: Sequence[Annotation]) -> None:
        """Remember where a layer differs from what it was."""
        if layer in self.before.layers:
            self._changed[layer] = _difference(self.before.layer(layer), now)

    def reach(self, text: str, layers: frozenset[str] | tuple[str, ...]) -> Span | None:
        """The whole blocks in which the text or one of some layers differs; None if that is not known."""
        known = self._reaches.get(layers)
        if known is not None:
            return known
        start, end = self.region.start, self.region.end
        for layer in layers:
            if layer not in self._changed:
                return None
            changed = self._changed[layer]
            if changed is not None:
                start, end = min(start, changed.start), max(end, changed.end)
        self._reaches[layers] = reach = whole_chunks(text, Span(start, end))
        return reach


def spliced(before: Sequence[Placed], reach: Span, fresh: Sequence[Placed]) -> Sequence[Placed]:
    """What lay outside `reach` before, with what lies in it now; the very same if nothing does or did."""
    last = bisect_left(before, reach.end, key=_start)
    first = next((at for at, each in enumerate(before[:last]) if each.end > reach.start), last)
    if first == last and not fresh:
        return before
    return (*before[:first], *fresh, *before[last:])


def _difference(before: Sequence[Annotation], now: Sequence[Annotation]) -> Span | None:
    """From the first annotation that is another to the last, with all their parts; None if they are all the same."""
    head, tail = shared_ends(before, now)
    others = [*before[head : len(before) - tail], *now[head : len(now) - tail]]
    if not others:
        return None
    places = [place for each in others for place in (each.span, *each.parts.values())]
    return Span(min(place.start for place in places), max(place.end for place in places))


def shared_ends(before: Sequence[T], now: Sequence[T]) -> tuple[int, int]:
    """How many items two lists have in common at the head, and how many of the others at the tail."""
    least = min(len(before), len(now))
    head = next((at for at in range(least) if _differ(before[at], now[at])), least)
    tail = next((at for at in range(least - head) if _differ(before[-1 - at], now[-1 - at])), least - head)
    return head, tail


def _differ(one: object, other: object) -> bool:
    return one is not other and one != other  # most are the same object, and to compare their fields takes longer
