"""Reads news agencies' XML: NITF and NewsML-G2, told apart by their root element."""

from __future__ import annotations

from powlint.errors import ReadError
from powlint.model.document import Document, Source
from powlint.readers.charset import declared_in_xml
from powlint.readers.decode import decoded
from powlint.readers.html_story import HtmlStory
from powlint.readers.html_tokens import Kind
from powlint.readers.newsml import ROOTS, NewsML
from powlint.readers.page import SpeltPage
from powlint.readers.strand import Strand
from powlint.readers.xml_tokens import xml_tokens


class NewsXmlReader:
    """NITF and NewsML-G2."""

    name = "news-xml"
    suffixes: tuple[str, ...] = (".nitf", ".newsml", ".xml")

    def read(self, source: Source) -> Document:
        """The document; ReadError if the source is no XML, or none of news."""
        text = decoded(source, declared=declared_in_xml(source.content, source.name))
        found = xml_tokens(text, source.name)
        root = next((token.name for token in found if token.kind is Kind.START), "")
        page = SpeltPage(source, text, text)
        strand = Strand.whole(text)
        story: NewsML | HtmlStory
        if root in ("nitf", "html"):
            story = HtmlStory(page, strand, xhtml=True)
        elif root in ROOTS:
            story = NewsML(page, strand)
        else:
            raise ReadError(f"{source.name}: “{root}” is neither NITF nor NewsML-G2; save the story as text or HTML")
        story.write(found)
        return page.document(tuple(story.notes), {}, story.language or "en")
