"""Captives followed through a report: told of in clauses, brought in without a name, met again paragraphs later."""

import pytest

from .reading import at, labels, owners, words


@pytest.mark.parametrize(
    ("text", "captive"),
    [
        ("A Briton who joined a militia in the north has been captured, friends said.", "A Briton"),
        ("Captured last winter, two soldiers have become the subject of talks.", "two soldiers"),
        ("An American volunteer in Karelian captivity wrote home.", "An American volunteer"),
        ("The army published a picture of a gunner in the hands of the militia.", "a gunner"),
        ("Marines from the 4th Brigade who have been in captivity since May were on the list.", "Marines"),
        ("A video shows a sailor who had served on a tug being questioned by officers.", "a sailor"),
    ],
)
def test_a_capture_may_be_told_in_a_clause(drafted, text, captive):
    assert captive in words(drafted(text), "prisoner", "held", "few", "group")


@pytest.mark.parametrize(
    "text",
    [
        "A man who said that the town was captured left at night.",
        "She held up a photograph of a soldier.",
        "The soldiers held talks at the bridge.",
        "The officers seized power at dawn.",
        "Told to wait, two soldiers sat down.",
        "A volunteer in a school kitchen wrote home.",
    ],
)
def test_no_capture_is_told_by_another_clause(drafted, text):
    assert words(drafted(text), "prisoner") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Koval, a marine who was taken prisoner in April and came home last month, laughed.",
        "Ivan Koval, who was captured in May and was freed on Friday, laughed.",
    ],
)
def test_whoever_came_home_is_free(drafted, text):
    assert labels(drafted(text), "prisoner")["Ivan Koval"] == "released"


def test_whoever_steps_off_the_bus_of_an_exchange_is_free(drafted):
    draft = drafted("The prisoners came back at noon. // One of them, Ivan Koval, 27, stepped off the bus first.")

    assert labels(draft, "person") == {"Ivan Koval": "prisoner"}
    assert at(draft, "person", "Ivan Koval").why.startswith("released")


def test_the_name_that_opens_the_next_sentence_is_the_captives(drafted):
    draft = drafted(
        "A Briton has been captured in the north, friends say. // Adam Thorley, 28, a former roofer, went "
        "missing in May."
    )

    assert labels(draft, "person")["Adam Thorley"] == "prisoner"


def test_an_official_who_opens_the_next_sentence_is_none(drafted):
    draft = drafted(
        "A Briton has been captured in the north. // Adam Thorley, 58, the mayor of the town, heard it late."
    )

    assert labels(draft, "person")["Adam Thorley"] == "official"


@pytest.mark.parametrize("said", ["“I am Adam Thorley,” he says.", "He gives his name as Adam Thorley."])
def test_whoever_gives_his_name_to_the_camera_is_the_captive(drafted, said):
    draft = drafted(f"The ministry showed a video of a captured soldier. // {said}")

    assert labels(draft, "person")["Adam Thorley"] == "prisoner"


def test_the_one_whom_a_feature_follows_is_its_captive(drafted):
    draft = drafted(
        "Friends of a Briton captured in the north wait for news. // Thorley left school at 16. Adam Thorley "
        "drove lorries. "
        "Thorley went to the war in May. // Zelensky thanked the volunteers. Vladimir Putin did not. Putin waited."
    )

    assert {place: role for place, role in labels(draft, "person").items() if role == "prisoner"} == {
        "Adam Thorley": "prisoner",
        "Thorley": "prisoner",
    }


def test_leaders_are_never_the_captive(drafted):
    draft = drafted("A soldier was captured at dawn. // Vladimir Putin smiled. Putin left. Putin slept.")

    assert set(labels(draft, "person").values()) == {"official"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The captive is in the north. // Thorley’s mother, Denise, waits for Adam Thorley.", "prisoner"),
        ("The captive is in the north. // According to his sister, Adam Thorley drove lorries.", "unknown"),
    ],
)
def test_kin_are_told_from_those_whose_kin_they_are(drafted, text, role):
    assert labels(drafted(text), "person")["Adam Thorley"] == role


def test_mrs_and_mr_of_one_name_are_two_people(drafted):
    draft = drafted(
        "The captured volunteer, Adam Thorley, is held in the north. // His mother, Joan Thorley, waits. "
        "Mrs Thorley said that Mr Thorley wrote in May."
    )
    last = list(draft.layer("person"))[-2:]

    assert [person.about for person in last] == ["person:joan thorley", "person:adam thorley"]


def test_the_pilot_is_the_captured_pilot_paragraphs_later(drafted):
    draft = drafted(
        "The army captured a pilot. // The weather was bad. It rained. The river rose. A bridge fell. // The "
        "pilot’s father "
        "asked for calm."
    )

    assert "The pilot" in words(draft, "prisoner")
    assert labels(draft, "identifier")["The pilot’s father"] == "family"


def test_the_pilot_is_nobody_where_two_pilots_were_told_of(drafted):
    draft = drafted(
        "The army captured a pilot. // The weather was bad. It rained. The river rose. A pilot of the other "
        "side landed. "
        "A bridge fell. // The pilot asked for calm."
    )

    assert "The pilot" not in words(draft, "prisoner")


def test_both_men_are_the_few_paragraphs_later(drafted):
    draft = drafted(
        "Two soldiers were captured in May. // The weather was bad. It rained. The river rose. A bridge fell. "
        "// Both men "
        "should be sent home, lawyers say. The elder asked for a Bible."
    )

    assert {"Both men", "The elder"} <= set(words(draft, "prisoner"))


def test_one_of_them_is_one_mention(drafted):
    draft = drafted("Two soldiers were captured. // One of them, born in 2005, said he was cold.")

    assert owners(draft, "identifier")["born in 2005"] == at(draft, "prisoner", "One of them").about
    assert words(draft, "statement") == ["said"]


def test_those_found_guilty_are_on_trial(drafted):
    draft = drafted(
        "The court found Juan Perez, 41, Pedro Gomez, 37, and Lasha Berika guilty of fighting as mercenaries."
    )

    assert set(labels(draft, "person").values()) == {"prisoner"}


@pytest.mark.parametrize("speaker", ["The commander", "A former officer"])
def test_whoever_commands_is_no_captive_just_told_of(drafted, speaker):
    draft = drafted(f"The prisoners are in the school. // {speaker} said the road was closed.")

    assert words(draft, "statement") == []


def test_whoever_guards_prisoners_speaks_for_himself(drafted):
    draft = drafted(
        "The commander of the force that is guarding thousands of prisoners in three old schools of the north "
        "has warned of "
        "an escape."
    )

    assert words(draft, "statement") == []


@pytest.mark.parametrize(
    ("text", "captive"),
    [
        ("Two soldiers fell into enemy hands near the bridge.", "Two soldiers"),
        ("The corporal has been in Karelian custody since May.", "The corporal"),
        ("He is now held by the rebels, his brother said.", "He"),
        ("The captain is a captive of the militia.", "The captain"),
        ("The rebels said they had taken its deputy commander alive.", "commander"),
        ("The army says it has four sappers in its custody.", "four sappers"),
        ("The pilot whom the rebels say they hold has lost weight.", "The pilot"),
        ("The movement showed the airman it captured.", "the airman"),
        ("Two scouts taken near the dam were shown to reporters.", "Two scouts"),
        ("A lone jawan was overpowered by rangers.", "A lone jawan"),
    ],
)
def test_a_capture_may_be_told_by_whose_hands_somebody_is_in(drafted, text, captive):
    assert captive in words(drafted(text), "prisoner", "held", "few", "group")


@pytest.mark.parametrize(
    "text",
    [
        "The rebels say they captured the hill.",
        "The soldier had the map in his hands.",
        "The commander took the call.",
        "The negotiator is in the capital.",
        "She is a prisoner of conscience.",
    ],
)
def test_hands_and_takings_of_other_kinds_are_no_capture(drafted, text):
    assert words(drafted(text), "prisoner") == []


def test_whoever_was_a_prisoner_in_the_past_is_free(drafted):
    draft = drafted("A teacher who was a prisoner of war in the south spoke of hunger.")

    assert "held" not in labels(draft, "prisoner").values()


def test_one_named_before_he_was_captured_is_the_captive(drafted):
    draft = drafted("Soldiers took part. // Ivan Koval worked in a mill. He was captured in May.")

    assert at(draft, "person", "Ivan Koval").label == "prisoner"


def test_a_headline_may_bring_in_a_captive_by_his_trade(drafted):
    draft = drafted("Former chef captured near the river // Ivan Koval, 29, was serving with a brigade.")

    assert at(draft, "person", "Ivan Koval").label == "prisoner"


@pytest.mark.parametrize("named", ["gave his name only as Arsen", "is known to his friends as Arsen"])
def test_a_single_name_may_be_given(drafted, named):
    assert "Arsen" in words(drafted(f"A captured soldier {named}."), "person")


def test_an_officer_who_tells_of_captives_is_none(drafted):
    draft = drafted("Captain Ivan Koval, who turned 40 in May, told reporters that his men had taken prisoners.")

    assert at(draft, "person", "Ivan Koval").label != "prisoner"


def test_a_video_that_is_released_frees_nobody(drafted):
    draft = drafted("Captured soldier Ivan Koval wept in a video released by the army.")

    assert labels(draft, "prisoner")["Ivan Koval"] == "held"


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("“He has asthma,” she said.", "asthma"),
        ("His father, Borys, waits.", "His father"),
        ("A neighbour said that he grew up in the village of Orlo.", "grew up in the village of Orlo"),
    ],
)
def test_what_is_told_of_him_and_owned_by_nobody_else_is_the_captives(drafted, sentence, detail):
    draft = drafted(
        f"Ivan Koval was captured at dawn. // It rained. It snowed. Night fell. Dogs barked. Snow fell. {sentence}"
    )

    assert at(draft, "identifier", detail).about == "person:koval"


def test_what_is_told_without_him_stays_nobodys(drafted):
    draft = drafted("Ivan Koval was captured at dawn. // Asthma is common in the valley.")

    assert at(draft, "identifier", "Asthma").about == ""
