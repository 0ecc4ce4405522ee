"""An ignore note for a finding, put where it covers the finding and changes nothing else that is read."""

from __future__ import annotations

from collections.abc import Iterator

from powlint.doors.lsp.linting import Linted
from powlint.doors.lsp.positions import Lines
from powlint.errors import ReadError
from powlint.model.document import Document
from powlint.model.finding import Finding
from powlint.model.span import Span
from powlint.triage.suppressions import IGNORE, covered
from powlint.values import dataclass

PLACEHOLDER = "…"
"""Stands for the reason, which only a person can give. It has no letters: until they do, the note is an error."""

_WITH_COMMENTS = (".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".nitf", ".newsml", ".xml")


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words to put into a page, at a code point of it."""

    at: int
    words: str


def ignore_note(finding: Finding, linted: Linted) -> Insertion | None:
    """A note without its reason yet; None if there is no place for one, as in code or in JSON."""
    return next((each for each in _candidates(finding, linted) if _covers(each, finding, linted)), None)


def _candidates(finding: Finding, linted: Linted) -> Iterator[Insertion]:
    """At the end of the paragraph, or for a text without comments on a line above it; then a comment on such a line."""
    document, page = linted.document, linted.page
    block = document and next((b for b in document.blocks if b.span.start <= finding.span.start < b.span.end), None)
    if not block:
        return
    comment = f"<!-- powlint: {IGNORE} {finding.rule_id}: {PLACEHOLDER} -->"
    place = linted.place(block.span)
    above = page.lines.line_at(place.start).start
    if page.name.casefold().endswith(_WITH_COMMENTS):
        yield Insertion(place.end, f" {comment}")
        yield Insertion(above, f"{comment}\n\n")
    else:
        yield Insertion(above, f"# powlint: {IGNORE} {finding.rule_id}: {PLACEHOLDER}\n")


def _covers(insertion: Insertion, finding: Finding, linted: Linted) -> bool:
    """Whether the page with the note reads as before, and the note covers the finding."""
    before, text, at = linted.document, linted.page.lines.text, insertion.at
    try:
        after = linted.read(Lines(f"{text[:at]}{insertion.words}{text[at:]}"))
    except ReadError:
        return False
    if before is None or after is None or not _alike(before, after):
        return False
    note = next((each for each in after.notes if at <= each.source.start < at + len(insertion.words)), None)
    return note is not None and _holds(covered(note, after), finding.span)


def _alike(before: Document, after: Document) -> bool:
    return before.text == after.text and before.blocks == after.blocks and len(after.notes) == len(before.notes) + 1


def _holds(covered_span: Span, span: Span) -> bool:
    return covered_span.start <= span.start < covered_span.end
