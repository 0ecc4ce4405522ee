"""Word files: words change in the runs that hold them, and every other part stays byte for byte."""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from xml.parsers import expat

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.model.span import Edit, Span
from powlint.readers.docx import anchored
from powlint.readers.packed import repacked

_TAG = re.compile(rb"""<[^\s/>"'=]+(?:\s+[^\s/>"'=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*>""")
_LETTER = re.compile(r"&[^;&]*;|.", re.DOTALL)
_PRESERVE = b' xml:space="preserve">'


class DocxFile:
    """A Word file as our reader takes it. Raises ReadError."""

    def __init__(self, source: Source) -> None:
        found = anchored(source)
        self.text = found.document.source_text
        self._source, self._part = source, found.part
        self._xml = _unpacked(source, found.part)
        spans = {stretch.anchor: stretch.span for stretch in found.stretches if stretch.exact}
        self._runs = sorted(_runs(self._xml, spans), key=lambda run: run.span)
        self._starts = [run.span.start for run in self._runs]

    def spelt(self, edit: Edit) -> Edit:
        """The edit as it is: the source text is no XML."""
        return edit

    def holds(self, edit: Edit) -> bool:
        """Whether runs hold all the words that an edit changes; a footnote, a text box or a sign is none."""
        return sum(len(run.shared(edit.span)) for run in self._touched(edit)) == len(edit.span)

    def written(self, edits: Sequence[Edit]) -> bytes:
        """The file with some edits made, which it holds. Words that several runs hold go into the first of them."""
        inside: dict[_Run, list[Edit]] = {}
        for edit in edits:
            for run in self._touched(edit):
                inside.setdefault(run, []).append(run.part_of(edit))
        pieces: list[bytes] = []
        at = 0
        for run in sorted(inside, key=lambda run: run.tag.start):
            pieces += [self._xml[at : run.tag.start], run.rewritten(self._xml, inside[run])]
            at = run.letters.end
        return repacked(self._source, self._part, b"".join([*pieces, self._xml[at:]]))

    def _touched(self, edit: Edit) -> Iterator[_Run]:
        for at in range(max(0, bisect_right(self._starts, edit.span.start) - 1), len(self._runs)):
            if self._starts[at] >= edit.span.end:
                return
            if self._runs[at].span.overlaps(edit.span):
                yield self._runs[at]


def _unpacked(source: Source, part: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            names, damaged = archive.namelist(), archive.testzip()
            content = archive.read(part)
    except Exception as error:  # whatever zipfile makes of a part that no reader unpacks
        raise ReadError(f"{source.name}: a part of the file cannot be unpacked") from error
    if damaged is not None:
        raise ReadError(f"{source.name}: a part of the file is damaged: {damaged}")
    if len(set(names)) < len(names):
        raise ReadError(f"{source.name}: two parts of the file have one name")
    return content


class _Run:
    """A text in a run: where it stands in the source text of the draft, and its tag and letters in the part's bytes."""

    __slots__ = ("letters", "span", "tag")

    def __init__(self, span: Span, tag: Span, letters: Span) -> None:
        self.span, self.tag, self.letters = span, tag, letters

    def shared(self, span: Span) -> Span:
        """What it has of a span that it touches, counted from its first letter."""
        start = self.span.start
        return Span(max(span.start, start) - start, min(span.end, self.span.end) - start)

    def part_of(self, edit: Edit) -> Edit:
        """What an edit changes here: the new words stand where the old ones begin."""
        return Edit(self.shared(edit.span), edit.text if self.span.start <= edit.span.start else "")

    def rewritten(self, xml: bytes, edits: Sequence[Edit]) -> bytes:
        """Its tag and letters with some edits made. Raises ReadError if they are not written as Word writes them."""
        old = _LETTER.findall(xml[self.letters.start : self.letters.end].decode("utf-8", "replace"))
        if len(old) != len(self.span):
            raise ReadError("the letters of a run cannot be told apart")
        new: list[str] = []
        at = 0
        for edit in edits:
            new += [*old[at : edit.span.start], escape(edit.text, quote=False)]
            at = edit.span.end
        said = "".join([*new, *old[at:]])
        tag = xml[self.tag.start : self.tag.end]
        # Word drops blanks at the edges of a text, unless it is told to keep them.
        is_bared = (said[:1].isspace() and not old[0].isspace()) or (said[-1:].isspace() and not old[-1].isspace())
        if is_bared and b"xml:space" not in tag:
            tag = tag[:-1].rstrip() + _PRESERVE
        return tag + said.encode("utf-8")


def _runs(xml: bytes, spans: Mapping[int, Span]) -> list[_Run]:
    """The texts among the elements that `spans` names, which are counted as they begin."""
    parser = expat.ParserCreate()
    runs: list[_Run] = []
    number = -1
    tag: Span | None = None

    def start(name: str, _: object) -> None:
        nonlocal number, tag
        number += 1
        found = _TAG.match(xml, parser.CurrentByteIndex) if number in spans and name.endswith(":t") else None
        tag = Span(*found.span()) if found else None

    def end(_: str) -> None:
        nonlocal tag
        if tag is not None:
            runs.append(_Run(spans[number], tag, Span(tag.end, parser.CurrentByteIndex)))
        tag = None

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)
    return runs
