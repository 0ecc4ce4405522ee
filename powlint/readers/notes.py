"""Comments that speak to powlint: found, lifted out, and masked so that every offset stays."""

from __future__ import annotations

import re
from collections.abc import Iterable

from powlint.model.span import Edit, Span, edited
from powlint.readers.cutting import HOLE
from powlint.values import dataclass

# The quick look before any pattern: an editor's program may write "Powlint:" for us.
_HINT = "owlint:"
_LINE_NOTE = re.compile(
    r"(?m)^(?P<indent>[ \t]*)(?:(?:#|//)[ \t]*[Pp]owlint:(?P<rest>[^\r\n]*)|\[[Pp]owlint:(?P<inside>[^\]\r\n]*)\])"
)
_OPENS = re.compile(r"<!--\s{0,20}[Pp]owlint:")


@dataclass(frozen=True, slots=True)
class FoundNote:
    """What a comment says, and where the whole comment stands in the source.

    `marked` is the part of the source that it is about, in formats whose comments say so.
    """

    text: str
    span: Span
    marked: Span | None = None


def notes_in(text: str) -> tuple[FoundNote, ...]:
    """All comments that speak to powlint, in order."""
    if _HINT not in text:
        return ()
    found = [*_html_notes(text), *_line_notes(text)]
    found.sort(key=lambda note: note.span)
    apart: list[FoundNote] = []
    for note in found:
        if not apart or note.span.start >= apart[-1].span.end:
            apart.append(note)
    return tuple(apart)


def note_in_comment(text: str, start: int, end: int) -> FoundNote | None:
    """What an HTML comment that fills the range says to powlint; None if it speaks to somebody else."""
    opening = _OPENS.match(text, start, end)
    close = text.rfind("--", start, end)
    if not opening or close < opening.end():
        return None
    return FoundNote(text[opening.end() : close].strip(), Span(start, end))


def masked(text: str, notes: tuple[FoundNote, ...]) -> str:
    """The text with holes in place of the comments; as long as it was."""
    return holed(text, (note.span for note in notes)) if notes else text


def holed(text: str, spans: Iterable[Span]) -> str:
    """The text with holes in some places, which are in order; as long as it was."""
    return edited(text, (Edit(span, HOLE * len(span)) for span in spans))


def _html_notes(text: str) -> list[FoundNote]:
    found: list[FoundNote] = []
    at = 0
    while opening := _OPENS.search(text, at):
        # A plain search, and the end of it all when there is none: a lazy pattern would try again at each opening.
        close = text.find("-->", opening.end())
        if close < 0:
            break
        at = close + 3
        found.append(FoundNote(text[opening.end() : close].strip(), Span(opening.start(), at)))
    return found


def _line_notes(text: str) -> list[FoundNote]:
    found: list[FoundNote] = []
    for match in _LINE_NOTE.finditer(text):
        words = match["rest"] if match["rest"] is not None else match["inside"]
        found.append(FoundNote(words.strip(), Span(match.end("indent"), match.end())))
    return found
