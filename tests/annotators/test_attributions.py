"""Who answers for what is said, and what captives are made to say."""

import pytest

from .reading import at, labels, part, words


def sources(draft):
    """The kinds of source of each sentence."""
    return [found.label for found in draft.layer("sourced")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said the bridge had fallen.",
        "The bridge had fallen, the ministry said.",
        "The bridge had fallen, said the ministry.",
        "“The bridge has fallen,” said the ministry.",
        "The bridge, the ministry said on Monday, had fallen.",
        "The ministry, which runs the bridge, said it had fallen.",
        "The ministry on Monday also said the bridge had fallen.",
        "According to the ministry, the bridge had fallen.",
        "The bridge had fallen, according to the ministry.",
        "The bridge had fallen, a spokesman for the ministry said.",
        "In a statement from the ministry, the bridge was called lost.",
    ],
)
def test_a_source_is_known_wherever_it_stands(drafted, text):
    assert set(sources(drafted(text))) == {"official"}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The Red Cross", "neutral"),
        ("The United Nations", "neutral"),
        ("His mother", "relative"),
        ("Interfax", "outlet"),
        ("The army", "official"),
        ("A historian", "expert"),
        ("Sources", "vague"),
        ("Local media", "vague"),
        ("A neighbour", "other"),
        ("Foreign Minister Marek Dolny", "official"),
        ("A captured soldier", "prisoner"),
        ("A freed soldier", "released"),
        ("A lawyer for the prisoners", "expert"),
        ("The prisoner's wife", "relative"),
    ],
)
def test_a_source_is_of_the_kind_that_its_name_tells(drafted, source, kind):
    assert sources(drafted(f"{source} said the road was open.")) == [kind]


@pytest.mark.parametrize(
    ("verb", "strength"),
    [("said", "neutral"), ("claimed", "sceptical"), ("confirmed", "factive"), ("revealed", "factive")],
)
def test_a_verb_lends_its_strength(drafted, verb, strength):
    assert labels(drafted(f"The army {verb} that the road was open."), "attribution") == {verb: strength}


def test_an_attribution_tells_source_verb_and_what_it_covers(drafted):
    text = "The army said the road was open."
    draft = drafted(text)
    said = at(draft, "attribution", "said")

    assert [part(draft, said, name) for name in ("source", "verb", "covers")] == ["The army", "said", text]


@pytest.mark.parametrize(
    "text",
    [
        "The claim was made at noon.",
        "Their reports were late.",
        "The driver was told to stop.",
        "The soldiers were described as tired.",
        "They met at the State Department in May.",
        "He is known as a quiet man.",
        "He was believed to be asleep.",
        "His call sign was Rook.",
        "The crew was exposed to the cold.",
        "The so called hotel was empty.",
    ],
)
def test_nouns_names_and_passives_attribute_nothing(drafted, text):
    assert words(drafted(text), "attribution") == []


def test_in_a_headline_a_capital_makes_no_name_of_a_verb(drafted):
    assert words(drafted("Defence Ministry Claims Bridge Fell After Heavy Shelling"), "attribution") == ["Claims"]


def test_said_he_said_has_one_source(drafted):
    assert sources(drafted("The service said they determined that the road was open.")) == ["official", "official"]


def test_one_subject_may_speak_twice(drafted):
    assert sources(drafted("The army said the road was open and added that it was safe.")) == ["official", "official"]


def test_a_source_carries_over_to_the_next_sentence(drafted):
    draft = drafted("The army said the road was open. It was dry and safe.")

    assert sources(draft) == ["official", "official"]


def test_a_source_carries_over_once(drafted):
    draft = drafted("The army said the road was open. It was dry. It was safe.")

    assert sources(draft) == ["official", "official"]


def test_a_source_does_not_carry_over_a_paragraph(drafted):
    assert sources(drafted("The army said the road was open. // It was dry.")) == ["official"]


def test_in_a_long_paragraph_only_a_sentence_that_goes_on_is_carried_over(drafted):
    rest = "Trees lined it. Rain fell. Nobody came. Night fell."
    goes_on = drafted(f"The army said the road was open. It was dry. {rest}")
    begins_anew = drafted(f"The army said the road was open. Dogs barked. {rest}")

    assert sources(goes_on) == ["official", "official"]
    assert sources(begins_anew) == ["official"]


def test_an_attribution_in_a_relative_clause_does_not_carry_over(drafted):
    assert sources(drafted("The bus, which the army says it holds, was red. Dogs barked.")) == ["official"]


def test_a_captive_does_not_vouch_for_the_next_sentence(drafted):
    assert sources(drafted("The captured pilot said he was lost. The road was dry.")) == ["prisoner"]


def test_he_goes_on_with_the_official_of_the_sentence_before(drafted):
    draft = drafted("A captured pilot was shown. Minister Marek Dolny said he was well. He added that it was late.")

    assert sources(draft) == ["official", "official"]


def test_direct_speech_answers_for_itself(drafted):
    draft = drafted("The army said the road was open. // “Nobody had slept for two days and nights.” // Dogs barked.")

    assert sources(draft) == ["official", "quotation"]


@pytest.mark.parametrize(
    "text",
    [
        "The captured pilot said he was lost.",
        "He was lost, the captured pilot said.",
        "“I was lost,” said the captured pilot.",
        "In the video the captured pilot says he was lost.",
        "The captured pilot pleaded guilty on Monday.",
        "The captured pilot apologised to the town.",
        "The captured pilot gave his name.",
        "A pilot was captured at dawn. He said he was lost.",
    ],
)
def test_what_captives_say_is_a_statement(drafted, text):
    assert len(drafted(text).layer("statement")) == 1


def test_a_statement_is_about_its_captive(drafted):
    draft = drafted("Ivan Koval was captured at dawn. Koval said he was lost.")

    assert at(draft, "statement", "said").about == "person:koval"


def test_a_headline_that_quotes_captives_is_a_statement(drafted):
    draft = drafted("‘They feed us well here’: captured airmen on television")

    assert words(draft, "statement") == ["‘They feed us well here’"]


@pytest.mark.parametrize(
    "text",
    [
        "The freed pilot said he was lost.",
        "The pilot's lawyer said he was lost.",
        "The army said the captured pilot was lost.",
        "The captured pilot was told to wait.",
        "The captured pilot was identified on Monday.",
        "The wife of the captured pilot spoke on Monday.",
    ],
)
def test_what_others_say_of_captives_is_no_statement(drafted, text):
    assert words(drafted(text), "statement") == []
