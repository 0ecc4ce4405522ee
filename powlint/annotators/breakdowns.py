"""Numbers that are taken apart in the same sentence: whether the parts are as many as the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from powlint.annotators.contradictions import Contradiction
from powlint.annotators.line import Line
from powlint.annotators.numerals import Numeral
from powlint.values import dataclass

_APART = ("civil", "fighting", "men", "women", "dead", "hurt")
# So far behind its number a word tells what part it is: "60 of them were soldiers".
_REACH = 4
# Between the whole and its parts: "of the 90 who were released on Friday, 60 …".
_LONGEST_WHOLE = 12
# Three kinds of people are hardly ever told to overlap; two may ("60 wounded and 40 officers").
_MANY_PARTS = 3
_NO_PEOPLE = ("unit-of-measure", "magnitude", "month", "round-number")


@dataclass(frozen=True, slots=True)
class _Whole:
    """A number that is taken apart, and where its parts begin."""

    numeral: Numeral
    begin: int
    closed: bool = False


def oversummed(line: Line, found: Sequence[Numeral]) -> Iterator[Contradiction]:
    """A list of parts, among the numbers of a sentence, of other number than the whole it belongs to."""
    if len(found) < _MANY_PARTS:
        return
    for at, numeral in enumerate(found):
        whole = _fronted(line, numeral) or _followed(line, numeral)
        if whole is None or not numeral.exact:
            continue
        parts = _parts(line, found[at + 1 :], whole)
        if len(parts) < 2 or not (len(parts) >= _MANY_PARTS or _are_apart(line, parts)):
            continue
        total = sum(part.value for part in parts)
        if total > numeral.value or (whole.closed and total < numeral.value):
            span = line.place(parts[0].first, _stop(line, parts, len(parts) - 1) - 1)
            other = line.place(numeral.first, numeral.last)
            yield Contradiction("number", span, other, f"the parts are {total}, the whole {numeral.value}")
            return


def _fronted(line: Line, numeral: Numeral) -> _Whole | None:
    """The whole in "Of the 90 released, 60 …"."""
    before = numeral.first - 1
    while line[before].is_a("article.definite", "quantifier.all", "demonstrative.this", "possessive"):
        before -= 1
    if not line[before].is_a("preposition.of") or line[before - 1].is_word:
        return None
    for place in range(numeral.last + 1, numeral.last + _LONGEST_WHOLE):
        if line[place].text == ",":
            return _Whole(numeral, place + 1)
    return None


def _followed(line: Line, numeral: Numeral) -> _Whole | None:
    """The whole in "90 prisoners, of whom 60 …" and "a group of 90, made up of 60 …"."""
    for place in range(numeral.last + 1, numeral.last + _LONGEST_WHOLE):
        if line[place].is_a("breakdown"):
            begin = next(at for at in range(place, line.stop + 1) if not line[at].is_a("breakdown"))
            return _Whole(numeral, begin, line[place].is_a("breakdown.whole"))
        if line[place].text[:1].isdigit() or line[place].is_a("numeral"):
            return None
    return None


def _parts(line: Line, found: Sequence[Numeral], whole: _Whole) -> list[Numeral]:
    """The numbers of an unbroken list after the whole; none if one of them is no number of people."""
    parts = [numeral for numeral in found if numeral.first >= whole.begin]
    if not parts or parts[0].first > whole.begin + 1:
        return []
    for at, part in enumerate(parts):
        stop = _stop(line, parts, at)
        if not part.exact or line[part.last + 1].is_a(*_NO_PEOPLE) or stop - part.first > 2 * _REACH:
            return []
        if at + 1 < len(parts) and not _is_joint(line, parts[at + 1].first):
            return []
        if line.has(part.first, stop, "other-count", "revised-count", "rounding-word"):
            return []
    return parts


def _stop(line: Line, parts: list[Numeral], at: int) -> int:
    """Where a part ends: at the next one, or at the mark or word that ends the list."""
    limit = parts[at + 1].first if at + 1 < len(parts) else line.stop
    for place in range(parts[at].last + 1, limit):
        token = line[place]
        if not token.is_word or token.is_a("conjunction", "clause-opener", "relative-pronoun"):
            return place
    return limit


def _is_joint(line: Line, first: int) -> bool:
    """Whether a comma or "and" stands right before a number."""
    return line[first - 1].text in (",", ";", "(") or line[first - 1].is_a("conjunction.and")


def _are_apart(line: Line, parts: list[Numeral]) -> bool:
    """Whether nobody can be counted in two of the parts: soldiers and civilians, dead and wounded."""
    kinds = [_kind(line, parts, at) for at in range(len(parts))]
    pairs = [{_APART[i], _APART[i + 1]} for i in range(0, len(_APART), 2)]
    return set(kinds) in pairs and len(kinds) == 2


def _kind(line: Line, parts: list[Numeral], at: int) -> str:
    stop = _stop(line, parts, at)
    told = [kind for i in range(parts[at].last + 1, stop) for kind in _APART if line[i].is_a(f"apart.{kind}")]
    return told[-1] if len(set(told)) == 1 else ""
