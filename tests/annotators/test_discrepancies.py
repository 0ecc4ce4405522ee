"""What a draft says in two ways: names here, numbers, dates and paraphrases beside."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from powlint.annotators.spellings import one_letter_apart, sound_alike

from .reading import at, part, words


@pytest.mark.parametrize(
    "other",
    ["haverfeild", "havrfield", "haverffield", "havorfield", "havferield"],
    ids=["swapped", "dropped", "added", "changed", "moved"],
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


def test_one_given_name_with_two_surnames_by_ear_is_a_discrepancy(drafted):
    draft = drafted("Captain Anna Drueck was late. Nobody woke Captain Anna Dryuck.")

    assert words(draft, "discrepancy", "name") == ["Anna Dryuck"]


@pytest.mark.parametrize("other", ["savchenko", "shevchenka", "shevchenkova", "shevchuk", "oshevchenko"])
def test_other_consonants_and_other_endings_are_not_by_ear(other):
    assert not sound_alike("shevchenko", other)


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


def test_every_counterpart_belongs_to_a_discrepancy_of_its_label(drafted):
    draft = drafted(
        "Of the 90 released, 60 were soldiers and 40 civilians. // The fleet left on Friday, January 9. "
        "It came back on Sunday, January 12. // “They finish off the wounded,” the president said. "
        "The president said the wounded were executed."
    )

    others = {(found.label, found.parts["other"]) for found in draft.layer("discrepancy") if "other" in found.parts}
    assert {(found.label, found.span) for found in draft.layer("counterpart")} == others
    assert {label for label, _ in others} == {"number", "date", "paraphrase"}


WORDS = [
    "Two", "three", "Both", "all", "the", "of", "whom", "Of", "60", "90", "40", "1,200", "soldiers", "captives",
    "civilians", "men", "were", "captured", "freed", "killed", "executed", "finish", "off", "think", "confirmed",
    "said", "the president", "He", "Koval", "Ivan", "Friday", "Monday", ",", ".", "“", "”", "January", "Feb.", "May",
    "31", "30", "9th", "0", "99", "2022", "2025", "2025-02-30", "on", "in", "that", "and", "²", "٣١", "born",
]  # fmt: skip
some = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@some
@given(text=st.lists(st.sampled_from([*WORDS, "//"]), max_size=60).map(" ".join))
def test_no_text_raises_and_all_places_lie_in_it(drafted, text):
    draft = drafted(text)

    for found in draft.layer("discrepancy"):
        for span in (found.span, *found.parts.values()):
            assert 0 <= span.start < span.end <= len(draft.text)


@some
@given(
    number=st.integers(2, 9_000),
    sentences=st.lists(
        st.sampled_from(
            [
                "The army captured {n} soldiers on Monday.",
                "Headline: Army captures {n} soldiers // The fog lifted.",
                "All {n} captives are in hospital.",
                "The {n} prisoners were shown on television.",
                "Officials said {n} captured soldiers were held.",
                "They were freed: {n} prisoners in one day.",
            ]
        ),
        max_size=6,
    ),
)
def test_numbers_that_are_equal_everywhere_never_conflict(drafted, number, sentences):
    draft = drafted(" // ".join(sentences).format(n=number))

    assert words(draft, "discrepancy", "number") == []
