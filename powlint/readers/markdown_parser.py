"""The marko parser that drafts are read with."""

from __future__ import annotations

import re
from functools import cache

from marko import Parser, block
from marko.ext import footnote
from marko.ext.gfm import elements


class LinkRefDef(block.LinkRefDef):
    """As marko's, but without a look to the end of the text from every "[": a list of links took quadratic time."""

    override = True
    pattern = re.compile(r" {,3}(\[)")


@cache
def parser() -> Parser:
    """CommonMark, tables, strikethrough, task lists, alerts and footnotes.

    Without marko's bare addresses: their patterns are quadratic, and links.py finds the same.
    """
    made = Parser()
    for element in (
        LinkRefDef,
        elements.Paragraph,
        elements.Strikethrough,
        elements.Table,
        elements.TableRow,
        elements.TableCell,
        elements.Alert,
        footnote.Document,
        footnote.FootnoteDef,
        footnote.FootnoteRef,
    ):
        made.add_element(element)
    return made
