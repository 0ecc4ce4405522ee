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
# Somebody's release is told of in the same sentence: of whom, is not said.
FREED = "freed"
# One office outweighs one cue of captivity: an official "captured" in a careless parse is the dearer mistake.
_NO_CAPTIVES = (OFFICIAL, REPORTER, RELATIVE)


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
        counts = self._counts
        likely = counts[INTRODUCED] or (counts[DESCRIBED] and not counts[SPEAKER])
        if likely and not counts[PRISONER] and not counts[OFFICIAL] and not counts[REPORTER]:
            counts.update({PRISONER: counts[RELATIVE] + 1, RELEASED if counts[FREED] else HELD: 1})
            self._reasons[PRISONER] = "introduced right where captives are told of"

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
