"""The gate: whether a draft is about captives of a present armed conflict at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from powlint.annotators.names import sentence_tokens
from powlint.annotators.terms import Terms, Token
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span

# Weighed on 180 ordinary stories and 33 about captives: below, crime and history come in; above, briefs are lost.
_CUSTODY_ENOUGH = 4
_SENTENCES_A_POINT = 7.5
_MILITARY_KINDS = 2
_STRONG = frozenset("pow pows".split())
_TAKEN = ("capture-participle", "custody-adjective", "surrender-verb")
_AMBIGUOUS = frozenset("released freed returned held seized surrender".split())
_TAKING = frozenset("taken taking took take".split())
_CAPTURE = frozenset("capture captures capturing".split())
_CAPTIVITY = frozenset("custody captivity captor captors interrogation interrogated interrogator".split())
_FREED = frozenset("released freed returned".split())
_SWAP = frozenset("exchange exchanges swap swaps".split())


class Conflict:
    """Gives `conflict`: one annotation over the whole draft if it passes the gate, none otherwise.

    Custody words count only outside sentences of history ("as a prisoner of war in Vietnam"); words of
    armed force must be there, and more of them than words of crime, courts and sport.
    """

    gives = ("conflict",)
    needs = (SENTENCE, "history")

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Points for custody, kinds of military words, and what speaks against."""
        tokens = self._terms.tokens(draft.text)
        custody = 0
        military: dict[str, int] = {}
        civil = history = sentences = 0
        for sentence in draft.layer(SENTENCE):
            span = sentence_tokens(tokens, sentence.span.start, sentence.span.end)
            sentences += 1
            past = any(True for _ in draft.within(sentence.span, "history"))
            history += past
            points = _custody(tokens, span)
            custody += 0 if past else points
            for index in span:
                token = tokens[index]
                if token.is_a("military-word") and len(token.fold) > 3:
                    military[token.fold] = military.get(token.fold, 0) + 1
                if token.is_a("civil-word"):
                    civil += 1
        weight = sum(military.values())
        enough = _CUSTODY_ENOUGH if sentences > 4 else 3
        dense = custody * _SENTENCES_A_POINT >= sentences
        if custody >= enough and dense and len(military) >= _MILITARY_KINDS and weight > civil and history * 4 <= max(sentences, 4):
            why = f"custody {custody}, military {weight} of {len(military)} kinds, civil {civil}, history {history}"
            yield Annotation("conflict", Span(0, max(1, len(draft.text))), "current", why=why)


def _custody(tokens: Sequence[Token], span: range) -> int:
    points, index = 0, span.start
    while index < span.stop:
        token = tokens[index]
        if token.is_a("custody-noun"):
            last = index
            while last + 1 < span.stop and tokens[last + 1].is_a("custody-noun"):
                last += 1
            after = tokens[last + 1].fold if last + 1 < span.stop else ""
            if tokens[index - 1].fold in _TAKING:
                points += 2
            phrase = {tokens[i].fold for i in range(index, last + 1)}
            if "war" in phrase or phrase & _STRONG or after in _SWAP:
                points += 3
            else:
                points += 1
            index = last + 1
            continue
        if token.is_a(*_TAKEN) and token.fold not in _AMBIGUOUS or token.fold in _CAPTURE:
            near = range(max(span.start, index - 6), min(span.stop, index + 6))
            if any(tokens[i].is_a("fighter-noun", "nationality") for i in near):
                points += 2
            elif any(tokens[i].is_a("fighter-noun") for i in span):
                points += 1
        elif token.fold in _CAPTIVITY or token.fold in _FREED and any(
            tokens[i].is_a("fighter-noun") for i in range(max(span.start, index - 4), min(span.stop, index + 5))
        ):
            points += 1
        index += 1
    return points
