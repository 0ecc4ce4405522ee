"""Named persons and their part in the story: who speaks for somebody, who is kin, who is the captive."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile, pairwise

from powlint.annotators.bearers import Name
from powlint.annotators.custody import tells
from powlint.annotators.dossiers import INTRODUCED, NEAR, PRISONER, Dossier
from powlint.annotators.evidence import Sign, joined, signs, signs_near_captives, speaker_sign
from powlint.annotators.introductions import (
    brings_in_one,
    goes_on_with_capture,
    is_shown_or_withheld,
    is_somebodys_child,
    opens_after_captive,
    tells_of_one,
)
from powlint.annotators.line import Line, remembered
from powlint.annotators.names import find_names
from powlint.annotators.predicates import HELD
from powlint.annotators.roll_calls import roll_calls
from powlint.annotators.terms import Terms
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span

# How many sentences back captives may have been told of for a bare name to be one of them.
_NEAR = 3
# In how many of the first sentences a captive without a name must be brought in for somebody named to be that captive.
_OPENING = 8
# How much it weighs that kin of somebody were captured, where nobody else was.
_OUTWEIGHS_KIN = 5


class People:
    """Gives `person` (labels: prisoner, official, reporter, relative, speaker, unknown); `about` is the person's key.

    A captive's fate (held, released, tried) stands before the reason in `why`.
    """

    gives = ("person",)
    needs = (SENTENCE,)

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Every mention of a named person, with the part that all mentions together show."""
        parts = [[line for _, line in part] for part in self._terms.parts(draft)]
        names = find_names([line for part in parts for line in part])
        dossiers = _dossiers(names, parts)
        for name in names:
            span = Span(name.line[name.first].start, name.line[name.last].bare_end)
            dossier = dossiers[name.key]
            yield Annotation("person", span, dossier.role, about=f"person:{name.key}", why=dossier.why)


def _dossiers(names: Sequence[Name], parts: Sequence[Sequence[Line]]) -> dict[str, Dossier]:
    dossiers: dict[str, Dossier] = defaultdict(Dossier)
    setting = _Setting(names, parts)
    for name in names:
        is_new = name.key not in dossiers
        found = [*_signs(name.line, name.first, name.last), *(speaker_sign(name) if is_new else ())]
        found += setting.signs(name, is_new=is_new)
        dossier = dossiers[name.key]
        for sign, reason in found:
            dossier.note(sign, reason)
    for part in parts:
        _go_on(names, dossiers, part)
    for dossier in dossiers.values():
        dossier.conclude()
    _follow(names, dossiers, [line for part in parts for line in part])
    together = [(one, other) for one, other in pairwise(names) if joined(one, other)]
    for one, other in together:
        dossiers[other.key].share(dossiers[one.key])
    for one, other in reversed(together):
        dossiers[one.key].share(dossiers[other.key])
    return dossiers


class _Setting:
    """Where in a draft captives are told of, so that names near by may be theirs."""

    def __init__(self, names: Sequence[Name], parts: Sequence[Sequence[Line]]) -> None:
        told_of = parts if names else ()
        self._near = {start for part in told_of for start in _near_captives(part)}
        self._told = {start for part in told_of for start in _after_captives(part)}
        self._called = {start for part in told_of for start in roll_calls(names, part)}
        self._after = {line.start: later.start for part in parts for line, later in pairwise(part)}
        self._before = {line.start: earlier for part in parts for earlier, line in pairwise(part)}

    def signs(self, name: Name, *, is_new: bool) -> Sequence[Sign]:
        """What the sentences round a mention add to its own; a new name brought in leaves the next near captives."""
        line, found = name.line, list[Sign]()
        if line.start in self._near:
            found += [*_signs_near_captives(line, name.first, name.last), (NEAR, "")]
        if self._brings_in(name, is_new=is_new):
            found.append((INTRODUCED, ""))
        if is_new and (INTRODUCED, "") in found and line.start in self._after:
            # "The Dane, X, denied it. The Swede, Y, …": one who is brought in brings in the next.
            self._near.add(self._after[line.start])
        return found

    def _brings_in(self, name: Name, *, is_new: bool) -> bool:
        """Whether captives told of before without names get them here."""
        line, first, last = name.line, name.first, name.last
        if line.start in self._told and is_shown_or_withheld(line, first, last):
            return True
        opens = line.start in self._near and line.start in self._before
        return is_new and (
            line.start in self._called or (opens and opens_after_captive(line, first, last, self._before[line.start]))
        )


@remembered
def _signs(line: Line, first: int, last: int) -> tuple[Sign, ...]:
    return tuple(signs(Name(line, first, last, "")))


@remembered
def _signs_near_captives(line: Line, first: int, last: int) -> tuple[Sign, ...]:
    return tuple(signs_near_captives(Name(line, first, last, "")))


def _go_on(names: Sequence[Name], dossiers: Mapping[str, Dossier], lines: Sequence[Line]) -> None:
    """Take the one person named in a sentence for a captive, if the next goes on: "He was captured in May"."""
    named: dict[int, set[str]] = defaultdict(set)
    children: set[str] = set()
    for name in names:
        if not name.line[name.last].is_possessive:  # "Orton's husband, X, left. He was captured"
            named[name.line.start].add(name.key)
        if is_somebodys_child(name.line, name.first):
            children.add(name.key)
    for number, line in enumerate(lines):
        told = _told_before(lines[max(0, number - 2) : number], named)
        if len(told) == 1 and not named[line.start] and goes_on_with_capture(line):
            key = next(iter(told))
            alone = key in children and all(other.role != PRISONER for other in dossiers.values())
            dossiers[key].note(
                PRISONER, "“he” was captured, in the next sentence", weight=_OUTWEIGHS_KIN if alone else 1
            )
            dossiers[key].note(HELD)


def _told_before(lines: Sequence[Line], named: Mapping[int, set[str]]) -> set[str]:
    """Who is named in the last of these sentences, or in the one before it if the last tells of nobody else."""
    for line in reversed(lines):
        if told := named.get(line.start):
            return told
        if line.of("person-noun", "fighter-noun", "office", "kin"):
            break
    return set()


def _follow(names: Sequence[Name], dossiers: Mapping[str, Dossier], lines: Sequence[Line]) -> None:
    """Take whom a draft names most like a captive for the one captive it opens with, if nobody else is named as such.

    Feature stories bring in "a Briton captured in the east" and go on with a name: his school, his mother, his dog.
    """
    if any(dossier.role == PRISONER for dossier in dossiers.values()):
        return
    if not any(brings_in_one(line) or tells_of_one(line) for line in lines[:_OPENING]):
        return
    counts = Counter(name.key for name in names)
    ranked = Counter({key: dossier.likelihood(counts[key]) for key, dossier in dossiers.items()}).most_common(2)
    if ranked and ranked[0][1] > (ranked[1][1] if len(ranked) > 1 else 0):
        dossiers[ranked[0][0]].follow()


def _after_captives(lines: Sequence[Line]) -> Iterator[int]:
    """The starts of the sentences before which captives were told of."""
    yield from (line.start for line in dropwhile(lambda line: not tells(line), lines))


def _near_captives(lines: Sequence[Line]) -> Iterator[int]:
    """The starts of the sentences that tell of captives or follow close on one that does."""
    left = 0
    for line in lines:
        left = _NEAR + 1 if tells(line) else left
        if left:
            yield line.start
            # What a captive says of himself leads nobody away from him.
            left -= not line.of("subject-pronoun.we", "possessive.i")
