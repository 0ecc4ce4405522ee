"""Reads Word files (.docx): what stands in them when all tracked changes are accepted, a line for each paragraph."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TypeVar

from powlint.model.document import BlockKind, Document, Source
from powlint.model.span import Span
from powlint.readers.docx_asides import Asides, comments
from powlint.readers.docx_body import Body
from powlint.readers.docx_styles import Styles
from powlint.readers.manuscript import Line, Manuscript, Stretch, margins
from powlint.readers.packed import Handler, Package, Shortened, parse
from powlint.readers.styles import Family
from powlint.values import dataclass

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STRICT = "http://purl.oclc.org/ooxml"
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OFFICE}/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OFFICE}/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rels",
}
AnyHandler = TypeVar("AnyHandler", bound=Handler)

_FOREIGN = "holds text of another file (altChunk), which is not read; open it in Word and save it again"


@dataclass(frozen=True, slots=True)
class Anchored:
    """A document and where its text stands in the main part of the file.

    `part` is the name of that part in the zip. `comments` are those of people and of powlint that are set in the text,
    each with its number and its place in the source text.
    """

    document: Document
    part: str
    stretches: tuple[Stretch, ...]
    comments: Mapping[str, tuple[str, Span]]


class DocxReader:
    """Word files since 2007, with macros or without."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx", ".docm", ".dotx", ".dotm")

    def read(self, source: Source) -> Document:
        """The document; ReadError for what is no Word file, is locked, damaged or made to swell."""
        return anchored(source).document


def anchored(source: Source) -> Anchored:
    """The document and where its text stands. Raises ReadError."""
    story = _Story(source)
    said = comments(story.asides["comments"], story.body.ranges)
    manuscript = Manuscript(source, story.lines, said.values())
    document = manuscript.document()
    places = {number: (comment.text, comment.span) for number, comment in said.items()}
    return Anchored(document, story.part, manuscript.stretches, places)


class _Relations(Handler):
    """Takes the events of a part with relations: where they lead, by id and by the end of their type.

    `margins` are the parts with headers and footers, which are several.
    """

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self.margins: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str], number: int) -> None:  # noqa: ARG002 - a Handler's
        if name == "rels:Relationship":
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") == "External":
                self.targets[attributes.get("Id", "")] = target
                return
            kind = posixpath.basename(attributes.get("Type", ""))
            self.parts.setdefault(kind, target)
            if kind in ("header", "footer"):
                self.margins.append(target)


class _Story:
    """The lines of a Word file: those of its main part, then its footnotes and endnotes, headers and footers."""

    def __init__(self, source: Source) -> None:
        self._package = Package(source, "Word file (.docx)")
        self._shortened = Shortened(_PREFIXES)
        self.part = self._told("_rels/.rels", _Relations()).parts.get("officeDocument", "").removeprefix("/")
        relations = self._told(_relations_of(self.part), _Relations())
        self._folder, self._parts = posixpath.dirname(self.part), relations.parts
        styles = self._told(self._path(relations.parts.get("styles", "")), Styles()).family
        self.body = Body(styles, relations.targets)
        if not self.part or not self._parse(self.part, self.body):
            raise self._package.error("this is no Word file (.docx): there is no text in the zip; is it .odt or .xlsx?")
        if self.body.has_foreign_text:
            raise self._package.error(_FOREIGN)
        self.asides = {part: self._asides(part, styles) for part in ("footnotes", "endnotes", "comments")}
        headers = [line for part in relations.margins for line in self._margin(self._path(part), styles)]
        self.lines = [*self.body.lines, *self._notes(), *margins(headers)]

    def _notes(self) -> list[Line]:
        found: list[Line] = []
        for reference in self.body.references:
            for line in self.asides[reference.part].pop(reference.id, ()):
                line.hang(reference.element)
                found.append(line)
        return found

    def _asides(self, part: str, styles: Family) -> dict[str, list[Line]]:
        name = self._path(self._parts.get(part, ""))
        return self._told(name, Asides(styles, self._links(name), f"w:{part.removesuffix('s')}")).told

    def _margin(self, name: str, styles: Family) -> list[Line]:
        return self._told(name, Body(styles, self._links(name), BlockKind.META)).lines

    def _links(self, name: str) -> Mapping[str, str]:
        return self._told(_relations_of(name), _Relations()).targets

    def _path(self, target: str) -> str:
        return posixpath.normpath(posixpath.join("/", self._folder, target)).removeprefix("/") if target else ""

    def _told(self, name: str, handler: AnyHandler) -> AnyHandler:
        """The handler, having been told of a part if there is one."""
        self._parse(name, handler)
        return handler

    def _parse(self, name: str, handler: Handler) -> bool:
        xml = self._package.part(name) if name else None
        if xml is None:
            return False
        parse(xml, handler, self._shortened, self._package.name)
        return True


def _relations_of(name: str) -> str:
    """The part with the relations of a part."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")
