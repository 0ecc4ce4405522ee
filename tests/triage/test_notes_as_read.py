"""Notes come from the readers: what they cover in drafts as they are written."""

import pytest

from powlint.model.document import Source
from powlint.readers.markdown import MarkdownReader
from powlint.readers.text import TextReader
from powlint.triage.suppressions import read_notes

NOTE = "<!-- powlint: ignore pow-name: freed in May -->"


def covered(reader, name, source):
    document = reader.read(Source(name, source.encode()))
    (ground,), remarks = read_notes(document)
    assert remarks == ()
    return ground.span.cut(document.text).strip()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("source", "paragraph"),
    [
        (f"He came.\n\n{NOTE}\n\nHe saw.\n\nHe left.\n", "He saw."),
        (f"He came.\n\n{NOTE}\nHe saw.\n", "He saw."),
        (f"{NOTE}\n\nHe came.\n", "He came."),
        (f"---\nslug: exchange\n---\n\n{NOTE}\n\nHe came.\n", "He came."),
        (f"He came. {NOTE}\n\nHe saw.\n", "He came."),
        (f"He {NOTE} came.\n\nHe saw.\n", "He  came."),
        (f"{NOTE} He came.\n\nHe saw.\n", "He came."),
        (f"# Exchange {NOTE}\n\nHe came.\n", "Exchange"),
        (f"# Exchange\n{NOTE}\nHe came.\n", "He came."),
        (f"- He came. {NOTE}\n- He saw.\n", "He came."),
        (f"1. He came.\n2. {NOTE} He saw.\n", "He saw."),
        (f"> He came.\n\n{NOTE}\n\n> He saw.\n", "He saw."),
        (f"| name | rank |\n|---|---|\n| Petro {NOTE} | none |\n", "Petro"),
        (f"| name | rank |\n|---|---|\n| Petro | {NOTE} none |\n", "none"),
        (f"![Petro waves](a.jpg) {NOTE}\n\nHe saw.\n", "Petro waves\n\na.jpg"),
        (f"{NOTE}\n![Petro waves](a.jpg 'In May')\n\nHe saw.\n", "Petro waves\n\na.jpg\n\nIn May"),
        (f"![Olha](b.jpg)\n\n{NOTE}\n\n![](a.jpg)\n\nHe saw.\n", "a.jpg"),
        (f"He [came](https://example.org) to us. {NOTE}\n\nHe saw.\n", "He came to us."),
    ],
)
def test_a_note_in_markdown_covers_its_paragraph_or_the_next(source, paragraph, end):
    read = covered(MarkdownReader(), "story.md", source.replace("\n", end))

    assert " ".join(read.split()) == " ".join(paragraph.split())


@pytest.mark.parametrize(
    "note", [NOTE, "# powlint: ignore pow-name: freed in May", "[powlint: ignore pow-name: freed in May]"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_note_in_plain_text_covers_the_next_paragraph(note, end):
    source = f"Exchange\n\nHe came.\n\n{note}\n\nHe saw.\n\nHe left.\n"

    assert covered(TextReader(), "story.txt", source.replace("\n", end)) == "He saw."


def test_a_note_at_the_end_of_a_paragraph_of_plain_text_covers_it():
    assert covered(TextReader(), "story.txt", f"Exchange\n\nHe came. {NOTE}\n\nHe saw.\n") == "He came."
