"""What holds of any text: nothing raises, annotations lie in their text, and the kind of quotes does not matter."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from powlint.model.draft import PARAGRAPH

COPY = [
    "Ivan",
    "Koval",
    "Petro",
    "Marta",
    "Kowalik's",
    "al-Rashidi",
    "Col.",
    "Sgt.",
    "J.",
    "minister",
    "spokesman",
    "mother",
    "his",
    "he",
    "she",
    "they",
    "them",
    "both",
    "one",
    "other",
    "younger",
    "two",
    "five",
    "40",
    "1,200",
    "1943",
    "24",
    "²",
    "٣",
    "prisoners",
    "of",
    "war",
    "prisoner",
    "captured",
    "soldiers",
    "pilot",
    "soldier",
    "was",
    "were",
    "been",
    "not",
    "said",
    "says",
    "claimed",
    "according",
    "to",
    "the",
    "a",
    "in",
    "on",
    "and",
    "who",
    "which",
    "video",
    "shows",
    "photo",
    "still",
    "filmed",
    "surrendered",
    "freed",
    "released",
    "exchange",
    "sentenced",
    "pleaded",
    "guilty",
    "born",
    "from",
    "Stara",
    "Reka",
    "Ukraine",
    "killed",
    "people",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    '"',
    "'",
    ",",
    ".",
    ":",
    ";",
    "—",
    "–",
    "…",
    "(",
    ")",
    "?",
    "!",
    "-",
    "/",
    "22-year-old",
    "Friday",
    "U.S.",
    "İstanbul",
    "naïve",
    "東京",
    "\xad",
    "\u200b",
]
SENTENCES = st.lists(st.sampled_from(COPY), max_size=40).map(" ".join)
# Control characters are for the reader, which takes them for a sign that a file is no text.
ANY = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=200)
TEXTS = st.lists(st.one_of(SENTENCES, SENTENCES, ANY), max_size=4).map(" // ".join)

some = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@some
@given(text=TEXTS)
def test_no_text_makes_an_annotator_raise_and_annotations_lie_in_it(drafted, text):
    draft = drafted(text)

    for name in draft.layers:
        for found in draft.layer(name):
            spans = [found.span, *found.parts.values()]
            assert all(0 <= span.start < span.end <= max(1, len(draft.text)) for span in spans), (name, found)


@some
@given(text=TEXTS)
def test_but_for_the_gate_no_annotation_crosses_a_paragraph(drafted, text):
    draft = drafted(text)
    paragraphs = [paragraph.span for paragraph in draft.layer(PARAGRAPH)]

    for name in draft.layers:
        for found in draft.layer(name):
            whole = name == "conflict" or found.label == "embed"
            assert whole or any(paragraph.covers(found.span) for paragraph in paragraphs), (name, found)


@some
@given(text=TEXTS)
def test_annotating_twice_gives_the_same(drafted, text):
    one, other = drafted(text), drafted(text)

    assert all(one.layer(name) == other.layer(name) for name in one.layers)


@pytest.mark.parametrize(
    "text",
    [
        "“We had no water,” said Ivan Koval’s mother, who couldn’t sleep. The captured soldier’s wife waits.",
        "The army’s spokesman, Col. Petro Horak, said: “We hold 40 prisoners of war.” // “They weren’t hurt,” he said.",
        "‘They feed us well here’: captured airmen on television // “I was lost,” the pilot says in the video.",
    ],
)
def test_straight_and_typographic_marks_give_the_same_labels(drafted, text):
    straight = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    curly, plain = drafted(text), drafted(text.translate(straight))

    def places(draft):
        return {name: [(found.span, found.label, found.about) for found in draft.layer(name)] for name in draft.layers}

    assert places(curly) == places(plain)
