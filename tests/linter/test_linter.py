from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from powlint.errors import PluginError, ReadError
from powlint.linter import Linter, Triage
from powlint.model.document import Document, Note, Source
from powlint.model.draft import Annotation, Draft
from powlint.model.finding import Finding, Severity
from powlint.model.report import FileReport
from powlint.model.rule import Examples, Rule
from powlint.model.span import OffsetMap, Piece, Span


class PlainReader:
    name = "plain"
    suffixes = (".txt",)

    def __init__(self, notes: tuple[Note, ...] = ()) -> None:
        self.notes = notes

    def read(self, source: Source) -> Document:
        if source.content == b"\x00":
            raise ReadError(f"{source.name}: is a binary")
        text = source.content.decode()
        whole = Span(0, len(text))
        return Document(source.name, text, text, OffsetMap([Piece(whole, whole)]), (), self.notes)


@dataclass
class Words:
    """Annotates a word, and counts how often it was asked."""

    layer: str
    word: str
    needs: tuple[str, ...] = ()
    asked: int = 0

    @property
    def gives(self) -> tuple[str, ...]:
        return (self.layer,)

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        self.asked += 1
        if self.word == "boom":
            raise ZeroDivisionError("division\nby zero")
        at = draft.text.find(self.word)
        if at >= 0:
            yield Annotation(self.layer, Span(at, at + len(self.word)))


@dataclass
class Finds:
    """Finds the annotations of a layer."""

    layer: str
    gate: str = ""
    literals: frozenset[str] | None = None
    breaks: bool = False
    asked: list[str] = field(default_factory=list)

    @property
    def rule(self) -> Rule:
        return Rule(f"finds-{self.layer}", "a.b", "", Severity.ERROR, "", "", (), (), Examples(), gate=self.gate)

    @property
    def layers(self) -> frozenset[str]:
        return frozenset({self.layer})

    def find(self, draft: Draft) -> Iterable[Finding]:
        self.asked.append(draft.text)
        for annotation in draft.layer(self.layer):
            span = annotation.span
            yield Finding(self.rule.id, "a.b", Severity.ERROR, span, span.cut(draft.text), "m")
        if self.breaks:
            raise KeyError("no such key")


def linter(*parts: Words | Finds, **options: object) -> Linter:
    given = {"reader": lambda _: PlainReader(), "triage": Triage(date(2026, 11, 22)), **options}
    annotators = [part for part in parts if isinstance(part, Words)]
    return Linter(annotators=annotators, checks=[p for p in parts if isinstance(p, Finds)], **given)  # type: ignore[arg-type]


def lint(made: Linter, text: str) -> FileReport:
    return made.lint(Source("a.txt", text.encode()))


def faults(report: FileReport) -> list[str]:
    return [fault.whole for fault in report.faults]


def found(report: FileReport) -> list[str]:
    return [finding.matched for finding in report.verdict.reported]


def test_findings_are_in_order_of_place() -> None:
    made = linter(Words("b", "two"), Words("a", "one"), Finds("b"), Finds("a"))

    assert found(lint(made, "one two")) == ["one", "two"]


def test_only_the_layers_that_are_read_are_made() -> None:
    idle = Words("idle", "one")

    lint(linter(idle, Words("a", "one"), Finds("a")), "one")

    assert idle.asked == 0


def test_a_draft_without_the_words_is_not_annotated() -> None:
    one = Words("a", "one")

    lint(linter(one, Finds("a", literals=frozenset({"one"}))), "two")

    assert one.asked == 0


def test_behind_a_shut_gate_nothing_is_annotated() -> None:
    gate, one, check = Words("conflict", "war"), Words("a", "one"), Finds("a", gate="conflict")
    made = linter(gate, one, check)

    assert found(lint(made, "one of peace")) == []
    assert (gate.asked, one.asked, check.asked) == (1, 0, [])
    assert found(lint(made, "one of war")) == ["one"]


def test_a_draft_that_cannot_be_read_is_a_fault() -> None:
    report = linter().lint(Source("a.txt", b"\x00"))

    assert (faults(report), report.document) == (["a.txt: is a binary"], None)


def test_a_reader_that_breaks_down_is_a_fault() -> None:
    report = linter().lint(Source("a.txt", b"\xff"))

    assert faults(report)[0].startswith("the reader gave up: UnicodeDecodeError: ")


def test_a_check_that_raises_is_named_and_the_others_go_on() -> None:
    report = lint(linter(Words("a", "one"), Words("b", "two"), Finds("a", breaks=True), Finds("b")), "one two")

    assert faults(report) == ["rule “finds-a” gave up: KeyError: 'no such key'"]
    assert found(report) == ["two"]


def test_an_annotator_that_raises_is_told_once_and_what_needs_it_does_not_run() -> None:
    needing, check = Words("c", "one", ("b",)), Finds("c")
    report = lint(linter(Words("b", "boom"), needing, check, Finds("b"), Words("a", "one"), Finds("a")), "one")

    assert faults(report) == ["the annotator of “b” gave up: ZeroDivisionError: division by zero"]
    assert (needing.asked, check.asked, found(report)) == (0, [], ["one"])


def test_a_gate_that_breaks_down_does_not_pass_for_a_shut_one() -> None:
    report = lint(linter(Words("conflict", "boom"), Words("a", "one"), Finds("a", gate="conflict")), "one")

    assert len(report.faults) == 1


def test_with_debug_errors_are_raised() -> None:
    with pytest.raises(KeyError):
        lint(linter(Words("a", "one"), Finds("a", breaks=True), debug=True), "one")


def test_a_rule_that_reads_a_layer_nobody_gives_is_an_error() -> None:
    with pytest.raises(PluginError, match="rule “finds-a” reads the layer “a”, which no annotator gives"):
        linter(Finds("a"))


def test_a_note_for_a_rule_that_broke_down_is_not_called_idle() -> None:
    note = Note("ignore finds-a: agreed with the desk", Span(0, 1), 0)
    triage = Triage(date(2026, 11, 22), frozenset({"finds-a"}))
    made = linter(Words("a", "one"), Finds("a", breaks=True), reader=lambda _: PlainReader((note,)), triage=triage)

    assert lint(made, "one").verdict.remarks == ()


def test_a_waiver_file_beside_the_draft_silences(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("one")
    (tmp_path / "a.txt.powlint.yaml").write_text("waivers:\n  - {rule: finds-a, reason: agreed with the desk}\n")
    made = linter(Words("a", "one"), Finds("a"), triage=Triage(date(2026, 11, 22), frozenset({"finds-a"})))

    report = made.lint(Source("a.txt", b"one", draft))

    assert [silenced.silence.reason for silenced in report.verdict.silenced] == ["agreed with the desk"]


def test_a_waiver_file_that_cannot_be_read_is_a_fault_and_silences_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt.powlint.yaml").write_text("waivers: [")

    report = linter(Words("a", "one"), Finds("a")).lint(Source("a.txt", b"one", tmp_path / "a.txt"))

    assert (len(report.faults), found(report)) == (1, ["one"])


def test_a_whole_draft_has_every_layer() -> None:
    made = linter(Words("a", "one"), Words("b", "two", ("a",)))

    assert made.draft(Source("a.txt", b"one")).layers == ("a", "b")
