"""Reads plain text: paragraphs by blank lines or line by line, headlines and captions by their looks."""

from __future__ import annotations

from powlint.model.document import Document, Source
from powlint.readers.decode import decoded
from powlint.readers.front_matter import front_matter
from powlint.readers.notes import masked, notes_in
from powlint.readers.page import Page
from powlint.readers.plain import write_plain


class TextReader:
    """Plain text, and whatever has no suffix."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt", ".text", "")

    def read(self, source: Source) -> Document:
        """The document; ReadError if the source is no text."""
        text = decoded(source)
        matter = front_matter(text, source.name)
        notes = notes_in(text)
        page = Page(source, text, masked(text, notes))
        matter.write(page)
        write_plain(page, matter.body)
        return page.document(notes, matter.meta, matter.language or "en")
