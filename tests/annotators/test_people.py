"""What part in the story a named person has."""

import pytest

from .reading import at, labels


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Marta Kowalik thanked the crew.",
        "Marta Kowalik, the foreign minister, thanked the crew.",
        "Marta Kowalik, 54, a spokeswoman for the army, thanked the crew.",
        "A spokeswoman for the army, Col. Marta Kowalik, thanked the crew.",
        "Marta Kowalik (a lawyer in the capital) thanked the crew.",
    ],
)
def test_whoever_holds_an_office_is_an_official(drafted, text):
    assert labels(drafted(text), "person") == {"Marta Kowalik": "official"}


@pytest.mark.parametrize("text", ["By Marta Kowalik // It rained.", "Photo: Marta Kowalik // It rained."])
def test_a_byline_is_a_reporter(drafted, text):
    assert labels(drafted(text), "person") == {"Marta Kowalik": "reporter"}


@pytest.mark.parametrize("text", ["His mother, Marta Kowalik, waits.", "His sister Marta Kowalik waits."])
def test_kin_are_relatives(drafted, text):
    assert labels(drafted(text), "person") == {"Marta Kowalik": "relative"}


def test_whoever_is_brought_in_as_a_speaker_is_one(drafted):
    assert labels(drafted("“It was late,” said Marta Kowalik."), "person") == {"Marta Kowalik": "speaker"}


def test_of_others_nothing_is_known(drafted):
    assert labels(drafted("Marta Kowalik crossed the river."), "person") == {"Marta Kowalik": "unknown"}


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Koval was captured near the river.",
        "Ivan Koval, 29, a native of the coast, was captured near the river.",
        "Ivan Koval (29) surrendered in May.",
        "Ivan Koval, who surrendered in May, waited.",
        "Ivan Koval, captured in May, waited.",
        "The captured soldier Ivan Koval waited.",
        "Prisoner of war Ivan Koval waited.",
        "The army captured Sgt. Ivan Koval at dawn.",
        "The capture of Ivan Koval took an hour.",
        "Ivan Koval's captivity lasted a year.",
        "The service named the captured pilot as Ivan Koval.",
        "The video shows Ivan Koval in a cellar.",
        "Ivan Koval was wounded and captured near the river.",
        "Ivan Koval has reportedly been taken prisoner.",
        "Ivan Koval was captured a week ago.",
        "Ivan Koval was captured the day before.",
        "Ivan Koval remains in captivity.",
        "General Ivan Koval was captured at dawn.",
    ],
)
def test_whoever_is_told_to_be_in_the_enemys_hands_is_a_prisoner(drafted, text):
    person = at(drafted(text), "person", "Ivan Koval")

    assert (person.label, person.why.split(":")[0]) == ("prisoner", "held")


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Koval was captured in May. Ivan Koval was freed in June.",
        "Ivan Koval was released on Friday.",
        "The exchange of Ivan Koval took an hour.",
        "The freed soldier Ivan Koval waited.",
        "Ivan Koval, a freed prisoner, waited.",
    ],
)
def test_a_release_told_as_done_makes_a_prisoner_a_freed_one(drafted, text):
    person = at(drafted(text), "person", "Ivan Koval")

    assert (person.label, person.why.split(":")[0]) == ("prisoner", "released")


@pytest.mark.parametrize("text", ["Ivan Koval was sentenced to 14 years.", "Ivan Koval pleaded guilty on Friday."])
def test_a_trial_alone_makes_a_prisoner_a_tried_one(drafted, text):
    person = at(drafted(text), "person", "Ivan Koval")

    assert (person.label, person.why.split(":")[0]) == ("prisoner", "tried")


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Koval would be released in May.",
        "Ivan Koval must be freed at once, they wrote.",
        "They called for the release of Ivan Koval at noon.",
    ],
)
def test_a_release_that_is_only_wished_for_frees_nobody(drafted, text):
    person = at(drafted(text), "person", "Ivan Koval")

    assert person.why.split(":")[0] == "held"


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Koval was not captured.",
        "Ivan Koval captured the hill.",
        "Ivan Koval was captured on camera.",
        "Ivan Koval captured two soldiers at dawn.",
        "Ivan Koval has never surrendered.",
    ],
)
def test_words_of_capture_alone_make_no_prisoner(drafted, text):
    assert at(drafted(text), "person", "Ivan Koval").label == "unknown"


def test_an_official_beside_prisoners_stays_one(drafted):
    draft = drafted("Ivan Koval was captured at dawn. Foreign Minister Marta Kowalik met his family.")

    assert labels(draft, "person") == {"Ivan Koval": "prisoner", "Marta Kowalik": "official"}


def test_two_names_in_one_breath_share_a_fate(drafted):
    draft = drafted("Ivan Koval, 22, and Petro Sawchuk were captured at dawn.")

    assert labels(draft, "person") == {"Ivan Koval": "prisoner", "Petro Sawchuk": "prisoner"}


def test_an_official_in_one_breath_with_a_prisoner_shares_nothing(drafted):
    draft = drafted("The captured Ivan Koval and Minister Marta Kowalik met. Minister Marta Kowalik spoke.")

    assert labels(draft, "person")["Marta Kowalik"] == "official"


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were captured at dawn. Among them is Ivan Koval.",
        "Two soldiers were captured at dawn. One of them is Ivan Koval.",
        "Two soldiers were captured at dawn. One of them, Ivan Koval, waited.",
        "Two soldiers were captured at dawn. Cpl. Ivan Koval waited.",
        "Two soldiers were captured at dawn. Ivan Koval, 22, waited.",
        "A soldier was captured at dawn. She waits for her only son, Ivan Koval.",
        "Two soldiers were captured at dawn. Ivan Koval, one of the two, waited.",
        "A soldier was captured at dawn. His name is Ivan Koval.",
        "A pilot was captured at dawn. Captain Ivan Koval was shot down over the bay.",
        "A pilot was captured at dawn. The airman, Ivan Koval, waited.",
        "A soldier was captured at dawn. The mother of Ivan Koval waited.",
    ],
)
def test_a_name_brought_in_where_captives_are_told_of_is_one_of_them(drafted, text):
    assert at(drafted(text), "person", "Ivan Koval").label == "prisoner"


@pytest.mark.parametrize(
    "text",
    [
        "The army detained two servicemen, Ivan Koval and Petro Sawchuk, at the border.",
        "Ivan Koval, one of two soldiers in enemy custody, waited.",
        "Ivan Koval, the sergeant whom the rebels abducted, waited.",
        "After nine months in enemy hands, Colonel Ivan Koval waited.",
        "Ivan Koval sang in the bunker before he was taken prisoner.",
        "The rebels have captured Brigadier General Ivan Koval.",
        "Marta waits; her son Ivan Koval was captured at dawn.",
        "Ivan Koval was taken when the front gave way.",
        "“Bring Ivan Koval home,” the crowd chanted.",
    ],
)
def test_a_capture_is_told_in_many_ways(drafted, text):
    assert at(drafted(text), "person", "Ivan Koval").label == "prisoner"


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Koval, 30, was captured in May and exchanged a year later.",
        "Ivan Koval, who was a prisoner of the rebels, waited.",
    ],
)
def test_who_came_home_is_held_no_more(drafted, text):
    assert at(drafted(text), "prisoner", "Ivan Koval").label == "released"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers captured three villages. Sergeant Ivan Koval, 29, raised the flag.",
        "Two soldiers were captured. Funeral services for Corporal Ivan Koval, 22, were held at noon.",
        "Two airmen were captured. The air force named the pilot killed at dawn as Ivan Koval, 30.",
    ],
)
def test_captors_and_the_dead_are_no_captives(drafted, text):
    assert at(drafted(text), "person", "Ivan Koval").label != "prisoner"


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were captured at dawn. Retired Col. Ivan Koval waited.",
        "Two soldiers were captured at dawn. Ivan Koval, 71, waited.",
        "The road was dry. Cpl. Ivan Koval waited.",
        "Two soldiers were captured at dawn. It rained. It went on. It stopped. It was calm. Cpl. Ivan Koval waited.",
    ],
)
def test_a_name_elsewhere_is_none_of_them(drafted, text):
    assert at(drafted(text), "person", "Ivan Koval").label != "prisoner"


def test_every_mention_of_a_person_has_the_same_part(drafted):
    draft = drafted("Ivan Koval was captured at dawn. It rained. Koval waited.")

    assert labels(draft, "person") == {"Ivan Koval": "prisoner", "Koval": "prisoner"}


_WAR = " Shelling went on near the front line, and troops and artillery were moved, the army said."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A Peruvian volunteer captured near the river says he was lied to. In a video released by the army, "
            "Julio Quispe says he answered an advertisement. Quispe, a native of Tacna, is a cook.",
            "Julio Quispe",
        ),
        ("The soldier held by the militia is young. It rained. They named him as Private Joel Barak.", "Joel Barak"),
        ("Kevin Doyle is one of about 40 foreigners captured by the militia.", "Kevin Doyle"),
        ("Two soldiers were captured. Another conscript taken near the river, Marko Ilic, is ill.", "Marko Ilic"),
        ("The rebels captured a gunner. Marko 'Tiny' Ilic, 24, from Orlo, looked pale.", "Marko 'Tiny' Ilic"),
    ],
)
def test_whom_a_draft_treats_as_its_captive_is_one(drafted, text, name):
    assert at(drafted(text + _WAR), "person", name).label == "prisoner"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rebels captured a soldier. Abdi Warsame keeps a tea stall. Mr Warsame fled.", "Abdi Warsame"),
        ("The rebels captured a soldier. “It was loud,” said Maria Soto, a 34-year-old baker.", "Maria Soto"),
        ("The rebels captured a soldier. Military spokesman Colonel Getu Alemu did not reply.", "Getu Alemu"),
        ("The rebels captured a soldier. Major Ivan Hryn of the 5th Orlo Brigade told reporters so.", "Ivan Hryn"),
        ("A group led by Viktor Malko holds a soldier it captured. Malko is 40.", "Viktor Malko"),
        ("Letay Gebre, 34, a clerk, held a photograph of her brother. Rebels hold two soldiers.", "Letay Gebre"),
    ],
)
def test_whoever_stands_by_is_no_captive(drafted, text, name):
    assert at(drafted(text + _WAR), "person", name).label != "prisoner"


def test_a_people_that_is_addressed_by_first_names_is_known_by_them(drafted):
    draft = drafted("Prime Minister Abebe Girma spoke. Mr Abebe said a soldier had been captured.")

    assert {person.about for person in draft.layer("person")} == {"person:girma"}


@pytest.mark.parametrize(
    "text",
    [
        "The brigade is holding 3 foreign gunners, Orlan Dovric, Petro Sayenko and Marek Dudek.",
        "Orlan Dovric, Petro Sayenko and Marek Dudek during their capture by the militia.",
    ],
)
def test_a_list_behind_captives_or_before_their_capture_names_them(drafted, text):
    found = labels(drafted(f"Two soldiers were captured on Monday. // {text}"), "person")
    assert found == dict.fromkeys(("Orlan Dovric", "Petro Sayenko", "Marek Dudek"), "prisoner")


def test_members_of_the_forces_who_were_kidnapped_are_captives(drafted):
    draft = drafted("Rebels have kidnapped six members of the security forces. The rebels asked for money.")
    assert [captive.span.cut(draft.text) for captive in draft.layer("prisoner")] == [
        "kidnapped six members of the security forces"
    ]
