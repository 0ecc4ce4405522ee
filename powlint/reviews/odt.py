"""Reviewed copies of OpenDocument texts: comments on the exact words; all else in the file stays as it is.

They are put between the bytes of the part with the text: unlike Word's, they need no element cut in two, so that no
library has to write anew what is not ours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.model.span import Span
from powlint.readers.manuscript import Stretch
from powlint.readers.odt import CONTENT, Anchored, anchored
from powlint.readers.odt_body import Marginal
from powlint.readers.packed import repacked
from powlint.reviews.review import AUTHOR, Comment, Reviewed, is_ours

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_NAME = "powlint-review-{}"


class OdtReviewer:
    """OpenDocument text files."""

    suffixes = (".odt", ".ott")

    def bare(self, source: Source) -> Source:
        """The draft itself: comments are no part of its text."""
        return source

    def reviewed(self, source: Source, comments: Sequence[Comment]) -> Reviewed:
        """The file with these comments, and of those of an earlier review only such as still hold or were answered."""
        found = anchored(source)
        text = _Text(source, found)
        said = [(text.settable(comment.span), "\n".join(comment.lines)) for comment in comments]
        wanted = Counter(said)
        edits = [(tag, "") for marginal in _stale(found, wanted) for tag in text.tags(marginal)]
        names = _names(found)
        unplaced: list[Span] = []
        for comment, key in zip(comments, said, strict=True):
            if wanted[key] <= 0:
                continue  # it is there from an earlier review
            wanted[key] -= 1
            set_here = list(text.set(key[0], comment, next(names)))
            edits += set_here
            if not set_here:
                unplaced.append(comment.span)
        aside = sum(words is None for words, _ in said) - len(unplaced)
        return Reviewed(
            repacked(source, CONTENT, text.edited(edits)), len(comments) - len(unplaced), aside, tuple(unplaced)
        )


def _stale(found: Anchored, wanted: Counter[tuple[Span | None, str]]) -> Iterator[Marginal]:
    """Our own comments that no longer hold; those that hold are taken off what is wanted."""
    answered = {marginal.parent for marginal in found.marginals if marginal.parent}
    for marginal in found.marginals:
        comment = marginal.comment
        if marginal.author != AUTHOR or not is_ours(comment.text):
            continue
        key = comment.span if len(comment.span) else None, comment.text
        if wanted[key] > 0:
            wanted[key] -= 1
        elif marginal.name not in answered:
            yield marginal


def _names(found: Anchored) -> Iterator[str]:
    taken = {marginal.name for marginal in found.marginals}
    number = 0
    while True:
        number += 1
        if _NAME.format(number) not in taken:
            yield _NAME.format(number)


class _Text:
    """The bytes of the part with the text, and which of them say what of the source text."""

    def __init__(self, source: Source, found: Anchored) -> None:
        self._content = found.content
        self._letters = found.document.source_text
        self._exact = [each for each in found.stretches if each.exact and each.anchor >= 0]
        self._hosts = [each for each in found.stretches if not each.exact and each.anchor >= 0]
        if b"<![CDATA[" in self._content or not all(map(self._holds, self._exact)):
            raise ReadError(f"{source.name}: no comments can be written into XML of this kind; save it anew as .odt")

    def settable(self, span: Span) -> Span | None:
        """As much of a span as comments can be set on; None if that is nothing."""
        inside = [each.span for each in self._exact if each.span.overlaps(span)]
        return Span(max(span.start, inside[0].start), min(span.end, inside[-1].end)) if inside else None

    def set(self, words: Span | None, comment: Comment, name: str) -> Iterator[tuple[Span, str]]:
        """What to put where, for a comment on its words or at what they hang on; nothing if there is neither."""
        if words is not None:
            yield self._before(words.start), self._annotation(comment, f' office:name="{name}"')
            yield self._behind(words.end), f'<office:annotation-end{self._declared("office")} office:name="{name}"/>'
            return
        host = next((each for each in self._hosts if each.span.overlaps(comment.span)), None)
        if host is not None:
            yield Span(host.anchor, host.anchor), self._annotation(comment, "")

    def tags(self, marginal: Marginal) -> Iterator[Span]:
        """The bytes that a comment takes in the file."""
        for tag in marginal.tags:
            said = self._content[tag.start : tag.end]
            closes_itself = said.endswith(b"/>") and said.count(b"<") == 1
            yield tag if closes_itself else Span(tag.start, self._content.index(b">", tag.end) + 1)

    def edited(self, edits: Sequence[tuple[Span, str]]) -> bytes:
        """The part with some bytes replaced; what ends at a place stands before what begins there."""
        parts: list[bytes] = []
        at = 0
        for place, said in sorted(edits, key=lambda edit: (edit[0], not edit[1].startswith("<office:annotation-end"))):
            parts += [self._content[at : place.start], said.encode("utf-8")]
            at = max(at, place.end)
        return b"".join([*parts, self._content[at:]])

    def _before(self, offset: int) -> Span:
        at = self._bytes(offset).start
        return Span(at, at)

    def _behind(self, offset: int) -> Span:
        at = self._bytes(offset - 1).end
        return Span(at, at)

    def _bytes(self, offset: int) -> Span:
        """The bytes that say one letter of the source text."""
        at = bisect_right(self._exact, offset, key=lambda stretch: stretch.span.start) - 1
        stretch = self._exact[at]
        start = stretch.anchor + _size(self._letters[stretch.span.start : offset])
        if self._content.startswith(b"&", start):
            return Span(start, self._content.index(b";", start) + 1)
        return Span(start, start + _size(self._letters[offset]))

    def _holds(self, stretch: Stretch) -> bool:
        """Whether a stretch's bytes say what it says."""
        said = stretch.span.cut(self._letters)
        return said in (" ", "<", ">", "&") or self._content.startswith((said.encode("utf-8"), b"&"), stretch.anchor)

    def _annotation(self, comment: Comment, name: str) -> str:
        said = "".join(f"<text:p>{escape(line)}</text:p>" for line in comment.lines)
        declared = self._declared("office", "text", "dc")
        return f"<office:annotation{declared}{name}><dc:creator>{AUTHOR}</dc:creator>{said}</office:annotation>"

    def _declared(self, *prefixes: str) -> str:
        """The declarations of those prefixes that the part does not declare as we mean them."""
        head = self._content[: self._content.find(b">", self._content.find(b"document-content"))]
        wanted = [f'xmlns:{prefix}="{_SPACES[prefix]}"' for prefix in prefixes]
        return "".join(f" {each}" for each in wanted if each.encode() not in head)


def _size(said: str) -> int:
    return len(said.encode("utf-8"))
