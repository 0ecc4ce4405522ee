import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import assert_every_place_leads_back, parts, source_of

from powlint.model.document import Source
from powlint.model.span import Span
from powlint.readers.subtitles import SubtitleReader


def read(content, name="film.srt"):
    document = SubtitleReader().read(Source(name, content.encode()))
    assert_every_place_leads_back(document)
    return document


SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\n<i>My name is</i>\nIvan and\n\n2\n00:00:02,500 --> 00:00:04,000 X1:1\n"
    "I was born in 1991.\n\n3\n00:00:05,000 --> 00:00:06,000\n- Who?\n- Me &amp; {\\an8}you.\n"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_sentence_runs_over_cues_and_times_are_passed_over(end):
    document = read(SRT.replace("\n", end))

    assert parts(document) == [
        ("body", "My name is Ivan and I was born in 1991."),
        ("body", "- Who?"),
        ("body", "- Me & you."),
    ]
    start = document.text.index("1991")
    assert document.place(document.offsets.to_source(Span(start, start + 4))).line == 8


def test_webvtt_has_voices_notes_and_styles():
    document = read(
        "\ufeffWEBVTT - film\n\nNOTE powlint: ignore a: b\n\nSTYLE\n::cue {}\n\nNOTE for the desk\n\nintro\n"
        "00:01.000 --> 00:02.000 align:start\n<v.loud Anna>Where <00:01.500>is <c.x>he</c>?\n",
        "film.vtt",
    )

    assert parts(document) == [("body", "Anna: Where is he?")]
    assert [note.text for note in document.notes] == ["ignore a: b"]
    assert source_of(document, "Anna") == "Anna"


def test_words_without_a_time_are_not_lost():
    assert read("1\n00:00:01,000 --> 00:00:02,000\nHe waits\n\nin Brod.").text == "He waits in Brod."


def test_a_film_without_full_stops_is_not_one_paragraph():
    cues = "\n\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nword" for n in range(1, 41))

    assert len(read(cues).blocks) == 5


SCRAPS = ["\n", "\r\n", "1", "00:01.000 --> 00:02.000", "<v A>", "<i>", "a.", "- ", "é", "<", "{\\b}"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS)))
def test_every_place_of_subtitles_leads_back(scraps):
    read("".join(scraps))


def test_a_place_is_known_by_the_time_of_its_cue():
    document = read(SRT)

    assert [document.whereabouts(line) for line in (1, 3, 8, 12)] == [
        "", "00:00:01, line 1", "00:00:02, line 1", "00:00:05, line 1",
    ]  # fmt: skip
