"""Comments put into the text of a draft: all that is not put in stays byte for byte, and is read as before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from powlint.errors import ReadError
from powlint.model.document import Document, Reader, Source
from powlint.model.span import Span
from powlint.readers.decode import decoded, encoding_of
from powlint.reviews.review import Comment, Reviewed
from powlint.values import dataclass

REVIEW = "<!-- powlint review:"
"""How each of our comments begins."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Text to put in at an offset; of several at one place the one of the lowest `order` comes first."""

    at: int
    order: tuple[int, int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Ways:
    """How a comment can be set: by marks round its words, if they bear any, or else beside them."""

    span: Span
    marks: tuple[Insert, ...]
    beside: Insert


class TextFile:
    """A draft as letters, which is written back in its own encoding. `declared` is the codec that it names itself.

    Raises ReadError if the draft is no text, or if its bytes would not come out as they went in.
    """

    def __init__(self, source: Source, *, declared: str = "") -> None:
        self._source = source
        self.text = decoded(source, declared=declared)
        self._encoding, skip = encoding_of(source.content, declared=declared)
        self._mark = source.content[:skip]
        if self._encoded(self.text) != source.content:
            raise ReadError(f"{source.name}: comments cannot be written into this encoding; save the file as UTF-8")

    def without(self, spans: Sequence[Span]) -> Source:
        """The draft without some ranges, which are in order."""
        if not spans:
            return self._source
        ends = [0, *(span.end for span in spans)]
        starts = [*(span.start for span in spans), len(self.text)]
        kept = "".join(self.text[end:start] for end, start in zip(ends, starts, strict=True))
        return self._rewritten(kept)

    def reviewed(self, ways: Sequence[Ways], document: Document, reader: Reader) -> Reviewed:
        """The draft with each comment set in the first way that lets the draft be read as the same document."""
        chosen = [insert for way in ways for insert in way.marks or (way.beside,)]
        aside, unplaced = sum(not way.marks for way in ways), list[Span]()
        if not _reads_alike(self._with(chosen), document, reader):
            chosen, aside = [], 0
            for way in ways:
                if way.marks and _reads_alike(self._with([*chosen, *way.marks]), document, reader):
                    chosen += way.marks
                elif _reads_alike(self._with([*chosen, way.beside]), document, reader):
                    chosen.append(way.beside)
                    aside += 1
                else:
                    unplaced.append(way.span)
        return Reviewed(self._with(chosen).content, len(ways) - len(unplaced), aside, tuple(unplaced))

    def _with(self, inserts: Sequence[Insert]) -> Source:
        parts: list[str] = []
        at = 0
        for insert in sorted(inserts, key=lambda each: (each.at, each.order)):
            parts += [self.text[at : insert.at], insert.text]
            at = insert.at
        return self._rewritten("".join([*parts, self.text[at:]]))

    def _rewritten(self, text: str) -> Source:
        return Source(self._source.name, self._encoded(text), self._source.path)

    def _encoded(self, text: str) -> bytes:
        # What came out of the file goes in again; a letter of ours that the encoding lacks is written as “&#8220;”.
        return self._mark + text.encode(self._encoding, "xmlcharrefreplace")


def opening(span: Span, index: int, text: str) -> Insert:
    """A mark that opens before a span: of marks that begin at one place the longest opens first."""
    return Insert(span.start, (1, -span.end, index), text)


def closing(span: Span, index: int, text: str) -> Insert:
    """A mark that closes behind a span: of those that end at one place the innermost closes first."""
    return Insert(span.end, (0, -span.start, -index), text)


def beside(at: int, index: int, text: str) -> Insert:
    """A comment by itself."""
    return Insert(at, (2, 0, index), text)


def html_comment(comment: Comment) -> str:
    """A comment that no page shows, on one line."""
    # "--" would end the comment, "|" a cell of a Markdown table, and a line end its row.
    said = re.sub("-{2,}", "–", " ".join(" · ".join(comment.lines).split()))
    return f"{REVIEW} {said.replace('|', '/').replace('<', '‹').replace('>', '›')} -->"


def _reads_alike(source: Source, document: Document, reader: Reader) -> bool:
    """Whether a source is read as the same paragraphs of the same words."""
    try:
        read = reader.read(source)
    except ReadError:  # front matter that is no YAML any more
        return False
    return (read.text, _kinds(read)) == (document.text, _kinds(document)) and len(read.notes) == len(document.notes)


def _kinds(document: Document) -> list[tuple[str, Span, str]]:
    return [(block.kind.value, block.span, block.target) for block in document.blocks]
