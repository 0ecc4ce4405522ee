"""Lexicon entries that are layers of their own: caveats, duress notes, replies, refusals, history."""

from __future__ import annotations

from collections.abc import Iterable

from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.rule import Entry
from powlint.model.span import Span
from powlint.patterns import Words, fold


class Vocabulary:
    """Gives one layer: every place where a phrase of one lexicon entry stands, labelled as in the lexicon."""

    needs: tuple[str, ...]

    def __init__(self, entry: Entry, words: Words) -> None:
        self.gives = (entry.name,)
        self._patterns = {label: words.pattern(entry.name, label) if label else words.pattern(entry.name)
                          for label in entry.phrases}  # fmt: skip
        read = {layer for pattern in self._patterns.values() for layer in pattern.layers}
        self.needs = tuple(sorted({SENTENCE, *read}))

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Phrases whose literals the text lacks are never compiled."""
        folded = fold(draft.text)
        for label, pattern in self._patterns.items():
            if pattern.possible(folded):
                for spot in pattern.spots(draft):
                    yield Annotation(self.gives[0], Span(spot.start, spot.end), label, spot.about)
