"""Words that must not travel with a report: those that sensitive findings mark, wherever it would repeat them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from powlint.model.document import Document
from powlint.model.finding import Finding
from powlint.model.report import FileReport, Story
from powlint.model.span import OffsetMap, Span

MASK = "••••"
"""What stands for masked words; always the same, so that it does not tell how long they are."""

_WORD = re.compile(r"[^\W_]+")
_ELLIPSIS = "…"
_MASKS_IN_A_ROW = re.compile(rf"{MASK}(?:[\s_.’'-]*{MASK})+")

# A match may begin a sentence; its "The" is no name, and masking every "the" would leave messages unreadable.
_ORDINARY = frozenset(
    "a after all an and as at before both but by for from had has have he her hers him his i in is it its no not of on "  # noqa: SIM905 - words, not a list
    "one or our she some that the their them then there they this to two was we were when which who with".split()
)

Phrase = tuple[str, ...]


class Secrets:
    """The words that the sensitive ones among a draft's findings mark, and where they stand in its source.

    `others` are secret words of other drafts that are so here too.
    """

    def __init__(self, findings: Sequence[Finding], document: Document, others: Iterable[Phrase] = ()) -> None:
        self._document = document
        sensitive = [finding for finding in findings if finding.sensitive]
        spans = [span for finding in sensitive for span in _marked(finding)]
        self._places = _Stretches(map(document.offsets.to_source, spans))
        said = [span.cut(document.text) for span in spans]
        names = {name for words in said for name in _names(words)}
        # What a neighbour's finding says of the same place is as secret.
        said += [finding.matched for finding in findings if self._places.touch(self._source(finding))]
        self.phrases = frozenset(names.union(filter(None, map(_phrase, said)), others))
        self._phrases = _by_first_word(self.phrases)

    def covered(self, finding: Finding) -> Finding:
        """The finding, its texts masked; it has no `fix` left if that would put a mask into the draft."""
        return replace(
            finding,
            matched=MASK if self.stand_in(self._source(finding)) else finding.matched,
            message=self.masked(finding.message),
            why=self.masked(finding.why),
            instead=tuple(map(self.masked, finding.instead)),
            suggestions=tuple(map(self.masked, finding.suggestions)),
            related=tuple(replace(each, message=self.masked(each.message)) for each in finding.related),
            fix=None if finding.fix is None or self.in_text(finding.fix) else finding.fix,
        )

    def path(self, file: FileReport) -> str:
        """The path of a file as a report may show it: masked where the path itself is the text that is judged."""
        is_text = file.document is not None and file.document.source_text == file.path
        return self.masked(file.path) if is_text else file.path

    def stand_in(self, source: Span) -> bool:
        """Whether secret words stand in a part of the source, marked there or not."""
        return self._places.touch(source) or self.in_text(source.cut(self._document.source_text))

    def in_text(self, said: str) -> bool:
        """Whether a text repeats secret words."""
        return self.masked(said) != said

    def veiled(self, said: str, start: int) -> str:
        """A piece of the source that begins at `start`, with a mask in place of secret words, marked there or not."""
        pieces, shown = [], 0
        for span in self._places.within(Span(start, start + len(said))):
            pieces += [said[shown : span.start - start], MASK]
            shown = span.end - start
        return self.masked("".join([*pieces, said[shown:]]))

    def masked(self, said: str) -> str:
        """The text with a mask in place of secret words, however they are spaced, capitalised or cut short."""
        if not self._phrases:
            return said
        pieces, shown = [], 0
        for span in self._repeated(said):
            pieces += [said[shown : span.start], MASK]
            shown = span.end
        return _MASKS_IN_A_ROW.sub(MASK, "".join([*pieces, said[shown:]]))

    def _source(self, finding: Finding) -> Span:
        return self._document.offsets.to_source(finding.span)

    def _repeated(self, said: str) -> Iterator[Span]:
        """Where a text repeats secret words; an ellipsis that cuts them short is part of it."""
        found = list(_WORD.finditer(said))
        words = [_folded(word[0]) for word in found]
        cut = [said.startswith(_ELLIPSIS, word.end()) for word in found]
        at = 0
        while at < len(words):
            length = self._length(words, cut, at)
            if length:
                last = at + length - 1
                yield Span(found[at].start(), found[last].end() + cut[last] * len(_ELLIPSIS))
            at += length or 1

    def _length(self, words: Sequence[str], cut: Sequence[bool], at: int) -> int:
        """How many words long the secret is that begins at one of them; 0 if none does."""
        for phrase in self._phrases.get(words[at], ()):
            here = tuple(words[at : at + len(phrase)])
            if here == phrase:
                return len(phrase)
            short = next((n for n in range(1, len(here) + 1) if cut[at + n - 1]), 0)
            if short and " ".join(phrase).startswith(" ".join(here[:short])):
                return short
        return 0


class _Stretches:
    """Parts of a text, joined where they overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        self._spans = joined
        self._ends = [span.end for span in joined]

    def touch(self, span: Span) -> bool:
        """Whether one of them overlaps a span."""
        return any(True for _ in self.within(span))

    def within(self, span: Span) -> Iterator[Span]:
        """The parts of a span in which one of them lies."""
        for at in range(bisect_right(self._ends, span.start), len(self._spans)):
            each = self._spans[at]
            if not each.overlaps(span):
                return
            yield Span(max(each.start, span.start), min(each.end, span.end))


def _marked(finding: Finding) -> Iterator[Span]:
    yield finding.span
    yield from (related.span for related in finding.related if not related.path)


def _names(text: str) -> Iterator[Phrase]:
    """The words of a text that tell something by themselves: names, numbers, codes."""
    for word in _WORD.findall(text):
        if not word.islower() and _folded(word) not in _ORDINARY:
            yield (_folded(word),)


def _phrase(text: str) -> Phrase:
    """All words of a text; empty for a single word that every text holds."""
    words = tuple(_folded(word) for word in _WORD.findall(text))
    return () if len(words) == 1 and words[0] in _ORDINARY else words


def _by_first_word(phrases: Iterable[Phrase]) -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _folded(word: str) -> str:
    return word.casefold()


NO_SECRETS = Secrets((), Document("", "", "", OffsetMap(()), ()))
"""For a report that may show everything."""


def secrets(file: FileReport) -> Secrets:
    """The words of a file that a report must not repeat if it may be kept; those of silenced findings too.

    What is secret in one part of a story is so in all.
    """
    if file.document is None:
        return NO_SECRETS
    findings = [*file.verdict.reported, *(each.finding for each in file.verdict.silenced)]
    return Secrets(findings, file.document, _told_in(file.story) if file.story is not None else ())


@lru_cache(maxsize=1)
def _told_in(story: Story) -> frozenset[Phrase]:
    """The secret words of all parts of a story."""
    return frozenset(phrase for file in story.files for phrase in secrets(file).phrases)
