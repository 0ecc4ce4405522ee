"""Lexicon entries that are layers of their own: caveats, duress notes, replies, refusals, history."""

from __future__ import annotations

import re
from collections.abc import Iterable

from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.rule import Entry
from powlint.model.span import Span
from powlint.patterns import Words

# The name in <name>, <name.label>, <remembered=name>.
_LAYER = re.compile(r"<(?:[\w-]+=)?([a-z][\w-]*)")


class Vocabulary:
    """Gives one layer: every place where a phrase of one lexicon entry stands, labelled as in the lexicon."""

    def __init__(self, entry: Entry, words: Words) -> None:
        self.gives = (entry.name,)
        self.needs = _needs(entry, words)
        self._labels = tuple(entry.phrases)
        self._words = words

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """The places of each label's phrases."""
        for label in self._labels:
            for spot in self._words.pattern(self.gives[0], *([label] if label else [])).spots(draft):
                yield Annotation(self.gives[0], Span(spot.start, spot.end), label, spot.about)


def _needs(entry: Entry, words: Words) -> tuple[str, ...]:
    """Sentences, for the gaps, and whatever layers its phrases name."""
    phrases = (query.phrase for queries in entry.phrases.values() for query in queries)
    named = {name for phrase in phrases if "<" in phrase for name in _LAYER.findall(phrase)}
    return tuple(sorted({SENTENCE, *(named & words.layers)}))
