"""Names of files and slugs as documents: what nobody reads as text, and goes out with the story all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from powlint.model.document import BlockKind, Document, Source
from powlint.model.span import Span
from powlint.readers.decode import decoded
from powlint.readers.notes import masked, notes_in
from powlint.readers.page import Page

_WORD = re.compile(r"[^\W_]+")


def slugs_in(source: Source, spans: Iterable[Span]) -> Document:
    """The slugs that stand in a source, each a block of metadata in words. Raises ReadError if it is no text."""
    text = decoded(source)
    notes = notes_in(text)
    page = Page(source, text, masked(text, notes))
    for span in spans:
        page.open(BlockKind.META)
        end = -1
        for word in _WORD.finditer(page.masked_text, span.start, span.end):
            if end >= 0:
                page.put(" ", end, word.start())
            page.take(*word.span())
            end = word.end()
    return page.document(notes, {}, "en")


def name_of(source: Source, spans: Iterable[Span]) -> Document:
    """The name of a file, whatever it holds: an address, or as much of it as the spans say."""
    page = Page(source, source.name, source.name)
    for span in spans:
        page.write_address(span.cut(source.name), span.start, span.end)
    return page.document((), {}, "en")
