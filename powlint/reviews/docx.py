"""Reviewed copies of Word files: comments on the exact words; all else in the file stays as it is."""

from __future__ import annotations

import copy
import io
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from powlint.errors import ReadError, UsageError
from powlint.model.document import Source
from powlint.model.span import Span
from powlint.readers.docx import Anchored, anchored
from powlint.reviews.review import AUTHOR, INITIALS, Comment, Reviewed, is_ours

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = f"{_W}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARENT = re.compile(rb'paraIdParent="([0-9A-Fa-f]+)"')
_MISSING = "annotate needs powlint[docx]; pip install 'powlint[docx]'"


class DocxReviewer:
    """Word files, by python-docx, which is an extra."""

    suffixes = (".docx",)

    def bare(self, source: Source) -> Source:
        """The draft itself: comments are no part of its text."""
        return source

    def reviewed(self, source: Source, comments: Sequence[Comment]) -> Reviewed:
        """The file with these comments, and of those of an earlier review only such as still hold or were answered."""
        found = anchored(source)
        document = _opened(source)
        text = _Text(document.element, found)
        wanted = Counter((_key(comment, text), "\n".join(comment.lines)) for comment in comments)
        _remove(document, list(_stale(document, found, wanted)))
        aside = 0
        unplaced: list[Span] = []
        for comment in comments:
            key = _key(comment, text)
            aside += key is None
            said = "\n".join(comment.lines)
            if wanted[key, said] <= 0:
                continue  # it is there from an earlier review
            wanted[key, said] -= 1
            if not _set(document, text, comment, said):
                unplaced.append(comment.span)
        file = io.BytesIO()
        document.save(file)
        return Reviewed(file.getvalue(), len(comments) - len(unplaced), aside - len(unplaced), tuple(unplaced))


def _opened(source: Source) -> DocxDocument:
    try:
        import docx  # noqa: PLC0415 - an extra, and lxml comes along
    except ImportError:
        raise UsageError(_MISSING) from None
    try:
        return docx.Document(io.BytesIO(source.content))
    except Exception as error:  # whatever python-docx and lxml make of a file that our reader takes
        said = f"{source.name}: Word comments cannot be written into this file; save it as ordinary .docx first"
        raise ReadError(said) from error


def _key(comment: Comment, text: _Text) -> Span | None:
    """The words that a comment can be set on; None if they lie where none can be set."""
    return text.settable(comment.span)


def _set(document: DocxDocument, text: _Text, comment: Comment, said: str) -> bool:
    from docx.text.run import Run  # noqa: PLC0415 - an extra

    runs = text.runs(comment.span)
    if runs is None:
        return False
    first, last = (Run(each, document) for each in runs)
    document.add_comment([first, last], said, author=AUTHOR, initials=INITIALS)
    return True


def _stale(document: DocxDocument, found: Anchored, wanted: Counter[tuple[Span | None, str]]) -> Iterator[str]:
    """The numbers of our own comments that no longer hold; those that hold are taken off what is wanted."""
    answered = {
        parent.upper()
        for part in document.part.package.iter_parts()
        if "commentsExtended" in part.partname
        for parent in _PARENT.findall(part.blob)
    }
    for each in document.comments:
        number = str(each.comment_id)
        if each.author != AUTHOR or not is_ours(each.text):
            continue
        _, span = found.comments.get(number, ("", Span(0, 0)))
        key = span if len(span) else None, each.text
        if wanted[key] > 0:
            wanted[key] -= 1
        elif not any(_para_id(each._comment_elm, id) for id in answered):
            yield number


def _para_id(comment: _Element, wanted: bytes) -> bool:
    return any(
        name.endswith("}paraId") and str(value).upper().encode() == wanted
        for element in comment.iter(f"{_W}p")
        for name, value in element.attrib.items()
    )


def _remove(document: DocxDocument, numbers: Sequence[str]) -> None:
    """Take comments out, with their marks in the text."""
    gone = frozenset(numbers)
    if not gone:
        return
    for each in list(document.comments):
        if str(each.comment_id) in gone:
            _drop(each._comment_elm)
    names = [f"{_W}commentRangeStart", f"{_W}commentRangeEnd", f"{_W}commentReference"]
    for element in list(document.element.iter(*names)):
        if element.get(_ID) not in gone:
            continue
        run = element.getparent()
        _drop(element)
        if run is not None and run.tag == f"{_W}r" and all(child.tag == f"{_W}rPr" for child in run):
            _drop(run)


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


class _Piece:
    """A stretch of the source text and the element that holds it now."""

    __slots__ = ("element", "end", "start")

    def __init__(self, start: int, end: int, element: _Element) -> None:
        self.start, self.end, self.element = start, end, element


class _Text:
    """The words of a Word file where they stand in its runs, which are cut where a comment begins or ends."""

    def __init__(self, root: _Element, found: Anchored) -> None:
        elements = list(root.iter("*"))
        self._pieces: list[_Piece] = []
        self._hosts: list[_Piece] = []
        for stretch in found.stretches:
            if not 0 <= stretch.anchor < len(elements):
                continue
            element = elements[stretch.anchor]
            wanted = self._pieces if stretch.exact else self._hosts
            wanted.append(_Piece(stretch.span.start, stretch.span.end, element))

    def settable(self, span: Span) -> Span | None:
        """As much of a span as comments can be set on; None if that is nothing."""
        inside = [each for each in self._pieces if each.start < span.end and span.start < each.end]
        if not inside:
            return None
        return Span(max(span.start, inside[0].start), min(span.end, inside[-1].end))

    def runs(self, span: Span) -> tuple[_Element, _Element] | None:
        """The first and the last run of the words, or the run that they hang on; None if there is neither."""
        words = self.settable(span)
        if words is not None:
            return self._first(words.start), self._last(words.end)
        hosts = [each.element for each in self._hosts if each.start < span.end and span.start < each.end]
        host = next((each for each in hosts if each.tag == f"{_W}r"), None)
        return (host, host) if host is not None else None

    def _at(self, offset: int) -> int:
        return bisect_right(self._pieces, offset, key=lambda piece: piece.start) - 1

    def _first(self, offset: int) -> _Element:
        """The run that begins at an offset."""
        at = self._at(offset)
        if self._pieces[at].start < offset:
            self._cut(at, offset)
            at += 1
        return _run_from(self._pieces[at].element)

    def _last(self, offset: int) -> _Element:
        """The run that ends at an offset."""
        at = self._at(offset - 1)
        if self._pieces[at].end > offset:
            self._cut(at, offset)
        element = self._pieces[at].element
        after = element.getnext()
        if after is not None:
            _run_from(after)
        return _parent(element)

    def _cut(self, at: int, offset: int) -> None:
        """Cut a text in two, which stay in their run."""
        piece = self._pieces[at]
        said = piece.element.text or ""
        rest = copy.copy(piece.element)
        rest.text, piece.element.text = said[offset - piece.start :], said[: offset - piece.start]
        for element in (piece.element, rest):
            element.set(_SPACE, "preserve")
        piece.element.addnext(rest)
        self._pieces.insert(at + 1, _Piece(offset, piece.end, rest))
        piece.end = offset


def _run_from(element: _Element) -> _Element:
    """The run that begins with an element: its own, or a new one like it behind it."""
    run = _parent(element)
    if all(child.tag == f"{_W}rPr" for child in element.itersiblings(preceding=True)):
        return run
    made = copy.copy(run)
    for child in list(made):
        if child.tag != f"{_W}rPr":
            made.remove(child)
    for child in [element, *element.itersiblings()]:
        made.append(child)
    run.addnext(made)
    return made


def _parent(element: _Element) -> _Element:
    parent = element.getparent()
    if parent is None:
        raise AssertionError("a text stands in a run")
    return parent
