"""Finds personal names without a model: runs of capitalised words that no list of other capitalised words claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from powlint.annotators.bearers import Name, Part, resolved
from powlint.annotators.line import Line, Token, remembered
from powlint.annotators.naming import is_given, names_himself

# Words with a capital that are no part of a name, whatever stands round them.
_NO_NAME = (
    "not-a-name",
    "country",
    "known-place",
    "nationality",
    "abbreviation",
    "office",
    "rank",
    "address",
    "kin",
    "civil-word",
    "military-word",
    "custody-noun",
    "custody-adjective",
)
_TITLES = ("rank", "address", "office")
_LONGEST = 5
_QUOTES = ("'", '"', "‘", "’", "“", "”")
# The numbers of the first and the last of some tokens.
_Place: TypeAlias = tuple[int, int]


def find_names(lines: Sequence[Line]) -> list[Name]:
    """Every mention of a person, full or by one part of the name once the full name or a rank gave it."""
    full: list[Part] = []
    titled: list[Part] = []
    loose: list[Part] = []
    for line in lines:
        for kind, places in zip((full, titled, loose), _places(line), strict=True):
            kind.extend(Part(line, first, last) for first, last in places)
    return resolved(full, titled, loose)


@remembered
def _places(line: Line) -> tuple[list[_Place], list[_Place], list[_Place]]:
    """What may be a name in a sentence: full names, those a title or age vouches for, and others."""
    full: list[_Place] = []
    titled: list[_Place] = []
    loose: list[_Place] = []
    heading = line.is_title_case
    for first, last in _runs(line):
        has_title = line[first - 1].is_a(*_TITLES)
        if line[last + 1].is_a("enterprise") or (not has_title and _is_institution(line, first, last)):
            continue
        if _is_agency(line, first, last):
            continue
        if last > first and not heading and not _is_place(line, first, last):
            full.append((first, last))
        elif (has_title and not heading) or (first == last and _is_vouched_for(line, first)):
            titled.append((first, last))
        else:
            loose.append((first, last))
    return full, titled, loose


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """Runs of words that may be one name: capitalised, not claimed by a list, only blanks between."""
    index = line.start
    while index < line.stop:
        if not _may_name(line[index]) and not _is_day_name(line, index):
            index += 1
            continue
        last = index
        while last - index < _LONGEST and (step := _step(line, last)):
            last += step
        yield index, last
        index = last + 1


def _step(line: Line, last: int) -> int:
    """How many words further the name goes: one, two with a particle between, none if it ends."""
    if not _touches(line, last):
        return 0
    if _is_nickname(line, last + 1):
        return 4
    if _may_name(line[last + 1]) and not line[last].is_possessive:
        return 1
    particle = line[last + 1].is_a("particle") and _may_name(line[last + 2]) and _touches(line, last + 1)
    return 2 if particle else 0


def _is_nickname(line: Line, index: int) -> bool:
    """Whether a nickname in quotation marks stands inside a name: Ivan 'Vanya' Koval."""
    marked = line[index].text in _QUOTES and line[index + 2].text in _QUOTES
    return marked and line[index + 1].is_capitalised and _may_name(line[index + 3]) and _touches(line, index + 2)


def _touches(line: Line, index: int) -> bool:
    """Whether only a blank stands before the next token."""
    return line[index + 1].start - line[index].end == 1


def _may_name(token: Token) -> bool:
    text = token.text
    # An Arabic article keeps its small letter: al-Kasasbeh.
    if not token.is_capitalised and not (text[:3].lower() in ("al-", "el-") and text[3:4].isupper()):
        return False
    if len(text) == 2 and text[1] == ".":
        return True
    if len(text) < 2 or text.isupper() or any(char.isdigit() for char in text):
        return False
    return not token.is_a(*_NO_NAME)


def _is_day_name(line: Line, index: int) -> bool:
    """Whether a day or month is a first name: "Corporal Sunday Eze", "gave his name as Friday Obi"."""
    token = line[index]
    if not token.is_capitalised or not token.is_a("day-word", "month") or token.text.endswith("."):
        return False
    titled = line[index - 1].is_a(*_TITLES, "preposition.as") or names_himself(line, index)
    return titled and _may_name(line[index + 1]) and _touches(line, index)


def _is_vouched_for(line: Line, index: int) -> bool:
    """Whether a single word is a name by what stands round it: an age, a noun that it names, a word of naming."""
    return _is_aged(line, index) or _is_apposed(line, index) or is_given(line, index)


def _is_apposed(line: Line, first: int) -> bool:
    """Whether a single word names the one right before or after it: "A third captive, Mulugeta, …", "her son Narek"."""
    before, after = line[first - 1], line[first + 1]
    if (
        first == line.start
        and after.text == ","
        and line[first + 2].is_a("article")
        and not line[first].is_a("day-word")
    ):
        return line.has(first + 3, first + 6, "fighter-noun.one") and not line[first].is_a("adverb", "sentence-opener")
    if before.is_a("kin") and line[first - 2].is_a("possessive", "relative-pronoun.possessive", "birth-order"):
        return before.is_word  # "her son Narek", "whose son Narek"
    return (
        first + 1 < line.stop
        and ((before.text == "," and after.text == ",") or before.is_a("naming-verb.name"))
        and line[first - 2].is_a("custody-noun.one", "fighter-noun.one", "person-noun.one", "kin")
    )


def _is_aged(line: Line, last: int) -> bool:
    """Whether a single word is a first name after all: an age in years follows it."""
    after = last + 1
    if line[last - 1].is_a("place-preposition"):
        return False  # "in Orlo, the 26-year-old said"
    return line[after].text == "," and any(
        line[i].is_a("years-old") or (line[i].is_number and len(line[i].text) == 2 and line[i + 1].text == ",")
        for i in range(after + 1, min(after + 4, line.stop - 1))
    )


def _is_institution(line: Line, first: int, last: int) -> bool:
    """Whether the run is part of a longer name ("Motor Rifle Regiment") or carries an article, as people do not."""
    if line[first - 1].is_a("article") and not line[last].is_possessive:
        return not line.has(first, last + 1, "rank", "address")
    after = line[last + 1]
    return (
        _touches(line, last)
        and after.is_capitalised
        and after.is_a("not-a-name")
        and len(after.text) > 3
        and not line[last].is_possessive
    )


def _is_agency(line: Line, first: int, last: int) -> bool:
    """ "KAVALA (Coast Wire) - ": an agency in a dateline."""
    inside = line[first - 1].text == "(" and line[last + 1].text == ")"
    return inside and line[last + 2].text in ("-", "–", "—", "--")


def _is_place(line: Line, first: int, last: int) -> bool:
    """Whether a run looks like a place: after a preposition of place, or before a comma and a state or country."""
    before = line[first - 1]
    if before.text == "," and line[first - 2].is_capitalised:
        # "from Stockport, Greater Manchester"
        before = line[first - 3]
    elif before.is_capitalised and before.is_a("not-a-name"):
        # "in East Los Angeles"
        before = line[first - 2] if not before.is_a("place-preposition") else before
    if before.is_a("place-preposition"):
        return True
    if not before.is_a("preposition.of"):
        return False
    aged = line[first - 2].text == "," and (line[first - 3].is_number or line[first - 3].is_a("years-old"))
    if line[first - 2].is_a("settlement-noun") or aged:
        return True  # "the town of X", "Y, 31, of X"
    region, after = line[last + 2], line[last + 3]
    return (
        last - first == 1
        and line[last + 1].text == ","
        and region.is_a("country", "known-place", "abbreviation")
        and not (after.is_word and after.is_a("office-apposition"))
    )
