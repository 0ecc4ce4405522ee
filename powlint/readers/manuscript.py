"""A draft lifted out of a format that is no text (Word, OpenDocument, RTF, PDF): a line for each paragraph.

The lines, one under the other, are the source text of the document: what people are shown, and what places count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from powlint.errors import ReadError
from powlint.model.document import BlockKind, Document, Landmark, Source
from powlint.model.span import Span
from powlint.readers.cutting import first_visible, trimmed
from powlint.readers.lines import is_rule
from powlint.readers.notes import FoundNote
from powlint.readers.page import Page
from powlint.readers.parts import Place, kind_of, labelled
from powlint.values import dataclass

# As for a text file: layers over more would take minutes.
_LONGEST = 32 << 20
_SPEAKS = re.compile(r"\s*powlint:(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_TEMPER = str.maketrans({"\n": " ", "\r": " "})
# Whoever looks for these looks elsewhere than among the paragraphs of the story.
_APART = {
    BlockKind.ALT: "alternative text, ",
    BlockKind.FOOTNOTE: "footnote, ",
    BlockKind.META: "header or footer, ",
    BlockKind.TABLE: "table, ",
}
_STORY = (BlockKind.HEADLINE, BlockKind.HEADING)


class Link:
    """A stretch of a line that leads somewhere; -1 while it has no end."""

    __slots__ = ("end", "start", "target")

    def __init__(self, target: str, start: int) -> None:
        self.target = target
        self.start = start
        self.end = -1


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the source text and its anchor in the file: what the writer of comments needs to find it again.

    That is in Word the number of its element, counted as they begin, and in OpenDocument its first byte; -1 if there
    is none. If not `exact`, its words stand where nothing can be set on them (a footnote, a text box, an alternative
    text), and the anchor is that of the element that they hang on.
    """

    span: Span
    anchor: int
    exact: bool


class Line:
    """One paragraph while it grows. `kind` is None if its looks have to tell; `level` is that of a heading."""

    __slots__ = ("_parts", "kind", "length", "level", "links", "notes", "start")

    def __init__(self, kind: BlockKind | None = None) -> None:
        self.kind = kind
        self.level = 0
        self.length = 0
        self.start = 0
        self.links: list[Link] = []
        self.notes: list[Comment] = []
        self._parts: list[tuple[str, int, bool]] = []

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(said for said, _, _ in self._parts)

    @property
    def ends_blank(self) -> bool:
        """Whether white space would come after white space, or before everything."""
        return not self._parts or self._parts[-1][0].endswith(" ")

    def write(self, said: str, anchor: int = -1, *, exact: bool = True) -> None:
        """Add text, and say where in the file it comes from."""
        if not said:
            return
        said = said.translate(_TEMPER)
        self.length += len(said)
        if self._parts and anchor >= 0 and self._parts[-1][1:] == (anchor, exact):
            said = self._parts.pop()[0] + said
        self._parts.append((said, anchor, exact))

    def open_link(self, target: str) -> Link:
        """What is written from here on leads to `target`, until the link has an end."""
        link = Link(target, self.length)
        self.links.append(link)
        return link

    def hang(self, anchor: int) -> None:
        """Let all text hang on one element: the footnote's mark."""
        self._parts = [(said, anchor, False) for said, _, _ in self._parts]

    def stretches(self) -> Iterable[Stretch]:
        """Where the text comes from; `start` must be known."""
        at = self.start
        for said, anchor, exact in self._parts:
            yield Stretch(Span(at, at + len(said)), anchor, exact)
            at += len(said)


def margins(lines: Iterable[Line]) -> list[Line]:
    """What headers and footers say, each thing once; no comment can be set there."""
    found: dict[str, Line] = {}
    for line in lines:
        said = line.text.strip()
        if said and said not in found:
            found[said] = line
            line.hang(-1)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a line that still grows."""

    line: Line
    offset: int


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody noted beside the text, and from where to where."""

    text: str
    start: Spot
    end: Spot

    @property
    def note(self) -> str | None:
        """What it says to powlint; None if it speaks to people."""
        found = _SPEAKS.fullmatch(self.text)
        return " ".join(found["rest"].split()) if found else None

    @property
    def span(self) -> Span:
        """Where it is set in the source text; the lines' starts must be known."""
        return Span(self.start.line.start + self.start.offset, self.end.line.start + self.end.offset)


class Manuscript:
    """The lines of a draft, and the document they make. Raises ReadError for more text than a draft can have."""

    def __init__(self, source: Source, lines: Sequence[Line], comments: Iterable[Comment] = ()) -> None:
        self._source = source
        self._lines = lines
        if sum(line.length for line in lines) > _LONGEST:
            raise ReadError(f"{source.name}: holds more than {_LONGEST >> 20} MB of text, too much for a draft")
        for comment in comments:
            if comment.note is not None:
                comment.start.line.notes.append(comment)
        self._notes: list[FoundNote] = []
        self.text = self._assembled()

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Where each stretch of the source text comes from, in order."""
        return tuple(stretch for line in self._lines for stretch in line.stretches())

    def document(self, meta: Mapping[str, object] | None = None) -> Document:
        """The document. Whatever has no kind gets one by its looks, as in plain text."""
        page = Page(self._source, self.text, self.text)
        for number, line in enumerate(self._lines, start=1):
            apart = _APART.get(line.kind, "") if line.kind else ""
            page.landmarks.append(Landmark(line.start, f"{apart}paragraph {number}"))
        kinds = _kinds(self.text, self._lines)
        waiting: BlockKind | None = None
        for line in self._lines:
            if not _visible(self.text, line):
                continue
            start, kind = line.start, line.kind
            if kind is None:
                if is_rule(self.text, *trimmed(self.text, start, start + line.length)):
                    continue
                kind, start = labelled(self.text, first_visible(self.text, start, start + line.length), _end(line))
                if kind and not _says(self.text, start, _end(line)):
                    # "Image caption" on a line of its own names what comes next.
                    waiting = kind
                    continue
                kind = kind or waiting
            waiting = None
            page.open(kind or kinds.get(line, BlockKind.BODY))
            _write(page, line, start)
        page.close()
        return page.document(tuple(self._notes), meta or {}, "en")

    def _assembled(self) -> str:
        """The source text: each line, behind it the notes that are set there."""
        parts: list[str] = []
        found: list[tuple[Comment, Span]] = []
        at = 0
        for line in self._lines:
            line.start = at
            said = line.text
            for comment in line.notes:
                note = f"[powlint: {comment.note}]"
                said += f" {note}"
                found.append((comment, Span(at + len(said) - len(note), at + len(said))))
            parts.append(f"{said}\n")
            at += len(said) + 1
        for comment, span in found:
            marked = comment.span
            self._notes.append(FoundNote(comment.note or "", span, marked if len(marked) > 0 else None))
        return "".join(parts)


def _end(line: Line) -> int:
    return line.start + line.length


def _says(text: str, start: int, end: int) -> bool:
    return first_visible(text, start, end) < end


def _visible(text: str, line: Line) -> bool:
    return _says(text, line.start, _end(line))


def _kinds(text: str, lines: Sequence[Line]) -> dict[Line, BlockKind]:
    """Kinds of lines that have none, by their looks.

    Somebody who marked a headline or headings marked them all.
    """
    seen = [line for line in lines if _visible(text, line)]
    if seen and seen[0].kind is BlockKind.HEADING and seen[0].level == 1:
        seen[0].kind = BlockKind.HEADLINE if all(each.kind is not BlockKind.HEADLINE for each in seen) else seen[0].kind
    styled = any(line.kind in _STORY for line in seen)
    bare = [line for line in seen if line.kind is None and not is_rule(text, *trimmed(text, line.start, _end(line)))]
    found: dict[Line, BlockKind] = {}
    for index, line in enumerate(bare):
        place = Place.LATER if index else Place.FIRST
        if styled or index == len(bare) - 1:
            place = Place.LAST
        found[line] = kind_of(text, *trimmed(text, line.start, _end(line)), place=place)
    return found


def _write(page: Page, line: Line, start: int) -> None:
    """A line onto the page, its links opened and closed where they stand."""
    ends: list[tuple[int, int, Link]] = []
    for link in line.links:
        end = line.length if link.end < 0 else link.end
        # Spaces at the end of a line are no part of it, nor of a link there.
        first, last = trimmed(page.source_text, line.start + link.start, line.start + end)
        if last > first:
            ends += [(first, 1, link), (last, 0, link)]
    at = start
    for place, opens, link in sorted(ends, key=lambda each: each[:2]):
        if place > at:
            page.take(at, place)
            at = place
        if opens:
            page.open_link(link.target)
        else:
            page.close_link()
    page.take(at, _end(line))
