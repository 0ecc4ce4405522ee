"""Who captives are: names given in so many words, on papers, after a count, or told of one by one."""

import pytest

CAPTURE = "A soldier was captured at the ford."


def captives(draft):
    return [person.span.cut(draft.text) for person in draft.layer("person", "prisoner")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{CAPTURE} “My name is Corporal Friday Eze,” he said.", "Friday Eze"),
        (f"{CAPTURE} Another, who gave his name as Inspector Musa Bello of the river post, wept.", "Musa Bello"),
        (f"{CAPTURE} He is called Arsen.", "Arsen"),
        (f"{CAPTURE} The bank card bears the surname Perera.", "Perera"),
        (f"{CAPTURE} A passport in the name of Nuwan Perera lay on the table.", "Nuwan Perera"),
        (
            f"{CAPTURE} It rained. Snow fell. Roads froze. It thawed. So it was with Ivan K., a baker.",
            "Ivan K.",
        ),
        (f"{CAPTURE} It rained. Snow fell. Roads froze. Among those shown was Lance Sergeant Tom Orr.", "Tom Orr"),
        (f"{CAPTURE} Private Per Holm rang home from the phone of his captors.", "Per Holm"),
        ("Captain Per Holm was shot down over the bay on Monday and is now in enemy hands.", "Per Holm"),
        ("Corporal Sunday Obi, whom the rebels seized at the mill, wept.", "Sunday Obi"),
        ("The gunner held by the rebels since May is Per Holm.", "Per Holm"),
        ("A medic captured by gunmen in May was named on Friday by the ministry as Per Holm, a nurse.", "Per Holm"),
        ("“I am Sergeant Per Holm of the river brigade,” says the first.", "Per Holm"),
        ("Nothing was heard of pilot Per Holm. The air force believes he was taken prisoner.", "Per Holm"),
    ],
)
def test_a_captive_is_known_by_the_words_round_the_name(drafted, text, name):
    assert name in captives(drafted(text))


def test_as_many_names_as_captives_were_counted_are_theirs(drafted):
    told = "Two former marines who went to fight have not been heard of since May and may have been captured."
    named = "Friends of Per Holm, 31, of Orlo Falls, and Jan Lund, 26, of Dorn, gathered in a church."

    assert captives(drafted(f"{told} {named}")) == ["Per Holm", "Jan Lund"]


@pytest.mark.parametrize(
    "text",
    [
        f"{CAPTURE} The guard gave his name as Hassan.",
        "Six soldiers were captured. The camp's cook, Per Holm, 61, feeds 300 men.",
        f"{CAPTURE} The fighters, led by Commander Per Holm, took the post.",
        "The marines surrendered at dawn, the Karelian commander, Major Per Holm, told the channel.",
        "The soldier whom Boko Haram seized is home.",
    ],
)
def test_whoever_stands_beside_captives_is_none(drafted, text):
    assert captives(drafted(text)) == []


def test_a_heading_tells_of_the_captive_whom_the_text_brings_in(drafted):
    draft = drafted("Swedish volunteer, 24, seen in clip // A Swede captured near the dam was filmed on Monday.")

    assert next(captive.span.cut(draft.text) for captive in draft.layer("prisoner")) == "Swedish volunteer"


def test_a_paper_tells_of_whoever_carried_it(drafted):
    draft = drafted(f"{CAPTURE} He was cold. The passport gives a date of birth in 1991.")

    assert {detail.about for detail in draft.layer("identifier", "birth")} == {"captive:1"}


@pytest.mark.parametrize(
    "lead",
    [
        "Karelian fighters came out of the mill with their hands up.",
        "A bus driver has died while being held by rebels.",
        "Karelian gunners were caught in a shed, the army said.",
        "Ivo Lund, who is 44, was captured last week by the Karelian army.",
    ],
)
def test_signs_of_surrender_open_the_gate(drafted, lead):
    rest = "The army shelled the front line. // The brigade lost its guns. // Rebels hold the port."

    assert drafted(f"{lead} // {rest}").layer("conflict")


@pytest.mark.parametrize("lead", ["The striker was caught in traffic.", "Ivo Lund, 44, was captured on camera."])
def test_what_only_looks_like_a_capture_leaves_the_gate_shut(drafted, lead):
    rest = "The army shelled the front line. // The brigade lost its guns. // Rebels hold the port."

    assert not drafted(f"{lead} // {rest}").layer("conflict")
