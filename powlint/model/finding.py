"""What a check found: whole at birth, so that no later stage has to finish it."""

from __future__ import annotations

from enum import StrEnum

from powlint.model.span import Span
from powlint.values import dataclass


class Severity(StrEnum):
    """How much harm is likely, most first."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for suggestion: smaller is graver."""
        return tuple(Severity).index(self)

    @property
    def raised(self) -> Severity:
        """One level higher; an error stays one."""
        return tuple(Severity)[max(self.rank - 1, 0)]

    @property
    def lowered(self) -> Severity:
        """One level lower; a suggestion stays one."""
        return tuple(Severity)[min(self.rank + 1, 2)]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, and what it is there.

    `path` is the file it stands in, and `span` in that file's clean text; "" is the file of the finding.
    """

    span: Span
    message: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that an editor should look at.

    `span` is in clean text; reporters take the source place from the document. `matched` is the clean text there.
    `fingerprint` is empty until triage keys it, where a salt is set; it never holds the words.
    """

    rule_id: str
    category: str
    severity: Severity
    span: Span
    matched: str
    message: str
    why: str = ""
    instead: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fix: str | None = None
    sensitive: bool = False
    blocks: bool = True
    """False for pilot rules: shown, never counted against `fail_on`."""
    fingerprint: str = ""

    @property
    def order(self) -> tuple[int, int, str, int]:
        """Sort key: place, then severity, then rule."""
        return self.span.start, self.severity.rank, self.rule_id, self.span.end
