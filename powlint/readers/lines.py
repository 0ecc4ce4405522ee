"""Lines of a plain text, and which of them are one paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from powlint.readers.cutting import trimmed
from powlint.values import dataclass

# A line longer than this is not wrapped by hand or by an editor: it is a paragraph.
_WIDEST = 100

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_RULE = re.compile(r"[-=_*~#–—·.\s]{3,}")
_BULLET = re.compile(r"(?:[-*•‣◦]|\d{1,3}[.)])[ \t\u00a0]+(?=\S)")
_LABEL = re.compile(
    r"(?i)(?P<name>headline|crosshead|heading|standfirst|image caption|photo caption|caption|alt text|alt"
    r"|photo|photograph|picture|image)(?:\s?:|(?<=[eo] caption)[.,]?\s)\s*"
)
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with visible words, edges trimmed; `blank_before` if it begins a paragraph for certain.

    `indent` is how many columns stand blank before its words.
    """

    start: int
    end: int
    blank_before: bool
    indent: int = 0

    @property
    def width(self) -> int:
        """How many columns its words fill."""
        return self.end - self.start

    @property
    def reach(self) -> int:
        """How many columns it takes up, its indent included."""
        return self.indent + self.width


@dataclass(frozen=True, slots=True)
class Column:
    """Where a text is wrapped: at no fewer than `least` columns, and at no more than `most`."""

    least: int
    most: int

    def breaks(self, line: Line, word: int) -> bool:
        """Whether a line had to end there, because no word of so many letters would still have fit."""
        return line.reach <= self.most and line.reach + 1 + word > self.least


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How the lines of a group are wrapped.

    `width` is that of the widest line in columns, 0 if they are not wrapped at all; `apart` tells whether blank
    lines stand between the paragraphs of the text.
    """

    width: int
    column: Column | None
    apart: bool


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the range closes with a full stop or its like, quotation marks aside."""
    tail = text[max(start, end - 8) : end]
    return bool(_ENDS.search(tail))


def is_rule(text: str, start: int, end: int) -> bool:
    """Whether the range is a line of dashes, stars or the like, which says nothing."""
    return _RULE.fullmatch(text, start, end) is not None


def bullet(text: str, start: int, end: int) -> bool:
    """Whether the range begins like an item of a list."""
    return _BULLET.match(text, start, end) is not None


def label(text: str, start: int, end: int) -> re.Match[str] | None:
    """The word that says what the line is ("Caption:"), with the space after it."""
    return _LABEL.match(text, start, end)


def paragraphs(text: str, start: int) -> list[tuple[Line, ...]]:
    """The paragraphs of a text from an offset on, each as its lines."""
    lines, apart = _lines(text, start)
    groups = _groups(lines)
    column = _column(text, groups)
    found: list[tuple[Line, ...]] = []
    for group in groups:
        width = max(line.width for line in group)
        if width <= _WIDEST:
            wrapped = apart or _looks_wrapped(text, group)
        else:
            # A headline may be wider than the column of the text below it.
            wrapped = column is not None and _looks_wrapped(text, group)
        wrapping = _Wrapping(width if wrapped else 0, column, apart)
        paragraph = [group[0]]
        for line in group[1:]:
            if _goes_on(text, paragraph[-1], line, wrapping):
                paragraph.append(line)
            else:
                found.append(tuple(paragraph))
                paragraph = [line]
        found.append(tuple(paragraph))
    return found


def _lines(text: str, start: int) -> tuple[list[Line], bool]:
    """The lines that say something, and whether blank lines stand between any of them."""
    lines: list[Line] = []
    blank = apart = False
    for match in _LINE.finditer(text, start):
        first, last = trimmed(text, *match.span(1))
        if first < last and not is_rule(text, first, last):
            apart = apart or (blank and bool(lines))
            lines.append(Line(first, last, blank, first - match.start()))
            blank = False
        elif first < last or not match[1] or match[1].isspace():
            # A line with only a comment is neither text nor a blank line.
            blank = True
    return lines, apart


def _groups(lines: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.blank_before or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _looks_wrapped(text: str, group: list[Line]) -> bool:
    """Whether lines break in mid-sentence so often that somebody wrapped them: at least one in three."""
    breaks = sum(_mid_sentence(text, line, after) for line, after in pairwise(group))
    return breaks * 3 >= len(group) - 1 and breaks > 0


def _mid_sentence(text: str, line: Line, after: Line) -> bool:
    return text[after.start].islower() and not ends_sentence(text, line.start, line.end)


def _column(text: str, groups: list[list[Line]]) -> Column | None:
    """Where a program wrapped the text; None if nothing shows it, or if lines were broken by eye."""
    least, most = 0, _WIDEST
    sure = False
    for line, after in (pair for group in groups for pair in pairwise(group)):
        # A single word may be an address that is too long for any column.
        if max(line.reach, after.reach) > _WIDEST or " " not in text[line.start : line.end]:
            continue
        if _mid_sentence(text, line, after) and not _begins_anew(text, after):
            sure = True
            least = max(least, line.reach, after.reach)
            most = min(most, line.reach + _first_word(text, after))
    return Column(least, most) if sure and least <= most else None


def _first_word(text: str, line: Line) -> int:
    """How many letters the first word of a line has."""
    word = _FIRST_WORD.match(text, line.start, line.end)
    return len(word[0]) if word else 0


def _begins_anew(text: str, line: Line) -> bool:
    """Whether a line begins like an item of a list or with a label."""
    return bullet(text, line.start, line.end) or label(text, line.start, line.end) is not None


def _goes_on(text: str, line: Line, after: Line, wrapping: _Wrapping) -> bool:
    """Whether `after` continues the paragraph of `line`."""
    if _begins_anew(text, after):
        return False
    within = _mid_sentence(text, line, after)
    if within or not wrapping.width:
        return within
    word = _first_word(text, after)
    if wrapping.column:
        # Where every break within a sentence is at a full line, any other break was made on purpose.
        return wrapping.column.breaks(line, word)
    if ends_sentence(text, line.start, line.end):
        # A full line may end with a sentence by chance; a short one ends a paragraph.
        return wrapping.apart and line.width + 1 + word > wrapping.width
    # A line far shorter than its neighbours was broken on purpose: a headline, a byline.
    return line.width * 3 >= wrapping.width * 2
