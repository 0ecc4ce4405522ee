"""Which captive speaks in a quotation, so that "I have a wife" tells of him."""

from __future__ import annotations

from powlint.annotators.line import Line
from powlint.annotators.predicates import HELD, TRIED
from powlint.annotators.terms import Tokens
from powlint.model.draft import SENTENCE, Draft
from powlint.model.span import Span

_SPEECH = ("speech-verb", "captive-speech")


def speaker(words: Span, draft: Draft, tokens: Tokens) -> str:
    """The key of the captive who speaks the words, "" if nobody or somebody else does.

    The words of speech are looked for in the sentences of the quotation, the last first, and in the one before it.
    """
    quotation = next(draft.within(words, "quotation"), None)
    if quotation is None:
        return ""
    near = list(draft.within(draft.scope(quotation.span, SENTENCE, 1), SENTENCE))
    for sentence in reversed([one.span for one in near if one.span.start < quotation.span.end]):
        line = tokens.line(sentence)
        verbs = [at for at in line.of(*_SPEECH) if not any(draft.within(line.place(at, at), "quotation"))]
        if verbs:
            return next(filter(None, (_beside(line, verb, draft) for verb in verbs)), "")
    return ""


def _beside(line: Line, verb: int, draft: Draft) -> str:
    """The key of the captive right before or behind a word of speech: "the pilot said", "said Private X"."""
    before = line.before(verb, "adverb", "auxiliary", "day-word")
    after = line.skip(verb + 1, "rank", "address", "article")
    for place in (before, after):
        if place in line.numbers:
            captive = next(draft.within(line.place(place, place), "prisoner", HELD, TRIED), None)
            if captive is not None:
                return captive.about
    return ""
