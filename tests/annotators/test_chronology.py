"""Dates that cannot be right."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powlint.annotators.dates import Day

from .reading import at, part, words


def dates(draft):
    return words(draft, "discrepancy", "date")


@given(st.dates(date(1920, 1, 1), date(2099, 12, 31)))
def test_weekdays_are_those_of_the_calendar(day):
    assert Day(0, 0, day.month, day.day, day.year).true_weekday == day.weekday()


@given(st.dates(date(1920, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_calendar_exists_and_the_one_after_the_last_does_not(day):
    tomorrow = day + timedelta(days=1)

    assert Day(0, 0, day.month, day.day, day.year).exists
    assert Day(0, 0, day.month, day.day + 1, day.year).exists == (tomorrow.month == day.month)


@pytest.mark.parametrize(
    "place",
    [
        "31 February",
        "30th of February",
        "November 31",
        "Feb. 30, 2024",
        "29 February 2023",
        "June 31st",
        "2025-02-30",
        "Monday, 9 January 2025",
        "Sunday, Jan. 9, 2025",
    ],
)
def test_days_that_the_calendar_does_not_have(drafted, place):
    assert dates(drafted(f"The pilot left on {place}.")) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "The pilot left on 29 February.",
        "The pilot left on 29 February 2024, and on Thursday, 9 January 2025.",
        "On 14 March 60 prisoners were freed. In February 31 prisoners came home.",
        "By June 31 soldiers had left, and the 60 January 6 defendants too.",
        "In April 31 of them were ill. They may 31 times. March 99 of you.",
        "On Friday January came; the 31 December and the 1st of May followed.",
        "The treaty was signed on Monday, 3 March 1819.",
        "It is 30.02 in the ledger, and 10-31 February in the plan.",
    ],
)
def test_days_that_it_has_and_numbers_that_are_no_days(drafted, text):
    assert dates(drafted(text)) == []


def test_two_days_of_one_month_fit_their_weekdays(drafted):
    draft = drafted("He left on Friday, January 9. // He was back on Sunday, January 12, and on Monday, January 12.")

    assert dates(draft) == ["Sunday, January 12"]
    assert dates(drafted("He left on Friday, January 9, and was back on Monday, January 12.")) == []


def test_a_speech_of_years_before_all_else(drafted):
    text = "The ministry said on 3 March {year} that 40 guards were hurt. On 5 March it took that back. // {rest}"

    assert dates(drafted(text.format(year=2022, rest="The raid of August 2024 failed."))) == ["3 March 2022"]
    assert dates(drafted(text.format(year=2023, rest="The raid of August 2024 failed."))) == []
    assert dates(drafted(text.format(year=2022, rest="The raid of August 2022 failed."))) == []
    assert dates(drafted(text.format(year=2022, rest="The raid failed."))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The raid began on 3 March 2022. On 5 March it failed. // In August 2024 he was freed.",
        "The minister said on 3 March 2022 that peace was near. // In August 2024 he was freed.",
        "At the time the army said on 3 March 2022 that it had begun. On 5 March it left. // He was freed in May 2024.",
        "He said on 3 March 2022, the anniversary, that he was well. On 5 March he left. // He came in May 2024.",
    ],
)
def test_history_and_other_events_may_be_years_before(drafted, text):
    assert dates(drafted(text)) == []


def test_a_speech_about_people_is_no_earlier_than_their_coming(drafted):
    text = "The troops arrived in October 2024. // The minister said on 2 May {} that 300 of them were ill."

    assert dates(drafted(text.format(2024))) == ["2 May 2024"]
    assert dates(drafted(text.format(2025))) == []


def test_one_person_is_captured_on_one_day(drafted):
    draft = drafted(
        "Sergeant Tom Haverfield was captured on 9 January 2025. // Haverfield was captured on 11 January 2025."
    )

    assert dates(draft) == ["11 January 2025"]
    assert part(draft, at(draft, "discrepancy", "11 January 2025"), "other") == "9 January 2025"


@pytest.mark.parametrize("event", ["freed", "exchanged"])
def test_nobody_is_freed_before_the_capture(drafted, event):
    text = f"Sergeant Tom Haverfield was taken prisoner in May 2024. // Haverfield was {event} in March {{}}."

    assert dates(drafted(text.format(2023))) == ["March 2023"]
    assert dates(drafted(text.format(2025))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sergeant Tom Haverfield was captured in May 2024. // Haverfield was captured on 9 May 2024.",
        "Sergeant Tom Haverfield was first captured in May 2022. // Haverfield was captured again in May 2024.",
        "Sergeant Tom Haverfield was captured in May 2024. // Corporal Jan Okonski was captured in June 2024.",
        "Tom Haverfield was captured in May 2024, the army said. // "
        "Haverfield was captured in June 2024, his wife said.",
        "Tom Haverfield was captured in May 2024. // Haverfield will be freed in March 2023.",
    ],
)
def test_second_captures_other_people_and_other_sources_are_left_alone(drafted, text):
    assert dates(drafted(text)) == []
