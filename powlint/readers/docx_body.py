"""The text of a Word file as its readers see it with all tracked changes accepted: paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from powlint.model.document import BlockKind
from powlint.readers.manuscript import Line, Link, Spot
from powlint.readers.packed import Handler
from powlint.readers.styles import Family, Kinship

# Nothing of the story is in these: what was deleted or moved away, properties, the small letters over Chinese.
_PASSED_OVER = frozenset(
    {"w:del", "w:moveFrom", "w:rPr", "w:sectPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sdtPr", "w:rt"}
)
_SIGNS = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad",
}  # fmt: skip
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"(?P<target>[^"]*)"', re.IGNORECASE)
_TEXTS = ("w:t", "m:t")
_PAGE_NUMBER = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_NO_NUMBER = "0"


class Reference(NamedTuple):
    """A footnote's or endnote's mark: which note it is, and the element that it hangs on."""

    part: str
    id: str
    element: int


class _Field:
    """A field (a date, an index, a link …): first its instruction, then its result, which is text."""

    __slots__ = ("instruction", "is_result", "line", "link")

    def __init__(self) -> None:
        self.instruction = ""
        self.is_result = False
        self.link: Link | None = None
        self.line: Line | None = None

    def begin_result(self, line: Line | None) -> None:
        # The number of a page is nobody's words: it is passed over like the instruction.
        self.is_result = not _PAGE_NUMBER.match(self.instruction)
        found = _ADDRESS.match(self.instruction)
        if found and line is not None:
            self.link, self.line = line.open_link(found["target"]), line

    def finish(self) -> None:
        if self.link is not None and self.line is not None:
            self.link.end = self.line.length


class _Place:
    """Where the text stands: in the story, or in a text box, whose paragraphs are apart from those round it."""

    __slots__ = ("is_open", "joins", "line", "run", "runs", "tables")

    def __init__(self, run: int = -1) -> None:
        self.line: Line | None = None
        self.is_open = False
        self.joins = False
        self.tables = 0
        self.run = run
        self.runs = 0


class Body(Handler):
    """Takes the events of a part with text; afterwards `lines`, `references` and `comments` are there."""

    def __init__(self, styles: Family, targets: Mapping[str, str], kind: BlockKind | None = None) -> None:
        self.lines: list[Line] = []
        self.references: list[Reference] = []
        self.ranges: dict[str, tuple[Spot, Spot]] = {}
        self.has_foreign_text = False
        self._styles = styles
        self._targets = targets
        self._kind = kind
        self._place = _Place()
        self._outer: list[_Place] = []
        self._over = 0
        self._properties = 0
        self._alternatives: list[bool] = []
        self._fields: list[_Field] = []
        self._links: list[tuple[Line, Link] | None] = []
        self._writes = False
        self._instructs = False
        self._element = -1
        self._begun: dict[str, Spot | None] = {}

    def begin_anew(self) -> list[Line]:
        """Let what follows stand apart from what came before; its lines, which will be there afterwards."""
        self._place = _Place()
        self.lines = []
        return self.lines

    def start(self, name: str, attributes: Mapping[str, str], number: int) -> None:
        """An element begins."""
        if self._over:
            self._over += 1
        elif self._properties:
            self._properties += 1
            self._property(name, attributes)
        elif name in _PASSED_OVER:
            self._over = 1
        elif name in _TEXTS:
            self._writes, self._element = not self._is_instruction, number
        elif name in _SIGNS:
            self._write(_SIGNS[name], number)
        elif name in _BEGIN:
            _BEGIN[name](self, attributes, number)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._over:
            self._over -= 1
        elif self._properties:
            self._properties -= 1
        elif name in _TEXTS:
            self._writes = False
        elif name in _END:
            _END[name](self)

    def text(self, said: str) -> None:
        """Characters."""
        if self._over or self._properties:
            return
        if self._writes:
            self._write(said, self._element)
        elif self._instructs and self._fields:
            self._fields[-1].instruction += said

    @property
    def _is_instruction(self) -> bool:
        return any(not field.is_result for field in self._fields)

    def _write(self, said: str, number: int) -> None:
        if self._place.line is None or self._is_instruction:
            return
        # A comment can be set on a run of the story itself, and on nothing that lies in one.
        exact = not self._outer and self._place.runs == 1
        self._place.line.write(said, number if exact else self._place.run, exact=exact)

    def _begin_paragraph(self, _: Mapping[str, str], __: int) -> None:
        if not self._place.joins or self._place.line is None:
            self._place.line = Line(self._kind or (BlockKind.TABLE if self._place.tables else None))
            self.lines.append(self._place.line)
        self._place.joins = False
        self._place.is_open = True
        if not self._outer:
            self._place.run = -1
        for each, spot in self._begun.items():
            if spot is None:
                self._begun[each] = self._spot

    def _end_paragraph(self) -> None:
        self._place.is_open = False

    def _begin_properties(self, _: Mapping[str, str], __: int) -> None:
        self._properties = 1

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        """What the properties of a paragraph say, but for those it had before a tracked change."""
        line, said = self._place.line, attributes.get("w:val", "")
        if line is None:
            return
        match name:
            case "w:pPrChange":
                self._properties -= 1
                self._over = 1
            case "w:del" | "w:moveFrom":
                # Its end was deleted: the next paragraph goes on in this one.
                self._place.joins = True
            case "w:pStyle":
                self._is(line, self._styles.kinship(said))
            case "w:outlineLvl" if said.isdecimal() and int(said) < 9:
                self._is(line, Kinship(BlockKind.HEADING, int(said) + 1))
            case "w:numId" if said != _NO_NUMBER and line.kind is None:
                self._is(line, Kinship(BlockKind.LIST))

    def _is(self, line: Line, kinship: Kinship) -> None:
        if self._kind is None and kinship.kind is not None:
            line.kind, line.level = kinship.kind, kinship.level

    def _begin_run(self, _: Mapping[str, str], number: int) -> None:
        self._place.runs += 1
        if not self._outer and self._place.runs == 1:
            self._place.run = number

    def _end_run(self) -> None:
        self._place.runs -= 1

    def _begin_box(self, _: Mapping[str, str], __: int) -> None:
        self._outer.append(self._place)
        self._place = _Place(self._place.run)

    def _end_box(self) -> None:
        if self._outer:
            self._place = self._outer.pop()

    def _begin_table(self, _: Mapping[str, str], __: int) -> None:
        self._place.tables += 1

    def _end_table(self) -> None:
        self._place.tables -= 1

    def _picture(self, attributes: Mapping[str, str], _: int) -> None:
        said = attributes.get("descr") or attributes.get("alt") or ""
        if said.strip() and not self._is_instruction:
            line = Line(BlockKind.ALT)
            line.write(said, self._place.run, exact=False)
            self.lines.append(line)

    def _begin_alternatives(self, _: Mapping[str, str], __: int) -> None:
        self._alternatives.append(False)

    def _end_alternatives(self) -> None:
        if self._alternatives:
            self._alternatives.pop()

    def _alternative(self, _: Mapping[str, str], __: int) -> None:
        """One of several writings of the same thing: the first is read, the others are passed over."""
        if self._alternatives and self._alternatives[-1]:
            self._over = 1
        elif self._alternatives:
            self._alternatives[-1] = True

    def _begin_instruction(self, _: Mapping[str, str], __: int) -> None:
        self._instructs = True

    def _end_instruction(self) -> None:
        self._instructs = False

    def _field_mark(self, attributes: Mapping[str, str], _: int) -> None:
        kind = attributes.get("w:fldCharType", "")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].begin_result(self._place.line)
        elif kind == "end" and self._fields:
            self._fields.pop().finish()

    def _begin_simple_field(self, attributes: Mapping[str, str], _: int) -> None:
        field = _Field()
        field.instruction = attributes.get("w:instr", "")
        field.begin_result(self._place.line)
        self._fields.append(field)

    def _end_simple_field(self) -> None:
        if self._fields:
            self._fields.pop().finish()

    def _begin_link(self, attributes: Mapping[str, str], _: int) -> None:
        line = self._place.line
        anchor = attributes.get("w:anchor", "")
        target = self._targets.get(attributes.get("r:id", ""), "") + (f"#{anchor}" if anchor else "")
        self._links.append((line, line.open_link(target)) if line is not None and target else None)

    def _end_link(self) -> None:
        opened = self._links.pop() if self._links else None
        if opened:
            line, link = opened
            link.end = line.length

    def _footnote(self, attributes: Mapping[str, str], _: int) -> None:
        self.references.append(Reference("footnotes", attributes.get("w:id", ""), self._place.run))

    def _endnote(self, attributes: Mapping[str, str], _: int) -> None:
        self.references.append(Reference("endnotes", attributes.get("w:id", ""), self._place.run))

    @property
    def _spot(self) -> Spot | None:
        return Spot(self._place.line, self._place.line.length) if self._place.line is not None else None

    def _begin_comment(self, attributes: Mapping[str, str], _: int) -> None:
        # Between two paragraphs it begins with the next.
        self._begun[attributes.get("w:id", "")] = self._spot if self._place.is_open else None

    def _end_comment(self, attributes: Mapping[str, str], _: int) -> None:
        number = attributes.get("w:id", "")
        start, end = self._begun.pop(number, None), self._spot
        if start is not None and end is not None:
            self.ranges[number] = (start, end)

    def _comment_mark(self, attributes: Mapping[str, str], _: int) -> None:
        """The sign of a comment: one that is set on no words is about its paragraph."""
        line = self._place.line
        if line is not None and attributes.get("w:id", "") not in self.ranges:
            self.ranges[attributes.get("w:id", "")] = (Spot(line, 0), Spot(line, 0))

    def _foreign(self, _: Mapping[str, str], __: int) -> None:
        self.has_foreign_text = True


_BEGIN = {
    "w:p": Body._begin_paragraph,
    "w:pPr": Body._begin_properties,
    "w:r": Body._begin_run,
    "w:tbl": Body._begin_table,
    "w:txbxContent": Body._begin_box,
    "wp:docPr": Body._picture,
    "v:shape": Body._picture,
    "mc:AlternateContent": Body._begin_alternatives,
    "mc:Choice": Body._alternative,
    "mc:Fallback": Body._alternative,
    "w:instrText": Body._begin_instruction,
    "w:fldChar": Body._field_mark,
    "w:fldSimple": Body._begin_simple_field,
    "w:hyperlink": Body._begin_link,
    "w:footnoteReference": Body._footnote,
    "w:endnoteReference": Body._endnote,
    "w:commentRangeStart": Body._begin_comment,
    "w:commentRangeEnd": Body._end_comment,
    "w:commentReference": Body._comment_mark,
    "w:altChunk": Body._foreign,
    "w:subDoc": Body._foreign,
}
_END = {
    "w:p": Body._end_paragraph,
    "w:r": Body._end_run,
    "w:tbl": Body._end_table,
    "w:txbxContent": Body._end_box,
    "mc:AlternateContent": Body._end_alternatives,
    "w:instrText": Body._end_instruction,
    "w:fldSimple": Body._end_simple_field,
    "w:hyperlink": Body._end_link,
}
