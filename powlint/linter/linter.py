"""One source through all stages; built by `assemble`, the only place that knows where the parts come from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from powlint.errors import PluginError
from powlint.linter.layering import Layering
from powlint.linter.run import Run, read_by
from powlint.linter.triage import Triage
from powlint.model.document import Document, Reader, Source
from powlint.model.draft import Annotator, Draft
from powlint.model.finding import Finding
from powlint.model.report import FileReport, Verdict
from powlint.model.revision import Revision
from powlint.model.rule import Check
from powlint.triage.waivers import NO_WAIVERS, Waivers
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A source on its way: its document, None if it could not be read, and what may silence findings in it."""

    source: Source
    run: Run
    document: Document | None = None
    waivers: Waivers = NO_WAIVERS


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
            for layer in sorted(read_by(check) - self._layering.layers):
                absence = self._layering.absence(layer)
                raise PluginError(f"rule “{check.rule.id}” reads the layer “{layer}”, {absence}")

    def lint(self, source: Source) -> FileReport:
        """What is to be said of a source. Never raises: what goes wrong is a fault in the report."""
        reading = self.reading(source, self.read)
        return self.judged(reading, self.findings(reading))

    def reading(
        self, source: Source, read: Callable[[Source], Document], is_stopped: Callable[[], bool] = lambda: False
    ) -> Reading:
        """A source that is read, with its waivers; without a document if that cannot be done.

        Whatever is done with it raises Stopped as soon as `is_stopped` says so.
        """
        run = Run(self._layering, source.name, debug=self._debug, is_stopped=is_stopped)
        document = run.guarded(lambda: read(source), "the reader gave up")
        if document is None:
            return Reading(source, run)
        waivers = run.guarded(lambda: self._triage.waivers(source), "its waivers cannot be read") or NO_WAIVERS
        return Reading(source, run, self._triage.cleared(document, waivers), waivers)

    def findings(
        self,
        reading: Reading,
        *,
        opened: Collection[str] = (),
        layers: Iterable[str] = (),
        revision: Revision | None = None,
    ) -> tuple[Finding, ...]:
        """What the rules find, in order; of the rest see `Run.findings`."""
        document = reading.document
        if document is None:
            return ()
        return reading.run.findings(document, self.checks, opened=opened, layers=layers, revision=revision)

    def judged(self, reading: Reading, findings: tuple[Finding, ...]) -> FileReport:
        """What is to be said of a source in which this was found."""
        source, run, document = reading.source, reading.run, reading.document
        if document is None:
            return FileReport(source.name, faults=run.faults)
        ran = frozenset(check.rule.id for check in self.checks) - run.failed
        waivers = reading.waivers
        verdict = run.guarded(lambda: self._triage.verdict(document, findings, waivers, ran), "triage gave up")
        return FileReport(source.name, verdict or Verdict(reported=findings), document, run.faults)

    @property
    def today(self) -> date:
        """The day on which clearances stand or have expired."""
        return self._triage.today

    def read(self, source: Source) -> Document:
        """The source as text. Raises ReadError."""
        return self._reader(source).read(source)

    def draft(self, source: Source) -> Draft:
        """The source with every layer, for `explain`. Raises ReadError and whatever an annotator raises."""
        draft = Draft(self._triage.cleared(self.read(source), self._triage.waivers(source)))
        for stage in self._layering.stages:
            draft = stage.onto(draft)
        return draft
