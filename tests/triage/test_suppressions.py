import re
from datetime import date

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from powlint.model.document import Block, BlockKind, Document, Note
from powlint.model.finding import Severity
from powlint.model.span import OffsetMap, Piece, Span
from powlint.triage.suppressions import NoteError, Parsed, covered, parse, read_notes


def test_a_note_names_rules_reason_and_last_day():
    said = parse(" ignore pow-birth-detail, pow-name: freed in May, agreed to be named (AB), until 2027-01-31 ")

    expected = Parsed(
        "ignore", ("pow-birth-detail", "pow-name"), "freed in May, agreed to be named (AB)", date(2027, 1, 31)
    )
    assert said == expected


def test_a_note_may_run_over_lines_and_end_in_a_full_stop():
    said = parse("ignore-draft pow-name:\n  the family asked for it,\n  until 2027-01-31.\n")

    assert said == Parsed("ignore-draft", ("pow-name",), "the family asked for it", date(2027, 1, 31))


def test_until_within_a_reason_is_a_word_like_others():
    assert parse("ignore pow-name: nobody wrote until the family had agreed").until is None


@pytest.mark.parametrize(
    "end",
    [
        "until 31 January 2027",
        "until 2027-02-30",
        "until 2027-1-5",
        "until 20270131",
        "until tomorrow",
        "until 2027-01-31, says AB",
        "until 2027-01-31 or until agreed",
        "until ٢٠٢٧-٠١-٣١",
    ],
)
def test_what_looks_like_a_last_day_and_is_none_is_an_error(end):
    with pytest.raises(NoteError, match="YYYY-MM-DD"):
        parse(f"ignore pow-name: the family agreed, {end}")


@pytest.mark.parametrize(
    "reason", ["", ":", ": ", ": —", ": ok", ": .…!", ": , until 2027-01-31", ": until 2027-01-31"]
)
def test_a_note_without_a_reason_is_an_error(reason):
    with pytest.raises(NoteError, match="no reason"):
        parse(f"ignore pow-name{reason}")


@pytest.mark.parametrize(
    ("note", "complaint"),
    [
        ("ignroe pow-name: agreed", "did you mean “ignore”"),
        ("", "write “ignore RULE-ID: reason”"),
        (": agreed", "write “ignore RULE-ID: reason”"),
        ("ignore: agreed by the family", "a rule id is missing"),
        ("ignore pow-name,: agreed by the family", "a rule id is missing"),
        ("ignore *: agreed by the family", "no wildcard"),
        ("ignore pow name: agreed by the family", "small letters"),
    ],
)
def test_a_malformed_note_says_what_to_write(note, complaint):
    with pytest.raises(NoteError, match=re.escape(complaint)):
        parse(note)


def test_an_error_in_a_note_stands_at_its_line_and_does_not_repeat_the_words_of_the_draft(drafted):
    document = drafted("He was led away.\n\n  <!-- powlint: Petro Vasylenko may be named -->\n\nHe waved.")

    grounds, (remark,) = read_notes(document)

    assert grounds == ()
    assert (remark.path, remark.line, remark.column, remark.severity) == ("story.md", 3, 3, Severity.ERROR)
    assert "Petro" not in remark.message


@given(st.text())
@example("ignore pow-name: agreed, until until")
@example("ignore-draft \x00: \u2028")
def test_every_note_is_understood_or_refused(text):
    try:
        said = parse(text)
    except NoteError as refused:
        event(str(refused).partition(";")[0])
        return

    assert said.rules
    assert sum(letter.isalpha() for letter in said.reason) >= 3


words = st.from_regex(r"[A-Za-zäßЖ,;()']{3,9}( [A-Za-zäßЖ,;()']{1,9}){0,4}", fullmatch=True).filter(
    lambda text: "until" not in text.lower() and sum(c.isalpha() for c in text) >= 3 and not text.endswith((",", ";"))
)
ids = st.from_regex(r"[a-z]{1,4}(-[a-z0-9]{1,5}){0,3}", fullmatch=True)


@given(
    verb=st.sampled_from(["ignore", "ignore-draft"]),
    rules=st.lists(ids, min_size=1, max_size=4, unique=True),
    reason=words,
    until=st.none() | st.dates(min_value=date(1000, 1, 1)),
)
def test_what_is_written_by_the_book_is_read_back(verb, rules, reason, until):
    end = f", until {until}" if until else ""

    said = parse(f"{verb} {', '.join(rules)}: {reason}{end}")

    assert said == Parsed(verb, tuple(rules), reason, until)


NOTE = "<!-- powlint: ignore pow-name: agreed -->"


@pytest.mark.parametrize(
    ("source", "paragraph"),
    [
        (f"He came.\n\n{NOTE}\n\nHe saw.", "He saw."),
        (f"He came.\n\n{NOTE}\nHe saw.", "He saw."),
        (f"{NOTE}\n\nHe came.\n\nHe saw.", "He came."),
        (f"He came. {NOTE}\n\nHe saw.", "He came. "),
        (f"He {NOTE}came.\n\nHe saw.", "He came."),
        (f"He came.\n\n{NOTE} He saw.", " He saw."),
        (f"He came.\n\nHe saw. {NOTE}", "He saw. "),
        (f"He came.\n\nHe saw.\n\n{NOTE}", ""),
    ],
    ids=["between", "above", "first", "end", "inside", "start", "last", "after all"],
)
def test_a_note_covers_the_paragraph_it_stands_in_or_the_next(drafted, source, paragraph):
    document = drafted(source)

    assert covered(document.notes[0], document).cut(document.text) == paragraph


@pytest.mark.parametrize(("source", "line"), [(f"Came.\n\n{NOTE}\n\nSaw.", "Saw."), (f"Came. {NOTE}\n\nSaw.", "Came.")])
def test_the_source_decides_when_a_note_lies_between_two_paragraphs_of_the_clean_text(source, line):
    """Here the reader took the comment for a part of the gap, so that both notes follow the same clean offset."""
    gap = Span(5, source.index("Saw."))
    end = Span(gap.end, len(source))
    offsets = OffsetMap([Piece(Span(0, 5), Span(0, 5)), Piece(Span(5, 7), gap), Piece(Span(7, 11), end)])
    blocks = (Block(BlockKind.BODY, Span(0, 5)), Block(BlockKind.BODY, Span(7, 11)))
    at = source.index("<")
    note = Note("ignore pow-name: agreed", Span(at, at + len(NOTE)), 5)
    document = Document("story.md", source, "Came.\n\nSaw.", offsets, blocks, (note,))

    assert covered(note, document).cut(document.text) == line


def test_a_note_in_a_cell_covers_that_cell():
    source = f"| Petro {NOTE} | Olha |"
    cells = [(Span(0, 5), source.index("Petro")), (Span(7, 11), source.index("Olha"))]
    offsets = OffsetMap([Piece(clean, Span(at, at + len(clean))) for clean, at in cells])
    at = source.index("<")
    note = Note("ignore pow-name: agreed", Span(at, at + len(NOTE)), 7)
    blocks = tuple(Block(BlockKind.TABLE, clean) for clean, _ in cells)
    document = Document("story.md", source, "Petro\n\nOlha", offsets, blocks, (note,))

    assert covered(note, document).cut(document.text) == "Petro"


def test_a_link_is_no_paragraph():
    text = "He waved to us."
    blocks = (Block(BlockKind.BODY, Span(0, 15)), Block(BlockKind.LINK, Span(3, 8)))
    note = Note("ignore pow-name: agreed", Span(5, 5), 5)
    whole = OffsetMap([Piece(Span(0, 15), Span(0, 15))])
    document = Document("story.md", text, text, whole, blocks, (note,))

    assert covered(note, document) == Span(0, 15)
