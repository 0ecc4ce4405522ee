"""The parts of a reStructuredText onto the page: which of them is what part of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from powlint.model.document import BlockKind
from powlint.model.span import Span
from powlint.readers.flow import Flow
from powlint.readers.html_scraps import write_html
from powlint.readers.notes import FoundNote
from powlint.readers.page import Page
from powlint.readers.parts import credited, labelled
from powlint.readers.rst_directives import Directive, Sort, directive
from powlint.readers.rst_inline import write_inline
from powlint.readers.rst_parts import Form, Line, Part, lines_of, parts
from powlint.readers.rst_tables import Cell, csv_cells, grid_cells, simple_cells
from powlint.readers.rst_targets import Targets
from powlint.readers.strand import Strand

_NOTE = re.compile(r"(?s)[Pp]owlint:(?P<said>.*)")
_FOOTNOTE = re.compile(r"\[(?:\d+|#[\w.-]*|\*|[A-Za-z][\w.-]*)\](?:[ \t]+|\Z)")
_SUBSTITUTION = re.compile(r"\|(?![ |])[^|]*\|[ \t]+")
_TARGET = re.compile(r"_(?:_|`[^`]*`|(?:\\.|[^\\:]|:(?!\s|\Z))+):(?:\s|\Z)")
# What stands at the top of a text: the words that readers see, and what only the desk reads.
_FIELDS = {
    **dict.fromkeys(("title", "headline"), BlockKind.HEADLINE),
    **dict.fromkeys(("subtitle", "summary", "description", "abstract", "standfirst"), BlockKind.STANDFIRST),
    "caption": BlockKind.CAPTION,
    "alt": BlockKind.ALT,
}
_UNPRINTED = frozenset({"date", "modified", "lang", "language"})
_TEXT_KINDS = frozenset({BlockKind.BODY, BlockKind.QUOTE, BlockKind.LIST, BlockKind.TABLE, BlockKind.HEADLINE})
# Lists in lists in tables: a story has three or four.
_DEEPEST = 40


class Story:
    """One reStructuredText on its way to the page; afterwards `notes`, `meta` and `language` are there."""

    def __init__(self, page: Page) -> None:
        self.notes: list[FoundNote] = []
        self.meta: dict[str, object] = {}
        self.language = ""
        self._page = page
        self._text = page.masked_text
        self._targets = Targets(self._text)
        self._waiting: BlockKind | None = None
        self._is_top = True
        self._first_level = ""
        self._depth = 0

    def write(self) -> None:
        """Put the whole text on the page."""
        self._write(lines_of(self._text), BlockKind.BODY)
        self._page.close()

    def _write(self, lines: Sequence[Line], kind: BlockKind) -> None:
        if self._depth == _DEEPEST:
            self._paragraph([line for line in lines if not line.is_blank], kind)
            return
        self._depth += 1
        for part in parts(self._text, lines):
            self._is_top = self._is_top and part.form in (Form.TITLE, Form.FIELD, Form.EXPLICIT)
            self._part(part, kind)
        self._depth -= 1

    def _part(self, part: Part, kind: BlockKind) -> None:
        match part.form:
            case Form.TITLE:
                self._paragraph(part.lines, self._title(part.mark))
            case Form.PARAGRAPH:
                self._paragraph(part.lines, kind)
            case Form.CODE:
                self._code(part.lines)
            case Form.QUOTE:
                self._write(part.lines, BlockKind.QUOTE if kind is BlockKind.BODY else kind)
            case Form.ITEM:
                self._write(part.lines, BlockKind.LIST if kind is BlockKind.BODY else kind)
            case Form.FIELD:
                self._field(part, kind)
            case Form.EXPLICIT:
                self._explicit(part, kind)
            case Form.GRID:
                self._cells(grid_cells(self._text, part.lines))
            case Form.SIMPLE:
                self._cells(simple_cells(self._text, part.lines))

    def _title(self, mark: str) -> BlockKind:
        self._first_level = self._first_level or mark
        above = _TEXT_KINDS.intersection(self._page.kinds)
        return BlockKind.HEADLINE if mark == self._first_level and not above else BlockKind.HEADING

    def _paragraph(self, lines: Sequence[Line], kind: BlockKind) -> None:
        """Lines that belong together; in the story itself, what their label or credit says they are."""
        strand = self._strand(lines)
        size, first, said = len(strand.text), 0, None
        if kind is BlockKind.BODY:
            said, first = labelled(strand.text, 0, size)
            if said and first == size:
                # "Image caption" on a line of its own names what comes next.
                self._waiting = said
                return
            said = said or self._waiting or (BlockKind.CAPTION if credited(strand.text, 0, size) else None)
        self._waiting = None
        flow = Flow(self._page, strand)
        flow.open(said or kind)
        write_inline(flow, self._targets, first)
        self._page.close()

    def _strand(self, lines: Sequence[Line]) -> Strand:
        """The text of some lines, a space for each line end and the indent behind it."""
        said: list[str] = []
        pieces: list[tuple[int, int, int, int]] = []
        at = 0
        for line in lines:
            if said:
                pieces.append((at, at + 1, pieces[-1][3], max(line.start, pieces[-1][3])))
                said.append(" ")
                at += 1
            size = line.end - line.start
            pieces.append((at, at + size, line.start, line.end))
            said.append(self._text[line.start : line.end])
            at += size
        return Strand("".join(said), pieces)

    def _code(self, lines: Sequence[Line]) -> None:
        base = min((line.indent for line in lines if not line.is_blank), default=0)
        self._page.open(BlockKind.CODE)
        before = -1
        for line in lines:
            start = line.start
            if before >= 0:
                indent = self._text[start - (line.indent - base) : start]
                start -= len(indent) if not line.is_blank and not indent.strip(" ") else 0
                self._page.put("\n", before, max(before, start))
            self._page.take(start, line.end)
            before = line.end
        self._page.close()

    def _field(self, part: Part, kind: BlockKind) -> None:
        if not self._is_top or self._depth > 1:
            self._name(part)
            self._write(part.lines, BlockKind.LIST if kind is BlockKind.BODY else kind)
            return
        name = part.mark.casefold()
        said = " ".join(self._text[line.start : line.end] for line in part.lines if not line.is_blank)
        self.meta[name] = said
        if name in ("lang", "language"):
            self.language = re.split(r"[-_]", said.casefold())[0]
        if name in _UNPRINTED:
            return
        lines = [line for line in part.lines if not line.is_blank]
        if name not in _FIELDS:
            # The entry with its key, colon and all.
            lines[:1] = [Line(part.start, lines[0].end if lines else part.start + len(part.mark), 0)]
        self._paragraph(lines, _FIELDS.get(name, BlockKind.META))

    def _name(self, part: Part) -> None:
        self._page.open(BlockKind.LIST)
        self._page.take(part.start, part.start + len(part.mark))
        self._page.close()

    def _explicit(self, part: Part, kind: BlockKind) -> None:
        """Two dots: a footnote, a target, a directive, or else a comment."""
        first = part.lines[0]
        said = self._text[first.start : first.end]
        if footnote := _FOOTNOTE.match(said):
            line = first._replace(start=first.start + footnote.end())
            self._write([line, *part.lines[1:]], BlockKind.FOOTNOTE)
            return
        if _TARGET.match(said):
            return
        substitution = _SUBSTITUTION.match(said)
        skipped = substitution.end() if substitution else 0
        found = directive(self._text, [first._replace(start=first.start + skipped), *part.lines[1:]])
        if found is None:
            self._comment(part)
        elif not substitution or found.sort is Sort.IMAGE:
            self._is_top = False
            self._directive(found, kind)

    def _comment(self, part: Part) -> None:
        lines = [line for line in part.lines if not line.is_blank]
        note = _NOTE.match(" ".join(self._text[line.start : line.end] for line in lines))
        if note:
            self.notes.append(FoundNote(note["said"].strip(), Span(part.start, lines[-1].end)))

    def _directive(self, found: Directive, kind: BlockKind) -> None:
        match found.sort:
            case Sort.IMAGE | Sort.EMBED:
                for line in found.arguments[:1]:
                    self._page.write_address(self._text[line.start : line.end], line.start, line.end)
                self._options(found)
                self._write(found.content, BlockKind.CAPTION)
            case Sort.CODE:
                self._code(found.content)
            case Sort.HTML:
                for line in found.content[:1]:
                    write_html(self._page, line.start, found.content[-1].end, kind=kind)
            case Sort.TABLE:
                self._paragraph(found.arguments, BlockKind.CAPTION)
                self._options(found)
                self._write(found.content, BlockKind.TABLE)
            case Sort.CSV:
                self._paragraph(found.arguments, BlockKind.CAPTION)
                self._options(found)
                self._cells(csv_cells(self._text, found.content))
            case Sort.TITLED:
                self._paragraph(found.arguments, BlockKind.HEADING)
                self._write(found.content, kind)
            case Sort.NAMED:
                self._write(found.content, kind)
            case Sort.QUOTE | Sort.META | Sort.OTHER:
                kind = {Sort.QUOTE: BlockKind.QUOTE, Sort.META: BlockKind.META}.get(found.sort, kind)
                self._write(found.arguments, kind)
                self._options(found)
                self._write(found.content, kind)

    def _options(self, found: Directive) -> None:
        """What a directive says of what it shows, in the order of the source."""
        for kind, lines in found.words:
            self._paragraph(lines, kind)

    def _cells(self, cells: Iterator[Cell]) -> None:
        for cell in cells:
            self._write(cell, BlockKind.TABLE)
