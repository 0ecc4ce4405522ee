"""Words that must not travel with a report: those that sensitive findings mark, wherever a text about a draft repeats them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from powlint.model.finding import Finding
from powlint.model.report import FileReport
from powlint.model.span import Span

MASK = "••••"
"""What stands for masked words; always the same, so that it does not tell how long they are."""

_WORD = re.compile(r"[^\W_]+")
_ELLIPSIS = "…"
_MASKS_IN_A_ROW = re.compile(rf"{MASK}(?:[\s_.’'-]*{MASK})+")

# A match may begin a sentence; its "The" is no name, and masking every "the" would leave messages unreadable.
_ORDINARY = frozenset(
    "a after all an and as at before both but by for from had has have he her hers him his i in is it its no not of on "
    "one or our she some that the their them then there they this to two was we were when which who with".split()  # noqa: SIM905
)

Phrase = tuple[str, ...]


class Secrets:
    """The words of one file that its sensitive findings mark; none, if the report may show them."""

    def __init__(self, file: FileReport, *, kept: bool) -> None:
        findings = [*file.verdict.reported, *(each.finding for each in file.verdict.silenced)] if kept else []
        sensitive = [finding for finding in findings if finding.sensitive]
        self._stretches = _Stretches(span for finding in sensitive for span in _marked(finding))
        text = file.document.text if file.document else ""
        said = [finding.matched for finding in sensitive]
        said += [related.span.cut(text) for finding in sensitive for related in finding.related]
        named = {phrase for words in said for phrase in _names(words)}
        said += [finding.matched for finding in findings if self._stretches.touch(finding.span)]
        self._phrases = _by_first_word(named | {phrase for words in said if (phrase := _phrase(words))})

    def __bool__(self) -> bool:
        return bool(self._phrases) or bool(self._stretches)

    def hold(self, finding: Finding) -> bool:
        """Whether the words of a finding are secret, in whole or in part."""
        return self._stretches.touch(finding.span) or self.in_text(finding.matched)

    def in_text(self, said: str) -> bool:
        """Whether a text repeats secret words."""
        return self.masked(said) != said

    def masked(self, said: str) -> str:
        """The text with a mask in place of secret words, however they are spaced, capitalised or cut short."""
        if not self._phrases:
            return said
        found = list(_WORD.finditer(said))
        words = [_folded(word[0]) for word in found]
        pieces, shown, at = [], 0, 0
        while at < len(words):
            length = self._length(words, at, cut=[said.startswith(_ELLIPSIS, word.end()) for word in found])
            if length:
                last = found[at + length - 1].end()
                pieces += [said[shown : found[at].start()], MASK]
                shown = last + len(_ELLIPSIS) if said.startswith(_ELLIPSIS, last) else last
            at += length or 1
        return _MASKS_IN_A_ROW.sub(MASK, "".join([*pieces, said[shown:]]))

    def _length(self, words: Sequence[str], at: int, *, cut: Sequence[bool]) -> int:
        """Of how many words the secret is that begins at one of them; 0 if none does."""
        for phrase in self._phrases.get(words[at], ()):
            here = words[at : at + len(phrase)]
            if tuple(here) == phrase:
                return len(phrase)
            short = next((n for n in range(1, len(here) + 1) if cut[at + n - 1]), 0)
            if short and phrase[: short - 1] == tuple(here[: short - 1]) and phrase[short - 1].startswith(here[short - 1]):
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

    def __bool__(self) -> bool:
        return bool(self._spans)

    def touch(self, span: Span) -> bool:
        """Whether one of them overlaps a span."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._spans) and self._spans[at].overlaps(span)


def _marked(finding: Finding) -> Iterator[Span]:
    yield finding.span
    yield from (related.span for related in finding.related)


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
