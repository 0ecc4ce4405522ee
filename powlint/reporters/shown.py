"""What reporters have in common: findings and remarks of a file with their places, secret words masked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from powlint.model.document import Document, Place
from powlint.model.finding import Finding, Related, Severity
from powlint.model.report import Fault, FileReport, Remark, Silence
from powlint.model.reporting import FAULT_ID, NOTE_ID, ReportOptions
from powlint.model.span import Span
from powlint.reporters.columns import Length, counted
from powlint.reporters.secrets import NO_SECRETS, Secrets, secrets
from powlint.values import dataclass

NOWHERE = Place(1, 1, 1, 1)
NOTE_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}
"""The words of compilers, their readers and SARIF, who know no suggestion."""
_NO_WORDS = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding or remark at its place. `source` is empty, and `finding` None, for a remark.

    `document` is the text that the place is in; None if it is not at hand.
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
    document: Document | None = None
    file: FileReport | None = None

    @property
    def level(self) -> Severity:
        """How grave it is for formats that know no silence: what is silenced is a suggestion."""
        return self.severity if self.silence is None else Severity.SUGGESTION

    @property
    def said(self) -> str:
        """The message; of what is silenced, by whom and why as well."""
        if self.silence is None:
            return self.message
        return f"silenced by {self.silence.by} ({self.silence.reason}): {self.message}"

    def document_of(self, related: Related) -> Document | None:
        """The text in which a place stands that belongs to the finding."""
        return self.file.document_of(related) if self.file else None

    def place_in(self, length: Length) -> Place:
        """The place with columns in another unit."""
        return counted(self.place, self.document, length)


def shown(file: FileReport, hidden: Secrets, *, silenced: bool) -> tuple[Shown, ...]:
    """All that is said of a file, by place; the silenced only if asked for."""
    entries = [_finding(file, finding, hidden, None) for finding in file.verdict.reported]
    if silenced:
        entries += [_finding(file, each.finding, hidden, each.silence) for each in file.verdict.silenced]
    entries += [_remark(file, remark, hidden) for remark in file.verdict.remarks]
    return tuple(sorted(entries, key=_order))


def listed(file: FileReport, options: ReportOptions) -> tuple[Shown, ...]:
    """All that the options let be said of a file."""
    return shown(file, secrets(file) if options.masks else NO_SECRETS, silenced=options.show_silenced)


def from_root(file: FileReport, options: ReportOptions) -> tuple[Shown, ...]:
    """As `listed`, for services: with the faults, first and like findings, and with paths from the root of the run."""
    faults = [_fault(fault, options) for fault in file.faults]
    return tuple(replace(e, path=path_from(options.root, e.path)) for e in (*faults, *listed(file, options)))


def path_from(root: str, path: str) -> str:
    """A path counted from the root, if it lies there; else as it is."""
    inside = f"{root.rstrip('/')}/"
    return path.removeprefix(inside) if root else path


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


def _finding(file: FileReport, finding: Finding, hidden: Secrets, silence: Silence | None) -> Shown:
    source, place = source_place(file.document, finding.span)
    said = hidden.covered(finding)
    return Shown(
        hidden.path(file),
        place,
        said.severity,
        said.rule_id,
        said.message,
        finding=said,
        source=source,
        silence=silence and replace(silence, by=hidden.masked(silence.by), reason=hidden.masked(silence.reason)),
        masked=said != finding,
        document=file.document,
        file=file,
    )


def _remark(file: FileReport, remark: Remark, hidden: Secrets) -> Shown:
    place = Place(remark.line, remark.column, remark.line, remark.column)
    document = file.document if remark.path == file.path else None
    return Shown(remark.path, place, remark.severity, NOTE_ID, hidden.masked(remark.message), document=document)


def _fault(fault: Fault, options: ReportOptions) -> Shown:
    said = fault.message if options.masks else fault.whole
    return Shown(fault.path, NOWHERE, Severity.ERROR, FAULT_ID, f"could not be fully checked: {said}")


def _order(entry: Shown) -> tuple[str, int, int, int, str]:
    return entry.path, entry.place.line, entry.place.column, entry.severity.rank, entry.rule_id
