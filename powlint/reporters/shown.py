"""What reporters have in common: findings and remarks of a file with their places, and what must not be repeated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from powlint.model.document import Document, Place
from powlint.model.finding import Finding, Severity
from powlint.model.report import FileReport, Remark, Silence
from powlint.model.reporting import NOTE_ID
from powlint.model.span import Span

MASK = "•"
NOWHERE = Place(1, 1, 1, 1)
_NO_WORDS = Span(0, 0)


class Secrets:
    """The words of a file that sensitive findings mark: no output repeats them."""

    def __init__(self, file: FileReport) -> None:
        every = (*file.verdict.reported, *(s.finding for s in file.verdict.silenced))
        hidden = [finding for finding in every if finding.sensitive]
        self._words = sorted({f.matched for f in hidden if f.matched.strip()}, key=len, reverse=True)
        offsets = file.document.offsets if file.document else None
        self._spans = [offsets.to_source(f.span) for f in hidden] if offsets else []

    def masked(self, said: str) -> str:
        """Something said about the draft, without those words."""
        for words in self._words:
            said = said.replace(words, MASK * len(words))
        return said

    def cut(self, text: str, span: Span) -> str:
        """The source text at `span`, as long as ever, those words masked."""
        letters = text[span.start : span.end]
        for hidden in self._spans:
            if hidden.overlaps(span):
                start, end = max(hidden.start, span.start) - span.start, min(hidden.end, span.end) - span.start
                letters = letters[:start] + MASK * (end - start) + letters[end:]
        return letters


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding or remark at its place. `source` is empty, and `finding` None, for a remark."""

    path: str
    place: Place
    severity: Severity
    rule_id: str
    message: str
    finding: Finding | None = None
    source: Span = _NO_WORDS
    silence: Silence | None = None


def shown(file: FileReport, secrets: Secrets, *, silenced: bool) -> tuple[Shown, ...]:
    """All that is said of a file, by place; the silenced only if asked for."""
    entries = [_finding(file, finding, secrets, None) for finding in file.verdict.reported]
    if silenced:
        entries += [_finding(file, each.finding, secrets, each.silence) for each in file.verdict.silenced]
    entries += [_remark(remark) for remark in file.verdict.remarks]
    return tuple(sorted(entries, key=_order))


def level_counts(entries: Iterable[Shown]) -> dict[Severity, int]:
    """How many of each severity, silenced ones left out."""
    counts = dict.fromkeys(Severity, 0)
    for entry in entries:
        if entry.silence is None:
            counts[entry.severity] += 1
    return counts


def source_place(document: Document | None, span: Span) -> tuple[Span, Place]:
    """Where a clean span stands in the source."""
    if document is None:
        return _NO_WORDS, NOWHERE
    source = document.offsets.to_source(span)
    return source, document.place(source)


def _finding(file: FileReport, finding: Finding, secrets: Secrets, silence: Silence | None) -> Shown:
    source, place = source_place(file.document, finding.span)
    message = secrets.masked(finding.message)
    return Shown(file.path, place, finding.severity, finding.rule_id, message, finding, source, silence)


def _remark(remark: Remark) -> Shown:
    place = Place(remark.line, remark.column, remark.line, remark.column)
    return Shown(remark.path, place, remark.severity, NOTE_ID, remark.message)


def _order(entry: Shown) -> tuple[str, int, int, int, str]:
    return entry.path, entry.place.line, entry.place.column, entry.severity.rank, entry.rule_id
