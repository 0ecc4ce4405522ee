"""An ignore note for a finding, put where it covers the finding and changes nothing else that is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from powlint.doors.lsp.linting import Linted
from powlint.doors.lsp.positions import Lines
from powlint.errors import ReadError
from powlint.model.document import BlockKind, Document
from powlint.model.finding import Finding
from powlint.model.span import Span
from powlint.readers.front_matter import front_matter
from powlint.triage.suppressions import IGNORE, covered
from powlint.values import dataclass

PLACEHOLDER = "…"
"""Stands for the reason, which only a person can give. It has no letters: until they do, the note is an error."""

_WALL = re.compile(r"[ \t]*\|")  # of a table's cell
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
    """Behind the paragraph or above it; outside of what a page shows, such as titles and alternative texts."""
    document, lines, name = linted.document, linted.page.lines, linted.page.name
    block = document and next((b for b in document.blocks if b.span.start <= finding.span.start < b.span.end), None)
    if not block or block.kind is BlockKind.CODE:
        return
    place = linted.place(block.span)
    said = f"powlint: {IGNORE} {finding.rule_id}: {PLACEHOLDER}"
    above = lines.line_at(place.start).start
    if place.start < front_matter(lines.text, name).body or not name.casefold().endswith(_WITH_COMMENTS):
        yield Insertion(above, f"# {said}\n")  # in front matter it is a comment of YAML
        return
    yield Insertion(lines.line_at(place.end).end, f" <!-- {said} -->")
    if _WALL.match(lines.text, place.end):
        yield Insertion(place.end, f" <!-- {said} -->")
    yield Insertion(above, f"<!-- {said} -->\n\n")


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
