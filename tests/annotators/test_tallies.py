"""Counts of people that do not fit each other."""

from __future__ import annotations

import pytest

from .reading import at, part, words


def numbers(draft):
    return words(draft, "discrepancy", "number")


def test_a_headline_with_another_number_than_the_story(drafted):
    draft = drafted("Headline: Rebels capture 14 soldiers // The rebels captured 41 soldiers in the raid, they said.")

    assert numbers(draft) == ["14 soldiers"]
    assert part(draft, at(draft, "discrepancy", "14 soldiers"), "other") == "41 soldiers"


@pytest.mark.parametrize(
    "text",
    [
        "Headline: 14 soldiers captured // The rebels captured 14 soldiers; in March they captured 41 soldiers.",
        "Headline: 60 soldiers captured // The army captured 20 soldiers in the north and 40 soldiers in the south.",
        "Headline: Army captures 60 soldiers // The army captured 20 soldiers at the ford. It took 40 at the mill.",
        "Headline: 12 soldiers killed // At least 14 soldiers were killed, the army said.",
        "Headline: Some 300 prisoners freed // The two sides freed 303 prisoners.",
        "Headline: 300 prisoners freed // The two sides freed 303 prisoners.",
        "Headline: 12 soldiers killed // The army captured 40 soldiers.",
        "Headline: 12 soldiers killed // The toll rose to 15 soldiers killed on Sunday.",
        "Headline: 12 soldiers killed // “They killed 20 soldiers,” a neighbour said.",
        "Headline: 12 soldiers killed // The raid killed 30 civilians.",
        "Headline: 95 prisoners freed // The two sides exchanged 190 prisoners on Friday.",
        "Headline: 90 Latvian prisoners freed // The two sides exchanged 160 prisoners on Friday.",
    ],
)
def test_sums_revisions_bounds_and_other_people_are_no_conflict_with_a_headline(drafted, text):
    assert numbers(drafted(text)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two soldiers were captured at the ford. // All three captives are ill.", "three captives"),
        ("Three pilots were captured on Sunday. // Both captives were shown on television.", "Both captives"),
        ("The army said two soldiers had been captured. // All four prisoners are ill.", "four prisoners"),
    ],
)
def test_all_the_captives_are_as_many_as_were_captured(drafted, text, place):
    assert numbers(drafted(text)) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were captured at the ford. // Both captives are ill.",
        "Two soldiers were captured at the ford. Another followed. // All three captives are ill.",
        "Two soldiers and a pilot were captured. // All three captives are ill.",
        "Two soldiers were captured, as was Ivan Koval. // All three captives are ill.",
        "Two soldiers were captured at the ford and two at the mill. // All four captives are ill.",
        "Five soldiers were captured, two of them wounded. // Both captives are ill.",
        "Two soldiers were captured. Three rebels were captured too. // All five captives are ill.",
        "Two soldiers were captured at the ford. // “All three captives are ill,” a nurse said.",
        "The army said two soldiers were captured. // All three captives are ill, the rebels said.",
        "About ten soldiers were captured. // All nine captives are ill.",
        "The unit captured two soldiers in 2022. // In 2025 all eight captives came home.",
        "Each side freed a pilot. // Both prisoners are at home.",
    ],
)
def test_others_parts_sources_and_quotations_explain_a_number(drafted, text):
    assert numbers(drafted(text)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Of the 90 released, 60 were soldiers and 40 civilians.", "60 were soldiers and 40 civilians"),
        ("They freed 50 people, of whom 30 men and 25 women.", "30 men and 25 women"),
        ("The group of 30, made up of 20 soldiers and 8 civilians, left.", "20 soldiers and 8 civilians"),
        (
            "He counted 40 captives of whom 20 sappers, 15 drivers and 9 cooks.",
            "20 sappers, 15 drivers and 9 cooks",
        ),
    ],
)
def test_parts_that_are_not_as_many_as_their_whole(drafted, text, place):
    assert numbers(drafted(text)) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 90 released, 60 were soldiers and 30 civilians.",
        "Of the 90 released, 60 were soldiers and 20 civilians.",
        "Of the 90 released, 60 were wounded and 45 were officers.",
        "Of the 90 released, 60 came by bus, 40 of them on stretchers.",
        "Of the 90 released, about 60 were soldiers and 40 civilians.",
        "Of the 30 captives, 12 are 19 years old and 20 are 40 years old.",
        "Of the 3 camps, 60 soldiers left one and 40 civilians another.",
        "One of the 90 men had 60 soldiers and 40 civilians with him.",
    ],
)
def test_parts_that_fit_overlap_or_are_left_open(drafted, text):
    assert numbers(drafted(text)) == []
