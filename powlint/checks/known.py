"""What a check has found in one version of a draft, so that in the next it need not look at all of it again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import field

from powlint.checks.hits import Key
from powlint.model.finding import Finding, Related
from powlint.model.span import Span
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """What speaks for a hit: the places that conditions remember, and the names of the needs that are not met."""

    related: tuple[Related, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """How each hit was judged (None: not for a finding), the findings made of hits, and those that were reported."""

    judged: dict[Key, Judgement | None] = field(default_factory=dict)
    made: dict[Key, Finding] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def concerns(self, people: Collection[str]) -> bool:
        """Whether one of the findings concerns one of some people."""
        return any(about in people for _, _, about in self.made)

    def outside(self, near: Sequence[Span], moved: Collection[str]) -> Known:
        """What is known of hits outside spans; no finding on people who moved, since it says where they came in."""

        def is_outside(key: Key) -> bool:
            return all(key[1] <= span.start or span.end <= key[0] for span in near)

        made = {key: finding for key, finding in self.made.items() if is_outside(key) and key[2] not in moved}
        return Known({key: told for key, told in self.judged.items() if is_outside(key)}, made)
