"""Bounds of sentences and paragraphs, in copy as newsrooms have it: abbreviations, quotes, lost spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from powlint.annotators.terms import words_of
from powlint.model.document import BlockKind
from powlint.model.draft import PARAGRAPH, SENTENCE, Annotation, Draft
from powlint.model.rule import Lexicon
from powlint.model.span import Span

# A stop, its closing marks, then space and something that can begin a sentence. Web copy loses the space
# after a stop ("months.The head"), so a small letter, a stop and a capital also part two sentences.
_END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?:\s+(?=[\"'“‘«„(\[—–-]*\s?[^\W\d_a-zà-ÿ]|[\"'“‘«(\[]*\d)|(?<=[a-zà-ÿ0-9)”\"’][.!?…])(?=[A-Z“][a-z“A-Z])"
    r"|(?<=[a-z][.!?][”\"])(?=[A-Z]))"
)
_LAST_WORD = re.compile(r"(?:\b[A-Za-z](?:\.[A-Za-z])+|[\w-]+)\.$")


class Sentences:
    """Gives `sentence` and `paragraph`: each block but links is a paragraph."""

    gives = (SENTENCE, PARAGRAPH)
    needs: tuple[str, ...] = ()

    def __init__(self, lexicon: Lexicon) -> None:
        self._abbreviations = words_of(lexicon, "abbreviation")
        self._letters = words_of(lexicon, "one-letter-word")

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Paragraphs are blocks; sentences never cross them."""
        for block in draft.document.blocks:
            if block.kind is BlockKind.LINK:
                continue
            yield Annotation(PARAGRAPH, block.span, block.kind.value)
            told = partial(self._within, draft.text, block.span)
            yield from draft.kept((Sentences, block.span), block.span, (), told)

    def _within(self, text: str, block: Span) -> tuple[Annotation, ...]:
        return tuple(Annotation(SENTENCE, span) for span in self._sentences(text, block))

    def _sentences(self, text: str, block: Span) -> Iterator[Span]:
        start = block.start
        for stop in _END.finditer(text, block.start, block.end):
            if self._goes_on(text, start, stop):
                continue
            yield Span(start, start + len(text[start : stop.end()].rstrip()))
            start = stop.end()
        if text[start : block.end].strip():
            yield Span(start, block.end)

    def _goes_on(self, text: str, start: int, stop: re.Match[str]) -> bool:
        """Whether the stop belongs to an abbreviation or an initial rather than ending a sentence."""
        if not stop[0].startswith(".") or stop[0].startswith(".."):
            return False
        word = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start() + 1)
        if word is None:
            return False
        if word[0] in self._abbreviations:
            return True
        # A single capital is an initial ("J. Smith") unless it is a word ("So did I.").
        return len(word[0]) == 2 and word[0][0].isupper() and word[0][0] not in self._letters
