"""Figures, and the table of them that a page can take over as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log
from statistics import linear_regression


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: rounds, drafts in an archive, bytes of a long one, words of one being written, rules."""

    rounds: int
    drafts: int
    long: int
    words: tuple[int, ...]
    rules: int | None = None

    @property
    def few(self) -> int:
        """Rounds for what takes long."""
        return max(1, self.rounds // 5)


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured; `target` is the most it may be, if anybody has set that."""

    what: str
    value: float
    unit: str
    target: float | None = None
    detail: str = ""


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The lines of a Markdown table, each as soon as its figure is there."""
    yield "| measured | figure | target | met | |"
    yield "|---|---|---|---|---|"
    for figure in figures:
        target = "" if figure.target is None else f"≤ {figure.target:g} {figure.unit}"
        met = "" if figure.target is None else "yes" if figure.value <= figure.target else "no"
        yield f"| {figure.what} | {_plain(figure.value)} {figure.unit} | {target} | {met} | {figure.detail} |"


def exponent(costs: Iterable[tuple[float, float]]) -> float:
    """How fast a cost grows: 1 if it doubles with the amount, 2 if it then takes four times as much."""
    points = [(log(amount), log(cost)) for amount, cost in costs]
    return linear_regression(*zip(*points, strict=True)).slope


def seconds(value: float) -> str:
    """A time as people read it."""
    return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.3g} ms"


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
