"""Reads rich text (.rtf): what stands in it when all tracked changes are accepted, a line for each paragraph."""

from __future__ import annotations

import copy
import re

from powlint.errors import ReadError
from powlint.model.document import BlockKind, Document, Source
from powlint.readers.decode import known_kind
from powlint.readers.manuscript import Comment, Line, Link, Manuscript, Spot
from powlint.readers.rtf_letters import LETTER_WORDS, Letters
from powlint.readers.rtf_words import ENDS, MARKS, PASSED_OVER, ROLES, SIGNS, STARRED, Token, tokens
from powlint.readers.styles import Family, Kinship, Style, named

_DEEPEST = 2_000
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"?(?P<target>[^"\s]+)', re.IGNORECASE)


class RtfReader:
    """Rich text files."""

    name = "rtf"
    suffixes: tuple[str, ...] = (".rtf",)

    def read(self, source: Source) -> Document:
        """The document; ReadError for what is no rich text."""
        content = source.content
        if not content.startswith(b"{\\rtf"):
            kind = known_kind(content)
            said = f"this is {kind}" if kind else "it does not begin with {\\rtf"
            raise ReadError(f"{source.name}: this is no rich text (.rtf): {said}; give it its own ending")
        story = _Story(source.name)
        for token in tokens(content):
            story.take(token)
        story.finish(len(content))
        return Manuscript(source, [*story.lines, *story.notes], story.comments).document()


class _Place:
    """Where paragraphs go: the story, a footnote, a text box, a comment."""

    __slots__ = ("kind", "line", "lines")

    def __init__(self, lines: list[Line], kind: BlockKind | None = None) -> None:
        self.lines = lines
        self.kind = kind
        self.line: Line | None = None


class _Link:
    """A field: its instruction as it is read, and the link that its result is."""

    __slots__ = ("instruction", "line", "link")

    def __init__(self) -> None:
        self.instruction = ""
        self.line: Line | None = None
        self.link: Link | None = None


class _Group:
    """What holds inside a pair of braces; the next pair inside begins with the same."""

    __slots__ = (
        "deleted", "field", "field_is_own", "font", "hidden", "kinship", "over", "place", "role", "star",
        "table", "unicode",
    )  # fmt: skip

    def __init__(self, place: _Place) -> None:
        self.place = place
        self.role = b""
        self.over = False
        self.star = False
        self.hidden = False
        self.deleted = False
        self.font = -1
        self.unicode = 1
        self.table = False
        self.kinship = Kinship()
        self.field: _Link | None = None
        self.field_is_own = False


class _Story:
    """Takes the pieces of a file; afterwards `lines`, `notes` and `comments` are there."""

    def __init__(self, name: str) -> None:
        self.lines: list[Line] = []
        self.notes: list[Line] = []
        self._name = name
        self._group = _Group(_Place(self.lines))
        self._outer: list[_Group] = []
        self._family = Family()
        self._letters = Letters()
        self._style = 0
        self._named = ""
        self._property = ["", ""]
        self._said: list[tuple[list[Line], str, Spot]] = []
        self._starts: dict[str, Spot] = {}
        self._ends: dict[str, Spot] = {}
        self._number = ""

    @property
    def comments(self) -> list[Comment]:
        """What is noted beside the text."""
        return [
            Comment(
                "\n".join(line.text for line in lines), self._starts.get(number, spot), self._ends.get(number, spot)
            )
            for lines, number, spot in self._said
        ]

    def take(self, token: Token) -> None:
        """The next piece."""
        kind, said, number, offset = token
        if kind != "text":
            self._write(self._letters.finished())
        if kind == "open":
            self._open(offset)
        elif kind == "close":
            self._close()
        elif kind == "text":
            self._write(self._letters.take(said, self._group.font))
        elif kind == "sign":
            self._sign(said)
        elif said == b"u" or not self._letters.passes_over():
            self._word(said, number)

    def finish(self, end: int) -> None:
        """Raises ReadError if braces are still open: the file was cut short."""
        self._write(self._letters.finished())
        if self._outer:
            raise ReadError(f"{self._name}: byte {end}: is cut short: braces are not closed; get it anew")

    def _open(self, offset: int) -> None:
        self._letters.end_fallback()
        if len(self._outer) > _DEEPEST:
            raise ReadError(f"{self._name}: byte {offset}: is nested too deep for a draft")
        self._outer.append(self._group)
        self._group = copy.copy(self._group)
        self._group.star = self._group.field_is_own = False

    def _close(self) -> None:
        self._letters.end_fallback()
        if not self._outer:
            return
        left, self._group = self._group, self._outer.pop()
        if left.role != self._group.role:
            self._leave(left)
        field = left.field
        if left.field_is_own and field is not None and field.link is not None and field.line is not None:
            field.link.end = field.line.length

    def _leave(self, left: _Group) -> None:
        """A group with a part of its own ends."""
        match left.role:
            case b"stylesheet":
                self._end_style()
            case b"sv" if self._property[0].strip() == "wzDescription" and self._property[1].strip():
                line = Line(BlockKind.ALT)
                line.write(self._property[1].strip())
                left.place.lines.append(line)
            case b"annotation":
                spot_line = self._group.place.line
                if spot_line is not None:
                    self._said.append((left.place.lines, self._number, Spot(spot_line, spot_line.length)))
                self._number = ""
            case b"atrfstart" | b"atrfend":
                line = self._group.place.line or self._begin_line()
                known = self._starts if left.role == b"atrfstart" else self._ends
                known[self._named.strip()] = Spot(line, line.length)
                self._named = ""
            case b"atnref":
                self._number = self._named.strip()
                self._named = ""

    def _sign(self, said: bytes) -> None:
        if said == b"*":
            self._group.star = True
        elif self._letters.passes_over():
            return
        elif said in (b"\n", b"\r"):
            self._end_paragraph()
        elif said in MARKS:
            self._write(MARKS[said])

    def _word(self, said: bytes, number: int | None) -> None:
        group = self._group
        if group.star:
            group.star = False
            if said not in STARRED and said != b"atnref":
                group.over = True
                return
        if said == b"u" and number is not None:
            self._write(self._letters.character(number, fallback=group.unicode))
        elif said in SIGNS:
            self._write(SIGNS[said])
        elif said in ENDS:
            self._end_paragraph()
        elif said in PASSED_OVER:
            group.over = True
        elif said in ROLES:
            group.role = said
        elif said == b"fcharset":
            if group.role == b"fonttbl":
                self._letters.set_font(group.font, number or 0)
        elif said in LETTER_WORDS:
            LETTER_WORDS[said](self._letters, number)
        elif said in _WORDS:
            _WORDS[said](self, number)

    def _write(self, said: str) -> None:
        group = self._group
        if group.over or not said:
            return
        match group.role:
            case b"":
                if not group.hidden and not group.deleted:
                    (group.place.line or self._begin_line()).write(said)
            case b"fldinst":
                if group.field is not None:
                    group.field.instruction += said
            case b"sn":
                self._property[0] += said
            case b"sv":
                self._property[1] += said
            case b"stylesheet" | b"atrfstart" | b"atrfend" | b"atnref":
                self._named += said
                if group.role == b"stylesheet" and ";" in said:
                    self._end_style()
            case b"annotation":
                (group.place.line or self._begin_line()).write(said)

    def _begin_line(self) -> Line:
        group = self._group
        line = Line(group.place.kind or group.kinship.kind or (BlockKind.TABLE if group.table else None))
        line.level = group.kinship.level
        group.place.line = line
        group.place.lines.append(line)
        return line

    def _end_paragraph(self) -> None:
        group = self._group
        # The deleted end of a paragraph is none, nor is one in a group that is not read.
        if group.over or group.deleted or group.role not in (b"", b"annotation"):
            return
        if group.place.line is None:
            self._begin_line()
        group.place.line = None

    def _end_style(self) -> None:
        name = self._named.partition(";")[0].strip()
        if name:
            self._family.add(str(self._style), Style(kinship=named(name)))
        self._named, self._style = "", 0

    def _plain_paragraph(self, _: int | None) -> None:
        self._group.kinship, self._group.table = Kinship(), False

    def _plain(self, _: int | None) -> None:
        self._group.hidden = self._group.deleted = False
        self._group.font = -1

    def _hide(self, number: int | None) -> None:
        self._group.hidden = number != 0

    def _delete(self, number: int | None) -> None:
        self._group.deleted = number != 0

    def _in_table(self, number: int | None) -> None:
        self._group.table = number != 0

    def _set_style(self, number: int | None) -> None:
        if self._group.role == b"stylesheet":
            self._style = number or 0
        else:
            self._is(self._family.kinship(str(number)))

    def _outline(self, number: int | None) -> None:
        if number is not None and 0 <= number < 9 and self._group.role == b"":
            self._is(Kinship(BlockKind.HEADING, number + 1))

    def _list(self, number: int | None) -> None:
        if number and self._group.kinship.kind is None:
            self._is(Kinship(BlockKind.LIST))

    def _is(self, kinship: Kinship) -> None:
        self._group.kinship = kinship
        line = self._group.place.line
        if line is not None and line.length == 0 and self._group.place.kind is None:
            line.kind, line.level = kinship.kind, kinship.level

    def _set_font(self, number: int | None) -> None:
        self._group.font = number or 0

    def _fallback_length(self, number: int | None) -> None:
        self._group.unicode = min(max(number or 0, 0), 100)

    def _footnote(self, _: int | None) -> None:
        self._group.place = _Place(self.notes, BlockKind.FOOTNOTE)
        self._group.role = b""

    def _box(self, _: int | None) -> None:
        if not self._group.over:
            self._group.place = _Place(self._group.place.lines, self._group.place.kind)
            self._group.role = b""

    def _drawing(self, _: int | None) -> None:
        self._group.role = b"shpinst"

    def _annotation(self, _: int | None) -> None:
        self._group.place = _Place([])
        self._group.role = b"annotation"

    def _field(self, _: int | None) -> None:
        self._group.field = _Link()
        self._group.field_is_own = True

    def _result(self, _: int | None) -> None:
        field = self._group.field
        found = _ADDRESS.match(field.instruction) if field is not None else None
        if field is not None and found and not self._group.over:
            field.line = self._group.place.line or self._begin_line()
            field.link = field.line.open_link(found["target"])

    def _name_of_property(self, _: int | None) -> None:
        self._property = ["", ""]
        self._group.role = b"sn"


_WORDS = {
    b"pard": _Story._plain_paragraph,
    b"plain": _Story._plain,
    b"v": _Story._hide,
    b"deleted": _Story._delete,
    b"intbl": _Story._in_table,
    b"s": _Story._set_style,
    b"outlinelevel": _Story._outline,
    b"ls": _Story._list,
    b"f": _Story._set_font,
    b"uc": _Story._fallback_length,
    b"footnote": _Story._footnote,
    b"shptxt": _Story._box,
    b"shpinst": _Story._drawing,
    b"annotation": _Story._annotation,
    b"field": _Story._field,
    b"fldrslt": _Story._result,
    b"sn": _Story._name_of_property,
}
