"""Reads reStructuredText: the words that it shows, every mark of it cut away.

It is cut here and not by a library: docutils knows of words only the line, and tree-sitter's grammar takes minutes for
some hundred kilobytes of unclosed marks. docutils is the judge in the tests.
"""

from __future__ import annotations

from powlint.model.document import Document, Source
from powlint.readers.decode import decoded
from powlint.readers.page import Page
from powlint.readers.rst_story import Story


class RstReader:
    """reStructuredText files."""

    name = "rst"
    suffixes: tuple[str, ...] = (".rst", ".rest")

    def read(self, source: Source) -> Document:
        """The document; ReadError if the source is no text."""
        text = decoded(source)
        page = Page(source, text, text)
        story = Story(page)
        story.write()
        return page.document(tuple(story.notes), story.meta, story.language or "en")
