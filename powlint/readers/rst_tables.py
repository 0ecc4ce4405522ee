"""The cells of tables that are drawn in reStructuredText, each as its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from powlint.readers.rst_parts import Line

Cell = list[Line]

_BORDER = re.compile(r"\+[-=+]+\+")
_STROKE = re.compile(r"[-=+]{2,}")
_BAR = re.compile(r"[|+]")
_FAR = 1 << 60
_COLUMN = re.compile(r"=+")
_VALUE = re.compile(r'[ \t]*+(?:"((?:[^"]|"")*+)"|([^,"][^,]*+))?[ \t]*+(?:,|\Z)')
_SPAN = re.compile(r"[-=]+(?: +[-=]+)*")


def grid_cells(text: str, lines: Sequence[Line]) -> Iterator[Cell]:
    """The cells of a table with a line round each, row by row. A cell of several rows comes in its pieces."""
    row: list[Line] = []
    for line in lines:
        if _BORDER.fullmatch(text, line.start, line.end):
            yield from _row(text, row)
            row = []
        else:
            row.append(line)
    yield from _row(text, row)


def simple_cells(text: str, lines: Sequence[Line]) -> Iterator[Cell]:
    """The cells of a table with lines above and below, row by row. A line without a first cell goes on in the last."""
    starts = [found.start() for found in _COLUMN.finditer(text[lines[0].start : lines[0].end])]
    row: list[Cell] = []
    for line in lines[1:]:
        if not line.is_blank and _SPAN.fullmatch(text, line.start, line.end):
            continue
        margin = line.start - line.indent + lines[0].indent
        cells = _columns(text, line, [margin + start for start in starts])
        if not cells[0][0].is_blank:
            yield from row
            row = []
        for index, cell in enumerate(cells):
            if index < len(row):
                row[index] += cell
            else:
                row.append(cell)
    yield from row


def _row(text: str, lines: Sequence[Line]) -> Iterator[Cell]:
    """The cells of the lines between two borders: parted where every line has a bar."""
    if not lines:
        return
    bars = set.intersection(*({bar.start() - line.start for bar in _bars(text, line)} for line in lines))
    for first, last in pairwise([-1, *sorted(bars), _FAR]):
        cell = [_cut(text, line, line.start + first + 1, line.start + last) for line in lines]
        yield [line for line in cell if not _STROKE.fullmatch(text, line.start, line.end)]


def _bars(text: str, line: Line) -> Iterator[re.Match[str]]:
    return _BAR.finditer(text, line.start, line.end)


def _columns(text: str, line: Line, starts: Sequence[int]) -> list[Cell]:
    """What a line has in each column; words that run over an edge belong to the column that they begin in."""
    edges = [start for start in starts if start <= line.start or start >= line.end or text[start - 1] == " "]
    found = {start: _cut(text, line, start, after) for start, after in pairwise([*edges, line.end])}
    return [[found.get(start, Line(line.end, line.end, 0))] for start in starts]


def _cut(text: str, line: Line, start: int, end: int) -> Line:
    """A stretch of a line as a line of its own."""
    start, end = min(start, line.end), min(end, line.end)
    said = text[start:end]
    first = start + len(said) - len(said.lstrip())
    return Line(first, max(first, start + len(said.rstrip())), line.indent + first - line.start)


def csv_cells(text: str, lines: Sequence[Line]) -> Iterator[Cell]:
    """The cells of rows with commas between them, quotation marks round some."""
    for line in lines:
        for found in _VALUE.finditer(text, line.start, line.end):
            yield [Line(*found.span(found.lastindex or 0), 0)]
