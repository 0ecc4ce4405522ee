"""Which runs of capitals are persons, and who is meant when only a part of the name comes back."""

import pytest

from .reading import owners, words


@pytest.mark.parametrize(
    "name",
    [
        "Marta Kowalik",
        "Kim Jong-su",
        "Oleksandr Petrovych Hnatiuk",
        "Ahmed al-Rashidi",
        "Omar bin Yusuf",
        "Ludwig van Aken",
        "J. R. Holm",
        "Đặng Văn Lợi",
        "Anne-Marie Duchêne",
        "Seán O'Rourke",
    ],
)
def test_a_full_name_is_a_person(drafted, name):
    assert words(drafted(f"On that day {name} crossed the river."), "person") == [name]


@pytest.mark.parametrize("title", ["Sgt.", "Colonel", "Mr", "Foreign Minister"])
def test_a_title_makes_a_single_name_a_person(drafted, title):
    assert words(drafted(f"On that day {title} Varga crossed the river."), "person") == ["Varga"]


def test_a_surname_later_is_the_same_person(drafted):
    draft = drafted("Marta Kowalik crossed the river. Kowalik carried nothing.")

    assert owners(draft, "person") == {"Marta Kowalik": "person:kowalik", "Kowalik": "person:kowalik"}


def test_a_first_name_later_is_the_same_person(drafted):
    draft = drafted("Marta Kowalik crossed the river. Her friends waited for Marta there.")

    assert owners(draft, "person")["Marta"] == "person:kowalik"


def test_father_and_son_share_a_surname_and_are_two(drafted):
    draft = drafted("Pavel Horak crossed the river. Jiri Horak stayed at home.")

    assert owners(draft, "person") == {"Pavel Horak": "person:pavel horak", "Jiri Horak": "person:jiri horak"}


def test_a_bare_surname_of_two_means_the_one_named_first(drafted):
    draft = drafted("Pavel Horak crossed the river. Jiri Horak stayed at home. Horak did not return.")

    assert owners(draft, "person")["Horak"] == "person:pavel horak"


def test_an_initial_is_no_second_person(drafted):
    draft = drafted("Pavel Horak crossed the river. P. Horak was not seen again.")

    assert set(owners(draft, "person").values()) == {"person:horak"}


def test_a_first_name_that_two_bear_means_neither(drafted):
    draft = drafted("Pavel Horak and Pavel Dvorak crossed the river. Nobody saw Pavel again.")

    assert "Pavel" not in words(draft, "person")


def test_possession_is_no_part_of_the_name(drafted):
    assert words(drafted("Marta Kowalik's boots were found."), "person") == ["Marta Kowalik"]


@pytest.mark.parametrize("marked", ["Ivan Koval's", "Ivan Koval’s"])
def test_both_apostrophes_end_a_name_alike(drafted, marked):
    assert words(drafted(f"They found {marked} boots."), "person") == ["Ivan Koval"]


@pytest.mark.parametrize(
    "text",
    [
        "They fought near Velika Kladuša for a week.",
        "He came from Nova Gradina on foot.",
        "A native of Gornji Vakuf read the list.",
        "The village of Stara Reka burned.",
    ],
)
def test_a_place_is_no_person(drafted, text):
    assert words(drafted(text), "person") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Horvat Rifle Regiment crossed the river.",
        "It was told by the Ministry of Foreign Affairs.",
        "The Kowalik Foundation paid for the bus.",
        "They read it in the Sunday Tribune.",
        "The Red Cross waited on Monday.",
        "Both were Russian Federation citizens.",
    ],
)
def test_an_institution_is_no_person(drafted, text):
    assert words(drafted(text), "person") == []


def test_a_headline_in_capitals_names_nobody_new(drafted):
    assert words(drafted("Two Soldiers Captured After Long Winter Battle Near River"), "person") == []


def test_a_sentence_of_names_is_no_headline(drafted):
    assert words(drafted("Ivan Koval was freed on Friday."), "person") == ["Ivan Koval"]


def test_a_headline_in_capitals_names_whom_the_text_names(drafted):
    draft = drafted("Captured Pilot Kowalik Weeps Before Foreign Cameras // Marta Kowalik was shot down.")

    assert words(draft, "person") == ["Kowalik", "Marta Kowalik"]


@pytest.mark.parametrize(
    "text",
    ["A third captive, Mulugeta, showed his hands.", "Mulugeta, 24, showed his hands.", "A boy called Mulugeta ran."],
)
def test_a_single_name_is_a_person_where_the_words_round_it_say_so(drafted, text):
    assert words(drafted(text), "person") == ["Mulugeta"]


def test_a_lone_capital_is_no_person(drafted):
    assert words(drafted("The road to Mulugeta was closed."), "person") == []


def test_names_do_not_cross_a_comma(drafted):
    draft = drafted("At the bridge we met Marta Kowalik, Ivan Koval and some others.")

    assert words(draft, "person") == ["Marta Kowalik", "Ivan Koval"]


@pytest.mark.parametrize("word", ["Captive", "Captured", "Prisoner"])
def test_a_word_for_captives_is_no_part_of_a_name(drafted, word):
    assert words(drafted(f"{word} Ivan Koval was shown."), "person") == ["Ivan Koval"]


@pytest.mark.parametrize(
    "text",
    [
        "Orlan Dovric, 27, was captured when he left the barn. His mother has two jobs. Ms Dovric said she was tired.",
        "Cpl. Orlan Dovric was captured in May. His father keeps bees. Mr. Dovric said he was tired.",
    ],
)
def test_an_address_that_does_not_fit_the_captive_is_somebody_else_of_the_name(drafted, text):
    draft = drafted(text)
    assert [found.label for found in draft.layer("person")] == ["prisoner", "speaker"]
    assert words(draft, "statement") == []
