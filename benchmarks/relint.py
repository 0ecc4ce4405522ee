"""How long a warm linter takes for a draft of 1,000 words, as an editor would wait for it at every pause of typing.

    python benchmarks/relint.py [ROUNDS]

No draft is linted twice, so nothing that is remembered of a draft can help. The ratio is to one plain pass of the
regex engine over the same words, which tells fast machines from slow ones.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

import regex
from drafts import draft_of_words

from powlint import Source
from powlint.assemble import assemble
from powlint.settings import Settings

ROUNDS = 60
WARM_UP = 10
WORDS = 1_000
TARGET_MS = 40
PLAIN = regex.compile(r"(?i)\b(?:\w+ly|captur\w+|prisoners?|held)\b|\b\p{Lu}\w+(?: \p{Lu}\w+)*")


def main(rounds: int) -> None:
    """Measure and print."""
    linter = assemble(Settings(folder=Path.cwd()), today=date.today())
    ours: list[float] = []
    plain: list[float] = []
    for number in range(rounds + WARM_UP):
        text = draft_of_words(WORDS, number)
        source = Source(f"draft-{number}.md", text.encode())
        start = time.perf_counter()
        report = linter.lint(source)
        linted = time.perf_counter()
        PLAIN.findall(text)
        ended = time.perf_counter()
        if report.faults or not report.verdict.reported:
            sys.exit(f"draft {number} was not linted: {report.faults}")
        if number >= WARM_UP:
            ours.append(linted - start)
            plain.append(ended - linted)
    slow = sorted(ours)[int(0.95 * len(ours))]
    ratio = median(a / b for a, b in zip(ours, plain, strict=True))
    print(f"warm lint of {WORDS:,} words: {1000 * median(ours):.1f} ms (95 of 100 within {1000 * slow:.1f} ms)")
    print(f"one plain regex pass: {1000 * median(plain):.2f} ms")
    print(f"ratio: {ratio:.1f}; to the target of {TARGET_MS} ms: {1000 * median(ours) / TARGET_MS:.2f} (at most 1)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
