from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from powlint.assemble import assemble
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.settings import Settings

REPORT = """\
Soldier Ivan Testov, 23, was captured by Ukrainian forces near the village of Demo on Monday, the army said.
“We were told it was an exercise,” the prisoner said in a video released by the brigade that holds him.

Testov, from the town of Sampleville, was seen with a bandaged hand. A second prisoner of war, Oleg Modelov,
born in 1999, said his mother lives in Exampleton. The two prisoners will be exchanged next week, officials said.
Troops killed 300 soldiers and captured 40 in the fighting; shelling and drones hit the trenches.
"""


@pytest.fixture(scope="module")
def linter() -> Linter:
    return assemble(Settings(Path.cwd()), today=date(2026, 11, 22))


def calls(linter: Linter, copies: int, between: str) -> int:
    """How many Python functions are called to lint copies of a report: that, unlike time, is always the same."""
    source = Source("a.txt", between.join([REPORT.strip()] * copies).encode())
    count = 0

    def counted(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    linter.lint(source)
    sys.setprofile(counted)
    try:
        linter.lint(source)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
def test_the_work_grows_with_the_draft_and_no_faster(linter: Linter, between: str) -> None:
    once, often = calls(linter, 10, between), calls(linter, 80, between)

    assert often <= 8.5 * once
