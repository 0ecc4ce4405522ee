"""What a draft says against itself, or against the calendar."""

from __future__ import annotations

from powlint.model.span import Span
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place, the place that says otherwise (None if it is wrong by itself), and what is wrong, in a few words."""

    label: str
    span: Span
    other: Span | None
    why: str
