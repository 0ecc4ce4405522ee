"""Dates that cannot be right: no day of the calendar, the wrong weekday, a year or an order that nothing else fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from powlint.annotators.contradictions import Contradiction
from powlint.annotators.dates import Day, days, year_of
from powlint.annotators.line import Line, remembered
from powlint.annotators.lives import misordered
from powlint.model.draft import Draft
from powlint.model.span import Span
from powlint.values import dataclass

# After a number that might be a day these show that it counts people.
_COUNTED = ("custody-noun", "fighter-noun", "person-noun", "people-compound")
# A speech is dated right beside its verb.
_BESIDE = 4
# So many years from all others, and a year is a slip rather than the turn of the year.
_ODD_YEARS = 2
# Dates of one running story lie within a month.
_SAME_STORY = 31
# "of them" means people told of so few sentences before.
_TOLD_BEFORE = 2
# How many sentences about a dated speech belong to the same passage.
_PASSAGE = 1


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date, and the sentence that holds it."""

    day: Day
    at: int
    line: Line

    @property
    def span(self) -> Span:
        """Where the date stands."""
        return self.line.place(self.day.first, self.day.last)


def misdated(draft: Draft, lines: Sequence[tuple[Span, Line]]) -> Iterator[Contradiction]:
    """Dates that the calendar or the rest of the draft forbids."""
    dated = [_Dated(day, at, line) for at, (_, line) in enumerate(lines) for day in days(line)]
    yield from _off_calendar(dated)
    yield from _weekdays_apart(dated)
    odd = list(_odd_speech(draft, lines, dated))
    yield from odd or _before_coming(draft, lines, dated)
    yield from misordered(draft, [(found.day, found.line, lines[found.at][0]) for found in dated])


def _off_calendar(dated: Sequence[_Dated]) -> Iterator[Contradiction]:
    """Days that do not exist, and those that fell on another day of the week."""
    for found in dated:
        day = found.day
        if not day.exists and not _is_count(found):
            yield Contradiction("date", found.span, None, "no day of the calendar")
        elif day.weekday >= 0 and day.true_weekday not in (-1, day.weekday):
            yield Contradiction("date", found.span, None, "another day of the week")


def _is_count(found: _Dated) -> bool:
    """Whether the number after a month counts something: "in February 31 prisoners were freed"."""
    line, day = found.line, found.day
    if day.year:
        return False
    return line[day.first - 1].is_a("month-alone") or line.has(day.last + 1, day.last + 3, *_COUNTED)


def _weekdays_apart(dated: Sequence[_Dated]) -> Iterator[Contradiction]:
    """Two days of one month whose weekdays do not fit: "Friday, January 9" and "Sunday, January 12"."""
    known: dict[int, _Dated] = {}
    for found in dated:
        day = found.day
        if day.weekday < 0 or day.year or not day.day or not day.exists:
            continue
        first = known.setdefault(day.month, found)
        if (day.day - first.day.day - day.weekday + first.day.weekday) % 7:
            yield Contradiction("date", found.span, first.span, "the weekday does not fit that of another date")
            return


def _odd_speech(draft: Draft, lines: Sequence[tuple[Span, Line]], dated: Sequence[_Dated]) -> Iterator[Contradiction]:
    """A speech of the running story whose year is years before all else that the draft tells."""
    years = _years(lines)
    passages: dict[int, list[_Dated]] = {}
    for found in dated:
        passages.setdefault(found.at, []).append(found)
    for found in dated:
        day, (sentence, line) = found.day, lines[found.at]
        if not day.is_full or not day.exists or not _dates_speech(draft, sentence, found) or _is_bygone(line):
            continue
        others = [year for year in years if year != day.year]
        if not others or min(others) - day.year < _ODD_YEARS or years[day.year] > 1:
            continue
        if any(_runs_on(found, near) for near in _near(passages, found.at)):
            later = _first_of(lines, min(others))
            yield Contradiction("date", found.span, later, f"nothing else in the draft is of {day.year}")


def _before_coming(
    draft: Draft, lines: Sequence[tuple[Span, Line]], dated: Sequence[_Dated]
) -> Iterator[Contradiction]:
    """A speech about people told of just before ("3,000 of them") that is dated before they came."""
    came: _Dated | None = None
    for found in dated:
        sentence, line = lines[found.at]
        if line.has(found.day.first - _BESIDE, found.day.first, "coming-verb") and found.day.year:
            came = found
        elif came is not None and found.day.is_full and found.at - came.at <= _TOLD_BEFORE:
            of_them = any(
                line[index].is_a("preposition.of") and line[index + 1].is_a("object-pronoun", "demonstrative.this")
                for index in range(found.day.last + 1, line.stop)
            )
            shared = len(came.day.known)
            if of_them and found.day.known[:shared] < came.day.known and _dates_speech(draft, sentence, found):
                yield Contradiction("date", found.span, came.span, "before they came")


def _years(lines: Sequence[tuple[Span, Line]]) -> dict[int, int]:
    """How often each year of the news is told; history, births and law aside."""
    counts: dict[int, int] = {}
    for _, line in lines:
        for year, _ in _news_years(line):
            counts[year] = counts.get(year, 0) + 1
    return counts


@remembered
def _news_years(line: Line) -> tuple[tuple[int, int], ...]:
    """The years of the news that a sentence tells, each with the number of its token."""
    years = ((year_of(line[index]), index) for index in line.numbers)
    return tuple((year, index) for year, index in years if year and _is_news_year(line, index))


def _is_news_year(line: Line, index: int) -> bool:
    """Whether a year is part of a date or follows "in" or "since", and nobody was born in it."""
    before = line[index - 1]
    if line.has(index - 3, index, "bygone") and not before.is_a("month"):
        return False
    dates = before.is_a("month", "preposition.in", "month-alone", "preposition.of") or before.text == ","
    return dates and not line[index + 1].is_a("people-compound", *_COUNTED)


def _first_of(lines: Sequence[tuple[Span, Line]], year: int) -> Span | None:
    """Where a year is told first."""
    places = (line.place(index, index) for _, line in lines for told, index in _news_years(line) if told == year)
    return next(places, None)


def _dates_speech(draft: Draft, sentence: Span, found: _Dated) -> bool:
    """Whether a date stands right after a verb of speech: "said on 9 January 2025 that"."""
    line, day = found.line, found.day
    beside = Span(line[max(line.start, day.first - _BESIDE)].start, line[day.first].start)
    return any(
        attribution.span.overlaps(beside) and line.has(day.last + 1, day.last + 4, "demonstrative.that")
        for attribution in draft.within(sentence, "attribution")
    )


def _is_bygone(line: Line) -> bool:
    return line.has(line.start, line.stop, "bygone")


def _near(passages: dict[int, list[_Dated]], at: int) -> Iterator[_Dated]:
    for place in range(at - _PASSAGE, at + _PASSAGE + 1):
        yield from passages.get(place, ())


def _runs_on(found: _Dated, near: _Dated) -> bool:
    """Whether a date without a year belongs to the same days as a full one."""
    one, other = found.day, near.day
    if other.year or not other.day:
        return False
    return abs((one.month - other.month) * _SAME_STORY + one.day - other.day) <= _SAME_STORY
