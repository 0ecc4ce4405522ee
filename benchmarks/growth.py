"""How the time grows with the draft, with the number of drafts and with the number of rules: 1 is in step with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.archive import SIZE, written
from benchmarks.commands import CHECK, cost
from benchmarks.drafts import draft_of_bytes
from benchmarks.figures import Figure, Size, exponent, seconds
from benchmarks.linting import cpu, parts
from powlint import Source
from powlint.linter import Linter
from powlint.model.rule import Check
from powlint.patterns import Words
from powlint.rules.compile import compile_ruleset
from powlint.settings import chosen

DOUBLINGS = 4
COPIES = (1, 2, 4)
WARM_UP = 20_000
"""Bytes of a draft in which everything occurs: what is compiled at first use is compiled then."""
TARGET = 1.1
"""Linear, give or take what is noise."""


def figures(size: Size) -> Iterator[Figure]:
    """The exponents, each with the times it was made of."""
    yield _figure("the bytes of a draft", _by_draft(_doubled(size.long), size.few), TARGET)
    yield _figure("the number of drafts", _by_drafts(_doubled(max(4, size.drafts // 4)), size.few), TARGET)
    yield _figure("the number of rules", _by_rules(max(2, size.drafts // 25), size.rules, size.few), 1)


def _doubled(most: int) -> list[int]:
    return sorted({max(2, most >> step) for step in range(DOUBLINGS + 1)})


def _by_draft(sizes: Sequence[int], runs: int) -> Iterator[tuple[int, float]]:
    linter = parts().linter()
    linter.lint(Source("draft.md", draft_of_bytes(WARM_UP, number=0).encode()))
    for size in sizes:
        source = Source("draft.md", draft_of_bytes(size, number=1).encode())
        yield size, cpu(partial(linter.lint, source), runs)


def _by_drafts(counts: Sequence[int], runs: int) -> Iterator[tuple[int, float]]:
    """Without what it costs to begin, and to lint the first."""
    with TemporaryDirectory() as place:
        paths = written(Path(place) / "dense", counts[-1], draft_of_bytes)
        taken = [min(cost(CHECK.on(*paths[:count])).cpu for _ in range(runs)) for count in (1, *counts)]
    for count, each in zip(counts, taken[1:], strict=True):
        yield count - 1, max(1e-6, each - taken[0])


def _by_rules(drafts: int, rules: int | None, runs: int) -> Iterator[tuple[int, float]]:
    """The shipped rules several times over."""
    sources = [Source("draft.md", draft_of_bytes(SIZE, number).encode()) for number in range(drafts)]
    linter = parts().linter()
    for copies in COPIES:
        linter.checks = tuple(check for number in range(copies) for check in _copied(linter, number, rules))
        _lint(linter, sources)
        yield len(linter.checks), cpu(partial(_lint, linter, sources), runs)


def _lint(linter: Linter, sources: Sequence[Source]) -> None:
    for source in sources:
        linter.lint(source)


def _copied(linter: Linter, number: int, count: int | None) -> Sequence[Check]:
    """The rules with ids and patterns of their own: copies that shared their patterns would cost next to nothing."""
    made = parts()
    rules = tuple(replace(rule, id=f"{rule.id}-{number}") for rule in chosen(made.rules, made.settings)[:count])
    return compile_ruleset(
        replace(made.ruleset, rules=rules),
        layers=frozenset(layer for annotator in made.annotators for layer in annotator.gives),
        finders=made.finders,
        today=linter.today,
        words=Words(made.ruleset.lexicon, made.words.layers, made.finders),
    )


def _figure(what: str, costs: Iterator[tuple[int, float]], target: float) -> Figure:
    points = list(costs)
    detail = ", ".join(f"{amount:,}: {seconds(cost)}" for amount, cost in points)
    return Figure(f"growth with {what}", exponent(points), "(exponent)", target, detail)
