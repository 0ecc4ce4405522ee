"""Direct speech: which stretches of a draft are somebody's own words, whatever marks the desk uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from powlint.model.document import Block, BlockKind
from powlint.model.draft import Annotation, Draft
from powlint.model.span import Span

_MARK = re.compile(r"[\"“”„«»‘’']")
_OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_BEFORE_CLOSING = tuple(",.!?")
# Longer than this without a closing mark, and the mark was a slip rather than an unfinished quotation.
_LONGEST_UNCLOSED = 1_500
_SCARE_WORDS = 4


class Quotations:
    """Gives `quotation` (labels: speech, scare, block), marks included; `parts.words` is the inside.

    A quotation that is not closed runs to the end of its paragraph; if the next paragraph opens with a
    mark too, that is how printers carry speech over, and both are quotations. Up to four words without
    a full stop are `scare`: a term held at arm's length.
    """

    gives = ("quotation",)
    needs: tuple[str, ...] = ()

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Every quotation of every paragraph, in order."""
        for block in draft.document.blocks:
            if block.kind is BlockKind.QUOTE:
                yield Annotation("quotation", block.span, "block", parts={"words": block.span})
            elif block.kind not in (BlockKind.LINK, BlockKind.CODE, BlockKind.META):
                yield from draft.kept((Quotations, block), block.span, (), partial(_quotations, draft.text, block))


def _quotations(text: str, block: Block) -> tuple[Annotation, ...]:
    return tuple(_in_block(text, block))


def _in_block(text: str, block: Block) -> Iterator[Annotation]:
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, block.span.start, block.span.end):
        char, at = mark[0], mark.start()
        if opened is not None and _closes(text, at, char, opened[1]):
            yield from _closed(text, opened[0], at + 1)
            opened = None
        elif _opens(text, at, char):
            if opened is None:
                opened = (at, char)
            elif _same_kind(opened[1], char):
                # A second opening mark: the first was never closed. It ends where this one begins.
                if opened[1] not in "'‘":
                    yield from _open(text, opened[0], at)
                opened = (at, char)
    if opened is not None and opened[1] not in "'‘" and block.span.end - opened[0] <= _LONGEST_UNCLOSED:
        yield from _open(text, opened[0], block.span.end)


def _opens(text: str, at: int, char: str) -> bool:
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at]
    if char in ("“", "„", "«"):
        return bool(after.strip())
    if char in ('"', "'", "‘"):
        if not after.strip() or before.isalnum():
            return False
        # Web copy loses the blank before a quotation; a small letter after the mark shows that it closes one.
        return before not in _BEFORE_CLOSING or (char == '"' and after.isupper())
    return False


def _closes(text: str, at: int, char: str, opener: str) -> bool:
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at]
    if opener == '"':
        return char in '"”' and bool(before.strip())
    if opener in _OPENING and opener != "‘":
        return char in _OPENING[opener] or (char == '"' and opener == "“")
    # Single marks are apostrophes inside words and after a plural s; a closing one stands before no letter.
    return char in "'’" and not after.isalnum() and not (before == "s" and after == " " and _later_close(text, at))


def _later_close(text: str, at: int) -> bool:
    """Whether a better closing mark follows in the same sentence, so that this one is a plural's apostrophe."""
    return bool(re.compile(r"[^.!?\n]{1,120}[.,!?]['’](?!\w)").match(text, at + 1))


def _same_kind(first: str, second: str) -> bool:
    single = "'‘"
    return (first in single) == (second in single)


def _closed(text: str, start: int, end: int) -> Iterator[Annotation]:
    """A quotation whose closing mark ends before `end`."""
    yield from _quotation(text, Span(start, end), Span(start + 1, end - 1))


def _open(text: str, start: int, end: int) -> Iterator[Annotation]:
    """A quotation that nobody closed: all up to `end` is its words."""
    end = start + len(text[start:end].rstrip())
    yield from _quotation(text, Span(start, end), Span(start + 1, end))


def _quotation(text: str, span: Span, words: Span) -> Iterator[Annotation]:
    inside = words.cut(text)
    if inside.strip():
        scare = len(inside.split()) <= _SCARE_WORDS and not re.search(r"[.!?]$", inside)
        yield Annotation("quotation", span, "scare" if scare else "speech", parts={"words": words})
