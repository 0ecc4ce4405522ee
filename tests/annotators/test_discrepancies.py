"""Names spelled in two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powlint.annotators.discrepancies import one_letter_apart

from .reading import at, part, words


@pytest.mark.parametrize(
    "other", ["haverfeild", "havrfield", "haverffield", "havorfield"], ids=["swapped", "dropped", "added", "changed"]
)
def test_one_letter_in_the_middle_makes_two_spellings(other):
    assert one_letter_apart("haverfield", other)
    assert one_letter_apart(other, "haverfield")


@pytest.mark.parametrize("other", ["petrov", "petrova", "petrovs", "sidorov", "petrovich"])
def test_endings_and_other_names_are_left_alone(other):
    assert not one_letter_apart("petrov", other)


def test_a_doubled_last_letter_is_another_way_to_transliterate():
    assert not one_letter_apart("zelensky", "zelenskyy")


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8"), min_size=1))
def test_it_is_the_same_both_ways_round(one, other):
    assert one_letter_apart(one, other) == one_letter_apart(other, one)


def test_the_rarer_of_two_spellings_is_the_discrepancy(drafted):
    draft = drafted("Ivan Kovalchuk was late. Kovalchuk slept. Nobody woke Kovalchik.")

    assert words(draft, "discrepancy", "name") == ["Kovalchik"]


def test_a_discrepancy_points_to_the_usual_spelling(drafted):
    draft = drafted("Ivan Kovalchuk was late. Kovalchuk slept. Nobody woke Kovalchik.")

    assert part(draft, at(draft, "discrepancy", "Kovalchik"), "other") == "Ivan Kovalchuk"


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Petrov was late. Petrov slept. Nobody woke Petrova.",
        "Ivan Zelinsky was late. Zelinsky slept. Nobody woke Zelinskyy.",
        "Ivan Koval was late. Koval slept. Nobody woke Kaval.",
        "Ivan Kovalchuk was late. Kovalchuk slept. Nobody woke Marchenko.",
        "Ivan Kovalchuk was late. Nobody woke Kovalchuk's dog.",
    ],
)
def test_endings_short_names_and_other_names_are_none(drafted, text):
    assert words(drafted(text), "discrepancy") == []
