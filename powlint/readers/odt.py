"""Reads OpenDocument text (.odt): what stands in it when all tracked changes are accepted, a line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping

from powlint.model.document import BlockKind, Document, Source
from powlint.readers.manuscript import Comment, Line, Link, Manuscript, Spot
from powlint.readers.packed import Package, Shortened, parse
from powlint.readers.styles import Family, Kinship, Style, named

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {f"{_OASIS}:{name}:1.0": name for name in ("office", "text", "table", "style", "draw", "manifest")} | {
    f"{_OASIS}:svg-compatible:1.0": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_PASSED_OVER = frozenset({
    "text:tracked-changes", "text:note-citation", "text:ruby-text", "text:number", "office:forms", "office:scripts",
    "office:binary-data", "office:event-listeners", "dc:creator", "dc:date", "text:sequence-decls",
})  # fmt: skip
_BLANK = re.compile(r"[ \t\r\n]+")
_CODED = re.compile(r"_([0-9a-f]{2,4})_")
_MOST_SPACES = 1000


class OdtReader:
    """OpenDocument text files."""

    name = "odt"
    suffixes: tuple[str, ...] = (".odt", ".ott")

    def read(self, source: Source) -> Document:
        """The document; ReadError for what is no such file, is locked, damaged or made to swell."""
        package = Package(source, "OpenDocument text (.odt)")
        shortened = Shortened(_PREFIXES)
        if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
            raise package.error("is locked with a password; save it without one")
        content = package.part("content.xml")
        family = Family()
        styles = package.part("styles.xml")
        if styles is not None:
            parse(styles, _Styles(family), shortened, source.name)
        story = _Story(family)
        if content is not None:
            parse(content, story, shortened, source.name)
        if not story.has_text:
            raise package.error(
                "this is no OpenDocument text (.odt): there is no text in the zip; is it .docx or .ods?"
            )
        return Manuscript(source, [*story.lines, *story.notes], story.comments).document()


class _Styles:
    """Takes the events of a part with styles."""

    def __init__(self, family: Family) -> None:
        self._family = family

    def start(self, name: str, attributes: Mapping[str, str], number: int) -> None:  # noqa: ARG002 - a Handler's
        if name != "style:style" or attributes.get("style:family") != "paragraph":
            return
        own = attributes.get("style:name", "")
        shown = attributes.get("style:display-name") or _CODED.sub(lambda found: chr(int(found[1], 16)), own)
        kinship = named(shown)
        level = attributes.get("style:default-outline-level", "")
        if kinship.kind is None and level.isdecimal():
            kinship = Kinship(BlockKind.HEADING, int(level))
        if attributes.get("style:list-style-name") and kinship.kind is None:
            kinship = Kinship(BlockKind.LIST)
        self._family.add(own, Style(attributes.get("style:parent-style-name", ""), kinship))

    def end(self, name: str) -> None:
        pass

    def text(self, said: str) -> None:
        pass


class _Place:
    """Where the text stands: in the story, a text box, a note or a comment, each with paragraphs of its own."""

    __slots__ = ("kind", "line", "lines", "lists", "opens", "tables")

    def __init__(self, lines: list[Line], kind: BlockKind | None = None) -> None:
        self.lines = lines
        self.kind = kind
        self.line: Line | None = None
        self.opens = 0
        self.lists = 0
        self.tables = 0


class _Story(_Styles):
    """Takes the events of the part with the text; afterwards `lines`, `notes` and `comments` are there."""

    def __init__(self, family: Family) -> None:
        super().__init__(family)
        self.lines: list[Line] = []
        self.notes: list[Line] = []
        self.has_text = False
        self._place = _Place(self.lines)
        self._outer: list[_Place] = []
        self._over = 0
        self._links: list[tuple[Line, Link] | None] = []
        self._alt: list[str] | None = None
        self._said: dict[str, tuple[list[Line], Spot]] = {}
        self._ends: dict[str, Spot] = {}

    @property
    def comments(self) -> list[Comment]:
        """What is noted beside the text."""
        return [
            Comment("\n".join(line.text for line in lines), spot, self._ends.get(name, spot))
            for name, (lines, spot) in self._said.items()
        ]

    def start(self, name: str, attributes: Mapping[str, str], number: int) -> None:  # noqa: PLR0912 - a case an element
        """An element begins."""
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
                self._begin_comment(attributes.get("office:name", ""))
            case "office:annotation-end" if self._place.line is not None:
                self._ends[attributes.get("office:name", "")] = self._spot(self._place.line)
            case "svg:desc" | "svg:title":
                self._alt = []
            case "office:text":
                self.has_text = True
            case _:
                super().start(name, attributes, number)

    def end(self, name: str) -> None:
        """An element ends."""
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
            case "draw:text-box" | "text:note-body" | "office:annotation" if self._outer:
                self._place = self._outer.pop()
            case "text:a":
                opened = self._links.pop() if self._links else None
                if opened:
                    opened[1].end = opened[0].length
            case "svg:desc" | "svg:title":
                self._end_alt()

    def text(self, said: str) -> None:
        """Characters; white space counts as one space, and as none where there is one already."""
        if self._over:
            return
        if self._alt is not None:
            self._alt.append(said)
            return
        line = self._place.line
        if self._place.opens and line is not None:
            said = _BLANK.sub(" ", said)
            self._write(said.removeprefix(" ") if line.ends_blank else said)

    def _write(self, said: str) -> None:
        if self._place.opens and self._place.line is not None:
            self._place.line.write(said)

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

    def _begin_comment(self, name: str) -> None:
        said: list[Line] = []
        line = self._place.line
        if line is not None:
            self._said[name or f"without name {len(self._said)}"] = said, self._spot(line)
        self._enter(_Place(said))

    def _spot(self, line: Line) -> Spot:
        return Spot(line, line.length)

    def _end_alt(self) -> None:
        said = _BLANK.sub(" ", "".join(self._alt or ())).strip()
        self._alt = None
        # A picture's description and title often say the same.
        if said and not any(line.text == said and line.kind is BlockKind.ALT for line in self._place.lines[-2:]):
            line = Line(BlockKind.ALT)
            line.write(said)
            self._place.lines.append(line)
