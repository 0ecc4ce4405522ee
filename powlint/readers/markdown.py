"""Reads Markdown: CommonMark with tables, strikethrough and footnotes, every mark of it cut away."""

from __future__ import annotations

from powlint.model.document import Document, Source
from powlint.readers.decode import decoded
from powlint.readers.front_matter import FrontMatter, front_matter
from powlint.readers.notes import FoundNote, masked, notes_in
from powlint.readers.page import Page
from powlint.readers.plain import write_plain
from powlint.readers.tame import tame


class MarkdownReader:
    """Markdown files."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown")

    def read(self, source: Source) -> Document:
        """The document; ReadError if the source is no text."""
        text = decoded(source)
        matter = front_matter(text, source.name)
        notes = notes_in(text)
        page = (_parsed(source, text, matter, notes) if tame(text) else None) or _unparsed(source, text, matter, notes)
        return page.document(notes, matter.meta, matter.language or "en")


def _parsed(source: Source, text: str, matter: FrontMatter, notes: tuple[FoundNote, ...]) -> Page | None:
    # marko takes longer to import than a text file takes to be read.
    from powlint.readers.markdown_parser import UnparsableError  # noqa: PLC0415
    from powlint.readers.markdown_tree import Tree  # noqa: PLC0415

    page = Page(source, text, masked(text, notes))
    matter.write(page)
    try:
        Tree(page, matter.body).write()
    except (UnparsableError, RecursionError):
        # What `tame` lets through may still be too deep if the caller's own stack is deep.
        return None
    return page


def _unparsed(source: Source, text: str, matter: FrontMatter, notes: tuple[FoundNote, ...]) -> Page:
    """The file as plain text: its marks stay in the sentences, but no word is lost and the linter does not hang."""
    page = Page(source, text, masked(text, notes))
    matter.write(page)
    write_plain(page, matter.body)
    return page
