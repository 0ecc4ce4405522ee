"""The marko parser that drafts are read with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from marko import Parser, block, inline, inline_parser
from marko.ext import footnote
from marko.ext.gfm import elements
from marko.source import Source

_PATIENCE = 100
# Every inline element but a line's end begins with one of these, or with the mark that closes a link.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_TAG = re.compile(r" {,3}<")
_MARKED = re.compile(r"[\\`*_\[\]<~]")


class LinkRefDef(block.LinkRefDef):
    """As marko's, but without a look to the end of the text from every "[": a list of links took quadratic time."""

    override = True
    pattern = re.compile(r" {,3}(\[)")


class FootnoteDef(footnote.FootnoteDef):
    """As marko's, but for a tab in the mark ("[^1]:\\tHe said"), on which it looked for its own prefix for ever."""

    override = True
    pattern = re.compile(r" {,3}\[\^([^\]\n]+)\]:[^\n\S]*(?=\S| {4})")

    def __init__(self, match: re.Match[str]) -> None:
        super().__init__(match)  # type: ignore[no-untyped-call]
        # Possessive: giving spaces back would make code of the words after them.
        self._prefix = r" {,3}\[\^[^\]\n]+\]:[^\n\S]*+"


class HTMLBlock(block.HTMLBlock):
    """As marko's, which tries seven patterns on every line of a text: here one tells that there is no tag."""

    override = True

    @classmethod
    def match(cls, source: Source) -> int | bool:  # noqa: D102
        return source.expect_re(_TAG) is not None and super().match(source)


class PlainParagraph(elements.Paragraph):
    """A paragraph as most are: between blank lines, in no list or quotation, each line of it beginning with a letter.

    No other block begins so, and no line of it ends one: it takes one look instead of a dozen at every line.
    """

    override = False
    priority = 9  # before all others
    pattern = re.compile(r"(?:[^\W\d_][^\n|]*(?:\n|\Z))++(?=\s*?\n|\Z)")

    @classmethod
    def match(cls, source: Source) -> bool:  # noqa: D102
        source.match = cls.pattern.match(source._buffer, source.pos) if len(source._states) == 1 else None
        return source.match is not None

    @classmethod
    def parse(cls, source: Source) -> list[str]:  # noqa: D102
        start = source.pos
        lines = _Lines(_LINE.findall(source.match[0]) if source.match else ())
        lines.line_starts = [start, *accumulate((len(line) for line in lines[:-1]), initial=start)][1:]
        source.consume()
        return lines


class PlainBlank(block.BlankLine):
    """Blank lines between the blocks of a text, where nothing else is blank: one look instead of a dozen at each."""

    override = False
    priority = 9
    pattern = re.compile(r"(?:[^\S\n]*\n)++(?:[^\S\n]++\Z)?|[^\S\n]++\Z")

    @classmethod
    def match(cls, source: Source) -> bool:  # noqa: D102
        source.match = cls.pattern.match(source._buffer, source.pos) if len(source._states) == 1 else None
        return source.match is not None

    @classmethod
    def parse(cls, source: Source) -> int:  # noqa: D102
        start = source.pos
        source.consume()
        return start


class _Lines(list[str]):
    """Lines, and where each starts: so marko tells of words where they stand."""

    line_starts: Sequence[int] = ()


class UnparsableError(Exception):
    """The parser cannot get through a text: it stalls, runs out of stack or breaks."""


class _Parser(Parser):
    """Marko's parser with an eye on its progress."""

    def parse_source(self, source: Source) -> list[block.BlockElement]:
        here = (source.pos, len(source._states))
        last, times = getattr(source.context, "progress", (None, 0))
        # Each container on the way parses once from where it begins; one that does so again and again is stuck.
        source.context.progress = (here, times + 1 if here == last else 0)
        if times > _PATIENCE:
            raise UnparsableError
        return super().parse_source(source)

    def _parse_inline(
        self, text: str, source: Source, positions: Sequence[int] | None = None
    ) -> list[inline.InlineElement]:
        # Marko looks at every letter of a paragraph; most paragraphs of a story have no mark in them.
        if "\n" in text or _MARKED.search(text):
            return super()._parse_inline(text, source, positions)
        return inline_parser.make_elements([], text, fallback=self.inline_elements["RawText"], positions=positions)


def parsed(text: str) -> block.Document:
    """The tree of a text; UnparsableError if the parser fails in whatever way."""
    try:
        return _parser().parse(text)
    except Exception as error:
        # Broad, because a draft must not be lost to a bug in the parser: the caller reads it as plain text then.
        raise UnparsableError from error


@cache
def _parser() -> Parser:
    """CommonMark, tables, strikethrough, task lists, alerts and footnotes.

    Without marko's bare addresses: their patterns are quadratic, and links.py finds the same.
    """
    made = _Parser()
    for element in (
        LinkRefDef,
        HTMLBlock,
        elements.Paragraph,
        PlainParagraph,
        PlainBlank,
        elements.Strikethrough,
        elements.Table,
        elements.TableRow,
        elements.TableCell,
        elements.Alert,
        footnote.Document,
        FootnoteDef,
        footnote.FootnoteRef,
    ):
        made.add_element(element)
    return made
