"""How much a draft's sentences speak of what reports about captives speak of: signs that tell little alone."""

from __future__ import annotations

from collections.abc import Sequence

from powlint.annotators.line import Line

# What each kind of word is worth for every twentieth part of the sentences that hold it. Fitted on some 500 reports
# about captives and 2,200 other stories, with sets of reports left out in turn: of the labelled places in those, some
# 4 in 100 stayed behind the gate, where 15 had. Then rounded and thinned out with all sets in view.
_POINTS = {
    "unheard-of": 8,
    "captive-scene": 5,
    "military-word": 4,
    "custody-verb": 3,
    "exchange-noun": 3,
    "captive-speech": 3,
    "recording-noun": 2,
    "display-verb": 2,
    "kin": 2,
    "people-taken": -3,
    "public-figure": -3,
    "civil-word": -4,
}
_SHARES = 20
# Beyond this a kind says no more; and a few sentences say less than their shares would.
_MOST_SHARES = 4
_FEWEST_SENTENCES = 8


def likeness(lines: Sequence[Line]) -> float:
    """Points for the words in the sentences of a draft."""
    weight = _SHARES / max(len(lines), _FEWEST_SENTENCES)
    holding = {kind: sum(line.has(line.start, line.stop, kind) for line in lines) for kind in _POINTS}
    return sum(points * min(_MOST_SHARES, holding[kind] * weight) for kind, points in _POINTS.items())
