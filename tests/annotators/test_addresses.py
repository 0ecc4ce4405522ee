"""Names that file names, links and metadata repeat, and names that a text withholds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from powlint.annotators.addresses import plain

from .reading import labels, owners, words

CAPTIVE = "The captured gunner Danylo Horlenko was shown to reporters."


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("danylo-horlenko.jpg", "danylo-horlenko"),
        ("img/2026/Horlenko_Danylo_02.PNG", "Horlenko_Danylo"),
        ("DanyloHorlenkoPOW.webp", "DanyloHorlenko"),
        ("danylohorlenko.mp4", "danylohorlenko"),
        ("captured%20horlenko.jpg", "horlenko"),
    ],
)
def test_a_file_repeats_a_name(drafted, file, name):
    assert labels(drafted(f"{CAPTIVE} // Filename: {file}"), "name-in-address") == {name: "prisoner"}


@pytest.mark.parametrize(
    "file", ["danylo.jpg", "gorlenko.jpg", "horlenkos-dog.jpg", "dam-horlenko", "dh.jpg", ".jpg", "horlen-ko.jpg"]
)
def test_a_part_of_a_name_or_another_name_is_none(drafted, file):
    assert words(drafted(f"{CAPTIVE} // Filename: {file}"), "name-in-address") == []


def test_a_surname_that_is_a_common_word_or_borne_by_two_needs_the_first_name(drafted):
    common = drafted(f"{CAPTIVE} Anton Frost, another captive, stood in the frost. // frost.jpg // anton-frost.jpg")
    two = drafted(f"{CAPTIVE} His sister, Olha Horlenko, waits. // horlenko.jpg // olha-horlenko.jpg")

    assert words(common, "name-in-address") == ["anton-frost"]
    assert labels(two, "name-in-address") == {"olha-horlenko": "relative"}


def test_links_repeat_names(drafted):
    draft = drafted(f"{CAPTIVE} // Watch https://t.me/horlenko_family/12 and more.")

    assert owners(draft, "name-in-address") == {"horlenko": "person:horlenko"}


@pytest.mark.parametrize(("word", "bare"), [("Łukasiewicz", "lukasiewicz"), ("José", "jose"), ("Groß", "gross")])
def test_file_names_have_no_accents(word, bare):
    assert plain(word) == bare


@pytest.mark.parametrize(
    "said",
    [
        "The captive's name is withheld.",
        "The captive's name has been changed.",
        "The captive was not named.",
        "The captive, whom we call Andriy, was shown.",
        "This newspaper is not naming the captured soldier.",
        "The captive, who has not been identified, was shown.",
    ],
)
def test_a_text_says_that_it_withholds_a_name(drafted, said):
    draft = drafted(f"{said} // Caption: Petro Vasylenko mends a boat on the lake.")

    assert owners(draft, "stranger") == {"Petro Vasylenko": "person:vasylenko"}
    assert len(draft.layer("withheld")) == 1


def test_the_name_of_a_captive_in_a_caption_is_withheld_by_the_text(drafted):
    draft = drafted("The captive was shown to reporters. // Caption: The captive Danylo Horlenko on a bus.")

    assert owners(draft, "withheld") == {"The captive": "person:horlenko"}
    assert words(draft, "stranger") == []


@given(st.text(alphabet="danyloDANYLOhorlenkHO-_./%20 \n", max_size=60))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_name_in_an_address_spells_the_name(drafted, text):
    draft = drafted(f"{CAPTIVE} // {text}.jpg")

    for name in words(draft, "name-in-address"):
        letters = "".join(letter for letter in plain(name) if letter.isalpha())
        assert letters in ("horlenko", "danylohorlenko", "horlenkodanylo")
