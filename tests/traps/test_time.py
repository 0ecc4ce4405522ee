"""Time and status: old wars, the freed, the dead, and those whose fate is open."""

from __future__ import annotations

import pytest


# 17
@pytest.mark.parametrize(
    "past",
    ["Harold Finch, taken prisoner at Arnhem in 1944, came from Leeds and was 20.",
     "The memoir tells how Sergeant Lee wept as a prisoner of war in the Korean War.",
     "The museum shows the diary of a captured airman who was shot down in 1943."],
)  # fmt: skip
def test_old_captivity_may_be_told(draft, past):
    assert not draft(f"{past} // The army's veterans met on the anniversary. // The soldiers' names are on the wall.")


# 18, 20
def test_captured_years_ago_may_still_be_held(story):
    text = (
        "Private Anton Belov was captured by the army in 2022, and nothing has been heard of the prisoner since. // "
        "The captured soldier is from Sosnovka. // The defence ministry gave no news of its prisoners of war."
    )

    assert "pow-name" in story(text)


# 19
def test_the_freed_may_speak_and_be_named(story):
    text = (
        "Taras Koval was freed in the exchange of prisoners in May after two years in captivity. // "
        "“I sleep badly,” the freed soldier said at his sister's flat. // His brigade sent flowers."
    )

    assert not story(text) & {"pow-name", "statement-no-duress-caveat"}


def test_the_freed_are_not_to_be_sent_back_in_print(sentence):
    assert "return-to-fight" in sentence("The exchanged soldiers will go back to the front in spring.")


def test_troops_who_were_never_captive_go_back(sentence):
    assert "return-to-fight" not in sentence("The brigade went back to the front while prisoners were counted.")


def test_the_freed_may_expose_those_who_stayed(sentence):
    assert "released-exposes-held" in sentence(
        "“Ivan pretends to be a baker and is still in cell four,” the freed man said."
    )


# 21
def test_a_dead_captive_is_named_when_the_family_speaks(sentence):
    text = "Relatives identified one of the dead prisoners as Anton Belov, and his family buried him on Sunday."

    assert "death-before-notice" not in sentence(text)


def test_a_dead_captive_is_not_named_before(sentence):
    text = "The dead prisoner is Corporal Anton Belov, a soldier who carried the body told us."

    assert "death-before-notice" in sentence(text)


# 22
def test_a_senior_prisoner_is_named_only_with_a_clearance(story):
    text = (
        "The army captured a brigade commander on Friday. // "
        "The prisoner, General Anton Belov, was flown to the capital, the captured officer's army said."
    )

    assert story(text) & {"pow-name", "pow-partial-name", "pow-unit", "pow-role"}


# 23
def test_a_rebel_force_owes_the_same_regard(story):
    text = (
        "The rebels paraded two captured soldiers through the town. // "
        "Government troops had fled. // The captured men were kept in tears before the crowd."
    )

    assert {"parade-amplified", "humiliation-detail"} <= story(text)


# 24
def test_a_detainee_is_shielded_too(story):
    text = (
        "The army detained three men at the front line. // Soldiers filmed the detainees for the brigade's channel. // "
        "One detainee, Anton Belov, was begging for mercy as fighters laughed."
    )

    assert "humiliation-detail" in story(text)


# 25
def test_a_captured_reporter_is_not_called_a_hostage_in_vain(sentence):
    assert "term-hostage" not in sentence("The journalist was taken hostage as troops left the town.")
