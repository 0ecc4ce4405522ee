"""Where sentences end, in copy as newsrooms have it."""

import pytest

from powlint.model.document import Block, BlockKind, Document
from powlint.model.draft import Draft
from powlint.model.span import OffsetMap, Piece, Span

from .reading import labels, words


@pytest.mark.parametrize(
    "whole",
    [
        "Lt. Gen. Orest Dunaj spoke at noon.",
        "Brig. Anselm Crake spoke at noon.",
        "He left the U.S. in May.",
        "They met on Jan. 11 at the bridge.",
        "No. 4 was empty.",
        "Capt. J. R. Holm read the list.",
        "The i.e. in the paper was wrong.",
    ],
)
def test_an_abbreviation_or_an_initial_ends_no_sentence(drafted, whole):
    assert words(drafted(f"{whole} Then it rained."), "sentence") == [whole, "Then it rained."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The bridge fell.", "Nobody crossed."),
        ("Who fired first?", "Nobody knows."),
        ("It was quiet!", "Then it was not."),
        ("He stopped …", "Then he went on."),
        ("They waited until 1943.", "The war went on."),
        ("So did I.", "He went home."),
    ],
)
def test_a_stop_ends_a_sentence(drafted, first, second):
    assert words(drafted(f"{first} {second}"), "sentence") == [first, second]


def test_a_lost_space_still_parts_two_sentences(drafted):
    draft = drafted("The camp was closed after nine months.The guards went home.")

    assert words(draft, "sentence") == ["The camp was closed after nine months.", "The guards went home."]


def test_a_name_with_inner_stops_is_not_torn(drafted):
    assert len(words(drafted("The site of the ministry is mod.example and it was down."), "sentence")) == 1


def test_a_sentence_may_begin_with_a_small_letter_behind_an_ellipsis_only_if_it_goes_on(drafted):
    assert words(drafted("We waited… and nobody came."), "sentence") == ["We waited… and nobody came."]


def test_a_closing_mark_belongs_to_the_sentence_it_closes(drafted):
    draft = drafted("“We had no water.” The officer looked away.")

    assert words(draft, "sentence") == ["“We had no water.”", "The officer looked away."]


def test_a_quotation_may_hold_a_sentence_and_go_on_with_its_speaker(drafted):
    draft = drafted("“Who will go?” asked the officer. Nobody spoke.")

    assert words(draft, "sentence") == ["“Who will go?” asked the officer.", "Nobody spoke."]


def test_a_decimal_point_ends_nothing(drafted):
    assert len(words(drafted("The line is 4.5 kilometres long today."), "sentence")) == 1


def test_sentences_do_not_cross_paragraphs(drafted):
    assert words(drafted("A heading without a stop // The text begins"), "sentence") == [
        "A heading without a stop",
        "The text begins",
    ]


def test_a_paragraph_is_labelled_with_its_kind(drafted):
    found = labels(drafted("One line. // Another line."), "paragraph")

    assert set(found.values()) <= {kind.value for kind in BlockKind}


def test_a_link_is_no_paragraph(linter):
    text = "words and a link"
    whole = Span(0, len(text))
    blocks = (Block(BlockKind.BODY, Span(0, 5)), Block(BlockKind.LINK, Span(12, 16)))
    draft = Draft(Document("draft", text, text, OffsetMap([Piece(whole, whole)]), blocks, meta={}))
    sentences = next(stage for stage in linter._layering.stages if "sentence" in stage.gives)

    assert words(sentences.onto(draft), "paragraph") == ["words"]
