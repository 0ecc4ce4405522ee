"""One draft on its way through the stages, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from powlint.checks.prefilter import candidates
from powlint.errors import PowlintError, ReadError, Stopped
from powlint.linter.layering import Layering, Stage
from powlint.model.document import Document
from powlint.model.draft import Annotation, Draft
from powlint.model.finding import Finding
from powlint.model.report import Fault
from powlint.model.revision import Revision
from powlint.model.rule import Check
from powlint.model.span import Span

Answer = TypeVar("Answer")


class Run:
    """One source on its way, and what went wrong."""

    def __init__(
        self, layering: Layering, name: str, *, debug: bool, is_stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self._layering = layering
        self._name = name
        self._debug = debug
        self._is_stopped = is_stopped
        self._draft: Draft
        self._gates: set[str] = set()
        self._faults: list[Fault] = []
        self._lost: set[str] = set()
        self._failed: set[str] = set()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What went wrong, each once: a draft may be looked at twice."""
        return tuple(dict.fromkeys(self._faults))

    @property
    def failed(self) -> frozenset[str]:
        """The rules that could not run, or not to their end."""
        return frozenset(self._failed)

    def guarded(self, step: Callable[[], Answer], trouble: str) -> Answer | None:
        """What a step answers; None, and a fault, if it raises. Raises Stopped if nobody wants to know any more."""
        if self._is_stopped():
            raise Stopped
        try:
            return step()
        except (Exception, SystemExit) as error:  # a plugin that ends the run would make it look clean
            if self._debug and not isinstance(error, PowlintError | SystemExit):
                raise
            self._faults.append(_fault(self._name, trouble, error))
            return None

    def findings(
        self,
        document: Document,
        checks: Sequence[Check],
        *,
        opened: Collection[str] = (),
        layers: Iterable[str] = (),
        revision: Revision | None = None,
    ) -> tuple[Finding, ...]:
        """What checks find, in order. The gates come first: most news needs no other layer.

        The gates in `opened` are not asked for: they are open. The rules may look at `layers` besides those they name.
        Where there is a `revision`, only what differs from the draft before is looked at again.
        """
        whole = Span(0, max(1, len(document.text)))
        self._draft = Draft(document, revision).adding(opened, [Annotation(gate, whole) for gate in opened])
        self._gates = {check.rule.gate for check in checks if check.rule.gate}
        self._annotate(self._gates)
        admitted = candidates([check for check in checks if self._admits(check)], self._draft)
        self._annotate([*layers, *(layer for check in admitted for layer in check.layers)])
        return tuple(sorted((f for check in admitted for f in self._found(check)), key=lambda f: f.order))

    @property
    def draft(self) -> Draft | None:
        """The draft that was looked at, with all layers that were asked for; None if something went wrong."""
        return None if self._faults else self._draft

    @property
    def gates(self) -> frozenset[str]:
        """The gates that the draft opened."""
        return frozenset(gate for gate in self._gates if self._draft.layer(gate))

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
        if self._lost.isdisjoint(read_by(check)):
            found = self.guarded(lambda: tuple(check.find(self._draft)), f"rule “{check.rule.id}” gave up")
        if found is None:
            self._failed.add(check.rule.id)
        return found or ()


def read_by(check: Check) -> frozenset[str]:
    """The layers that a check reads, its gate among them."""
    return check.layers | {check.rule.gate} if check.rule.gate else check.layers


def _fault(name: str, trouble: str, error: BaseException) -> Fault:
    """An error as a fault, in words for somebody who did not write the code that raised it."""
    if isinstance(error, ReadError):
        return Fault(name, _one_line(str(error)), _one_line(error.detail))
    if isinstance(error, PowlintError):
        return Fault(name, _one_line(f"{trouble}: {error}"), _one_line(error.detail))
    return Fault(name, f"{trouble}: {type(error).__name__}", _one_line(str(error)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
