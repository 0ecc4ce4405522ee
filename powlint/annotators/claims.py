"""Contested statements on captives and losses: what somebody should answer for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from powlint.annotators.names import sentence_tokens
from powlint.annotators.terms import Terms, Token, labels_of
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.patterns import Words

_LOST = frozenset(
    "killed wounded injured captured dead casualties died surrendered imprisoned detained slain missing".split()
)
_ENDS_COUNT = frozenset("when for and as after because who in on at to from by with was were is are".split()) - {
    "were",
    "was",
}
_AUXILIARIES = frozenset("was were been be being is are has have had also then".split())
_CIRCUMSTANCE = frozenset("by in on near at from during after while alive when with as last this".split())
_NOT_COUNTS = frozenset(
    "days day years year months month weeks week hours hour minutes percent per km kilometers kilometres miles km2 metres meters".split()
)
# A reporter can count a small group; a large number is always somebody's figure.
_SMALL = 40
_FEW = 10
_COUNTED = ("fighter-noun.many", "custody-noun.many", "person-noun.many")


class Claims:
    """Gives `claim` (labels: capture, figures, crime, losses, treatment); the last three come from the lexicon entry `claim-word`."""

    gives = ("claim",)
    needs = (SENTENCE, "prisoner")

    def __init__(self, terms: Terms, words: Words) -> None:
        self._terms = terms
        self._words = words

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Captures told as events, numbers of people, and the words of crime and treatment."""
        tokens = self._terms.tokens(draft.text)
        for sentence in draft.layer(SENTENCE):
            span = sentence_tokens(tokens, sentence.span.start, sentence.span.end)
            captives = [c for c in draft.within(sentence.span, "prisoner") if c.label != "released"]
            if captives:
                yield from _captures(tokens, span, captives)
            if not any(tokens[i].is_a("release-participle") for i in span):
                # A completed release is counted in public.
                yield from _figures(tokens, span)
        for label in labels_of(self._words.lexicon, "claim-word"):
            for spot in self._words.pattern("claim-word", label).spots(draft):
                yield Annotation("claim", Span(spot.start, spot.end), label)


def _captures(tokens: Sequence[Token], span: range, captives: Sequence[Annotation]) -> Iterable[Annotation]:
    for index in span:
        token = tokens[index]
        if _tells(tokens, index, span):
            last = index
            while last + 1 < span.stop and tokens[last + 1].is_a("capture-participle", "surrender-verb"):
                last += 1
            yield Annotation(
                "claim", Span(token.start, tokens[last].end), "capture", captives[0].about, why=captives[0].why
            )
            return


def _tells(tokens: Sequence[Token], index: int, span: range) -> bool:
    """Whether a word tells a capture as an event; "captured soldiers" and "the capture" only name it."""
    token = tokens[index]
    if token.fold in ("took", "takes"):
        return any(tokens[i].is_a("custody-noun") for i in range(index + 1, min(span.stop, index + 5)))
    if token.is_a("surrender-verb") or token.fold == "captures":
        return True
    if token.fold == "capture":
        return any(
            tokens[i].fold in ("leading", "led", "leads", "resulting", "resulted")
            for i in range(max(span.start, index - 4), index)
        )
    if not token.is_a("capture-participle") or token.fold == "held":
        return False
    before = tokens[index - 1].fold if index > span.start else ""
    after = tokens[index + 1] if index + 1 < span.stop else None
    if before in _AUXILIARIES or before.endswith("ly"):
        return True
    return after is None or not after.is_word or after.fold in _CIRCUMSTANCE


def _figures(tokens: Sequence[Token], span: range) -> Iterable[Annotation]:
    index = span.start
    while index < span.stop:
        if not _is_number(tokens, index, span):
            index += 1
            continue
        last = index
        while last + 1 < span.stop and (
            _is_number(tokens, last + 1, span) or tokens[last + 1].text in (",",) and _is_number(tokens, last + 2, span)
        ):
            last += 1
        for place in range(last + 1, min(span.stop, last + 6)):
            token = tokens[place]
            if (
                token.fold in _NOT_COUNTS
                or token.fold in _ENDS_COUNT
                or token.text in (".", ";", ":")
                or (token.text == "," and place == last + 1)
            ):
                break
            many = not tokens[index].text.isdigit() or len(tokens[index].text) > 2 or int(tokens[index].text) >= _SMALL
            if token.fold in ("people", "residents", "inhabitants"):
                continue
            if (
                (many and (token.is_a(*_COUNTED) or token.fold == "members"))
                or token.fold in _LOST
                or token.fold == "civilians"
            ):
                yield Annotation("claim", Span(tokens[index].start, token.end), "figures", why="a number of people")
                last = place
                break
        index = last + 1


def _is_number(tokens: Sequence[Token], index: int, span: range) -> bool:
    if index >= span.stop:
        return False
    token = tokens[index]
    if "," in token.text and token.text[0].isdigit():
        return True
    if token.text.isdigit():
        if len(token.text) < 3 and int(token.text) < _FEW:
            return False
        after = tokens[index + 1].fold if index + 1 < span.stop else ""
        return not (
            len(token.text) == 4 and token.text[:2] in ("19", "20") and after in (",", ".", "and", "when", "that")
        )
    return token.fold in ("hundreds", "thousands", "dozens", "scores", "hundred", "thousand", "dozen")
