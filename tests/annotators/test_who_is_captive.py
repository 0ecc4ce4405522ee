"""Who is a captive at all: told by epithets, nations, kin, poses and lists, and who only stands beside captives."""

import pytest

from .reading import at, labels, owners, words

CAPTURE = "A soldier was captured at the ford."


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured a much-decorated field commander near the dam.",
        "Two men serving in the northern army were captured near the dam.",
        "A medic from the north captured near the dam has not been heard of.",
        "A man introduced as the keeper of the depot, who was captured in May, spoke.",
        "Three officers were captured near the dam.",
        "A gendarme of the river force was captured near the dam.",
    ],
)
def test_a_noun_for_people_is_a_captive_whatever_stands_round_it(drafted, text):
    assert drafted(text).layer("prisoner", "held", "few", "group")


@pytest.mark.parametrize(
    "text", ["A unit seized an abandoned Russian tank.", "Rebels captured a village near the dam."]
)
def test_things_are_no_captives(drafted, text):
    assert drafted(text).layer("prisoner") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Three men were captured. The Pole, Marek Zych, waited. The Dane, Per Holm, wept.", "Per Holm"),
        (f"{CAPTURE} Handcuffed and barefoot, Ravi Yadav, 27, told the presenter that he was lost.", "Ravi Yadav"),
        ("Rebels captured the emir of the desert brigade, Abu Talha, on Monday.", "Abu Talha"),
        ("Rebels captured an army cook. The cook, Haile Desta, waits.", "Haile Desta"),
        ("Her son, Per Holm, 31, has not been heard from since the battle.", "Per Holm"),
        ("They wait for Per Holm, a reservist who is believed to be held by the militia.", "Per Holm"),
        ("Her daughter Iryna, 27, stayed in the city. She was taken prisoner in May.", "Iryna"),
        (f"{CAPTURE} “I, Arsen Petrosyan, came across the river.”", "Arsen Petrosyan"),
        ("The channel showed one prisoner, identified by the brigade as Moussa.", "Moussa"),
        (f"{CAPTURE} A lawyer for Corporal Eric Bisimwa asked for him to be exchanged.", "Eric Bisimwa"),
    ],
)
def test_a_name_is_given_to_a_captive(drafted, text, name):
    assert labels(drafted(text), "person")[name] == "prisoner"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A spokesman for the Karen fighters, Major Saw Doh, said two captured soldiers were well.", "Saw Doh"),
        ("A spokesman for the force, Navy Capt. Ellis Hart, said two captured soldiers were well.", "Ellis Hart"),
        ("Judge Petro Lysenko, 55, sentenced the captured gunner to ten years.", "Petro Lysenko"),
        ("Anna Keller, 44, has visited the captured gunner twice.", "Anna Keller"),
        ("Lena Fischer, 38, of Graz, interviewed a captured conscript.", "Lena Fischer"),
        ("A gunner was captured. The gunner's brother, Ahmed Saleh, a driver at the port, waits.", "Ahmed Saleh"),
        ("Families of captured sailors marched. Olha Kravets, 44, has not heard from her brother.", "Olha Kravets"),
        ("Viktor Lysak, 50, whose nephew is a prisoner, carried a drum.", "Viktor Lysak"),
    ],
)
def test_who_stands_beside_captives_is_none(drafted, text, name):
    assert labels(drafted(text), "person")[name] != "prisoner"


@pytest.mark.parametrize("text", ["the private Orlo news agency said", "the Orlo newspaper wrote"])
def test_an_enterprise_is_nobody(drafted, text):
    assert drafted(f"Two soldiers were captured, {text}.").layer("person") == ()


def test_captives_are_listed_among_captives(drafted):
    draft = drafted("Among the prisoners are a baker and a student. A nurse waits.")

    assert {"a baker", "a student"} <= set(words(draft, "prisoner", "held"))
    assert "A nurse" not in words(draft, "prisoner")


def test_her_son_is_the_captive_where_families_of_captives_are_told_of(drafted):
    draft = drafted("Mothers of conscripts captured in May met. Olena saw her son in a clip. Her son is 19.")

    assert owners(draft, "identifier")["is 19"] == "captive:son"


@pytest.mark.parametrize("told", ["The senator said her husband was moved.", "Olena drove her son to school."])
def test_other_kin_are_not_waited_for(drafted, told):
    opening = "Mothers of conscripts captured in May met." if "senator" in told else CAPTURE

    assert not any("her " in word for word in words(drafted(f"{opening} {told}"), "prisoner"))


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Koval, captured in May, is to be exchanged.",
        "Ivan Koval, captured in May, drove a school bus.",
        "Ivan Koval was captured in May. At Koval's home in Orlo his aunt waits.",
    ],
)
def test_a_release_to_come_and_a_house_free_nobody(drafted, text):
    assert at(drafted(text), "prisoner", "Ivan Koval").label == "held"


def test_a_mother_and_a_son_of_one_surname_are_told_apart(drafted):
    text = "Her son, Tom Orton, 33, is missing. Pam Orton said she knew him. Orton, who left before he was 18, sang."

    assert [person.about for person in drafted(f"{CAPTURE} {text}").layer("person")] == [
        "person:tom orton",
        "person:pam orton",
        "person:tom orton",
    ]


def test_he_is_not_the_woman_who_speaks(drafted):
    draft = drafted("The captured gunner wept. Dana Orton said she knew him at once.")

    assert "him" in words(draft, "prisoner")


def test_she_opening_a_sentence_shows_that_a_captive_without_a_name_is_a_woman(drafted):
    assert "She" in words(drafted("A medic was captured at dawn. She had walked."), "prisoner")


def test_he_after_a_quotation_is_nobody_in_it(drafted):
    assert "he" in words(drafted("The prisoner wept. “My wife is a nurse,” he said."), "prisoner")
