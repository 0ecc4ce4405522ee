from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powlint.annotators import terms
from powlint.assemble import assemble
from powlint.errors import Stopped
from powlint.linter import Linter, Relinter
from powlint.model.document import Source
from powlint.model.report import FileReport
from powlint.settings import Settings

STORY = """# Two pilots captured near Stara Reka, army says

The army said on Monday that it had captured two pilots, Ivan Koval, 24, and Petro Sayenko, near Stara Reka.

“They feed us well,” Koval said in a video released by the ministry. He was born in Brid.

His mother, Olha, has heard nothing. The older of the two was wounded in the leg, a doctor said.

It could not be independently verified when the footage was made.

<!-- powlint: ignore detention-place: the camp was named by both sides -->
The men are held at a camp in Rudka. On Friday 60 prisoners were exchanged, officials said.

- Sayenko, 31, is a gunner of the 93rd Brigade.
- He was released in May.
"""
WORDS = st.sampled_from(
    ["x", " ", "\n", "\n\n", ".", "“", "”", "he", "Koval", "Danylo Horlenko, 19,", "was captured", "was released",
     "said", "the pilot", "two soldiers", "prisoners of war", "according to the ministry", "video", "killed", "# ",
     "could not be verified", "- ", "> ", "his wife", "born in Kyiv", "12", "3 March", "é",
     "<!-- powlint: ignore pow-name: x -->"]
)  # fmt: skip
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.one_of(WORDS, st.sampled_from([1, 3, 12, 80, 400]))), min_size=1, max_size=6
)


def edited(text: str, place: float, change: str | int) -> str:
    """The text with words put in, or as many characters taken out."""
    at = round(place * len(text))
    return text[:at] + text[at + change :] if isinstance(change, int) else text[:at] + change + text[at:]


def said(report: FileReport) -> tuple[object, ...]:
    """All that a report says; of the document its text, since maps of offsets know no equals."""
    document = report.document
    return report.verdict, report.faults, document and (document.text, document.blocks, document.notes)


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    return assemble(Settings(folder=Path(tmp_path_factory.mktemp("desk"))), today=date(2026, 3, 1), debug=True)


@settings(max_examples=40, deadline=None)
@given(edits=EDITS, name=st.sampled_from(["draft.md", "draft.txt", "draft.html"]))
def test_whatever_is_typed_the_report_is_that_of_a_lint_from_scratch(linter, edits, name):
    relinter, text = Relinter(linter), STORY
    relinter.lint(Source(name, text.encode()))

    for place, change in edits:
        text = edited(text, place, change)
        source = Source(name, text.encode())
        assert said(relinter.lint(source)) == said(linter.lint(source))


def test_a_paragraph_that_outgrows_its_room_moves_the_others(linter):
    relinter, text = Relinter(linter), STORY

    for _ in range(3):
        text = text.replace("He was born", "He was wounded in the leg, a doctor said. He was born" * 3)
        source = Source("draft.md", text.encode())
        assert said(relinter.lint(source)) == said(linter.lint(source))


def test_a_version_that_cannot_be_read_is_forgotten_by_the_next(linter):
    relinter = Relinter(linter)

    for content in (STORY.encode(), b"\x00\x01\x02" * 400, STORY.encode(), b""):
        source = Source("draft.md", content)
        assert said(relinter.lint(source)) == said(linter.lint(source))


def test_a_lint_that_is_stopped_says_nothing_and_leaves_the_next_as_it_was(linter):
    relinter, source = Relinter(linter), Source("draft.md", STORY.encode())
    relinter.lint(source)
    answers = iter([False, False, True])

    with pytest.raises(Stopped):
        relinter.lint(Source("draft.md", STORY.replace("Brid", "Rudka").encode()), lambda: next(answers))

    assert said(relinter.lint(source)) == said(linter.lint(source))


def test_after_an_edit_only_its_paragraph_is_looked_at_again(linter, monkeypatch):
    relinter, looked_at = Relinter(linter), []
    relinter.lint(Source("draft.md", STORY.encode()))
    tokenised = terms.Terms._chunk
    monkeypatch.setattr(terms.Terms, "_chunk", lambda *args: looked_at.append(args[2]) or tokenised(*args))

    relinter.lint(Source("draft.md", STORY.replace("has heard", "had heard").encode()))

    assert [text[:10] for text in dict.fromkeys(looked_at)] == ["His mother"]
