"""Identity cues that belong to nobody, to somebody else, or to a captive after all."""

from __future__ import annotations

import pytest

CAPTIVE = "The army showed a prisoner of war, a soldier of the other side, after the offensive on Friday. // "


# 44
@pytest.mark.parametrize(
    "number",
    ["The minister, 54, spoke of the prisoner.", "The 18-month war goes on, the prisoner's army said.",
     "The 1949 Convention protects the prisoner.", "A 2005 agreement governs the exchange of prisoners."],
)  # fmt: skip
def test_ages_and_years_are_everywhere(story, number):
    assert "pow-birth-detail" not in story(CAPTIVE + number)


# 45
@pytest.mark.parametrize(
    "ordinal",
    [
        "On the 3rd day the prisoner was moved.",
        "It was the 112th anniversary of the army.",
        "The 47th president met him.",
    ],
)
def test_ordinals_are_not_all_units(story, ordinal):
    assert "pow-unit" not in story(CAPTIVE + ordinal)


# 47
def test_a_forged_card_is_document_data(story):
    text = CAPTIVE + "The prisoner carried a forged military ID bearing the name of a man born in Tuva."

    assert "pow-document-data" in story(text)


# 48
def test_somebody_elses_anonymity_is_not_the_captives(story):
    text = (
        "The army showed a captured soldier on Friday, a guard who asked not to be named told reporters. // "
        "The prisoner, Private Anton Belov, 24, was led past the troops."
    )

    assert "pow-name" in story(text)
