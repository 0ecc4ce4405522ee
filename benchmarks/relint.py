"""How long a warm linter takes after a keystroke, as an editor would wait for it at every pause of typing.

Each round types a letter into another word of one draft, wherever it stands: what is kept of the version before may
help, as it would there.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator
from statistics import median

import regex

from benchmarks.drafts import draft_of_words
from benchmarks.figures import Figure, Size
from benchmarks.linting import parts
from powlint import Source
from powlint.linter import Relinter

TARGETS: dict[int, tuple[float | None, float | None]] = {1_000: (15, 40), 10_000: (60, None)}
WARM_UP = 3
PLAIN = regex.compile(r"(?i)\b(?:\w+ly|captur\w+|prisoners?|held)\b|\b\p{Lu}\w+(?: \p{Lu}\w+)*")


def figures(size: Size) -> Iterator[Figure]:
    """Median and 95th centile in milliseconds of CPU; the ratio to one plain pass of the regex engine."""
    for words in size.words:
        ours, plain = _measured(words, max(2, 4_000 * size.rounds // words))
        usual, slow = TARGETS.get(words, (None, None))
        what = f"re-lint after a keystroke in {words:,} words"
        yield Figure(what, median(ours), "ms", usual)
        yield Figure(f"{what}, 95 of 100 within", sorted(ours)[int(0.95 * len(ours))], "ms", slow)
        yield Figure(f"{what}, to one plain regex pass", median(ours) / median(plain), "×")


def _measured(words: int, rounds: int) -> tuple[list[float], list[float]]:
    relinter = Relinter(parts().linter())
    text = draft_of_words(words, 1)
    places = [word.start() + 1 for word in re.finditer(r"\w{4,}", text)]
    chance = random.Random(1)
    ours: list[float] = []
    plain: list[float] = []
    for number in range(rounds + WARM_UP):
        at = chance.choice(places)
        text = text[:at] + "x" + text[at:]
        source = Source("draft.md", text.encode())
        start = time.process_time()
        report = relinter.lint(source)
        linted = time.process_time()
        PLAIN.findall(text)
        ended = time.process_time()
        if report.faults or not report.verdict.reported:
            sys.exit(f"the draft was not linted: {report.faults}")
        if number >= WARM_UP:
            ours.append(1000 * (linted - start))
            plain.append(1000 * (ended - linted))
    return ours, plain
