"""Reads HTML and XHTML: the words of a page as they are published, its addresses, and what it tells others."""

from __future__ import annotations

from powlint.model.document import Document, Source
from powlint.readers.charset import declared_in_html
from powlint.readers.decode import decoded
from powlint.readers.front_matter import front_matter
from powlint.readers.html_story import HtmlStory
from powlint.readers.html_tokens import tokens
from powlint.readers.page import SpeltPage
from powlint.readers.strand import Strand


class HtmlReader:
    """Web pages, and drafts that an editor's program saved as such."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, source: Source) -> Document:
        """The document; ReadError if the source is no text."""
        text = decoded(source, declared=declared_in_html(source.content, source.name))
        matter = front_matter(text, source.name)
        page = SpeltPage(source, text, text)
        matter.write(page)
        xhtml = is_xhtml(text, source.name)
        story = HtmlStory(page, Strand.whole(text), xhtml=xhtml)
        story.write(tokens(text, matter.body, xhtml=xhtml))
        return page.document(tuple(story.notes), matter.meta, matter.language or story.language or "en")


def is_xhtml(text: str, name: str) -> bool:
    """Whether a page is XHTML, in which every tag can close itself."""
    return name.lower().endswith(".xhtml") or text.lstrip().startswith("<?xml")
