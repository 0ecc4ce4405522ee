"""What all reviewed copies have in common: what a comment says, and what comes of it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Protocol

from powlint.model.document import Source
from powlint.model.finding import Finding, Severity
from powlint.model.report import FileReport
from powlint.model.rule import SourceRef
from powlint.model.span import Span
from powlint.reporters.secrets import secrets
from powlint.values import dataclass

AUTHOR = "powlint"
INITIALS = "pl"


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said of one place of the source text, line by line; the last line is the mark by which ours are known."""

    span: Span
    severity: Severity
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reviewed copy: the bytes of the file, how many comments are in it, and the places that could have none.

    `aside` counts those that are set on a mark or picture because their words cannot bear one.
    """

    content: bytes
    comments: int
    aside: int = 0
    unplaced: tuple[Span, ...] = field(default=())


class Reviewer(Protocol):
    """Writes reviewed copies in one format."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of the names of drafts that it writes copies of, with their dots."""
        ...

    def bare(self, source: Source) -> Source:
        """The draft without what an earlier review wrote into its text. Raises ReadError."""
        ...

    def reviewed(self, source: Source, comments: Sequence[Comment]) -> Reviewed:
        """The draft with comments. Raises ReadError if it cannot be opened."""
        ...


def comments(file: FileReport, findings: Sequence[Finding], sources: Mapping[str, SourceRef]) -> tuple[Comment, ...]:
    """A comment for each finding, in order.

    Secret words are masked: the comment stands beside them now, and must not outlive them when they are cut.
    """
    document = file.document
    if document is None:
        return ()
    hidden = secrets(file)
    return tuple(
        Comment(document.offsets.to_source(finding.span), finding.severity, _lines(hidden.covered(finding), sources))
        for finding in findings
    )


def _lines(finding: Finding, sources: Mapping[str, SourceRef]) -> tuple[str, ...]:
    said = [f"{finding.severity.value.capitalize()}: {finding.message}"]
    if finding.why:
        said.append(f"Why: {finding.why}")
    if finding.sources:
        cited = "; ".join(sources[key].title if key in sources else key for key in finding.sources)
        said.append(f"Sources: {cited}")
    said += [f"Instead: {way}" for way in finding.instead]
    if finding.suggestions:
        said.append(f"Suggestions: {' / '.join(f'“{words}”' for words in finding.suggestions)}")
    return (*(" ".join(line.split()) for line in said), mark(finding.rule_id))


def mark(rule_id: str) -> str:
    """The last line of each of our comments."""
    return f"[{rule_id}] powlint review"


def is_ours(text: str) -> bool:
    """Whether a comment ends with our mark."""
    return text.rstrip().endswith("] powlint review")
