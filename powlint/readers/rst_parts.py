"""reStructuredText cut into its parts by blank lines and indents: titles, paragraphs, items, directives, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

_LINE = re.compile(r"([ \t\f\v]*)([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_BLANK = " \t\f\v"
_ADORNMENT = re.compile(r"([!-/:-@[-`{-~])\1*")
_SHORTEST_RULE = 4
_BULLET = re.compile(r"[-+*•‣⁃](?:[ \t]+|\Z)")
_NUMBER = r"(?:\d{1,9}|[A-Za-z]|[ivxlcdm]{2,9}|[IVXLCDM]{2,9}|#)"
_ENUMERATOR = re.compile(rf"(?:\({_NUMBER}\)|{_NUMBER}[.)])(?:[ \t]+|\Z)")
_FIELD = re.compile(r":(?![: ])(?P<name>(?:[^:\\]|\\.|:(?![ `]|\Z))+):(?:[ \t]+|\Z)")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|\Z)")
_ANONYMOUS = re.compile(r"__(?:[ \t]+|\Z)")
_VERSE = re.compile(r"\|(?:[ \t]+|\Z)")
_GRID = re.compile(r"\+-[-+]*-\+")
_SIMPLE = re.compile(r"=+(?: +=+){1,99}")
_QUOTING = re.compile(r"[!-/:-@[-`{-~]")


class Line(NamedTuple):
    """A line from its first letter to its last; equal if it is blank. `indent` is the column of its first letter."""

    start: int
    end: int
    indent: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.start == self.end


class Form(Enum):
    """What a part is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    CODE = "code"
    QUOTE = "quote"
    ITEM = "item"
    FIELD = "field"
    EXPLICIT = "explicit"
    GRID = "grid"
    SIMPLE = "simple"


class Part(NamedTuple):
    """A part of a text, without the marks that it begins with.

    `mark` is the adornment of a title and the name of a field; `start` is where the marks begin.
    """

    form: Form
    lines: Sequence[Line]
    start: int
    mark: str = ""


_Found = tuple[list[Part], int] | None


def lines_of(text: str) -> list[Line]:
    """The lines of a text. A tab goes on to the next eighth column."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span(2)
        end = start + len(match[2].rstrip(_BLANK))
        found.append(Line(start, end, len(match[1].expandtabs()) if "\t" in match[1] else len(match[1])))
    return found


def field_at(text: str, line: Line) -> tuple[str, Line] | None:
    """The name and the rest of a line that begins a field."""
    found = _FIELD.match(text[line.start : line.end])
    return (found["name"], moved(line, found.end())) if found else None


def moved(line: Line, count: int) -> Line:
    """A line without so many letters at its beginning."""
    return Line(line.start + count, line.end, line.indent + count)


def deeper(lines: Sequence[Line], at: int, indent: int) -> int:
    """The end of the lines from an index on that are indented more, blank ones at their end left out."""
    end = at
    for index in range(at, len(lines)):
        if not lines[index].is_blank:
            if lines[index].indent <= indent:
                break
            end = index + 1
    return end


def _evened(first: Line, rest: Sequence[Line]) -> list[Line]:
    """Lines the first of which begins behind a mark: it is indented as the others are."""
    indent = min((line.indent for line in rest if not line.is_blank), default=first.indent)
    return [first._replace(indent=indent), *rest]


def parts(text: str, lines: Sequence[Line]) -> Iterator[Part]:
    """The parts of some lines, in order. Each line of a part is whole, or what its marks leave of it."""
    region = _Region(text, lines)
    at = 0
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
            continue
        for form in _FORMS:
            found = form(region, at)
            if found:
                yield from found[0]
                at = found[1]
                break


class _Region:
    """Lines of one indent, and others that belong to them. Each method says what begins at a line, and what follows."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._base = min((line.indent for line in lines if not line.is_blank), default=0)
        self._no_table_ends = False

    def _said(self, at: int) -> str:
        """A line's words; nothing past the end."""
        return self._text[slice(*self._lines[at][:2])] if at < len(self._lines) else ""

    def quote(self, at: int) -> _Found:
        if self._lines[at].indent <= self._base:
            return None
        end = deeper(self._lines, at, self._base)
        return [Part(Form.QUOTE, self._lines[at:end], self._lines[at].start)], end

    def explicit(self, at: int) -> _Found:
        found = _EXPLICIT.match(self._said(at))
        if not found:
            return None
        first = moved(self._lines[at], found.end())
        # Two dots over a blank line end what is above them, and hold nothing.
        end = at + 1 if first.is_blank and not self._said(at + 1) else deeper(self._lines, at + 1, self._base)
        return [Part(Form.EXPLICIT, _evened(first, self._lines[at + 1 : end]), self._lines[at].start)], end

    def anonymous(self, at: int) -> _Found:
        return ([], at + 1) if _ANONYMOUS.match(self._said(at)) else None

    def overlined(self, at: int) -> _Found:
        mark = _ADORNMENT.fullmatch(self._said(at))
        if not mark or not self._said(at + 1) or self._said(at + 2) != mark[0]:
            return None
        return [Part(Form.TITLE, [self._lines[at + 1]], self._lines[at].start, mark[1] * 2)], at + 3

    def rule(self, at: int) -> _Found:
        said = self._said(at)
        return ([], at + 1) if len(said) >= _SHORTEST_RULE and _ADORNMENT.fullmatch(said) else None

    def item(self, at: int) -> _Found:
        said = self._said(at)
        found = _BULLET.match(said) or (_ENUMERATOR.match(said) if self._may_be_enumerated(at) else None)
        if not found:
            return None
        end = deeper(self._lines, at + 1, self._base)
        first, rest = moved(self._lines[at], found.end()), self._lines[at + 1 : end]
        evened = _evened(first, rest)
        # Indented more than the item's first words is what is quoted in it.
        lines = evened if evened[0].indent < first.indent else [first, *rest]
        return [Part(Form.ITEM, lines, self._lines[at].start)], end

    def _may_be_enumerated(self, at: int) -> bool:
        """Not in a paragraph that begins “A. Orel” and goes on in the next line."""
        after = self._said(at + 1)
        return not after or self._lines[at + 1].indent > self._base or bool(_ENUMERATOR.match(after))

    def field(self, at: int) -> _Found:
        found = field_at(self._text, self._lines[at])
        if not found:
            return None
        end = deeper(self._lines, at + 1, self._base)
        lines = _evened(found[1], self._lines[at + 1 : end])
        return [Part(Form.FIELD, lines, self._lines[at].start + 1, found[0])], end

    def doctest(self, at: int) -> _Found:
        if not self._said(at).startswith(">>>"):
            return None
        end = self._paragraph_end(at)
        return [Part(Form.CODE, self._lines[at:end], self._lines[at].start)], end

    def verse(self, at: int) -> _Found:
        verse: list[Line] = []
        end = at
        while said := self._said(end):
            line = self._lines[end]
            found = _VERSE.match(said) if line.indent == self._base else None
            if not found and (not verse or line.indent == self._base):
                break
            verse.append(moved(line, found.end()) if found else line)
            end += 1
        return ([Part(Form.PARAGRAPH, verse, self._lines[at].start)], end) if verse else None

    def grid(self, at: int) -> _Found:
        if not _GRID.fullmatch(self._said(at)):
            return None
        end = at + 1
        while self._said(end).startswith(("+", "|")):
            end += 1
        return [Part(Form.GRID, self._lines[at:end], self._lines[at].start)], end

    def simple(self, at: int) -> _Found:
        if self._no_table_ends or not _SIMPLE.fullmatch(self._said(at)):
            return None
        for end in range(at + 1, len(self._lines)):
            if _SIMPLE.fullmatch(self._said(end)) and not self._said(end + 1):
                return [Part(Form.SIMPLE, self._lines[at : end + 1], self._lines[at].start)], end + 1
        # Then none ends that begins further down: who looks again and again takes quadratic time.
        self._no_table_ends = True
        return None

    def underlined(self, at: int) -> _Found:
        mark = _ADORNMENT.fullmatch(self._said(at + 1))
        if not mark or len(mark[0]) < min(len(self._said(at)), _SHORTEST_RULE):
            return None
        return [Part(Form.TITLE, [self._lines[at]], self._lines[at].start, mark[1])], at + 2

    def definition(self, at: int) -> _Found:
        end = deeper(self._lines, at + 1, self._base)
        if not self._said(at + 1) or end == at + 1:
            return None
        term, definition = self._lines[at : at + 1], self._lines[at + 1 : end]
        return [Part(Form.ITEM, each, each[0].start) for each in (term, definition)], end

    def paragraph(self, at: int) -> _Found:
        end = self._paragraph_end(at)
        lines = list(self._lines[at:end])
        found = [Part(Form.PARAGRAPH, lines, lines[0].start)]
        if not self._said(end - 1).endswith("::"):
            return found, end
        words = self._said(end - 1)[:-2]
        # “Look::” says “Look:”, “Look ::” says “Look”.
        kept = len(words.rstrip(_BLANK)) + (bool(words) and words[-1] not in _BLANK)
        lines[-1] = lines[-1]._replace(end=lines[-1].start + kept)
        start, stop = self._literal(end)
        if stop > start:
            found.append(Part(Form.CODE, self._lines[start:stop], self._lines[start].start))
        return found, max(end, stop)

    def _literal(self, at: int) -> tuple[int, int]:
        """The block behind “::”: indented, or each line with the same mark before it."""
        while at < len(self._lines) and self._lines[at].is_blank:
            at += 1
        end = deeper(self._lines, at, self._base)
        mark = self._said(at)[:1]
        if end == at and mark and _QUOTING.match(mark):
            while self._said(end).startswith(mark):
                end += 1
        return at, end

    def _paragraph_end(self, at: int) -> int:
        end = at + 1
        while self._said(end) and self._lines[end].indent == self._base:
            end += 1
        return end


# The order in which a line is asked what it begins: a paragraph is what is nothing else.
_FORMS: tuple[Callable[[_Region, int], _Found], ...] = (
    _Region.quote,
    _Region.explicit,
    _Region.anonymous,
    _Region.overlined,
    _Region.rule,
    _Region.item,
    _Region.field,
    _Region.doctest,
    _Region.verse,
    _Region.grid,
    _Region.simple,
    _Region.underlined,
    _Region.definition,
    _Region.paragraph,
)
