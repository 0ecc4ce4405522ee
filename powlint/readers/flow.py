"""Words between tags on their way to the page: white space runs together, links go on over blocks."""

from __future__ import annotations

import re

from powlint.model.document import BlockKind
from powlint.readers.page import Page
from powlint.readers.references import REFERENCE, in_attribute, said
from powlint.readers.strand import Strand

_SPACE = " \t\n\f\r"
# One plain space is no reason to stop.
_TURN = re.compile(rf"[ \t\n\f\r]{{2,}}|[\t\n\f\r]|{REFERENCE}")
_GAP = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")
_MARKS = ("“”", "‘’")


class Flow:
    """Puts the words of a marked-up strand on a page. All offsets are those of the strand."""

    def __init__(self, page: Page, strand: Strand) -> None:
        self.page = page
        self.strand = strand
        self._gap: tuple[int, int] | None = None
        self._link: str | None = None
        self._quotes = 0
        self._breaks = 0

    def open(self, kind: BlockKind) -> None:
        """Close the block in hand and begin one of this kind with the next words."""
        self._gap = None
        self._breaks = 0
        self._quotes = 0
        if self._link is not None:
            self.page.close_link()
        self.page.open(kind)
        if self._link is not None:
            self.page.open_link(self._link)

    def words(self, start: int, end: int) -> None:
        """Text with character references; runs of white space become one space, as a browser shows them."""
        self._words(start, end, attribute=False)

    def verbatim(self, start: int, end: int) -> None:
        """Text without character references."""
        at = start
        for gap in _GAP.finditer(self.strand.text, start, end):
            self._stretch(at, gap.start())
            self._space(*gap.span())
            at = gap.end()
        self._stretch(at, end)

    def lines(self, start: int, end: int) -> None:
        """Text whose line ends and spaces stand as they are (code), with character references."""
        text = self.strand.text
        at = start
        for found in re.finditer(REFERENCE, text[start:end]) if "&" in text[start:end] else ():
            here = start + found.start()
            spelt, length = said(found[0])
            if length:
                self.strand.write(self.page, at, here)
                at = here + length
                self._put(spelt, here, at)
        self.strand.write(self.page, at, end)

    def value(self, kind: BlockKind, start: int, end: int) -> None:
        """An attribute's value as a block of its own."""
        self.open(kind)
        self._words(start, end, attribute=True)
        self.page.close()

    def address(self, target: str, start: int, end: int) -> None:
        """An address as a block of its own, spelt in the range."""
        if target and start < end:
            self._gap = None
            self.page.write_address(target, *self.strand.source(start, end))

    def space(self, start: int, end: int) -> None:
        """White space, to be put before the next words of the block."""
        self._space(start, end)

    def stands_for(self, text: str, start: int, end: int) -> None:
        """Words that a range stands for and does not spell."""
        self._flush()
        if len(text) == end - start:
            # Equally long, they would be taken for its letters one by one.
            self._put(text[:1], start, end - 1)
            text, start = text[1:], end - 1
        self._put(text, start, end)

    def mark(self, text: str, start: int, end: int) -> None:
        """Marks that the source makes otherwise, in the midst of words."""
        self._put(text, start, end)

    def line_break(self, start: int, end: int) -> None:
        """A tag that breaks the line: a space, and a new block when a second one follows at once."""
        self._breaks += 1
        if self._breaks == 2:
            self.open(self.page.kind)
        else:
            self._space(start, end)

    def open_link(self, target: str) -> None:
        """Whatever comes until `close_link` leads to `target`; a link in a link ends the outer one."""
        self.close_link()
        self._flush()
        self._link = target
        self.page.open_link(target)

    def close_link(self) -> None:
        """End the link in hand, if there is one."""
        if self._link is not None:
            self._link = None
            self.page.close_link()

    def open_quote(self, start: int, end: int) -> None:
        """A tag for which a browser sets an opening quotation mark."""
        self._flush()
        self._put(_MARKS[self._quotes % 2][0], start, end)
        self._quotes += 1

    def close_quote(self, start: int, end: int) -> None:
        """A tag for which a browser sets a closing quotation mark; none if nothing was opened."""
        if self._quotes:
            self._quotes -= 1
            self._put(_MARKS[self._quotes % 2][1], start, end)

    def _words(self, start: int, end: int, *, attribute: bool) -> None:
        text = self.strand.text
        at = start
        for found in _TURN.finditer(text, start, end):
            here, after = found.span()
            if text[here] != "&":
                self._stretch(at, here)
                self._space(here, after)
                at = after
                continue
            spelt, length = in_attribute(text, here, after) if attribute else said(found[0])
            if not length:
                continue
            self._stretch(at, here)
            at = here + length
            if spelt in _SPACE:
                self._space(here, at)
            else:
                self._flush()
                self._put(spelt, here, at)
        self._stretch(at, end)

    def _stretch(self, start: int, end: int) -> None:
        """Words with single spaces between them."""
        if start >= end:
            return
        text = self.strand.text
        if text[start] == " ":
            self._space(start, start + 1)
            start += 1
        if start >= end:
            return
        last = end - (text[end - 1] == " ")
        self._flush()
        self._breaks = 0
        self.strand.write(self.page, start, last)
        if last < end:
            self._space(last, end)

    def _space(self, start: int, end: int) -> None:
        if self._gap is None:
            self._gap = (start, end)

    def _flush(self) -> None:
        """Put the space that is owed."""
        if self._gap is None:
            return
        gap, self._gap = self._gap, None
        if self.strand.text[gap[0] : gap[1]] == " ":
            self.strand.write(self.page, *gap)
        else:
            self._put(" ", *gap)

    def _put(self, text: str, start: int, end: int) -> None:
        if text:
            self._breaks = self._breaks if text == " " else 0
            self.page.put(text, *self.strand.source(start, end))
