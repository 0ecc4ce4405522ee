"""Numbers as they stand in a sentence, in figures or in words, and what they count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from powlint.annotators.line import Line, Token, remembered
from powlint.values import dataclass

_PREFIX = "numeral.n"
_PEOPLE = ("custody-noun", "fighter-noun", "person-noun")
_MANY = tuple(f"{kind}.many" for kind in _PEOPLE)
# How many words may stand between a number and the noun it counts: "60 lightly wounded enemy soldiers".
_REACH = 4
# A number is none of people if one of these stands in between.
_BARRIERS = (
    "auxiliary",
    "preposition",
    "conjunction",
    "count-end",
    "unit-of-measure",
    "magnitude",
    "clause-opener",
    "article",
    "possessive",
    "month",
    "relative-pronoun",
    "kin",
    "bystanders",
)
_DASHES = ("-", "–", "—")
_BEFORE_NO_COUNT = ("$", "£", "€", "#", "§", ".", "/", "-", "–", ":")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the tokens it is written in; not `exact` if it is rounded, a bound, or one end of a range."""

    value: int
    first: int
    last: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: `head` is the token that names them, and the last of the phrase."""

    numeral: Numeral
    head: int


@remembered
def numerals(line: Line) -> tuple[Numeral, ...]:
    """Every number of a sentence that can be read, in order; ages, sums of money and other figures among them."""
    return tuple(_numerals(line))


def _numerals(line: Line) -> Iterator[Numeral]:
    for index in line.numbers:
        token = line[index]
        value = _value(token) if token.text[:1].isdecimal() or "numeral" in token.kinds else None
        if value is not None:
            multiplied = line[index + 1].is_a("magnitude", "round-number") or line[index - 1].is_a("magnitude")
            yield Numeral(value, index, index, not multiplied and _is_exact(line, index))


def count_of(line: Line, numeral: Numeral) -> Count | None:
    """The people that a number counts: "60 captured soldiers"; None if it counts no people."""
    if line[numeral.first - 1].text in _BEFORE_NO_COUNT or line[numeral.last + 1].is_a("magnitude", "round-number"):
        return None
    for place in range(numeral.last + 1, numeral.last + 1 + _REACH):
        token = line[place]
        if not token.is_word or token.is_a(*_BARRIERS) or _value(token) is not None:
            return None
        if token.is_a(*_MANY) and not _is_compound(line, place):
            return Count(numeral, _end(line, place))
    return None


def _value(token: Token) -> int | None:
    """What a number says; None for a word that is none, and for one too long to be a number of people."""
    figure = token.text.replace(",", "")
    if figure.isdecimal():
        return int(figure) if len(figure) <= 9 else None
    if token.is_a("numeral"):
        label = next((kind for kind in token.kinds if kind.startswith(_PREFIX)), "")
        with suppress(ValueError):
            return int(label.removeprefix(_PREFIX))
    return None


def _is_exact(line: Line, index: int) -> bool:
    before, after = line[index - 1], line[index + 1]
    if line.has(index - 3, index, "rounding-word") or line.has(index + 1, index + 4, "rounding-word"):
        return False
    # "10–12", "ten to twelve", "two or three"
    ranged = (after.text in _DASHES or after.is_a("range-word")) and _value(line[index + 2]) is not None
    return not ranged and not (
        (before.text in _DASHES or before.is_a("range-word")) and _value(line[index - 2]) is not None
    )


def _is_compound(line: Line, place: int) -> bool:
    """Whether the noun only describes the next: "prisoners exchange", "soldiers' families"."""
    token, after = line[place], line[place + 1]
    return token.text.endswith(("'", "’", "'s", "’s")) or after.text in ("'", "’") or after.is_a("people-compound")


def _end(line: Line, place: int) -> int:
    while line[place + 1].is_a(*_MANY) and not _is_compound(line, place + 1):
        place += 1
    return place
