"""One source through all stages; built by `assemble`, the only place that knows where the parts come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from powlint.checks.prefilter import candidates
from powlint.errors import PluginError, PowlintError, ReadError
from powlint.linter.layering import Layering, Stage
from powlint.linter.triage import Triage
from powlint.model.document import Document, Reader, Source
from powlint.model.draft import Annotator, Draft
from powlint.model.finding import Finding
from powlint.model.report import Fault, FileReport, Verdict
from powlint.model.rule import Check
from powlint.triage.waivers import NO_WAIVERS

Answer = TypeVar("Answer")


class Linter:
    """Lints sources, one at a time; holds no state of any of them.

    With `debug`, what a check or annotator raises is not caught.
    """

    def __init__(
        self,
        *,
        reader: Callable[[Source], Reader],
        annotators: Iterable[Annotator],
        checks: Iterable[Check],
        triage: Triage,
        debug: bool = False,
    ) -> None:
        self._reader = reader
        self._layering = Layering(annotators)
        self.checks = tuple(checks)
        self._triage = triage
        self._debug = debug
        for check in self.checks:
            for layer in sorted(_read_by(check) - self._layering.layers):
                absence = self._layering.absence(layer)
                raise PluginError(f"rule “{check.rule.id}” reads the layer “{layer}”, {absence}")

    def lint(self, source: Source) -> FileReport:
        """What is to be said of a source. Never raises: what goes wrong is a fault in the report."""
        run = _Run(self._layering, source.name, debug=self._debug)
        document = run.guarded(lambda: self.read(source), "the reader gave up")
        if document is None:
            return FileReport(source.name, faults=run.faults)
        waivers = run.guarded(lambda: self._triage.waivers(source), "its waivers cannot be read") or NO_WAIVERS
        document = self._triage.cleared(document, waivers)
        findings = run.findings(document, self.checks)
        ran = frozenset(check.rule.id for check in self.checks) - run.failed
        verdict = run.guarded(lambda: self._triage.verdict(document, findings, waivers, ran), "triage gave up")
        return FileReport(source.name, verdict or Verdict(reported=findings), document, run.faults)

    def read(self, source: Source) -> Document:
        """The source as text. Raises ReadError."""
        return self._reader(source).read(source)

    def draft(self, source: Source) -> Draft:
        """The source with every layer, for `explain`. Raises ReadError and whatever an annotator raises."""
        draft = Draft(self._triage.cleared(self.read(source), self._triage.waivers(source)))
        for stage in self._layering.stages:
            draft = stage.onto(draft)
        return draft


class _Run:
    """One source on its way, and what went wrong."""

    def __init__(self, layering: Layering, name: str, *, debug: bool) -> None:
        self._layering = layering
        self._name = name
        self._debug = debug
        self._draft: Draft
        self._faults: list[Fault] = []
        self._lost: set[str] = set()
        self._failed: set[str] = set()

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(self._faults)

    @property
    def failed(self) -> frozenset[str]:
        """The rules that could not run, or not to their end."""
        return frozenset(self._failed)

    def guarded(self, step: Callable[[], Answer], trouble: str) -> Answer | None:
        """What a step answers; None, and a fault, if it raises."""
        try:
            return step()
        except Exception as error:
            if self._debug and not isinstance(error, PowlintError):
                raise
            self._faults.append(_fault(self._name, trouble, error))
            return None

    def findings(self, document: Document, checks: Sequence[Check]) -> tuple[Finding, ...]:
        """What checks find, in order. The gates come first: most news needs no other layer."""
        self._draft = Draft(document)
        self._annotate({check.rule.gate for check in checks if check.rule.gate})
        admitted = candidates([check for check in checks if self._admits(check)], document.text)
        self._annotate(layer for check in admitted for layer in check.layers)
        return tuple(sorted((f for check in admitted for f in self._found(check)), key=lambda f: f.order))

    def _admits(self, check: Check) -> bool:
        gate = check.rule.gate
        return not gate or gate in self._lost or bool(self._draft.layer(gate))

    def _annotate(self, layers: Iterable[str]) -> None:
        for stage in self._layering.leading_to(layers):
            if not self._lost.isdisjoint(stage.annotator.needs):
                self._lost.update(stage.gives)
            elif not all(layer in self._draft.layers or layer in self._lost for layer in stage.gives):
                self._add(stage)

    def _add(self, stage: Stage) -> None:
        draft = self.guarded(lambda: stage.onto(self._draft), f"{stage.name} gave up")
        if draft is None:
            self._lost.update(stage.gives)
        else:
            self._draft = draft

    def _found(self, check: Check) -> tuple[Finding, ...]:
        found = None
        if self._lost.isdisjoint(_read_by(check)):
            found = self.guarded(lambda: tuple(check.find(self._draft)), f"rule “{check.rule.id}” gave up")
        if found is None:
            self._failed.add(check.rule.id)
        return found or ()


def _read_by(check: Check) -> frozenset[str]:
    return check.layers | {check.rule.gate} if check.rule.gate else check.layers


def _fault(name: str, trouble: str, error: Exception) -> Fault:
    """An error as a fault, in words for somebody who did not write the code that raised it."""
    if isinstance(error, ReadError):
        return Fault(name, _one_line(str(error)), _one_line(error.detail))
    if isinstance(error, PowlintError):
        return Fault(name, _one_line(f"{trouble}: {error}"), _one_line(error.detail))
    return Fault(name, f"{trouble}: {type(error).__name__}", _one_line(str(error)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
