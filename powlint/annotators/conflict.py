"""The gate: whether a draft is about captives of a present armed conflict at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from powlint.annotators import custody
from powlint.annotators.names import sentence_tokens
from powlint.annotators.terms import Terms, Token
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span

# Weighed on some 250 ordinary stories and 60 about captives. Most words of custody in news are about crime or
# politics; it is the words of armed force beside them that tell.
_CUSTODY_ENOUGH = 3
_CUSTODY_BRIEF = 2
_CUSTODY_PLENTY = 6
_TWO_PLACES = 2
_SENTENCES_A_POINT = 9.5
_HISTORY_SHARE = 8
# A brief has no room for many words of war: soldiers taken, or prisoners of war by name, are enough.
_BRIEF = 6
_POW = frozenset("pow pows".split())
_TAKING = frozenset("taken taking took take".split())
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
        points, places, civil, history, sentences, of_war = 0, 0, 0, 0, 0, 0
        military: dict[str, int] = {}
        for sentence in draft.layer(SENTENCE):
            span = sentence_tokens(tokens, sentence.span.start, sentence.span.end)
            sentences += 1
            past = any(True for _ in draft.within(sentence.span, "history"))
            history += past
            found, war = (0, 0) if past else _custody(tokens, span)
            points += found
            of_war += war
            places += found > 0
            for index in span:
                token = tokens[index]
                if token.is_a("military-word") and len(token.fold) > 3:
                    military[token.fold] = military.get(token.fold, 0) + 1
                civil += token.is_a("civil-word")
        weight = sum(military.values())
        kinds = 2 if points >= _CUSTODY_PLENTY else 3
        enough = points >= _CUSTODY_ENOUGH and (places >= _TWO_PLACES or sentences <= 2)
        dense = points * _SENTENCES_A_POINT >= sentences and history * _HISTORY_SHARE <= max(sentences, _HISTORY_SHARE)
        armed = len(military) >= kinds and weight > civil
        brief = sentences <= _BRIEF and of_war >= _CUSTODY_BRIEF and civil <= max(weight, 1)
        if (enough and dense and armed) or (brief and not history):
            why = f"custody {points}, military {weight} of {len(military)} kinds, civil {civil}, history {history}"
            yield Annotation("conflict", Span(0, max(1, len(draft.text))), "current", why=why)


def _custody(tokens: Sequence[Token], span: range) -> tuple[int, int]:
    """Points for words of custody, and how many of them speak of soldiers or prisoners of war."""
    points, of_war, index = 0, 0, span.start
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
            if "war" in phrase or phrase & _POW or after in _SWAP:
                points += 3
                of_war += 0 if after in _SWAP else 3
            else:
                points += 1
            index = last + 1
            continue
        if token.is_a("fighter-noun", "person-noun") and (
            custody.fate_after(tokens, index, span) or custody.fate_before(tokens, index, span)
        ):
            points += 2 if token.is_a("fighter-noun") else 1
            of_war += 2 if token.is_a("fighter-noun") else 0
        elif (
            token.is_a("surrender-verb")
            or token.fold in _CAPTIVITY
            or token.fold in _FREED
            and any(
                tokens[i].is_a("fighter-noun") for i in range(max(span.start, index - 4), min(span.stop, index + 5))
            )
        ):
            points += 1
        index += 1
    return points, of_war
