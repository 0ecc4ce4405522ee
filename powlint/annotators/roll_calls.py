"""The names of captives of whom a draft first told by number: “Two Danes were captured. X, 31, and Y, 26, of …”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from powlint.annotators.bearers import Name
from powlint.annotators.custody import THEM, fate_after
from powlint.annotators.foregoing import fate_before
from powlint.annotators.line import Line, remembered
from powlint.annotators.numerals import numerals
from powlint.annotators.predicates import HELD

# How many sentences back the captives may have been counted, and how many of them a sentence names at most.
_REACH = 2
_MOST = 10
# How far behind the number its noun may stand: "two of his compatriots".
_PHRASE = 4
# Between two names of one list nobody acts and nobody speaks.
_NO_LIST = ("speech-verb", "subject-pronoun", "auxiliary", "clause-opener", "kin", "office")


def roll_calls(names: Sequence[Name], lines: Sequence[Line]) -> Iterator[int]:
    """The starts of the sentences that name as many people as captives were counted right before."""
    called: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        called[name.line.start].append(name)
    for number, line in enumerate(lines):
        here = called[line.start]
        earlier = lines[max(0, number - _REACH) : number]
        if len(here) > 1 and _is_a_list(here) and any(_counted(before) == len(here) for before in earlier):
            yield line.start


def _is_a_list(names: Sequence[Name]) -> bool:
    line = names[0].line
    parts = all(one.key != other.key and other.first > one.last + 1 for one, other in pairwise(names))
    ended = line.has(names[-2].last + 1, names[-1].first, "conjunction.and")
    return parts and ended and not line.has(names[0].last + 1, names[-1].first, *_NO_LIST)


@remembered
def _counted(line: Line) -> int:
    """How many captives a sentence brings in by number; 0 if it counts none, or more than a list would name."""
    for numeral in numerals(line):
        head = next((at for at in line.of(*THEM) if numeral.last < at <= numeral.last + _PHRASE), -1)
        if head < 0 or numeral.value > _MOST:
            continue
        if fate_after(line, head) == HELD or fate_before(line, numeral.first, head) == HELD:
            return numeral.value
    return 0
