"""What reporters have in common: findings and remarks of a file with their places, secret words masked."""

from __future__ import annotations

from collections.abc import Iterable

from powlint.model.document import Document, Place
from powlint.model.finding import Finding, Severity
from powlint.model.report import FileReport, Remark, Silence
from powlint.model.reporting import NOTE_ID
from powlint.model.span import Span
from powlint.reporters.secrets import Secrets
from powlint.values import dataclass

NOWHERE = Place(1, 1, 1, 1)
_NO_WORDS = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding or remark at its place. `source` is empty, and `finding` None, for a remark.

    `masked`: the finding's words are secret, or some of its texts repeat secret words; there are masks in their place.
    """

    path: str
    place: Place
    severity: Severity
    rule_id: str
    message: str
    finding: Finding | None = None
    source: Span = _NO_WORDS
    silence: Silence | None = None
    masked: bool = False


def shown(file: FileReport, secrets: Secrets, *, silenced: bool) -> tuple[Shown, ...]:
    """All that is said of a file, by place; the silenced only if asked for."""
    entries = [_finding(file, finding, secrets, None) for finding in file.verdict.reported]
    if silenced:
        entries += [_finding(file, each.finding, secrets, each.silence) for each in file.verdict.silenced]
    entries += [_remark(remark, secrets) for remark in file.verdict.remarks]
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
    said = secrets.covered(finding)
    path = secrets.path(file)
    return Shown(path, place, said.severity, said.rule_id, said.message, said, source, silence, said != finding)


def _remark(remark: Remark, secrets: Secrets) -> Shown:
    place = Place(remark.line, remark.column, remark.line, remark.column)
    return Shown(remark.path, place, remark.severity, NOTE_ID, secrets.masked(remark.message))


def _order(entry: Shown) -> tuple[str, int, int, int, str]:
    return entry.path, entry.place.line, entry.place.column, entry.severity.rank, entry.rule_id
