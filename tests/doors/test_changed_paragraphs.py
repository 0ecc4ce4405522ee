"""From hunks to paragraphs: whatever is changed, the paragraphs that hold it are found, and no other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powlint.doors.cli.changes.paragraphs import touched
from powlint.doors.cli.changes.patch import Hunk, changed_files
from powlint.model.document import Source
from powlint.readers.markdown import MarkdownReader
from powlint.readers.text import TextReader

WORDS = ["The men rested.", "Nobody came for days.", "It rained in the hills."]


def words_touched(text: str, *hunks: Hunk, reader=TextReader) -> list[str] | None:
    document = reader().read(Source("draft.txt", text.encode("utf-8")))
    found = touched(document, hunks)
    return None if found is None else [span.cut(document.text) for span in found]


@given(st.integers(2, 8), st.data())
def test_a_changed_line_touches_its_paragraph_and_a_cut_one_both_neighbours(count: int, data: st.DataObject) -> None:
    paragraphs = [f"{WORDS[number % 3]} That was day {number}." for number in range(count)]
    text = "\n\n".join(paragraphs) + "\n"
    at = data.draw(st.integers(0, count - 1))
    pairs = list(pairwise(paragraphs))

    assert words_touched(text, Hunk(2 * at + 1, 1)) == [paragraphs[at]]
    for number, both in enumerate(pairs):
        assert words_touched(text, Hunk(2 * number + 1, 0)) == list(both)
        assert words_touched(text, Hunk(2 * number + 2, 1)) == list(both)
    assert words_touched(text, Hunk(1, 2 * count)) == paragraphs


@given(st.text(alphabet="ab \r\n\f\u2028-#>*`|\ufeff", max_size=60), st.integers(0, 99), st.integers(0, 99))
def test_no_text_and_no_hunk_make_it_fail(text: str, start: int, count: int) -> None:
    for reader in (TextReader, MarkdownReader):
        words_touched(text, Hunk(start, count), reader=reader)


def test_lines_end_as_git_says_not_as_editors_do() -> None:
    text = "One\rtwo came.\n\nThree went.\n\nFour slept.\n"

    assert words_touched(text, Hunk(3, 1)) == ["Three went."]


def test_a_cut_within_a_paragraph_touches_that_alone() -> None:
    text = "First.\n\nThe men who were there\nhad rested for a week.\n\nLast.\n"

    assert words_touched(text, Hunk(3, 0), reader=MarkdownReader) == ["The men who were there had rested for a week."]


@pytest.mark.parametrize("line", range(1, 4))
def test_front_matter_is_of_the_whole_draft_and_the_line_below_is_not(line: int) -> None:
    text = "---\ntitle: The men\n---\nThe men rested.\n\nNobody came.\n"

    assert words_touched(text, Hunk(line, 1)) is None
    assert words_touched(text, Hunk(4, 1)) == ["The men rested."]


@given(
    st.lists(st.sampled_from(["a", "b", "", "@@ -1 +1 @@", "diff --git a/x b/x", "Binary files a and b differ", "\\"]))
)
def test_what_stands_in_a_draft_is_not_taken_for_the_patch(lines: list[str]) -> None:
    body = b"".join(b"+%s\n" % line.encode() for line in lines)
    record = b":100644 100644 1111111 0000000 M\0a.md\0:100644 100644 1111111 0000000 M\0b.md\0"
    header = b"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1,0 +2,%d @@\n" % len(lines)
    last = b"diff --git a/b.md b/b.md\n--- a/b.md\n+++ b/b.md\n@@ -7 +8 @@\n-x\n+y\n"

    found = changed_files(record + b"\0" + header + body + last)

    assert found == {b"a.md": (Hunk(2, len(lines)),), b"b.md": (Hunk(8, 1),)}
