"""Hits of one rule: merged where they overlap, and counted out into those that are reported."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from powlint.checks.related import withheld_names
from powlint.model.draft import PARAGRAPH, Draft
from powlint.model.finding import Related
from powlint.model.rule import Count, Spot
from powlint.model.span import Span
from powlint.values import dataclass

Key: TypeAlias = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule hit, and the other places that belong to it."""

    spot: Spot
    related: tuple[Related, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Where it hit, and whom that concerns."""
        return self.spot.start, self.spot.end, self.spot.about

    @property
    def span(self) -> Span:
        """Where it hit."""
        return Span(self.spot.start, self.spot.end)


def merged(spots: Iterable[Spot]) -> list[Spot]:
    """Spots that do not overlap: of those that do, the longest, which learns from the others whom it concerns."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.start, -spot.end)):
        if not (kept and spot.start < kept[-1].end):
            kept.append(spot)
            continue
        last = kept[-1]
        longer, other = (spot, last) if spot.end - spot.start > last.end - last.start else (last, spot)
        kept[-1] = replace(longer, about=longer.about or other.about)
    return kept


def counted(hits: Sequence[Hit], draft: Draft, *, count: Count, least: int) -> list[Hit]:
    """The hits that are reported; none of a group that has fewer than `least`."""
    groups: dict[Hashable, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(_group(hit, draft, count), []).append(hit)
    reported: list[Hit] = []
    for name, group in groups.items():
        if len(group) >= least:
            # Nobody knows whether two hits about nobody concern the same person: each is told.
            every = count is Count.EACH or (count is Count.PERSON and not name)
            reported += group if every else group[:1]
    return sorted(reported, key=lambda hit: (hit.spot.start, hit.spot.end))


def count_layers(count: Count) -> frozenset[str]:
    """The layers that counting reads."""
    return frozenset({PARAGRAPH}) if count is Count.PARAGRAPH else frozenset()


def _group(hit: Hit, draft: Draft, count: Count) -> Hashable:
    if count is Count.PARAGRAPH:
        return draft.paragraph(hit.span)
    if count is not Count.PERSON:
        return ""
    about = hit.spot.about
    # A name that one part of a story withholds is to be taken out of each of the others.
    return (about, draft.document.part(hit.spot.start)) if about in withheld_names(draft) else about
