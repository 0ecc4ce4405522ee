"""Reviewed copies of web pages: the words in <mark>, with a title; where no mark can stand, a comment."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from powlint.model.document import Source
from powlint.model.span import Span
from powlint.readers.charset import declared_in_html
from powlint.readers.cutting import first_visible
from powlint.readers.front_matter import front_matter
from powlint.readers.html import HtmlReader, is_xhtml
from powlint.readers.html_tokens import Kind, Token, attributes, closes_itself, tokens
from powlint.reviews.inserting import REVIEW, Insert, TextFile, Ways, beside, closing, html_comment, opening
from powlint.reviews.review import Comment, Reviewed

_CLASS = "powlint"
_OPEN, _CLOSE = f'<mark class="{_CLASS} {_CLASS}-{{}}" title="{{}}">', "</mark>"
# What stands in these is no markup, or not that of a page.
_MARKLESS = frozenset({"title", "textarea", "svg", "math"})


class HtmlReviewer:
    """Web pages. Where a mark would change how the page is read, and in tags and scripts, there is a comment."""

    suffixes = (".html", ".htm", ".xhtml")

    def bare(self, source: Source) -> Source:
        """The page without the marks and comments of an earlier review. Raises ReadError."""
        file = _file(source)
        if _CLASS not in file.text:
            return source
        return file.without([Span(each.start, each.end) for each in _ours(_tokens(source, file.text), file.text)])

    def reviewed(self, source: Source, comments: Sequence[Comment]) -> Reviewed:
        """The page with its words marked."""
        reader, file = HtmlReader(), _file(source)
        page = _Page(_tokens(source, file.text), file.text)
        marks = page.marks(comments)
        ways = [
            Ways(comment.span, marks[index], beside(page.bare_place(comment.span.start), index, html_comment(comment)))
            for index, comment in enumerate(comments)
        ]
        return file.reviewed(ways, reader.read(source), reader)


def _file(source: Source) -> TextFile:
    return TextFile(source, declared=declared_in_html(source.content, source.name))


def _tokens(source: Source, text: str) -> Iterator[Token]:
    return tokens(text, front_matter(text, source.name).body, xhtml=is_xhtml(text, source.name))


def _ours(found: Iterator[Token], text: str) -> Iterator[Token]:
    """Our comments, and our marks, each end with its beginning: a page may have marks of its own."""
    marks: list[bool] = []
    for token in found:
        if token.kind is Kind.COMMENT and text.startswith(REVIEW, token.start):
            yield token
        elif token.name == "mark" and token.kind is Kind.START:
            marks.append(_CLASS in _classes(token, text))
            if marks[-1]:
                yield token
        elif token.name == "mark" and marks and marks.pop():
            yield token


def _classes(token: Token, text: str) -> list[str]:
    value = attributes(text, token).get("class")
    return text[value.start : value.end].split() if value else []


class _Page:
    """Where marks can stand on a page, and where comments."""

    def __init__(self, found: Iterator[Token], text: str) -> None:
        self._text = text
        self._bare: list[int] = []
        self._texts: list[Span] = []
        markless: list[str] = []
        for token in found:
            match token.kind:
                case Kind.START:
                    if token.name == "meta" and "charset" in text[token.start : token.end].lower():
                        # It counts only if it stands near the top of the file: nothing goes before it.
                        self._bare = [token.end]
                    else:
                        self._bare.append(token.start)
                    if token.name in _MARKLESS and not closes_itself(text, token):
                        markless.append(token.name)
                case Kind.END if token.name in markless:
                    markless.remove(token.name)
                case Kind.TEXT if not markless:
                    self._texts.append(Span(token.start, token.end))

    def bare_place(self, offset: int) -> int:
        """A place for a comment: before the tag that an offset lies in or follows, or else before the next."""
        at = bisect_right(self._bare, offset) - 1
        return self._bare[max(at, 0)] if self._bare else len(self._text)

    def marks(self, comments: Sequence[Comment]) -> list[tuple[Insert, ...]]:
        """For each comment its marks: one in each text that holds words of it, none where marks would cross."""
        pieces = [(piece, index) for index, comment in enumerate(comments) for piece in self._pieces(comment.span)]
        found: list[list[Insert]] = [[] for _ in comments]
        for piece, index in pieces:
            inside = {each.end for each, _ in pieces if each.start < piece.start < each.end < piece.end}
            severity, said = comments[index].severity.value, html.escape("\n".join(comments[index].lines))
            mark = _OPEN.format(severity, said.replace("\n", "&#10;"))
            for start, end in pairwise([piece.start, *sorted(inside), piece.end]):
                span = Span(start, end)
                found[index] += opening(span, index, mark), closing(span, index, _CLOSE)
        return [tuple(each) for each in found]

    def _pieces(self, span: Span) -> Iterator[Span]:
        """The parts of a span that lie in texts, blank ones left out."""
        at = bisect_right(self._texts, span.start, key=lambda text: text.end)
        for text in self._texts[at:]:
            if text.start >= span.end:
                return
            piece = Span(max(text.start, span.start), min(text.end, span.end))
            if first_visible(self._text, piece.start, piece.end) < piece.end:
                yield piece
