"""The text of an OpenDocument file as its readers see it with all tracked changes accepted: paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping

from powlint.model.document import BlockKind
from powlint.model.span import Span
from powlint.readers.manuscript import Comment, Line, Link, Spot
from powlint.readers.odt_styles import Styles
from powlint.readers.styles import Family, Kinship

_PASSED_OVER = frozenset({
    "text:tracked-changes", "text:note-citation", "text:ruby-text", "text:number", "office:forms", "office:scripts",
    "office:binary-data", "office:event-listeners", "dc:date", "text:sequence-decls", "text:page-number",
    "text:page-count",
})  # fmt: skip
# A comment can begin and end in these; in a field, a note or a frame it cannot.
_BEARING = frozenset({"text:p", "text:h", "text:span", "text:a", "text:meta", "text:ruby", "text:ruby-base"})
_BLANK = re.compile(r"[ \t\r\n]+")
_SPACES = re.compile(" {2,}")
_EVEN = str.maketrans("\t\r\n", "   ")
_MOST_SPACES = 1000


class Marginal:
    """A comment beside the story. `tags` are its elements, from where each begins to where it ends (`Handler`)."""

    __slots__ = ("_end", "_lines", "_start", "author", "name", "parent", "tags")

    def __init__(self, attributes: Mapping[str, str], lines: list[Line], start: Spot) -> None:
        self.name = attributes.get("office:name", "")
        self.parent = attributes.get("loext:parent-name", "")
        self.author = ""
        self.tags: list[Span] = []
        self._lines = lines
        self._start = self._end = start

    def reach(self, end: Spot) -> None:
        """Say where the words end that it is set on."""
        self._end = end

    @property
    def comment(self) -> Comment:
        """What it says of which words."""
        return Comment("\n".join(line.text for line in self._lines), self._start, self._end)


class _Place:
    """Where the text stands: in the story, a text box, a note or a comment, each with paragraphs of its own."""

    __slots__ = ("kind", "line", "lines", "lists", "marginal", "opens", "tables")

    def __init__(self, lines: list[Line], kind: BlockKind | None = None) -> None:
        self.lines = lines
        self.kind = kind
        self.line: Line | None = None
        self.marginal: Marginal | None = None
        self.opens = 0
        self.lists = 0
        self.tables = 0


class Body(Styles):
    """Takes the events of a part with text; afterwards `lines`, `notes` and `marginals` are there.

    What is written into a line comes from the byte where its characters stand. Of a part with styles the lines are
    the headers and footers.
    """

    def __init__(self, family: Family, kind: BlockKind | None = None) -> None:
        super().__init__(family)
        self.lines: list[Line] = []
        self.notes: list[Line] = []
        self.marginals: list[Marginal] = []
        self.has_text = False
        self._place = _Place(self.lines, kind)
        self._outer: list[_Place] = []
        self._over = 0
        self._host = -1
        self._hosted = 0
        self._links: list[tuple[Line, Link] | None] = []
        self._said: list[str] | None = None
        self._ending: tuple[Marginal, int] | None = None

    def start(self, name: str, attributes: Mapping[str, str], number: int) -> None:  # noqa: PLR0912 - a case an element
        """An element begins."""
        self._begin_host(name)
        if self._over or name in _PASSED_OVER:
            self._over += 1
            return
        match name:
            case "text:p" | "text:h":
                self._begin_paragraph(name, attributes)
            case "text:s":
                count = attributes.get("text:c", "1")
                self._write(" " * min(_MOST_SPACES, int(count) if count.isdecimal() else 1))
            case "text:tab":
                self._write("\t")
            case "text:line-break":
                self._write(" ")
            case "text:a":
                self._begin_link(attributes.get("xlink:href", ""))
            case "text:list":
                self._place.lists += 1
            case "table:table":
                self._place.tables += 1
            case "draw:text-box":
                self._enter(_Place(self._place.lines, self._place.kind))
            case "text:note-body":
                self._enter(_Place(self.notes, BlockKind.FOOTNOTE))
            case "office:annotation":
                self._begin_marginal(attributes)
            case "office:annotation-end":
                self._reach(attributes.get("office:name", ""))
            case "svg:desc" | "svg:title" | "dc:creator":
                self._said = []
            case "office:text":
                self.has_text = True
            case _:
                super().start(name, attributes, number)

    def end(self, name: str) -> None:
        """An element ends."""
        self._end_host()
        if self._over:
            self._over -= 1
            return
        match name:
            case "text:p" | "text:h":
                self._place.opens -= 1
            case "text:list":
                self._place.lists -= 1
            case "table:table":
                self._place.tables -= 1
            case "draw:text-box" | "text:note-body" if self._outer:
                self._place = self._outer.pop()
            case "office:annotation" if self._outer:
                self._end_marginal()
            case "office:annotation-end" if self._ending is not None:
                marginal, begun = self._ending
                marginal.tags.append(Span(begun, self.at))
            case "text:a":
                opened = self._links.pop() if self._links else None
                if opened:
                    opened[1].end = opened[0].length
            case "svg:desc" | "svg:title" | "dc:creator":
                self._end_said(name)

    def text(self, said: str) -> None:
        """Characters; white space counts as one space, and as none where there is one already."""
        if self._over:
            return
        if self._said is not None:
            self._said.append(said)
            return
        said = said.translate(_EVEN)
        at = 0
        for gap in _SPACES.finditer(said):
            self._words(said, at, gap.start() + 1)
            at = gap.end()
        self._words(said, at, len(said))

    def _words(self, said: str, start: int, end: int) -> None:
        """A range of the characters in hand, with single spaces between its words."""
        line = self._place.line
        if line is not None and said.startswith(" ", start) and line.ends_blank:
            start += 1
        self._write(said[start:end], len(said[:start].encode("utf-8", "surrogatepass")))

    def _write(self, said: str, after: int = 0) -> None:
        """Add text; `after` are the bytes between the event in hand and its first character."""
        if not self._place.opens or self._place.line is None:
            return
        if self._host < 0 and not self._outer:
            self._place.line.write(said, self.at + after)
        else:
            self._place.line.write(said, self._host, exact=False)

    def _begin_host(self, name: str) -> None:
        """Note the element of the story that what bears no comment hangs on."""
        if self._host >= 0:
            self._hosted += 1
        elif name not in _BEARING and self._place.opens and not self._outer:
            self._host, self._hosted = self.at, 1

    def _end_host(self) -> None:
        if self._host >= 0:
            self._hosted -= 1
            if not self._hosted:
                self._host = -1

    def _begin_paragraph(self, name: str, attributes: Mapping[str, str]) -> None:
        place = self._place
        place.opens += 1
        kinship = self._family.kinship(attributes.get("text:style-name", ""))
        if name == "text:h" and kinship.kind is not BlockKind.HEADLINE:
            level = attributes.get("text:outline-level", "1")
            kinship = Kinship(BlockKind.HEADING, int(level) if level.isdecimal() else 1)
        inherited = BlockKind.LIST if place.lists else BlockKind.TABLE if place.tables else None
        place.line = Line(place.kind or kinship.kind or inherited)
        place.line.level = kinship.level
        place.lines.append(place.line)

    def _enter(self, place: _Place) -> None:
        self._outer.append(self._place)
        self._place = place

    def _begin_link(self, target: str) -> None:
        line = self._place.line
        self._links.append((line, line.open_link(target)) if line is not None and target else None)

    def _begin_marginal(self, attributes: Mapping[str, str]) -> None:
        inside, line = _Place([]), self._place.line
        if line is not None:
            inside.marginal = Marginal(attributes, inside.lines, Spot(line, line.length))
            inside.marginal.tags.append(Span(self.at, self.at))
            self.marginals.append(inside.marginal)
        self._enter(inside)

    def _end_marginal(self) -> None:
        marginal = self._place.marginal
        if marginal is not None:
            marginal.tags = [Span(marginal.tags[0].start, self.at)]
        self._place = self._outer.pop()

    def _reach(self, name: str) -> None:
        found = next((each for each in reversed(self.marginals) if name and each.name == name), None)
        self._ending = (found, self.at) if found else None
        line = self._place.line
        if found is not None and line is not None:
            found.reach(Spot(line, line.length))

    def _end_said(self, name: str) -> None:
        said = _BLANK.sub(" ", "".join(self._said or ())).strip()
        self._said = None
        if name == "dc:creator":
            if self._place.marginal is not None:
                self._place.marginal.author = said
            return
        # A picture's description and title often say the same.
        if said and not any(line.text == said and line.kind is BlockKind.ALT for line in self._place.lines[-2:]):
            line = Line(BlockKind.ALT)
            line.write(said, self._host, exact=False)
            self._place.lines.append(line)
