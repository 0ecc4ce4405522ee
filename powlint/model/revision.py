"""What a draft has in common with the one it was written from, so that only the rest need be looked at again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from powlint.model.chunks import whole_chunks
from powlint.model.span import Span

if TYPE_CHECKING:
    from powlint.model.draft import Annotation, Draft

T = TypeVar("T")
Layers: TypeAlias = "frozenset[str] | tuple[str, ...]"

# What has not been asked for in so many versions is looked for anew.
_MOST_CHANGES = 40

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


class Change:
    """Where a draft differs from the one before: its text in `region`, its layers where it has been noted.

    Whatever lies outside `region` has the same offsets in both.
    """

    __slots__ = ("_changed", "region")

    def __init__(self, region: Span) -> None:
        self.region = region
        self._changed: dict[str, tuple[Span, ...]] = {}

    def note(self, layer: str, before: Sequence[Annotation], now: Sequence[Annotation]) -> None:
        """Remember where a layer differs from what it was."""
        self._changed[layer] = tuple(_differences(before, now))

    def places(self, layers: Layers) -> list[Span] | None:
        """Where the text or one of some layers differs; None if that is not known."""
        places = [self.region]
        for layer in layers:
            if layer not in self._changed:
                return None
            places += self._changed[layer]
        return places


class Revision:
    """A draft `before`, and where another differs from it and from those before it.

    `past` are the latest changes, the last of which leads from `before` to this draft, which has the number `version`.
    """

    __slots__ = ("_blocks", "_reaches", "before", "past", "version")

    def __init__(self, before: Draft, region: Span) -> None:
        self.before = before
        self.past = (*before.past[1 - _MOST_CHANGES :], Change(region))
        self.version: int = before.version + 1
        self._reaches: dict[int | None, dict[Layers, tuple[Span, ...]]] = {}
        self._blocks: dict[Span, Span] = {}

    @property
    def region(self) -> Span:
        """Where the text differs from that of the draft before."""
        return self.past[-1].region

    def note(self, layer: str, now: Sequence[Annotation]) -> None:
        """Remember where a layer differs from what it was."""
        if layer in self.before.layers:
            self.past[-1].note(layer, self.before.layer(layer), now)

    def reaches(self, text: str, layers: Layers, since: int | None = None) -> tuple[Span, ...] | None:
        """The whole blocks, in order, in which the text or one of some layers differs from the version `since`.

        None if that is not known; without `since` they differ from the draft before.
        """
        known = self._reaches.setdefault(since, {})
        if layers not in known:
            count = 1 if since is None else self.version - since
            places: set[Span] = set()
            for change in self.past[-count:]:
                changed = change.places(layers)
                if changed is None or count > len(self.past):
                    return None
                places.update(changed)
            known[layers] = united({self._whole(place, text) for place in places})
        return known[layers]

    def _whole(self, place: Span, text: str) -> Span:
        blocks = self._blocks.get(place)
        if blocks is None:
            blocks = self._blocks[place] = whole_chunks(text, place)
        return blocks


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap as one."""
    ordered = sorted(spans)
    joined = ordered[:1]
    for span in ordered[1:]:
        if span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def spliced(before: Sequence[Placed], reach: Span, fresh: Sequence[Placed]) -> Sequence[Placed]:
    """What lay outside `reach` before, with what lies in it now; the very same if nothing does or did."""
    inside = touching(before, reach)
    if not inside and not fresh:
        return before
    return (*before[: inside.start], *fresh, *before[inside.stop :])


def touching(before: Sequence[Placed], reach: Span) -> range:
    """The numbers of those that lie in some whole blocks."""
    last = bisect_left(before, reach.end, key=_start)
    first = bisect_left(before, reach.start, hi=last, key=_start)
    while first and before[first - 1].end > reach.start:
        first -= 1
    return range(first, last)


def _differences(before: Sequence[Annotation], now: Sequence[Annotation]) -> Iterator[Span]:
    """Where annotations stand that only one of two layers has, their parts included."""
    head, tail = shared_ends(before, now)
    gone: dict[Span, list[Annotation]] = {}
    for annotation in before[head : len(before) - tail]:
        gone.setdefault(annotation.span, []).append(annotation)
    for annotation in now[head : len(now) - tail]:
        same = gone.get(annotation.span, [])
        if annotation in same:
            same.remove(annotation)
        else:
            yield _extent(annotation)
    yield from (_extent(annotation) for annotations in gone.values() for annotation in annotations)


def _extent(annotation: Annotation) -> Span:
    places = (annotation.span, *annotation.parts.values())
    return Span(min(place.start for place in places), max(place.end for place in places))


def shared_ends(before: Sequence[T], now: Sequence[T]) -> tuple[int, int]:
    """How many items two lists have in common at the head, and how many of the others at the tail."""
    head = _shared(before, now)
    rest = min(len(before), len(now)) - head
    return head, min(rest, _shared(reversed(before), reversed(now))) if rest else 0


def _shared(before: Iterable[T], now: Iterable[T]) -> int:
    count = 0
    for one, other in zip(before, now, strict=False):
        # Most are the same object, and to compare their fields takes longer.
        if one is not other and one != other:
            break
        count += 1
    return count
