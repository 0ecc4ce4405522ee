"""Counts of people that do not fit each other: parts and their sum, headline and story, "two" and "all three"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from powlint.annotators.breakdowns import oversummed
from powlint.annotators.contradictions import Contradiction
from powlint.annotators.dates import year_of
from powlint.annotators.line import Line, remembered
from powlint.annotators.numerals import Count, count_of, numerals
from powlint.model.document import BlockKind
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.values import dataclass

_FATES = tuple(f"told-fate.{fate}" for fate in ("captured", "killed", "wounded", "freed", "held"))
# How near the people counted their fate is told: "took 60 prisoners", "60 soldiers were killed".
_NEAR = 4
# A group as small as this is told of as "the two", and its number is known.
_SMALL = 9
# So many sentences on, "all three captives" may be others.
_SAME_PASSAGE = 6
# Make a count another than the one before, a part of it, or one that changed.
_EXPLAINED = ("other-count", "revised-count")
# A headline has no more counts than that.
_MOST_TOPS = 2
_NAMING_ALL = ("quantifier.all", "both")
# The layers that tell of whom a number is, and who answers for it.
_READ = (SENTENCE, "person", "prisoner", "quotation", "attribution")
_SINGLE = ("fighter-noun.one", "custody-noun.one", "person-noun.one")


@dataclass(frozen=True, slots=True)
class _Tally:
    """A count of people with all that tells whether another speaks of the same."""

    value: int
    span: Span
    sentence: int
    people: frozenset[str]
    captives: bool
    whole: bool
    fates: frozenset[str]
    headline: bool
    quoted: bool
    plain: bool
    owner: str


class _Figures:
    """All numbers of a draft: what a number might be explained by."""

    def __init__(self, draft: Draft, lines: Sequence[tuple[Span, Line]]) -> None:
        self.tallies: list[_Tally] = []
        self.headline: set[int] = set()
        self.body: Counter[int] = Counter()
        self._draft = draft
        self._lines = lines
        for at, (sentence, line) in enumerate(lines):
            found = numerals(line)
            if not found:
                continue
            counted = self.headline if BlockKind.HEADLINE in draft.zones(sentence) else self.body
            counted.update([numeral.value for numeral in found])
            told = partial(_tallied, draft, sentence, line, at)
            self.tallies += draft.kept((_Figures, sentence, at), sentence, _READ, told)

    def is_explained(self, at: int) -> bool:
        """Whether the sentence with this number says that a count is another one."""
        line = self._lines[at][1]
        return line.has(line.start, line.stop, *_EXPLAINED)

    def parts_passages(self, at: int) -> bool:
        """Whether behind the sentence with this number other people may be meant than before."""
        sentence, line = self._lines[at]
        return self.is_explained(at) or _tells_of_one(self._draft, sentence, line) or _tells_a_year(line)

    def explains(self, value: int) -> bool:
        """Whether the body has this number, or two that add up to it."""
        return value in self.body or self.sums_up(value)

    def sums_up(self, value: int) -> bool:
        """Whether two numbers of the body add up to it."""
        known = self.body
        return any(value - part in known and (value - part != part or known[part] > 1) for part in known)


def miscounted(draft: Draft, lines: Sequence[tuple[Span, Line]]) -> Iterator[Contradiction]:
    """Counts that cannot both be right, each with the one it is against."""
    for _, line in lines:
        yield from _oversummed(line)
    figures = _Figures(draft, lines)
    yield from _headline_and_body(figures)
    yield from _small_group(figures)


@remembered
def _oversummed(line: Line) -> tuple[Contradiction, ...]:
    return tuple(oversummed(line, numerals(line)))


@remembered
def _tells_a_year(line: Line) -> bool:
    return any(year_of(token) for token in line.between(line.start, line.stop))


def _tells_of_one(draft: Draft, sentence: Span, line: Line) -> bool:
    """Whether a sentence tells of a single captive or fighter, by name or by a noun."""
    noun = any(token.is_a(*_SINGLE) and not token.is_a("nationality") for token in line.between(line.start, line.stop))
    return noun or any(True for _ in draft.within(sentence, "person", "prisoner", "speaker", "unknown"))


def _tallied(draft: Draft, sentence: Span, line: Line, at: int) -> tuple[_Tally, ...]:
    """The counts of people in one sentence."""
    return tuple(_tallies(draft, sentence, line, at))


def _tallies(draft: Draft, sentence: Span, line: Line, at: int) -> Iterator[_Tally]:
    headline, owner = BlockKind.HEADLINE in draft.zones(sentence), _owner(draft, sentence)
    for numeral in numerals(line):
        count = count_of(line, numeral)
        if count is None or numeral.value < 2:
            continue
        span = line.place(numeral.first, count.head)
        first, fates = _opening(line, numeral.first), _fates(line, count)
        yield _Tally(
            value=numeral.value,
            span=span,
            sentence=at,
            people=_people(line, count),
            captives=_are_captives(draft, span, fates),
            whole=_is_whole(line, first, count),
            fates=fates,
            headline=headline,
            quoted=any(True for _ in draft.within(span, "quotation")),
            plain=numeral.exact and not line[first - 1].is_a("preposition.of") and not _is_part(line, count),
            owner=owner,
        )


def _people(line: Line, count: Count) -> frozenset[str]:
    """Who is counted: those who fight and captives may be the same, others only by the same word; and their nation."""
    head = line[count.head]
    nations = {
        token.fold
        for token in line.between(count.numeral.last + 1, count.head + 1)
        if token.is_a("nationality", "country") or (token.is_capitalised and not line.is_title_case)
    }
    return frozenset(nations if head.is_a("custody-noun", "fighter-noun") else nations | {head.fold})


def _are_captives(draft: Draft, span: Span, fates: frozenset[str]) -> bool:
    captives = [captive.label for captive in draft.within(span, "prisoner")]
    return any(label != "released" for label in captives) if captives else "told-fate.captured" in fates


def _opening(line: Line, first: int) -> int:
    """Where the phrase of a number begins, with "all" or "the"."""
    while line[first - 1].is_a(*_NAMING_ALL, "article.definite", "demonstrative.this"):
        first -= 1
    return first


def _is_whole(line: Line, first: int, count: Count) -> bool:
    """Whether these are said to be all there are: "all three captives", "both prisoners", "all five men"."""
    apart = line[count.head + 1].is_a("preposition", "place-preposition", "relative-pronoun.who")
    every = line.has(first, count.numeral.first, "quantifier.all") and not apart
    told = line.has(count.numeral.last + 1, count.head + 1, "custody-noun", "custody-adjective")
    return every or (told and line.has(first, count.numeral.first + 1, *_NAMING_ALL))


def _is_part(line: Line, count: Count) -> bool:
    return line.has(count.numeral.first - 3, count.head + 3, "other-count")


def _fates(line: Line, count: Count) -> frozenset[str]:
    """What befell those counted; a word for captives tells that they were captured."""
    near = line.between(count.numeral.first - _NEAR, count.head + 1 + _NEAR)
    return frozenset(fate for token in near for fate in _FATES if token.is_a(fate))


def _owner(draft: Draft, sentence: Span) -> str:
    """Who is said to answer for a sentence: the last word of the first source."""
    source: Annotation | None = next(draft.within(sentence, "attribution"), None)
    words = source.parts["source"].cut(draft.text).split() if source else []
    return words[-1].casefold() if words else ""


def _headline_and_body(figures: _Figures) -> Iterator[Contradiction]:
    """A number in the headline, where the story tells another of the same people, and one only."""
    tops = [tally for tally in figures.tallies if tally.headline][:_MOST_TOPS]
    for top in tops:
        if not top.plain or len(top.fates) != 1 or figures.is_explained(top.sentence):
            continue
        same = [tally for tally in figures.tallies if not tally.headline and tally.fates & top.fates]
        alike = [tally for tally in same if tally.people == top.people]
        if not alike or len({tally.value for tally in same}) != 1 or figures.explains(top.value):
            continue
        first = alike[0]
        halved = 2 * top.value == first.value or top.value == 2 * first.value  # each side's, and both
        if not halved and _clear(alike, figures) and not _rounded(top.value, first.value):
            yield Contradiction("number", top.span, first.span, f"{top.value} here, {first.value} in the story")


def _clear(tallies: Sequence[_Tally], figures: _Figures) -> bool:
    return all(
        tally.plain and len(tally.fates) == 1 and not tally.quoted and not figures.is_explained(tally.sentence)
        for tally in tallies
    )


def _rounded(one: int, other: int) -> bool:
    """Whether the rounder of two numbers is the other, rounded."""
    for rough, fine in ((one, other), (other, one)):
        unit = 1
        while rough % (unit * 10) == 0 and rough:
            unit *= 10
        if unit > 1 and abs(fine - rough) < unit:
            return True
    return False


def _small_group(figures: _Figures) -> Iterator[Contradiction]:
    """ "All three captives", where two captives have been told of, and nobody else."""
    told: _Tally | None = None
    at = 0
    for tally in figures.tallies:
        if tally.value > _SMALL or tally.headline:
            continue
        if told is None:
            if tally.captives:
                if not tally.plain or tally.whole or tally.quoted:
                    return
                told, at = tally, tally.sentence
            continue
        if tally.sentence - told.sentence > _SAME_PASSAGE:
            return
        while at <= tally.sentence:
            if figures.parts_passages(at):
                return
            at += 1
        if tally.whole and not tally.quoted:
            if _is_other(tally, told, figures):
                yield Contradiction("number", tally.span, told.span, f"{tally.value} here, {told.value} before")
            return
        if tally.captives and (tally.value != told.value or not tally.plain):
            return


def _is_other(tally: _Tally, told: _Tally, figures: _Figures) -> bool:
    """Whether nothing accounts for a number of captives other than the one told before."""
    known = figures.body[tally.value] > 1 or tally.value in figures.headline or figures.sums_up(tally.value)
    owners = {tally.owner, told.owner} - {""}
    return tally.value != told.value and not known and len(owners) < 2
