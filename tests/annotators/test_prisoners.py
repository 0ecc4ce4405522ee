"""Which words mean captives, and which captive a later word means."""

import pytest

from .reading import at, labels, owners, words


@pytest.mark.parametrize(
    "phrase",
    [
        "the two captured soldiers",
        "prisoners of war",
        "40 detainees",
        "several captives",
        "three Karelian conscripts who surrendered",
        "more than 200 surrendered troops",
        "the wounded POWs",
    ],
)
def test_nouns_and_participles_of_captivity_mean_captives(drafted, phrase):
    draft = drafted(f"At dawn a bus brought {phrase} to the bridge.")

    assert len(draft.layer("prisoner", "held", "few", "group")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were captured at dawn.",
        "Two soldiers surrendered at dawn.",
        "Two soldiers have been taken prisoner.",
        "The army captured two soldiers at dawn.",
        "The army took two soldiers prisoner at dawn.",
        "The army is holding two soldiers in a school.",
    ],
)
def test_predicates_of_capture_make_soldiers_captives(drafted, text):
    assert len(drafted(text).layer("prisoner", "few")) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers captured the town of Gradina.",
        "The soldiers captured two villages at dawn.",
        "The town was captured at dawn.",
        "The soldiers were captured on video at the fair.",
        "The captured tank was shown on Monday.",
        "A prisoner exchange was agreed at night.",
        "Talks about a prisoner swap failed.",
        "The Commission on Prisoners of War met on Monday.",
        "She is a prisoner of conscience.",
        "The town was hostage to the weather.",
        "Soldiers stood at the bridge all day.",
        "The soldiers were not captured.",
        "They called it a “prisoner” status.",
        "The image captured the mood of the town.",
    ],
)
def test_words_of_capture_alone_mean_no_captives(drafted, text):
    assert words(drafted(text), "prisoner") == []


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("two captured soldiers", "few"),
        ("five captured soldiers", "few"),
        ("3 captured soldiers", "few"),
        ("six captured soldiers", "group"),
        ("40 captured soldiers", "group"),
        ("captured soldiers", "group"),
        ("a captured soldier", "held"),
        ("one of the captured soldiers", "held"),
        ("two freed soldiers", "released"),
        ("former prisoners of war", "released"),
    ],
)
def test_captives_are_one_few_or_many_held_or_free(drafted, phrase, label):
    draft = drafted(f"At dawn a bus brought {phrase} to the bridge.")

    assert [found.label for found in draft.layer("prisoner")] == [label]


def test_the_prisoners_after_a_few_are_the_same_few(drafted):
    draft = drafted("The army showed two captured soldiers. The prisoners sat on a bench.")

    assert labels(draft, "prisoner")["The prisoners"] == "few"


def test_the_older_and_the_younger_are_two(drafted):
    draft = drafted("The army showed two captured soldiers. The older had a beard. The younger wept.")

    assert owners(draft, "prisoner") == {
        "two captured soldiers": "group",
        "The older": "captive:first",
        "The younger": "captive:second",
    }


@pytest.mark.parametrize("epithet", ["One of them", "Another", "The second"])
def test_one_of_several_is_a_captive(drafted, epithet):
    draft = drafted(f"The army showed two captured soldiers. {epithet} had a beard.")

    assert at(draft, "prisoner", epithet).label == "held"


@pytest.mark.parametrize(
    "text",
    [
        "The army showed two captured soldiers. No one had slept.",
        "The army showed two captured soldiers. The other side denied it.",
        "The army showed two captured soldiers. The second video was older.",
        "It rained all day. One of them had a beard.",
    ],
)
def test_other_ones_are_no_captives(drafted, text):
    assert {"one", "One", "other", "The other", "second", "The second"}.isdisjoint(words(drafted(text), "prisoner"))


def test_a_pronoun_means_the_captive_of_the_sentence_before(drafted):
    draft = drafted("Ivan Koval was captured at dawn. He had walked for two days.")

    assert owners(draft, "prisoner")["He"] == "person:koval"


def test_a_pronoun_goes_to_whoever_was_named_last(drafted):
    draft = drafted("Ivan Koval was captured at dawn. Minister Marek Dolny drove home. He was tired.")

    assert "He" not in words(draft, "prisoner")


@pytest.mark.parametrize(
    "other",
    [
        "His father",
        "A lawyer",
        "The minister",
    ],
)
def test_a_pronoun_does_not_reach_over_other_people(drafted, other):
    draft = drafted(f"A soldier was captured at dawn. {other} drove home. He was tired.")

    assert "He" not in words(draft, "prisoner")


def test_she_means_no_captive_who_is_not_known_for_a_woman(drafted):
    assert "She" not in words(drafted("Ivan Koval was captured at dawn. She had walked."), "prisoner")


def test_she_means_a_captive_who_is_a_woman(drafted):
    draft = drafted("A captured servicewoman was shown on Monday. She had walked. He had not.")

    assert "She" in words(draft, "prisoner")
    assert "He" not in words(draft, "prisoner")


def test_they_means_the_captives_of_the_sentence_before(drafted):
    draft = drafted("Two soldiers were captured at dawn. They had walked for two days.")

    assert at(draft, "prisoner", "They").label == "few"


def test_they_means_others_where_many_others_stand_between(drafted):
    draft = drafted("Two soldiers were captured at dawn. Investigators came. They had walked for two days.")

    assert "They" not in words(draft, "prisoner")


def test_captives_are_forgotten_after_some_sentences(drafted):
    draft = drafted("A soldier was captured. It rained. It rained on. It stopped. Dust rose. Night fell. He walked.")

    assert "He" not in words(draft, "prisoner")


def test_inside_speech_he_is_whomever_the_speaker_means(drafted):
    draft = drafted("Ivan Koval was captured at dawn. “He is my neighbour and he is a good man,” she said.")

    assert {"He", "he"}.isdisjoint(words(draft, "prisoner"))


def test_the_two_men_after_captives_are_the_captives(drafted):
    draft = drafted("Two soldiers were captured at dawn. The two men were given water.")

    assert at(draft, "prisoner", "The two men").about == "group"


@pytest.mark.parametrize("others", ["The forces", "The Karelian troops", "The rebels"])
def test_the_other_side_is_no_captive(drafted, others):
    draft = drafted(f"Two Ukrainian soldiers were captured at dawn. {others} moved on.")

    assert len(draft.layer("prisoner")) == 1


def test_a_soldier_of_another_nation_is_somebody_else(drafted):
    draft = drafted("A captured Russian soldier was shown. The Ukrainian soldier gave him water.")

    assert "The Ukrainian soldier" not in words(draft, "prisoner")


def test_the_man_after_a_named_captive_is_somebody_else(drafted):
    draft = drafted("Ivan Koval was captured at dawn. The man next door saw it.")

    assert "The man" not in words(draft, "prisoner")


def test_the_soldier_after_a_captive_is_the_same(drafted):
    draft = drafted("A soldier was captured at dawn. The soldier had a beard.")

    assert len({found.about for found in draft.layer("prisoner")}) == 1


def test_a_named_captive_is_a_captive_wherever_the_name_stands(drafted):
    draft = drafted("Ivan Koval was captured at dawn. It rained. Koval's boots were wet.")

    assert owners(draft, "prisoner") == {"Ivan Koval": "person:koval", "Koval": "person:koval"}


def test_officials_are_no_captives(drafted):
    assert words(drafted("Minister Marek Dolny met a general and a lawyer."), "prisoner") == []
