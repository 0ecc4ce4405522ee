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
    """A line with visible words, edges trimmed; `blank_before` if it begins a paragraph for certain."""

    start: int
    end: int
    blank_before: bool

    @property
    def width(self) -> int:
        """How many columns it fills."""
        return self.end - self.start


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the range closes with a full stop or its like, quotation marks aside."""
    tail = text[max(start, end - 8) : end]
    return bool(_ENDS.search(tail))


def bullet(text: str, start: int, end: int) -> bool:
    """Whether the range begins like an item of a list."""
    return _BULLET.match(text, start, end) is not None


def label(text: str, start: int, end: int) -> re.Match[str] | None:
    """The word that says what the line is ("Caption:"), with the space after it."""
    return _LABEL.match(text, start, end)


def paragraphs(text: str, start: int) -> list[tuple[Line, ...]]:
    """The paragraphs of a text from an offset on, each as its lines."""
    lines, apart = _lines(text, start)
    found: list[tuple[Line, ...]] = []
    for group in _groups(lines):
        width = max(line.width for line in group)
        wrapped = width <= _WIDEST and (apart or _looks_wrapped(text, group))
        paragraph = [group[0]]
        for line in group[1:]:
            if _goes_on(text, paragraph[-1], line, width=width if wrapped else 0, apart=apart):
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
        if first < last and not _RULE.fullmatch(text, first, last):
            apart = apart or (blank and bool(lines))
            lines.append(Line(first, last, blank))
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


def _goes_on(text: str, line: Line, after: Line, *, width: int, apart: bool) -> bool:
    """Whether `after` continues the paragraph of `line`; `width` is 0 where lines are not wrapped."""
    if bullet(text, after.start, after.end) or label(text, after.start, after.end):
        return False
    if _mid_sentence(text, line, after):
        return True
    if not width:
        return False
    if ends_sentence(text, line.start, line.end):
        # A full line may end with a sentence by chance; a short one ends a paragraph.
        word = _FIRST_WORD.match(text, after.start, after.end)
        return apart and bool(word) and line.width + 1 + len(word[0] if word else "") > width
    # A line far shorter than its neighbours was broken on purpose: a headline, a byline.
    return line.width * 3 >= width * 2
