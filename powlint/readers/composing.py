"""Brings clean text to NFC without losing the way back: letters and their marks become one piece."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Protocol

from powlint.model.span import OffsetMap, Piece, Span
from powlint.readers.cutting import Runs

# Unicode's "stream-safe" limit is 30 marks on a letter: sorting more takes quadratic time and is never writing.
_LONGEST = 31

_WORD = re.compile(r"\S+")


class _Found(Protocol):
    def start(self) -> int: ...

    def end(self) -> int: ...


def composed(text: str, pieces: list[Piece]) -> tuple[str, list[Piece], Callable[[Span], Span]]:
    """The text in NFC, its pieces, and how spans of the old text move."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, pieces, _unmoved
    changes = _changes(text, pieces)
    offsets = OffsetMap(pieces)
    runs = Runs()
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for change in changes:
        _copy(runs, text, pieces, Span(at, change.start))
        source = offsets.to_source(change)
        starts.append(runs.length)
        runs.append(unicodedata.normalize("NFC", change.cut(text)), source.start, source.end)
        ends.append(runs.length)
        at = change.end
    _copy(runs, text, pieces, Span(at, len(text)))

    def moved(span: Span) -> Span:
        return Span(_moved_start(span.start, changes, starts, ends), _moved_end(span.end, changes, ends))

    return runs.text, runs.pieces, moved


def _unmoved(span: Span) -> Span:
    return span


def _moved_start(offset: int, changes: list[Span], starts: list[int], ends: list[int]) -> int:
    index = bisect_right(changes, offset, key=lambda change: change.start) - 1
    if index < 0:
        return offset
    if offset < changes[index].end:
        return starts[index]
    return offset - changes[index].end + ends[index]


def _moved_end(offset: int, changes: list[Span], ends: list[int]) -> int:
    index = bisect_left(changes, offset, key=lambda change: change.start) - 1
    if index < 0:
        return offset
    if offset <= changes[index].end:
        return ends[index]
    return offset - changes[index].end + ends[index]


def _changes(text: str, pieces: list[Piece]) -> list[Span]:
    """The ranges to write anew: whole clusters, and whole pieces where a piece maps only as a whole."""
    starts = [piece.clean.start for piece in pieces]
    found: list[Span] = []
    for cluster in _clusters(text):
        first = pieces[bisect_right(starts, cluster.start) - 1]
        last = pieces[bisect_right(starts, cluster.end - 1) - 1]
        start = cluster.start if len(first.clean) == len(first.source) else first.clean.start
        end = cluster.end if len(last.clean) == len(last.source) else last.clean.end
        if found and start < found[-1].end:
            start = found.pop().start
        found.append(Span(start, end))
    return found


def _clusters(text: str) -> Iterator[Span]:
    """Every letter with its marks (or syllable of jamo) that NFC would write otherwise."""
    for word in _WORD.finditer(text):
        # Most words of most texts are composed: one test in C spares the walk through their letters.
        if unicodedata.is_normalized("NFC", word.group()):
            continue
        for found in _cluster_pattern()(text, word.start(), word.end()):
            span = Span(found.start(), found.end())
            if len(span) <= _LONGEST and not unicodedata.is_normalized("NFC", span.cut(text)):
                yield span


@cache
def _cluster_pattern() -> Callable[[str, int, int], Iterator[_Found]]:
    # Imported here because only decomposed text needs it: "re" knows no \p{M}. Jamo and the vowels of Kirat Rai
    # (U+16D63) compose although they are letters.
    import regex  # noqa: PLC0415

    joins = r"[\p{M}\u1160-\u11ff\ud7b0-\ud7ff\U00016d63-\U00016d6a]"
    return regex.compile(rf"(?s).{joins}+|[^\x00-\x7f]").finditer


def _copy(runs: Runs, text: str, pieces: list[Piece], span: Span) -> None:
    """Add a range of the old text with the pieces it had."""
    index = max(0, bisect_right(pieces, span.start, key=lambda piece: piece.clean.start) - 1)
    at = span.start
    while at < span.end:
        piece = pieces[index]
        end = min(piece.clean.end, span.end)
        if len(piece.clean) == len(piece.source):
            shift = piece.source.start - piece.clean.start
            runs.append(text[at:end], at + shift, end + shift)
        else:
            runs.append(text[at:end], piece.source.start, piece.source.end)
        at = end
        index += 1
