"""Dates as they stand in a sentence, in any order that newsrooms use, and the calendar they must fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from powlint.annotators.line import Line, Token, remembered
from powlint.values import dataclass

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_OF = {f"month.{month}": at for at, month in enumerate(_MONTHS, 1)}
_WEEKDAY_OF = {f"weekday.{day}": at for at, day in enumerate(_WEEKDAYS)}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# How far each month is shifted against January, in days of the week.
_SHIFTS = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CENTURIES = ("19", "20")
_BEFORE_NO_DAY = ("-", "–", "/", ".", ":", "$", "£", "€")
# Before the year 1920 some countries counted their days otherwise.
_FIRST_YEAR, _LAST_YEAR = 1920, 2099


@dataclass(frozen=True, slots=True)
class Day:
    """A date: the tokens it is written in, and what is said of it; 0 where nothing is, and -1 for no weekday."""

    first: int
    last: int
    month: int
    day: int = 0
    year: int = 0
    weekday: int = -1

    @property
    def is_full(self) -> bool:
        """Whether day, month and year are told."""
        return bool(self.day and self.year)

    @property
    def known(self) -> tuple[int, ...]:
        """Year, month and day, as far as they are told from the left."""
        if not self.year:
            return ()
        return (self.year, self.month, self.day) if self.day else (self.year, self.month)

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day."""
        length = _LENGTHS[self.month - 1] if 1 <= self.month <= len(_LENGTHS) else 0
        leap = self.year % 4 == 0 and (self.year % 100 != 0 or self.year % 400 == 0)
        if self.month == 2 and self.year and not leap:
            length = 28
        return length > 0 and self.day <= length

    @property
    def true_weekday(self) -> int:
        """The day of the week (0: Monday) by the calendar; -1 if the date is not full, or too old to tell."""
        if not self.is_full or not _FIRST_YEAR <= self.year <= _LAST_YEAR or not self.exists:
            return -1
        year = self.year - (self.month < 3)  # January and February count with the year before
        return (year + year // 4 - year // 100 + year // 400 + _SHIFTS[self.month - 1] + self.day + 6) % 7


@remembered
def days(line: Line) -> tuple[Day, ...]:
    """Every date of a sentence that names a month, in order."""
    return tuple(_days(line))


def _days(line: Line) -> Iterator[Day]:
    index = line.start
    while index < line.stop:
        token = line[index]
        may_be = token.text[:1].isdecimal() or "month" in token.kinds
        found = (_iso(line, index) or _written(line, index)) if may_be else None
        if found is not None:
            yield found
            index = max(found.last, index)
        index += 1


def year_of(token: Token) -> int:
    """The year that a number may be; 0 if it is none."""
    if len(token.text) == 4 and token.text[:2] in _CENTURIES and token.is_number and token.text.isascii():
        return int(token.text)
    return 0


def _iso(line: Line, index: int) -> Day | None:
    found = _ISO.fullmatch(line[index].text)
    if not found or not found[0].isascii() or found[1][:2] not in _CENTURIES:
        return None
    year, month, day = (int(part) for part in found.groups())
    return Day(index, index, month, day, year) if 1 <= month <= len(_MONTHS) and day else None


def _written(line: Line, index: int) -> Day | None:
    """The date whose month stands at `index`: "9 January 2025", "January 9, 2025", "Jan. 9", "January 2025"."""
    month = _month(line[index])
    if not month:
        return None
    first, day = _day_before(line, index)
    last = index
    if not day:
        after = index + 1 if line[index + 1].text != "." else index + 2
        day = _number(line[after])
        # "March 99" is no date at all.
        if 0 < day <= _LENGTHS[0] and line[after + 1].text != "%":
            last = after
        else:
            day = 0
    year, last = _year_after(line, last)
    if not day and not year:
        return None
    weekday, first = _weekday_before(line, first)
    return Day(first, last, month, day, year, weekday)


def _month(token: Token) -> int:
    """The month that a capitalised word names; 0 if it names none."""
    if not token.is_capitalised or not token.is_a("month"):
        return 0
    return next((_MONTH_OF[kind] for kind in token.kinds if kind in _MONTH_OF), 0)


def _number(token: Token) -> int:
    """The day of the month that a token may be, right or wrong; 0 if it is none."""
    found = _DAY.fullmatch(token.text)
    return int(found[1]) if found and found[1].isascii() else 0


def _day_before(line: Line, index: int) -> tuple[int, int]:
    """ "9", "9th", "9th of" before the month: where it begins, and the day."""
    at = index - 2 if line[index - 1].is_a("preposition.of") else index - 1
    day = _number(line[at])
    # "60 January 6 defendants", "10.30 January", "9-12 January"
    if not day or (day > _LENGTHS[0] and _number(line[index + 1])) or line[at - 1].text in _BEFORE_NO_DAY:
        return index, 0
    return at, day


def _year_after(line: Line, last: int) -> tuple[int, int]:
    """The year after a date, and where the date then ends."""
    for step in (1, 2):
        year = year_of(line[last + step])
        if year:
            return year, last + step
        if line[last + step].text not in (",", "."):
            break
    return 0, last


def _weekday_before(line: Line, first: int) -> tuple[int, int]:
    """ "Friday, 9 January", "Friday the 9th of January": the day of the week, and where the date then begins."""
    at = first - 1
    while line[at].text in (",", ".") or line[at].is_a("article.definite"):
        at -= 1
        if first - at > 3:
            return -1, first
    token = line[at]
    if not token.is_capitalised or not token.is_a("weekday"):
        return -1, first
    return next((_WEEKDAY_OF[kind] for kind in token.kinds if kind in _WEEKDAY_OF), -1), at
