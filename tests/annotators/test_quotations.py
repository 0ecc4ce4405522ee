"""Which words are somebody's own, whatever marks the desk uses."""

import pytest

from .reading import at, labels, part, words


@pytest.mark.parametrize(
    "marked",
    [
        "“We had no water for six days.”",
        '"We had no water for six days."',
        "«We had no water for six days.»",
        "„We had no water for six days.“",
        "‘We had no water for six days.’",
        "'We had no water for six days.'",
    ],
)
def test_all_marks_that_printers_use_make_a_quotation(drafted, marked):
    assert words(drafted(f"He said: {marked}"), "quotation") == [marked]


def test_the_marks_are_no_part_of_the_words(drafted):
    draft = drafted("“We had no water.” He fell silent.")

    assert part(draft, at(draft, "quotation", "“We had no water.”"), "words") == "We had no water."


def test_a_quotation_within_a_quotation_does_not_end_it(drafted):
    whole = "“The guard said ‘stand up’ and we stood up at once.”"

    assert words(drafted(f"He said: {whole}"), "quotation") == [whole]


def test_an_apostrophe_opens_and_closes_nothing(drafted):
    assert words(drafted("The soldier's mother didn't know the prisoners' names."), "quotation") == []


def test_a_plural_apostrophe_does_not_close_british_singles(drafted):
    whole = "‘The prisoners’ beds were taken away in the night.’"

    assert words(drafted(f"He said: {whole}"), "quotation") == [whole]


def test_a_quotation_that_is_not_closed_runs_to_the_end_of_its_paragraph(drafted):
    draft = drafted("“We walked for two days. We slept in a barn. // The unit has not answered.")

    assert words(draft, "quotation") == ["“We walked for two days. We slept in a barn."]


def test_speech_that_is_carried_over_a_paragraph_is_two_quotations(drafted):
    draft = drafted("“We walked for two days and two nights. // “Then they took our boots away from us.”")

    assert len(words(draft, "quotation", "speech")) == 2


def test_a_second_opening_mark_ends_a_quotation_that_was_left_open(drafted):
    draft = drafted("“We walked all day, he said. “Then we slept in a barn.”")

    assert words(draft, "quotation")[-1] == "“Then we slept in a barn.”"


def test_a_mark_left_open_in_a_long_paragraph_is_a_slip(drafted):
    assert words(drafted("“We walked. " + "The road was long and nobody spoke. " * 60), "quotation") == []


def test_up_to_four_words_without_a_stop_are_held_at_arms_length(drafted):
    draft = drafted("The “people's republic” called it a “humane act of mercy by us all”.")

    assert labels(draft, "quotation") == {"“people's republic”": "scare", "“humane act of mercy by us all”": "speech"}


def test_a_short_sentence_is_speech(drafted):
    assert labels(drafted("“I was afraid.” He wept."), "quotation") == {"“I was afraid.”": "speech"}


@pytest.mark.parametrize("inches", ['The shell was 6" long and the hole 9" wide.'])
def test_a_mark_for_inches_is_no_opening(drafted, inches):
    assert words(drafted(inches), "quotation") == []


def test_of_a_quotation_that_is_not_closed_all_the_rest_is_its_words(drafted):
    draft = drafted("“We slept in a barn.")

    assert part(draft, at(draft, "quotation", "“We slept in a barn."), "words") == "We slept in a barn."


def test_marks_with_nothing_between_are_no_quotation(drafted):
    assert words(drafted("He wrote “” and left."), "quotation") == []
