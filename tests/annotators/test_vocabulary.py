"""Lexicon entries that are layers: what excuses, denies, anonymises, and what belongs to history."""

import pytest

from powlint.annotators.vocabulary import Vocabulary
from powlint.model.rule import Entry, Query
from powlint.patterns import Words

from .reading import labels, words

# The forms in which newsrooms say that they could not check, each in a sentence of our own.
CAVEATS = [
    "The paper could not independently verify the claim.",
    "The paper could not verify the video.",
    "The paper could not confirm when it was filmed.",
    "The paper could not establish where they were.",
    "We were unable to independently verify the claim.",
    "The agency was unable to verify it.",
    "The agency has not verified the video.",
    "The video has not been independently verified.",
    "The video has not been confirmed.",
    "The images have not been authenticated.",
    "The claim remains unverified.",
    "The authenticity of the video is unverified.",
    "The authenticity of the images was not verified.",
    "There was no independent confirmation.",
    "There was no confirmation from the other side.",
    "There was no way to check the figures.",
    "We had no way to verify the figures.",
    "It was not possible to verify the claim.",
    "The army did not provide evidence.",
    "The army did not present conclusive evidence.",
    "Specific evidence was not provided.",
    "The army said so without offering evidence.",
    "It is not clear when the video was made.",
    "It was unclear whether they were alive.",
    "It was unclear where they were held.",
    "The claim cannot be checked.",
    "The figures are impossible to verify.",
    "Reuters could not immediately verify the report.",
    "AFP has not been able to verify the footage.",
]


@pytest.mark.parametrize("caveat", CAVEATS)
def test_every_usual_form_of_caveat_is_known(drafted, caveat):
    assert words(drafted(caveat), "caveat") != []


@pytest.mark.parametrize(
    "text",
    [
        "The army verified the list.",
        "The evidence was shown in court.",
        "The road was clear when they came.",
        "He confirmed that he was well.",
    ],
)
def test_other_talk_of_evidence_is_no_caveat(drafted, text):
    assert words(drafted(text), "caveat") == []


def test_a_caveat_tells_whether_it_names_who_tried(drafted):
    draft = drafted("The paper could not verify the claim. The claim remains unverified. No evidence was given.")

    assert set(labels(draft, "caveat").values()) == {"agent", "passive", "evidence"}


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        ("He spoke under duress.", "duress"),
        ("They spoke in the presence of guards.", "duress"),
        ("It was unclear whether they spoke freely.", "duress"),
        ("The ministry did not respond.", "response"),
        ("The army denied it.", "response"),
        ("The ministry could not be reached.", "response"),
        ("Their names have been withheld.", "anonymised"),
        ("Their faces were blurred.", "anonymised"),
        ("He asked not to be named.", "anonymised"),
        ("We are not publishing the video.", "non-publication"),
        ("The paper has chosen not to name them.", "non-publication"),
        ("They were never held.", "negation"),
        ("They refused to speak.", "negation"),
        ("They would be tried if captured.", "hypothetical"),
        ("It was so in World War II.", "history"),
        ("It was so in 1943.", "history"),
        ("The Geneva Convention forbids it.", "law-word"),
        ("They were captured on camera.", "camera-idiom"),
        ("The picture was taken by our photographer.", "own-recording"),
        ("They spoke in front of cameras.", "display-act"),
    ],
)
def test_every_layer_of_words_knows_its_words(drafted, text, layer):
    assert words(drafted(text), layer) != []


def test_this_year_is_no_history(drafted):
    assert words(drafted("It was so in 2025."), "history") == []


def test_a_phrase_does_not_reach_over_a_sentence(drafted):
    assert words(drafted("The paper could not come. It did verify the claim."), "caveat") == []


def test_typographic_apostrophes_change_nothing(drafted):
    straight, curly = drafted("We couldn't verify it."), drafted("We couldn’t verify it.")

    assert len(straight.layer("caveat")) == len(curly.layer("caveat")) == 1


def test_a_vocabulary_needs_the_layers_that_its_phrases_name():
    entry = Entry("echo", {"": (Query(phrase="<prisoner> said"), Query(phrase="<rank> said"))}, layer=True)
    rank = Entry("rank", {"": (Query(phrase="sergeant"),)})
    words_of_pack = Words({"echo": entry, "rank": rank}, frozenset({"prisoner"}))

    assert Vocabulary(entry, words_of_pack).needs == ("prisoner", "sentence")
