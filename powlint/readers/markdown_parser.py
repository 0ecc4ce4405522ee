"""The marko parser that drafts are read with."""

from __future__ import annotations

import re
from functools import cache

from marko import Parser, block
from marko.ext import footnote
from marko.ext.gfm import elements
from marko.source import Source

_PATIENCE = 100


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
        elements.Paragraph,
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
