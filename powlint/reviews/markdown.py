"""Reviewed copies of Markdown: the words in <mark>, and behind them a comment that no page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from powlint.errors import ReadError
from powlint.model.document import Document, Source
from powlint.model.span import Span
from powlint.readers.decode import decoded
from powlint.readers.markdown import MarkdownReader
from powlint.reviews.review import Comment, Reviewed
from powlint.values import dataclass

_OPEN, _CLOSE = '<mark class="powlint">', "</mark>"
_SAYS = "<!-- powlint review: {} -->"
_OURS = re.compile(rf"{re.escape(_OPEN)}|(?:{_CLOSE})?<!-- powlint review: [^\n]*? -->")
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class _Insert:
    """Text to put in at an offset; of two at one place the one of the lower `order` comes first."""

    at: int
    order: tuple[int, int]
    text: str


class MarkdownReviewer:
    """Markdown files. A copy whose text would be read otherwise than the draft's is never made."""

    suffixes = (".md", ".markdown", ".mdown")

    def bare(self, source: Source) -> Source:
        """The draft without the marks and comments of an earlier review. Raises ReadError."""
        text = decoded(source)
        if not _OURS.search(text):
            return source
        mark = _MARK if source.content.startswith(_MARK) else b""
        return Source(source.name, mark + _OURS.sub("", text).encode("utf-8"), source.path)

    def reviewed(self, source: Source, comments: Sequence[Comment]) -> Reviewed:
        """The draft with its words marked; where a mark would break the Markdown, only the comment, or nothing."""
        document = MarkdownReader().read(source)
        text = document.source_text
        marked = [_marked(comment, index) for index, comment in enumerate(comments)]
        chosen = [each for inserts in marked for each in inserts]
        aside, unplaced = 0, []
        if not _reads_alike(text, chosen, document):
            chosen = []
            for index, comment in enumerate(comments):
                if _reads_alike(text, [*chosen, *marked[index]], document):
                    chosen += marked[index]
                    continue
                plain = _plain(comment, index, document)
                if _reads_alike(text, [*chosen, plain], document):
                    chosen.append(plain)
                    aside += 1
                else:
                    unplaced.append(comment.span)
        mark = _MARK if source.content.startswith(_MARK) else b""
        content = mark + _with(text, chosen).encode("utf-8")
        return Reviewed(content, len(comments) - len(unplaced), aside, tuple(unplaced))


def _marked(comment: Comment, index: int) -> tuple[_Insert, _Insert]:
    span = comment.span
    # Of marks that begin at one place the longest opens first; of those that end there the innermost closes first.
    return (
        _Insert(span.start, (1, -span.end), _OPEN),
        _Insert(span.end, (0, -span.start * 1000 - index % 1000), _CLOSE + _says(comment)),
    )


def _plain(comment: Comment, index: int, document: Document) -> _Insert:
    """The comment alone, at the end of its line."""
    end = document.line_span(document.place(comment.span).end_line).end
    return _Insert(end, (2, index), " " + _says(comment))


def _says(comment: Comment) -> str:
    # "--" would end the comment, "|" a table's cell, and a line end the paragraph or the table's row.
    said = " ".join(" · ".join(comment.lines).split())
    return _SAYS.format(re.sub("-{2,}", "–", said).replace("|", "/").replace("<", "‹").replace(">", "›"))


def _with(text: str, inserts: Sequence[_Insert]) -> str:
    parts: list[str] = []
    at = 0
    for insert in sorted(inserts, key=lambda each: (each.at, each.order)):
        parts += [text[at : insert.at], insert.text]
        at = insert.at
    return "".join([*parts, text[at:]])


def _reads_alike(text: str, inserts: Sequence[_Insert], document: Document) -> bool:
    """Whether the text with these inserts is read as the same paragraphs of the same words."""
    try:
        read = MarkdownReader().read(Source(document.name, _with(text, inserts).encode("utf-8")))
    except ReadError:  # front matter that is no YAML any more
        return False
    return (read.text, _kinds(read)) == (document.text, _kinds(document)) and len(read.notes) == len(document.notes)


def _kinds(document: Document) -> list[tuple[str, Span, str]]:
    return [(block.kind.value, block.span, block.target) for block in document.blocks]
