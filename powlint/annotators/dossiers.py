"""What all mentions of a person together show: an official, kin, a captive and what befell them."""

from __future__ import annotations

from collections import Counter

from powlint.annotators.predicates import HELD, RELEASED, TRIED

PRISONER = "prisoner"
OFFICIAL = "official"
REPORTER = "reporter"
RELATIVE = "relative"
SPEAKER = "speaker"
UNKNOWN = "unknown"
# Signs that tell only where captives are told of: a name brought in there, or one with a rank or age.
INTRODUCED = "introduced"
DESCRIBED = "described"
# Signs that tell little alone: a rank, a home or service told with the name, a recording, a sentence near captives,
# being given a name ("named him as"), being quoted with a civil description, being among the dead.
RANKED = "ranked"
ROOTED = "rooted"
FILMED = "filmed"
NEAR = "near"
NAMED = "named"
WITNESS = "witness"
DEAD = "dead"
# Not heard of since a battle, or believed to be held.
UNHEARD = "unheard"
# Somebody's release is told of in the same sentence: of whom, is not said.
FREED = "freed"
# One office outweighs one cue of captivity: an official "captured" in a careless parse is the dearer mistake.
_NO_CAPTIVES = (OFFICIAL, REPORTER, RELATIVE)
# What each sign is worth where nothing tells what befell somebody. Measured on some 190 captives and 160 others of
# whom the reports give a name and no more.
_POINTS = {
    INTRODUCED: 6,
    UNHEARD: 4,
    DESCRIBED: 3,
    NAMED: 2,
    RANKED: 1,
    ROOTED: 1,
    FILMED: 1,
    NEAR: 1,
    SPEAKER: -2,
    WITNESS: -2,
    DEAD: -4,
}
_LIKELY = 4
# What it is worth that a draft tells of one captive, and names none; and each time that somebody is named again.
_AWAITED = 2
_MOST_AGAIN = 3
# One of these must be told of somebody, or the name come more often than this, for a draft to follow that person.
_OF_THE_PERSON = (INTRODUCED, UNHEARD, DESCRIBED, NAMED, RANKED, ROOTED, FILMED)
_AGAIN_ALONE = 2


class Dossier:
    """The signs found for one person, counted, and the first reason for each."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._reasons: dict[str, str] = {}

    def note(self, sign: str, reason: str = "", *, weight: int = 1) -> None:
        """Add a sign; the first reason stays."""
        self._counts[sign] += weight
        if reason:
            self._reasons.setdefault(sign, reason)

    def conclude(self) -> None:
        """Take a person brought in where captives are told of for one of them, unless other signs forbid."""
        # "the pilot's brother, X, a driver": kin are described for their own sake.
        is_kin = self._counts[RELATIVE] and not self._counts[INTRODUCED]
        if self._points >= _LIKELY and not is_kin:
            self._take("introduced right where captives are told of")

    def follow(self) -> None:
        """Take a person for the one captive of whom a draft tells without a name."""
        self._take("the one whom the draft follows, which tells of one captive")

    def likelihood(self, mentions: int) -> int:
        """How much speaks for this person, named so often, being the one captive of a draft; 0 if too little."""
        told = any(self._counts[sign] for sign in _OF_THE_PERSON) or mentions > _AGAIN_ALONE
        if self.role not in (UNKNOWN, SPEAKER) or self._counts[WITNESS] or not told:
            return 0
        points = self._points + _AWAITED + min(mentions - 1, _MOST_AGAIN)
        return points if points >= _LIKELY else 0

    @property
    def _points(self) -> int:
        return sum(points for sign, points in _POINTS.items() if self._counts[sign])

    def _take(self, reason: str) -> None:
        counts = self._counts
        if not counts[PRISONER] and not counts[OFFICIAL] and not counts[REPORTER]:
            counts.update({PRISONER: counts[RELATIVE] + 1, RELEASED if counts[FREED] else HELD: 1})
            self._reasons[PRISONER] = reason

    def share(self, captive: Dossier) -> None:
        """Take over a captive's fate, who is named in one breath, unless one of the two is no captive at all."""
        if not captive._counts[PRISONER] or self._counts[PRISONER] or any(self._counts[s] for s in _NO_CAPTIVES):
            return
        shared = (sign for sign in captive._counts if sign not in (SPEAKER, *_NO_CAPTIVES))
        self._counts.update(dict.fromkeys(shared, 1))
        self._reasons[PRISONER] = f"named together with another captive ({captive._reasons.get(PRISONER, '')})"

    @property
    def role(self) -> str:
        """The person's part in the story."""
        counts = self._counts
        most = max(counts[sign] for sign in _NO_CAPTIVES)
        if counts[PRISONER] > most:
            return PRISONER
        if most:
            return next(sign for sign in _NO_CAPTIVES if counts[sign] == most)
        return SPEAKER if counts[SPEAKER] else UNKNOWN

    @property
    def why(self) -> str:
        """What made the role; for a captive the fate stands before it."""
        reason = self._reasons.get(self.role, "")
        return f"{self._fate}: {reason}" if self.role == PRISONER else reason

    @property
    def _fate(self) -> str:
        """Whoever was released was captured before, so a release told as done decides."""
        counts = self._counts
        if counts[RELEASED] > counts[TRIED]:
            return RELEASED
        return TRIED if counts[TRIED] and not counts[HELD] else HELD
