from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from powlint.model.document import Document
from powlint.model.finding import Finding, Related, Severity
from powlint.model.report import Fault, FileReport, Remark, Report, Silence, Silenced, Verdict
from powlint.model.reporting import Masking, ReportOptions
from powlint.model.rule import SourceRef
from powlint.model.span import OffsetMap, Piece, Span
from powlint.reporters.json import JsonReporter

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/report.schema.json").read_text(encoding="utf-8"))
GC3 = SourceRef("gc3-13", "treaty", "Third Geneva Convention", "art. 13", "States", "", "2026-01-01")


def test_a_full_report_is_as_the_schema_says(found, written) -> None:
    file = found(
        "Oleh spoke", "Oleh", sources=("gc3-13",), why="w", instead=("i",), related=(Related(Span(5, 10), "s"),)
    )
    remark = Remark("story.md", 1, 1, Severity.WARNING, "idle")
    silenced = Silenced(file.verdict.reported[0], Silence("note", "free", 1))
    file = replace(file, verdict=Verdict(file.verdict.reported, (silenced,), (remark,)))
    broken = FileReport("x.md", faults=(Fault("x.md", "cannot be read"),))

    report = json.loads(written(JsonReporter(), file, broken, sources={"gc3-13": GC3, "unused": GC3}))

    jsonschema.validate(report, SCHEMA)
    assert list(report["sources"]) == ["gc3-13"]
    assert report["summary"] == {
        "files": 2,
        "errors": 1,
        "warnings": 1,
        "suggestions": 0,
        "silenced": 1,
        "faults": 1,
        "fail_on": "error",
        "failing": True,
    }


def test_an_empty_report_is_as_the_schema_says(written) -> None:
    jsonschema.validate(json.loads(written(JsonReporter())), SCHEMA)


def test_places_are_code_points_of_the_source(found, written) -> None:
    report = json.loads(written(JsonReporter(), found("🎖 Žan\r\nOrel", "Orel")))

    said = report["files"][0]["findings"][0]
    assert (said["start"], said["end"], said["line"], said["column"], said["end_column"]) == (7, 11, 2, 1, 5)


@given(st.text(), st.data())
def test_every_span_cuts_the_reported_text_out_of_the_source(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    whole = Span(0, len(text))
    document = Document("a", text, text, OffsetMap([Piece(whole, whole)]), ())
    finding = Finding("r", "c", Severity.ERROR, Span(start, end), text[start:end], "m")
    stream = TextIOWrapper(BytesIO(), encoding="utf-8", errors="backslashreplace")

    JsonReporter().write(Report((FileReport("a", Verdict((finding,)), document),)), stream, ReportOptions())

    stream.seek(0)
    said = json.loads(stream.read())["files"][0]["findings"][0]
    assert said["text"] == text[said["start"] : said["end"]]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", "utf-16"])
def test_any_stream_gets_json_that_can_be_read_back(found, encoding: str) -> None:
    stream = TextIOWrapper(BytesIO(), encoding=encoding, errors="backslashreplace")
    path = "caf\udce9🎖.md"

    JsonReporter().write(Report((found("捕虜 🎖", "捕虜", path=path),)), stream, ReportOptions())

    stream.flush()
    report = json.loads(stream.buffer.getvalue().decode(encoding))  # type: ignore[attr-defined]
    assert (report["files"][0]["path"], report["files"][0]["findings"][0]["text"]) == (path, "捕虜")


def test_sensitive_words_are_cut_from_the_source_like_others(found, written) -> None:
    report = json.loads(written(JsonReporter(), found("The captive Oleh spoke", "Oleh", sensitive=True)))

    jsonschema.validate(report, SCHEMA)
    said = report["files"][0]["findings"][0]
    assert (said["text"], said["sensitive"], said["masked"]) == ("Oleh", True, False)


def test_sensitive_words_are_masked_on_demand(found, written) -> None:
    file = found("The captive Oleh spoke", "Oleh", "spoke", sensitive=True, fix="Mr Oleh", suggestions=("Oleh X",))
    name, spoke = file.verdict.reported
    silenced = Silenced(name, Silence("note", "free", 1))
    remark = Remark("story.md", 1, 1, Severity.WARNING, "“Oleh” is gone")
    plain = replace(spoke, sensitive=False, suggestions=(), fix=None)
    file = replace(file, verdict=Verdict((name, plain), (silenced,), (remark,)))

    text = written(JsonReporter(), file, masking=Masking.MASK)

    report = json.loads(text)
    jsonschema.validate(report, SCHEMA)
    assert "Oleh" not in text
    said = [*report["files"][0]["findings"], *report["files"][0]["silenced"]]
    assert [(each["text"], each["masked"]) for each in said] == [("••••", True), ("spoke", False), ("••••", True)]
    assert [each["fix"] for each in said] == [None, None, None]


def test_a_masked_finding_keeps_its_place(found, written) -> None:
    file = found("The captive Oleh spoke", "Oleh", sensitive=True)

    said = json.loads(written(JsonReporter(), file, masking=Masking.MASK))["files"][0]["findings"][0]

    assert (said["start"], said["end"], said["line"], said["column"], said["end_column"]) == (12, 16, 1, 13, 17)
