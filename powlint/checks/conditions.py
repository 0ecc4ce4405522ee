"""What must, or must not, stand near a hit or in the draft's metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice

from powlint.checks.windows import DOCUMENT, stretch, window_layers
from powlint.checks.zones import admitted, zone_layers
from powlint.model.document import Meta
from powlint.model.draft import Draft
from powlint.model.rule import Condition, Spot
from powlint.model.span import Span
from powlint.patterns import Pattern, Words

_CLEARANCE = "_cleared"


class Test:
    """A condition, ready to be tried on hits."""

    __test__ = False  # not for pytest

    def __init__(self, condition: Condition, words: Words, *, today: date) -> None:
        self.condition = condition
        self._today = today
        self._pattern: Pattern | None = words.several(condition.find) if condition.find else None
        # Such a condition holds for all hits of a draft or for none.
        plain = condition.within.unit == DOCUMENT and not (condition.side or condition.same_person)
        self._is_common = plain and self._pattern is not None and condition.least > 0

    @property
    def literals(self) -> frozenset[str] | None:
        """Literals of which a draft must hold one for the condition to hold."""
        if self._pattern is None or self.condition.least < 1:
            return None
        return self._pattern.literals

    @property
    def layers(self) -> frozenset[str]:
        """The layers it reads."""
        if self._pattern is None:
            return frozenset()
        zones = zone_layers((*self.condition.zones, *self.condition.not_zones))
        return self._pattern.layers | zones | window_layers(self.condition.within)

    def is_unmoved(self, draft: Draft) -> bool:
        """Whether no hit can find it to hold otherwise, or elsewhere, than in the draft before."""
        if self._pattern is None:
            return True
        changed = draft.changed(self.layers)
        if draft.revision is None or changed is None:
            return False
        before = draft.revision.before
        if self._is_common and not self.condition.remember:
            return self._holds_commonly(draft) is before.answers.get(self)
        is_same = self._pattern.spots(draft) is self._pattern.known(before)
        return is_same and not any(self._pattern.spots(draft, reach) for reach in changed)

    def holds(self, draft: Draft, hit: Spot) -> bool:
        """Whether the condition holds for a hit."""
        meta = self.condition.meta
        if meta and not granted(draft.document.meta, meta, today=self._today):
            return False
        if self._pattern is None or self.condition.least < 1:
            return True
        return self._holds_commonly(draft) if self._is_common else self._holds_near(draft, hit)

    def matches(self, draft: Draft, hit: Spot) -> Sequence[Spot]:
        """What it finds near a hit, in order."""
        return list(self._matches(draft, hit))

    def nearest(self, draft: Draft, hit: Spot) -> Spot | None:
        """The one of its matches that stands nearest to a hit."""
        return min(self.matches(draft, hit), key=lambda spot: _distance(spot, hit), default=None)

    def _holds_commonly(self, draft: Draft) -> bool:
        return draft.once(self, lambda: self._holds_near(draft, Spot(0, 0)))

    def _holds_near(self, draft: Draft, hit: Spot) -> bool:
        # In a long draft a window may hold thousands: it is enough to have seen the last that is needed.
        return next(islice(self._matches(draft, hit), self.condition.least - 1, None), None) is not None

    def _matches(self, draft: Draft, hit: Spot) -> Iterator[Spot]:
        if self._pattern is None:
            return
        wanted = self.condition
        near = stretch(wanted.within, draft, Span(hit.start, hit.end), side=wanted.side)
        if wanted.same_person:
            # Of all people in a draft few are this one.
            his = self._pattern.persons(draft).get(hit.about, ())
            found: Sequence[Spot] = [spot for spot in his if spot.start < near.end and near.start < spot.end]
        else:
            found = self._pattern.spots(draft, near)
        yield from (s for s in found if admitted(draft, Span(s.start, s.end), wanted.zones, wanted.not_zones))


def granted(meta: Meta, key: str, *, today: date) -> bool:
    """Whether the metadata says yes to a key: a clearance that stands, or any true value. Dots lead inward."""
    if key.endswith(_CLEARANCE):
        return cleared(meta, key, today)
    return bool(_value(meta, key))


def cleared(meta: Meta, key: str, today: date) -> bool:
    """Whether a clearance stands: somebody gave it, with a reason, and its time has come and has not passed."""
    clearance = _value(meta, key)
    if not isinstance(clearance, Mapping):
        return False
    if not all(str(clearance.get(part) or "").strip() for part in ("by", "reason")):
        return False
    days = {part: _day(clearance[part]) for part in ("on", "until") if clearance.get(part) is not None}
    # A date that cannot be read clears nothing: fail closed.
    if None in days.values():
        return False
    return (days.get("on") or today) <= today <= (days.get("until") or today)


def _value(meta: Meta, key: str) -> object:
    if key in meta:
        return meta[key]
    outer, dot, inner = key.partition(".")
    within = meta.get(outer)
    return _value(within, inner) if dot and isinstance(within, Mapping) else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        return None


def _distance(spot: Spot, hit: Spot) -> tuple[int, int]:
    return max(spot.start - hit.end, hit.start - spot.end, 0), spot.start
