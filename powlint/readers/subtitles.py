"""Reads subtitles, SubRip and WebVTT: what is said in a film, without its times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from powlint.model.document import BlockKind, Document, Landmark, Source
from powlint.model.span import Span
from powlint.readers.decode import decoded
from powlint.readers.flow import Flow
from powlint.readers.notes import FoundNote, note_in_comment
from powlint.readers.page import SpeltPage
from powlint.readers.strand import Strand

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}"
_TIMES = re.compile(rf"\s*(?P<begin>{_TIME})[.,]\d{{1,3}}[ \t]*-->[ \t]*{_TIME}[.,]\d{{1,3}}")
_NUMBER = re.compile(r"\s*\d+\s*")
# "<i>", "<c.yellow>", "<v Anna>", "<00:01.000>", "{\an8}"; a name in a voice tag is read.
_TAG = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<voice>[^<>\r\n]+)>|<[/a-zA-Z0-9][^<>\r\n]*>|\{\\[^{}\r\n]*\}")
_NOTE = re.compile(r"NOTE\s+[Pp]owlint:\s*(?P<said>[^\r\n]*)")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s*\Z")
# What a program heard has no full stops: no paragraph may take up the whole film.
_MOST_TOGETHER = 8
_Lines = list[tuple[int, int]]


class SubtitleReader:
    """SubRip (.srt) and WebVTT (.vtt)."""

    name = "subtitles"
    suffixes: tuple[str, ...] = (".srt", ".vtt")

    def read(self, source: Source) -> Document:
        """The document; ReadError if the source is no text."""
        text = decoded(source)
        page = SpeltPage(source, text, text)
        flow = Flow(page, Strand.whole(text))
        notes: list[FoundNote] = []
        ended, together = True, 0
        for lines in _groups(text):
            cue = _cue(text, lines)
            if cue is None:
                notes += _notes(text, lines)
                continue
            # A sentence often runs over two cues: they are one paragraph until it ends.
            if ended or together >= _MOST_TOGETHER:
                flow.open(BlockKind.BODY)
                together = 0
            together += 1
            page.landmarks += _landmark(text, lines, cue)
            ended = _write(flow, text, cue)
        page.close()
        return page.document(tuple(notes), {}, "en")


def _groups(text: str) -> Iterator[_Lines]:
    """The lines between blank lines, each as its range."""
    group: _Lines = []
    for line in _LINE.finditer(text):
        if line[1].strip():
            group.append(line.span(1))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _cue(text: str, lines: _Lines) -> _Lines | None:
    """The lines of a group that are said; None if it has no times: a note, a style, the head of the file."""
    for index, line in enumerate(lines[:2]):
        if _TIMES.match(text, *line):
            return lines[index + 1 :]
    head = text[slice(*lines[0])]
    if head.startswith(("WEBVTT", "NOTE", "STYLE", "REGION")) or _NUMBER.fullmatch(head):
        return None
    # A blank line within a cue, or no subtitles at all: words that nobody should lose.
    return lines


def _landmark(text: str, lines: _Lines, cue: _Lines) -> Iterator[Landmark]:
    """The time at which a cue is shown."""
    for start, end in lines[: len(lines) - len(cue)]:
        if cue and (times := _TIMES.match(text, start, end)):
            yield Landmark(cue[0][0], times["begin"])


def _write(flow: Flow, text: str, lines: _Lines) -> bool:
    """Put a cue on the page; whether its last sentence ends with it."""
    before = -1
    for start, end in lines:
        if text.startswith(("- ", "– ", "— ", "-", "–"), start) and before >= 0:
            # Two speakers in one cue.
            flow.open(BlockKind.BODY)
        elif flow.page.source_end:
            flow.space(before if before >= 0 else start, start)
        at = start
        for tag in _TAG.finditer(text, start, end):
            flow.words(at, tag.start())
            at = tag.end()
            if tag["voice"]:
                flow.open(BlockKind.BODY)
                flow.words(*tag.span("voice"))
                flow.mark(": ", tag.end() - 1, tag.end())
        flow.words(at, end)
        before = end
    return not lines or bool(_ENDS.search(_TAG.sub("", text[slice(*lines[-1])])))


def _notes(text: str, lines: _Lines) -> Iterator[FoundNote]:
    """What a note of WebVTT, or a comment as in HTML, says to powlint."""
    start, end = lines[0][0], lines[-1][1]
    note = _NOTE.match(text, start, end)
    if note:
        yield FoundNote(note["said"].strip(), Span(start, end))
    elif found := note_in_comment(text, start, end):
        yield found
