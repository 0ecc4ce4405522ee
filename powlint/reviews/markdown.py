"""Reviewed copies of Markdown: the words in <mark>, and behind them a comment that no page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from powlint.model.document import Document, Source
from powlint.model.span import Span
from powlint.readers.markdown import MarkdownReader
from powlint.reviews.inserting import REVIEW, TextFile, Ways, beside, closing, html_comment, opening
from powlint.reviews.review import Comment, Reviewed

_OPEN, _CLOSE = '<mark class="powlint">', "</mark>"
_OURS = re.compile(rf"{re.escape(_OPEN)}|(?:{_CLOSE}| )?{REVIEW} [^\n]*? -->")


class MarkdownReviewer:
    """Markdown files. A copy whose text would be read otherwise than the draft's is never made."""

    suffixes = (".md", ".markdown", ".mdown")

    def bare(self, source: Source) -> Source:
        """The draft without the marks and comments of an earlier review. Raises ReadError."""
        file = TextFile(source)
        return file.without([Span(*found.span()) for found in _OURS.finditer(file.text)])

    def reviewed(self, source: Source, comments: Sequence[Comment]) -> Reviewed:
        """The draft with its words marked; where a mark would break the Markdown, only the comment, or nothing."""
        reader = MarkdownReader()
        document = reader.read(source)
        ways = [_ways(comment, index, document) for index, comment in enumerate(comments)]
        return TextFile(source).reviewed(ways, document, reader)


def _ways(comment: Comment, index: int, document: Document) -> Ways:
    span, said = comment.span, html_comment(comment)
    marks = opening(span, index, _OPEN), closing(span, index, _CLOSE + said)
    end_of_line = document.line_span(document.place(span).end_line).end
    return Ways(span, marks, beside(end_of_line, index, f" {said}"))
