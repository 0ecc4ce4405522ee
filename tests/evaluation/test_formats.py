"""The same report as an office file, whoever made it, gets the same findings at the same words as in plain text."""

from __future__ import annotations

import ctypes
import importlib.util
import json
import shutil
import subprocess
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from powlint.assemble import assemble
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.readers.lines import paragraphs
from powlint.reviews.docx import DocxReviewer
from powlint.reviews.odt import OdtReviewer
from powlint.reviews.review import comments
from powlint.settings import Settings

from .test_quality import CORPORA, ROOT

_spec = importlib.util.spec_from_file_location("office", ROOT / "tests" / "readers" / "office.py")
office = importlib.util.module_from_spec(_spec)  # type: ignore[arg-type]
_spec.loader.exec_module(office)  # type: ignore[union-attr]

REPORTS = sorted({
    path
    for folder in (ROOT / "tests" / "drafts" / "reports", CORPORA / "dev")
    for path in folder.glob("*.txt")
})  # fmt: skip
SOME = REPORTS[:8]
# As notes, which readers of PDF show, and in the margin, where the program can.
AS_PDF = "pdf:writer_pdf_Export:" + json.dumps(
    {key: {"type": "boolean", "value": "true"} for key in ("ExportNotes", "ExportNotesInMargin")}
)
FORMATS = {"docx": office.docx_of, "odt": office.odt_of, "rtf": office.rtf_of}


@cache
def linter() -> Linter:
    return assemble(Settings(folder=ROOT), today=date.today())


def hits(source: Source) -> list[tuple[str, str]]:
    report = linter().lint(source)
    assert report.faults == ()
    return sorted((finding.rule_id, finding.matched) for finding in report.verdict.reported)


@cache
def hits_in_text(path: Path) -> list[tuple[str, str]]:
    return hits(Source("draft.txt", path.read_bytes()))


def paragraphs_of(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [" ".join(text[line.start : line.end] for line in lines) for lines in paragraphs(text, 0)]


@pytest.mark.parametrize("form", FORMATS)
def test_findings_are_the_same_rules_at_the_same_words(form):
    differing = [path.name for path in REPORTS if hits(FORMATS[form](paragraphs_of(path))) != hits_in_text(path)]

    assert REPORTS
    assert differing == []


def page_of(said: list[str]) -> Source:
    return Source("draft.html", "".join(f"<p>{office.escape(each)}</p>\n" for each in said).encode())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not on PATH")
@pytest.mark.parametrize("form", FORMATS)
def test_files_that_pandoc_makes_have_the_same_findings(form, tmp_path):
    differing = []
    for path in SOME:
        # Marks of Markdown in a text would be read as such: each paragraph is given as it is.
        (tmp_path / "draft.html").write_bytes(page_of(paragraphs_of(path)).content)
        made = tmp_path / f"draft.{form}"
        subprocess.run(["pandoc", "-s", "-f", "html", tmp_path / "draft.html", "-o", made], check=True)
        if hits(Source(made.name, made.read_bytes())) != hits_in_text(path):
            differing.append(path.name)

    assert differing == []


@pytest.fixture(scope="module")
def office_program(tmp_path_factory):
    """LibreOffice, with a profile of its own: it makes files of another format of all those that it is given."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice) is not on PATH")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(form: str, files: list[Path], out: Path) -> dict[str, Source]:
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir", out]
        subprocess.run([*command, *files], capture_output=True, timeout=300, check=True)
        return {made.stem: Source(made.name, made.read_bytes()) for made in out.iterdir()}

    return convert


@pytest.fixture(scope="module")
def drafts(tmp_path_factory) -> list[Path]:
    """Reports as Word files without styles."""
    folder = tmp_path_factory.mktemp("drafts")
    for path in SOME:
        (folder / f"{path.stem}.docx").write_bytes(office.docx_of(paragraphs_of(path)).content)
    return sorted(folder.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "html"])
def test_files_that_libreoffice_makes_have_the_same_findings(form, office_program, drafts, tmp_path):
    made = office_program(form, drafts, tmp_path / form)

    # A page without headings has no headline: what looks like one in a text is a paragraph there.
    expected = {
        path.stem: hits(page_of(paragraphs_of(path))) if form == "html" else hits_in_text(path) for path in SOME
    }
    assert {name: hits(source) for name, source in made.items()} == expected


@pytest.mark.slow
def test_most_findings_are_found_in_a_pdf_too(office_program, drafts, tmp_path):
    pytest.importorskip("pypdfium2")
    made = office_program("pdf", drafts, tmp_path / "pdf")

    # Where a headline is broken into lines, or a page ends, its text no longer tells what is one paragraph.
    found = {path.stem: (Counter(hits(made[path.stem])), Counter(hits_in_text(path))) for path in SOME}
    alike = sum((there & text).total() for there, text in found.values())
    assert alike > 0.9 * sum((there | text).total() for there, text in found.values())


@pytest.mark.slow
def test_reviewed_copies_open_in_other_programs_with_their_comments(office_program, tmp_path):
    word, pdfium = pytest.importorskip("docx"), pytest.importorskip("pypdfium2")
    said = paragraphs_of(SOME[0])
    count = 0
    for form, reviewer in (("docx", DocxReviewer()), ("odt", OdtReviewer())):
        source = FORMATS[form](said)
        report = linter().lint(source)
        done = reviewer.reviewed(source, comments(report, report.verdict.reported, {}))
        assert (done.comments, done.unplaced) == (len(report.verdict.reported), ())
        count = done.comments
        (tmp_path / f"{form}.{form}").write_bytes(done.content)

    made = office_program(AS_PDF, [tmp_path / "docx.docx", tmp_path / "odt.odt"], tmp_path / "pdf")

    assert count > 3
    assert [each.text for each in word.Document(str(tmp_path / "docx.docx")).paragraphs] == said
    for source in made.values():
        with pdfium.PdfDocument(source.content) as opened:
            noted = [note for page in opened for note in noted_on(page)]
            assert "".join(said[0].split()) in "".join(opened[0].get_textpage().get_text_range().split())
        assert sum("] powlint review" in note for note in noted) == count


def noted_on(page) -> list[str]:
    """What the notes of a page of a PDF say."""
    from pypdfium2 import raw  # noqa: PLC0415 - an extra

    found = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        buffer = (ctypes.c_ushort * 4096)()
        size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, ctypes.sizeof(buffer))
        found.append(bytes(buffer)[: max(0, size - 2)].decode("utf-16-le"))
        raw.FPDFPage_CloseAnnot(annotation)
    return found
