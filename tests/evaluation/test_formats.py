"""The same report as an office file gets the same findings at the same words as in plain text."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from powlint.assemble import assemble
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.readers.lines import paragraphs
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


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not on PATH")
@pytest.mark.parametrize("form", FORMATS)
def test_files_that_pandoc_makes_have_the_same_findings(form, tmp_path):
    differing = []
    for path in REPORTS[:12]:
        # Marks of Markdown in a text would be read as such: each paragraph is given as it is.
        native = "\n\n".join(office.escape(said).join(("<p>", "</p>")) for said in paragraphs_of(path))
        (tmp_path / "draft.html").write_text(native, encoding="utf-8")
        made = tmp_path / f"draft.{form}"
        subprocess.run(["pandoc", "-s", "-f", "html", tmp_path / "draft.html", "-o", made], check=True)
        if hits(Source(made.name, made.read_bytes())) != hits_in_text(path):
            differing.append(path.name)

    assert differing == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not on PATH")
def test_files_that_libreoffice_makes_have_the_same_findings(tmp_path):
    for number, path in enumerate(REPORTS[:8]):
        (tmp_path / f"{number}.docx").write_bytes(office.docx_of(paragraphs_of(path)).content)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    differing = []
    for form in ("odt", "rtf", "docx"):
        out = tmp_path / form
        subprocess.run(
            [*command, form, "--outdir", out, *sorted(tmp_path.glob("*.docx"))],
            capture_output=True, timeout=300, check=True,
        )  # fmt: skip
        for number, path in enumerate(REPORTS[:8]):
            made = out / f"{number}.{form}"
            if hits(Source(made.name, made.read_bytes())) != hits_in_text(path):
                differing.append((form, path.name))

    assert differing == []
