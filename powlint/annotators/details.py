"""Details that single a person out, and whose they are: birth, origin, service, family, health, documents, looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.rule import Lexicon
from powlint.model.span import Span
from powlint.patterns import LazyRegex, Pattern, Words

_KINDS = ("birth", "origin", "document", "service", "family", "appearance", "health")
# An age right after a name, between commas or in brackets, is the commonest form in news copy.
_AGE_AFTER_NAME = LazyRegex(r"\s?[,(–—]\s?(?P<age>(?:aged\s)?\d{1,2})(?=\s?(?:[,.;:)–—]|\band\b|$))", exact=True)


@dataclass(frozen=True, slots=True)
class _Human:
    span: Span
    key: str
    captive: bool


class Details:
    """Gives `identifier` (labels: name, birth, origin, document, service, family, appearance, health).

    `about` is the key of the person it describes: a captive's, or somebody else's, or "" when none stands near.
    The words come from the lexicon entry `detail`; its labels are the labels here. In a detail phrase,
    `<after>` or `<before>` is not needed: the owner is the nearest mention in the sentence, the one before first.
    """

    gives = ("identifier",)
    needs = (SENTENCE, "person", "prisoner", "quotation")

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self._patterns: dict[str, Pattern] = {
            kind: words.pattern("detail", kind)
            for kind in _KINDS
            if "detail" in lexicon and kind in lexicon["detail"].phrases
        }

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Names of captives, ages after names, and every phrase of the lexicon, each with its owner."""
        for person in draft.layer("person"):
            yield Annotation("identifier", person.span, "name", person.about, why=person.why)
            age = _AGE_AFTER_NAME.match(draft.text, person.span.end)
            if age:
                yield Annotation("identifier", Span(person.span.start, age.end()), "birth", person.about, why="age after the name")
        for kind, pattern in self._patterns.items():
            for spot in pattern.spots(draft):
                span = Span(spot.start, spot.end)
                owner = _owner(draft, span)
                yield Annotation("identifier", span, kind, owner.key if owner else "", why=_because(owner))


def _because(owner: _Human | None) -> str:
    return f"nearest person: {owner.key}" if owner else "no person near"


def _owner(draft: Draft, span: Span) -> _Human | None:
    """Whose detail it is: the mention it overlaps, else the last before it in the sentence, else the next after it."""
    sentence = draft.sentence(span)
    people = sorted(_humans(draft, sentence), key=lambda human: human.span.start)
    touching = [human for human in people if human.span.overlaps(span)]
    if touching:
        return touching[0]
    before = [human for human in people if human.span.end <= span.start]
    after = [human for human in people if human.span.start >= span.end]
    if after and after[0].span.start - span.end <= 2:
        return after[0]
    return before[-1] if before else (after[0] if after else None)


def _humans(draft: Draft, sentence: Span) -> Iterator[_Human]:
    captives = list(draft.within(sentence, "prisoner"))
    yield from (_Human(c.span, c.about, True) for c in captives)
    taken: Sequence[Span] = [c.span for c in captives]
    for person in draft.within(sentence, "person"):
        if not any(span.overlaps(person.span) for span in taken):
            yield _Human(person.span, person.about, False)
