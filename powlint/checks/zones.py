"""Where in a story a place is: in a kind of block, or inside what a layer has labelled."""

from __future__ import annotations

from collections.abc import Iterable

from powlint.model.document import BlockKind
from powlint.model.draft import Draft
from powlint.model.span import Span

_BLOCKS = frozenset(kind.value for kind in BlockKind)


def admitted(draft: Draft, span: Span, zones: tuple[str, ...], not_zones: tuple[str, ...]) -> bool:
    """Whether a place lies in one of `zones` (if there are any) and in none of `not_zones`."""
    return (not zones or inside(draft, span, zones)) and not inside(draft, span, not_zones)


def inside(draft: Draft, span: Span, zones: Iterable[str]) -> bool:
    """Whether a place lies in one of the zones: kinds of block, layers or `layer.label`."""
    return any(_lies_in(draft, span, zone) for zone in zones)


def zone_layers(zones: Iterable[str]) -> frozenset[str]:
    """The layers among the zones."""
    return frozenset(zone.partition(".")[0] for zone in zones if zone not in _BLOCKS)


def _lies_in(draft: Draft, span: Span, zone: str) -> bool:
    if zone in _BLOCKS:
        return BlockKind(zone) in draft.zones(span)
    layer, _, labels = zone.partition(".")
    wanted = labels.split("/") if labels else []
    return any(annotation.span.covers(span) for annotation in draft.within(span, layer, *wanted))
