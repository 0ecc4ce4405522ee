"""What triage has to know besides a draft: the day, the rules there are, the waivers, and the plugins' word."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from powlint.model.document import Document, Source
from powlint.model.finding import Finding
from powlint.model.report import Silence, Verdict
from powlint.triage.clearances import is_clearance, standing
from powlint.triage.judge import Silencer, judge
from powlint.triage.waivers import NO_WAIVERS, Waivers, read_waivers, waiver_path
from powlint.values import dataclass

if TYPE_CHECKING:
    from powlint.triage.baseline import Baseline


@dataclass(frozen=True, slots=True)
class Triage:
    """Reads waivers, lets clearances stand or fall, and judges findings. `rule_ids` are all the rules there are.

    With a salt, findings get fingerprints; a baseline knows them by these, and is asked when nobody else has a word.
    """

    today: date
    rule_ids: frozenset[str] = frozenset()
    silencer: Silencer | None = None
    salt: bytes = b""
    baseline: Baseline | None = None

    def waivers(self, source: Source) -> Waivers:
        """The waivers beside a source. Raises ReadError if there is a waiver file that is not readable."""
        path = None if source.path is None else waiver_path(source.path)
        if path is None or not path.exists():
            return NO_WAIVERS
        return read_waivers(path, name=path.as_posix())

    def cleared(self, document: Document, waivers: Waivers) -> Document:
        """The document with the waivers' clearances, and without those that do not stand."""
        meta = waivers.merged(document.meta)
        if not any(is_clearance(key) for key in meta):
            return document
        return replace(document, meta=standing(meta, today=self.today))

    def verdict(
        self, document: Document, findings: Sequence[Finding], waivers: Waivers, ran: Collection[str]
    ) -> Verdict:
        """What is reported and what is silenced; `ran` are the rules that ran to their end."""
        if self.salt:
            from powlint.triage.fingerprints import fingerprinted  # noqa: PLC0415 - only for those who set a salt

            findings = fingerprinted(document, findings, salt=self.salt)
        return judge(
            document,
            findings,
            today=self.today,
            rule_ids=self.rule_ids,
            ran=ran,
            waivers=waivers,
            silencer=self._silence,
        )

    def _silence(self, finding: Finding, document: Document) -> Silence | None:
        word = self.silencer(finding, document) if self.silencer else None
        if word is None and self.baseline is not None:
            return self.baseline.silence(finding, document.name)
        return word
