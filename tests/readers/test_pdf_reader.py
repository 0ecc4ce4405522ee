import sys

import pytest
from office import pdf

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.readers.pdf import PdfReader


def test_the_text_of_a_page_is_read_line_by_line():
    pytest.importorskip("pypdfium2")
    document = PdfReader().read(
        Source(
            "d.pdf",
            pdf("Two men shown on television", "The captive Oleh Moroz was led into the hall, where", "he sat."),
        )
    )

    assert document.source_text.splitlines()[1] == "The captive Oleh Moroz was led into the hall, where"
    assert "into the hall, where he sat." in document.text


def test_a_place_is_known_by_its_page_and_the_line_there():
    pytest.importorskip("pypdfium2")
    twice = pdf("Two men", "wait.").replace(b"[3 0 R] /Count 1", b"[3 0 R 3 0 R] /Count 2")
    document = PdfReader().read(Source("d.pdf", twice))

    assert document.source_text.splitlines() == ["Two men", "wait.", "Two men", "wait."]
    assert [document.whereabouts(line) for line in (1, 2, 4)] == ["page 1, line 1", "page 1, line 2", "page 2, line 2"]


@pytest.mark.parametrize(
    ("content", "said"), [(b"He waits.", "no PDF"), (b"%PDF-1.4\n", "damaged"), (pdf(), "no text")]
)
def test_what_cannot_be_read_is_refused_in_one_line(content, said):
    pytest.importorskip("pypdfium2")
    with pytest.raises(ReadError, match=rf"^d\.pdf: .*{said}[^\n]*$"):
        PdfReader().read(Source("d.pdf", content))


def test_without_its_library_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)

    with pytest.raises(ReadError, match=r"^d\.pdf: reading PDF needs powlint\[pdf\]; pip install 'powlint\[pdf\]'$"):
        PdfReader().read(Source("d.pdf", pdf("He waits.")))
