"""NewsML-G2 onto a page: what its metadata says of a story, and the story itself where it is carried inline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from powlint.model.document import BlockKind
from powlint.readers.flow import Flow
from powlint.readers.html_story import HtmlStory
from powlint.readers.html_tokens import Kind, Token, attributes, closes_itself, tokens
from powlint.readers.notes import FoundNote
from powlint.readers.page import Page
from powlint.readers.references import unreferenced
from powlint.readers.running import write_text
from powlint.readers.spelling import spelt
from powlint.readers.strand import Strand

ROOTS = frozenset({"newsitem", "packageitem", "newsmessage"})
"""The root elements that are read."""

_KINDS = {
    "headline": BlockKind.HEADLINE,
    "description": BlockKind.STANDFIRST,
    **dict.fromkeys(
        ("title", "slugline", "keyword", "ednote", "by", "dateline", "creditline", "name", "usageterms"), BlockKind.META
    ),
}
# What these name is no part of the story: who provides it, which vocabulary a code is of.
_NOT_NAMED = frozenset({
    "provider", "service", "generator", "creator", "contributor", "infosource", "rightsinfo", "schememeta",
})  # fmt: skip


class NewsML:
    """One source in NewsML-G2 on its way to the page."""

    def __init__(self, page: Page, strand: Strand) -> None:
        self.notes: list[FoundNote] = []
        self.language = ""
        self._page = page
        self._strand = strand
        self._text = strand.text
        self._flow = Flow(page, strand)
        self._about: list[str] = []

    def write(self, found: Iterable[Token]) -> None:
        """Put what the tokens say on the page."""
        rest = iter(found)
        for token in rest:
            if token.kind is Kind.START:
                self._start(token, rest)
            elif token.kind is Kind.END and self._about and self._about[-1] == token.name:
                self._about.pop()
        self._page.close()

    def _start(self, token: Token, rest: Iterator[Token]) -> None:
        if not self.language:
            self.language = self._value(token, "xml:lang").lower().partition("-")[0]
        if token.name == "remotecontent":
            self._write_address(token)
        if closes_itself(self._text, token):
            return
        if token.name == "inlinexml":
            self._write_story(_inside(token, rest))
        elif token.name == "inlinedata":
            self._write_inline(token, _inside(token, rest))
        elif token.name in _NOT_NAMED:
            self._about.append(token.name)
        elif token.name in _KINDS and not (token.name == "name" and self._about):
            self._write_words(self._kind(token), _inside(token, rest))

    def _kind(self, token: Token) -> BlockKind:
        if token.name == "description" and "caption" in self._value(token, "role").lower():
            return BlockKind.CAPTION
        return _KINDS[token.name]

    def _write_words(self, kind: BlockKind, found: Iterable[Token]) -> None:
        self._flow.open(kind)
        for token in found:
            if token.kind is Kind.TEXT:
                self._flow.words(token.start, token.end)
            elif token.kind is Kind.VERBATIM:
                self._flow.verbatim(token.start, token.end)
            elif token.name == "br" and token.kind is Kind.START:
                self._flow.line_break(token.start, token.end)
        self._page.close()

    def _write_story(self, found: Iterable[Token]) -> None:
        story = HtmlStory(self._page, self._strand, xhtml=True)
        story.write(found)
        self.notes += story.notes

    def _write_inline(self, token: Token, found: Iterable[Token]) -> None:
        """A story as text, or as HTML spelt out in references or CDATA."""
        said = spelt(self._strand, found)
        if "html" in self._value(token, "contenttype").lower():
            story = HtmlStory(self._page, said)
            story.write(tokens(said.text))
            self.notes += story.notes
        else:
            write_text(self._page, said)

    def _write_address(self, token: Token) -> None:
        value = attributes(self._text, token).get("href")
        if value:
            self._flow.address(self._value(token, "href"), *value)

    def _value(self, token: Token, name: str) -> str:
        value = attributes(self._text, token).get(name)
        return unreferenced(self._text[value.start : value.end]).strip() if value else ""


def _inside(token: Token, rest: Iterator[Token]) -> Iterator[Token]:
    """The tokens up to the end of the element that a tag begins."""
    depth = 1
    for inner in rest:
        if inner.name == token.name:
            depth += {Kind.START: 1, Kind.END: -1}.get(inner.kind, 0)
            if not depth:
                return
        yield inner
