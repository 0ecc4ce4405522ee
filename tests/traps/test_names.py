"""Who is named: mostly those who speak, not those who are held."""

from __future__ import annotations

import pytest

NAMES = {"pow-name", "pow-partial-name"}
CAPTIVES = "Two soldiers were captured near the river on Friday, the army said. // "


# 10
@pytest.mark.parametrize(
    "speaker",
    ["President Marek Olden", "Defence Ministry spokeswoman Ilva Terin", "General Brod Kasten", "Lawyer Nadja Frehse",
     "Aron Welk, an analyst at the institute,", "Dr Hanne Brock"],
)  # fmt: skip
def test_the_named_person_is_usually_the_one_who_speaks(story, speaker):
    assert not story(f"{CAPTIVES}{speaker} said the prisoners of war were treated well.") & NAMES


# 11
def test_an_official_may_be_spelt_in_three_ways(story):
    text = (
        f"{CAPTIVES}President Oleks Tarenko spoke of the prisoners of war. // Tarenko thanked the troops. // "
        "“We hold them,” President Alex Tarienko said. // Tarenkow's office gave no details."
    )

    assert not story(text) & NAMES


# 12
@pytest.mark.parametrize("line", ["By Petra Lindqvist", "Photo: Jon Abel", "Petra Lindqvist/AP"])
def test_bylines_and_credits_name_nobody_who_is_held(story, line):
    assert not story(f"{line} // {CAPTIVES}The prisoners of war are in the army's hands.") & NAMES


# 13
def test_a_capitalised_pair_may_be_a_body_or_a_town(story):
    text = (
        f"{CAPTIVES}The SBU and the Ardent Bureau took the prisoners of war to Velka Ruda, where Radio Sever met them."
    )

    assert not story(text) & NAMES


# 14
def test_a_surname_goes_with_its_first_full_mention(story):
    text = f"{CAPTIVES}Minister Jan Belov spoke of the prisoners of war. // Belov said they would be exchanged."

    assert not story(text) & NAMES


# 15
def test_an_epithet_carries_the_detail(story):
    text = (
        "The security service showed two captured soldiers on Friday. // "
        "The younger is 19 and comes from Sosnovka. // The other has a bandaged hand."
    )

    assert {"pow-birth-detail", "pow-home-place"} <= story(text)


# 16
def test_one_of_hundreds_is_hardly_singled_out(story):
    text = (
        "The army holds 390 captured soldiers, the ministry said. // "
        "Most of the prisoners of war are in their twenties."
    )

    assert not story(text) & {"pow-birth-detail", "pow-jigsaw"}


def test_one_of_two_is_singled_out(story):
    assert "pow-birth-detail" in story(f"{CAPTIVES}One of the two prisoners of war is 22 years old, the army said.")


def test_a_captive_who_is_named_is_found(story):
    assert "pow-name" in story(f"{CAPTIVES}The prisoner, Private Anton Belov, was shown to the cameras.")
