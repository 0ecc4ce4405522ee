"""Running text without markup onto the page: what blank lines part are paragraphs."""

from __future__ import annotations

import re

from powlint.model.document import BlockKind
from powlint.readers.flow import Flow
from powlint.readers.lines import paragraphs
from powlint.readers.page import Page
from powlint.readers.parts import kind_of, labelled
from powlint.readers.plain import place_of
from powlint.readers.strand import Strand

# Atomic: CR LF is one line end, never two.
_BETWEEN = re.compile(r"(?>\r\n|\n|\r)[ \t]*+(?:(?>\r\n|\n|\r)[ \t]*+)++")


def write_paragraphs(page: Page, strand: Strand, kind: BlockKind) -> None:
    """Each paragraph a block of a kind, single line ends spaces."""
    flow = Flow(page, strand)
    at = 0
    for between in _BETWEEN.finditer(strand.text):
        flow.open(kind)
        flow.verbatim(at, between.start())
        at = between.end()
    flow.open(kind)
    flow.verbatim(at, len(strand.text))
    page.close()


def write_text(page: Page, strand: Strand) -> None:
    """A story in plain text, its parts told by their looks as in a text file."""
    text = strand.text
    flow = Flow(page, strand)
    found = paragraphs(text, 0)
    waiting: BlockKind | None = None
    headless = BlockKind.HEADLINE not in page.kinds
    for index, lines in enumerate(found):
        kind, first = labelled(text, lines[0].start, lines[-1].end)
        if kind and first == lines[-1].end:
            # "Image caption" on a line of its own names what comes next.
            waiting = kind
            continue
        place = place_of(index, len(found), headless=headless)
        flow.open(kind or waiting or kind_of(text, lines[0].start, lines[-1].end, place=place))
        waiting = None
        before = first
        for line in lines:
            if line.end > first:
                start = max(first, line.start)
                if start > before:
                    flow.space(before, start)
                flow.verbatim(start, line.end)
                before = line.end
    page.close()
