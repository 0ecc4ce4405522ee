"""Plain text onto a page: the text reader's work, and the shelter of readers whose format is broken."""

from __future__ import annotations

from itertools import pairwise

from powlint.model.document import BlockKind
from powlint.readers.lines import Line, paragraphs
from powlint.readers.page import Page
from powlint.readers.parts import Place, kind_of, labelled


def write_plain(page: Page, start: int) -> None:
    """Put the text from an offset on the page, paragraph by paragraph."""
    found = paragraphs(page.masked_text, start)
    waiting: BlockKind | None = None
    headless = BlockKind.HEADLINE not in page.kinds
    for index, lines in enumerate(found):
        place = place_of(index, len(found), headless=headless)
        kind, first = labelled(page.masked_text, lines[0].start, lines[-1].end)
        if kind and first == lines[-1].end:
            # "Image caption" on a line of its own names what comes next.
            waiting = kind
            continue
        page.open(kind or waiting or kind_of(page.masked_text, lines[0].start, lines[-1].end, place=place))
        waiting = None
        _write(page, lines, first)
    page.close()


def place_of(index: int, count: int, *, headless: bool) -> Place:
    """Where one of so many paragraphs stands; `headless` if nothing before them is a headline."""
    # A lone line is a sentence somebody tries, not a headline without a story.
    if index == count - 1:
        return Place.LAST
    return Place.FIRST if index == 0 and headless else Place.LATER


def _write(page: Page, lines: tuple[Line, ...], first: int) -> None:
    """The lines of one paragraph, a space for each line end."""
    page.take(max(first, lines[0].start), max(first, lines[0].end))
    for before, line in pairwise(lines):
        if line.end <= first:
            continue
        page.put(" ", before.end, line.start)
        page.take(max(first, line.start), line.end)
