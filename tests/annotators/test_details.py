"""Details that single people out, and whose they are."""

import pytest

from .reading import at, owners, words

CAPTURE = "Ivan Koval was captured at dawn."


@pytest.mark.parametrize(
    ("detail", "label"),
    [
        ("He was born in 1998.", "birth"),
        ("He is a native of Stara Reka.", "origin"),
        ("His service number was on the list.", "document"),
        ("He served in the 14th Rifle Brigade.", "service"),
        ("His wife waits.", "family"),
        ("He has a tattoo of a wolf.", "appearance"),
        ("He has a broken jaw.", "health"),
        ("He was held in a prison near Stara Reka.", "place"),
    ],
)
def test_every_kind_of_detail_is_known_and_belongs_to_the_captive(drafted, detail, label):
    found = drafted(f"{CAPTURE} {detail}").layer("identifier", label)

    assert {identifier.about for identifier in found} == {"person:koval"}


@pytest.mark.parametrize("aged", ["Ivan Koval, 24, waited.", "Ivan Koval (24) waited.", "Ivan Koval, aged 24, waited."])
def test_a_number_right_after_a_name_is_an_age(drafted, aged):
    assert owners(drafted(aged), "identifier")[aged[:-9].rstrip(", ")] == "person:koval"


@pytest.mark.parametrize("text", ["Ivan Koval, 24 kilometres away, waited.", "Ivan Koval, 240, waited."])
def test_other_numbers_after_a_name_are_no_age(drafted, text):
    assert drafted(text).layer("identifier", "birth") == ()


@pytest.mark.parametrize("text", ["Ivan Koval is from Stara Reka.", "Ivan Koval, originally from Stara Reka, wept."])
def test_from_after_a_captive_tells_a_home(drafted, text):
    draft = drafted(f"{CAPTURE} {text}")

    assert {found.about for found in draft.layer("identifier", "origin")} == {"person:koval"}


@pytest.mark.parametrize("country", ["Cuba", "Nepal", "Ukraine"])
def test_a_country_is_no_home(drafted, country):
    assert drafted(f"{CAPTURE} Ivan Koval, from {country}, wept.").layer("identifier", "origin") == ()


def test_the_age_of_the_minister_is_the_ministers(drafted):
    draft = drafted(f"{CAPTURE} Minister Marek Dolny, born in 1971, drove home.")

    assert at(draft, "identifier", "born in 1971").about == "person:dolny"


def test_the_age_of_an_official_without_a_name_is_nobodys(drafted):
    draft = drafted(f"{CAPTURE} A judge born in 1971 read the verdict.")

    assert at(draft, "identifier", "born in 1971").about == ""


def test_a_detail_belongs_to_the_person_before_it_rather_than_after(drafted):
    draft = drafted(f"{CAPTURE} Koval was born in 1998 and met Minister Marek Dolny.")

    assert at(draft, "identifier", "born in 1998").about == "person:koval"


def test_a_detail_right_before_a_name_belongs_to_that_name(drafted):
    draft = drafted("Minister Marek Dolny met the captured 22-year-old Ivan Koval.")

    assert {found.about for found in draft.layer("identifier", "birth")} == {"person:koval"}


def test_whose_wife_is_told_by_the_apostrophe(drafted):
    draft = drafted(f"{CAPTURE} Koval’s wife waits.")

    assert at(draft, "identifier", "Koval’s wife").about == "person:koval"


def test_children_somebody_has_do_not_take_over(drafted):
    draft = drafted(f"{CAPTURE} Koval has two children and was born in 1998.")

    assert at(draft, "identifier", "born in 1998").about == "person:koval"


def test_the_age_of_kin_is_not_the_captives(drafted):
    draft = drafted(f"{CAPTURE} Koval waits and his sister was born in 1998.")

    assert at(draft, "identifier", "born in 1998").about == ""


def test_every_name_is_a_detail_of_its_bearer(drafted):
    draft = drafted(f"{CAPTURE} Minister Marek Dolny drove home.")

    assert words(draft, "identifier", "name") == ["Ivan Koval", "Marek Dolny"]
