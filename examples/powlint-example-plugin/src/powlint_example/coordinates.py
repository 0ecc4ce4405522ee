"""A finder: pairs of numbers that are a place on the map. Too much arithmetic for a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from powlint import Draft, Spot

# Three decimals are about a hundred metres: enough to find a building.
_PAIR = re.compile(r"(?<![\d.])(-?\d{1,2}\.\d{3,8}),?\s{1,3}(-?\d{1,3}\.\d{3,8})(?![\d.]*\d)")


class Coordinates:
    """Latitude and longitude in decimals, exact enough to lead somebody there."""

    name = "coordinates"
    layers: frozenset[str] = frozenset()

    def spots(self, draft: Draft) -> Iterator[Spot]:
        """Yield each pair that lies on the globe."""
        for pair in _PAIR.finditer(draft.text):
            if abs(float(pair[1])) <= 90 and abs(float(pair[2])) <= 180:
                yield Spot(pair.start(), pair.end())
