"""What was seen at one line of a draft: the layers there, the rules that fired, and why one did or did not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from powlint.assemble import Parts
from powlint.checks.trace import Step, trace
from powlint.doors.cli import files
from powlint.errors import ReadError, UsageError
from powlint.model.document import Document, Source
from powlint.model.draft import Annotation, Draft
from powlint.model.finding import Finding
from powlint.model.report import FileReport, Verdict
from powlint.model.rule import Check, Rule, Status
from powlint.model.span import Span
from powlint.settings import chosen

_WORDS = 60


def explained(parts: Parts, path: Path, line: int, rule: Rule | None) -> Iterator[str]:
    """The lines of the explanation. Raises ReadError or UsageError if there is no such draft or line."""
    source = _source(path)
    linter = parts.linter()
    draft = linter.draft(source)
    document = draft.document
    last = document.place(Span(len(document.source_text), len(document.source_text))).line
    if not 1 <= line <= last:
        raise UsageError(f"{source.name}: has {last} lines; there is no line {line}")
    here = document.line_span(line)
    yield f"{source.name}:{line}"
    yield f"  {here.cut(document.source_text)}"
    yield ""
    view = _View(draft, here)
    if rule is None:
        yield from view.layers()
        yield from view.fired(linter.lint(source))
    else:
        yield from _one_rule(parts, rule, view, linter.lint(source))


class _View:
    """A draft, seen through one line of its source."""

    def __init__(self, draft: Draft, here: Span) -> None:
        self.draft = draft
        self.document: Document = draft.document
        self.here = here

    def holds(self, span: Span) -> bool:
        """Whether a clean span touches the line."""
        return self.document.offsets.to_source(span).overlaps(self.here)

    def place(self, span: Span) -> str:
        """Line and column of a clean span, and its words."""
        at = self.document.place(self.document.offsets.to_source(span))
        words = " ".join(span.cut(self.draft.text).split())
        return f"{at.line}:{at.column} “{words if len(words) <= _WORDS else words[: _WORDS - 1] + '…'}”"

    def layers(self) -> Iterator[str]:
        """What every layer says of the line."""
        yield "layers"
        names = [name for name in sorted(self.draft.layers) if any(self.holds(a.span) for a in self.draft.layer(name))]
        for name in names:
            for annotation in self.draft.layer(name):
                if self.holds(annotation.span):
                    yield f"  {self._annotation(annotation)}"
        if not names:
            yield "  none"
        blocks = dict.fromkeys(block.kind.value for block in self.document.blocks if self.holds(block.span))
        yield f"  blocks: {', '.join(blocks) or 'none'}"
        yield ""

    def fired(self, report: FileReport) -> Iterator[str]:
        """The findings on the line, the silenced too."""
        yield "rules that fired here"
        said = list(self.findings(report.verdict))
        yield from (f"  {text}" for text in said or ["none"])
        yield from (f"fault: {fault.message}" for fault in report.faults)

    def findings(self, verdict: Verdict, rule_id: str = "") -> Iterator[str]:
        """The findings on the line, of one rule if it is named."""
        bins: list[tuple[Finding, str]] = [(finding, "") for finding in verdict.reported]
        bins += [(s.finding, f" (silenced by {s.silence.by}: {s.silence.reason})") for s in verdict.silenced]
        for finding, note in sorted(bins, key=lambda each: each[0].order):
            if rule_id in ("", finding.rule_id) and self.holds(finding.span):
                yield f"{finding.rule_id}: {finding.severity.value} at {self.place(finding.span)}{note}"

    def _annotation(self, annotation: Annotation) -> str:
        name = f"{annotation.layer}.{annotation.label}" if annotation.label else annotation.layer
        said = [name, self.place(annotation.span)]
        if annotation.about:
            said.append(f"about {annotation.about}")
        said += [f"{part}: {self.place(span)}" for part, span in annotation.parts.items()]
        if annotation.why:
            said.append(f"because {annotation.why}")
        return " · ".join(said)


def _one_rule(parts: Parts, rule: Rule, view: _View, report: FileReport) -> Iterator[str]:
    said = list(view.findings(report.verdict, rule.id))
    yield f"{rule.id} {'fired here' if said else 'stayed silent here'}"
    yield from (f"  {text}" for text in said)
    yield ""
    if rule.status is Status.RETIRED:
        yield "  it is retired and never runs"
        return
    if rule.id not in {each.id for each in chosen(parts.rules, parts.settings)}:
        why = "it is a draft rule: it runs only when the settings or --select name it"
        yield f"  {why if rule.status is Status.DRAFT else 'the settings switch it off'}"
    check = parts.checks([rule])[0]
    yield from _steps(check, view)


def _steps(check: Check, view: _View) -> Iterator[str]:
    steps = list(trace(check, view.draft))
    near = [step for step in steps if step.span is None or view.holds(step.span)]
    for step in near:
        yield f"  {'✓' if step.holds else '✗'} {_said(step, view)}"
    elsewhere = sum(step.is_spot for step in steps) - sum(step.is_spot for step in near)
    if elsewhere:
        yield f"  {elsewhere} more of what it looks for stand on other lines"


def _said(step: Step, view: _View) -> str:
    return f"{view.place(step.span)}: {step.message}" if step.span is not None else step.message


def _source(path: Path) -> Source:
    source = files.read(path)
    if isinstance(source, FileReport):
        raise ReadError(f"{path.as_posix()}: {source.faults[0].message}")
    return source
