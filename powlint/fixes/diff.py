"""What fixes change, line by line: a unified diff to be read, in which secret words are masked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from powlint.fixes.fixed import Fixed
from powlint.model.document import Document
from powlint.model.span import Edit, Span
from powlint.reporters.secrets import MASK, Secrets
from powlint.values import dataclass

CONTEXT = 1
"""Lines shown round a change: in most drafts each is a whole paragraph."""
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of the source text, counted from 1, the last one included, and the edits in them."""

    first: int
    last: int
    edits: tuple[Edit, ...]


def diff(name: str, fixed: Fixed, hidden: Secrets) -> Iterator[str]:
    """The lines of a unified diff of a draft, without line ends; nothing if no fix is made."""
    if not fixed.edits:
        return
    yield from (f"--- {name}", f"+++ {name}")
    document = fixed.document
    shift = 0
    for hunk in _hunks(_changed(document, fixed.edits)):
        first = max(1, hunk[0].first - CONTEXT)
        body = list(_body(document, hunk, first, hidden))
        old, new = (sum(line[0] in signs for line in body) for signs in (" -", " +"))
        yield f"@@ -{first},{old} +{first + shift},{new} @@"
        yield from body
        shift += new - old


def _changed(document: Document, edits: Sequence[Edit]) -> Iterator[_Lines]:
    """The lines that edits change, in order; what shares a line belongs together."""
    held: _Lines | None = None
    for edit in edits:
        place = document.place(edit.span)
        if held is not None and place.line <= held.last:
            held = _Lines(held.first, max(held.last, place.end_line), (*held.edits, edit))
            continue
        if held is not None:
            yield held
        held = _Lines(place.line, place.end_line, (edit,))
    if held is not None:
        yield held


def _hunks(changed: Iterator[_Lines]) -> Iterator[list[_Lines]]:
    """Changed lines that are shown together because their contexts touch."""
    hunk: list[_Lines] = []
    for lines in changed:
        if hunk and lines.first - hunk[-1].last > 2 * CONTEXT + 1:
            yield hunk
            hunk = []
        hunk.append(lines)
    if hunk:
        yield hunk


def _body(document: Document, hunk: Sequence[_Lines], first: int, hidden: Secrets) -> Iterator[str]:
    at = first
    for lines in hunk:
        yield from (f" {_line(document, each, hidden)}" for each in range(at, lines.first))
        yield from (f"-{_line(document, each, hidden)}" for each in range(lines.first, lines.last + 1))
        yield from (f"+{line}" for line in _LINE_END.split(_new(document, lines, hidden)))
        at = lines.last + 1
    last = document.place(Span(len(document.source_text), len(document.source_text))).line
    yield from (
        f" {_line(document, each, hidden)}"
        for each in range(at, min(at + CONTEXT, last + 1))
        if each < last or len(document.line_span(each))  # behind the last line end there is no line
    )


def _line(document: Document, line: int, hidden: Secrets) -> str:
    span = document.line_span(line)
    return hidden.veiled(span.cut(document.source_text), span.start)


def _new(document: Document, lines: _Lines, hidden: Secrets) -> str:
    """The lines with their edits made."""
    text, parts = document.source_text, []
    at = document.line_span(lines.first).start
    for edit in lines.edits:
        parts.append(hidden.veiled(text[at : edit.span.start], at))
        parts.append(MASK if hidden.stand_in(edit.span) else hidden.masked(edit.text))
        at = edit.span.end
    end = document.line_span(lines.last).end
    return "".join([*parts, hidden.veiled(text[at:end], at)])
