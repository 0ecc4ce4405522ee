"""Mentions of captives, and which of them each mention means: noun phrases, names, epithets, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from powlint.annotators.line import Line
from powlint.annotators.mentions import Memory, Mention
from powlint.annotators.noun_phrases import NounPhrases
from powlint.annotators.reference import pronouns, spoken
from powlint.annotators.terms import Terms, Tokens
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span


class Prisoners:
    """Gives `prisoner` (labels: held, released, tried, few, group); `about` is the key of the person, or "group"."""

    gives = ("prisoner",)
    needs = (SENTENCE, "person", "quotation")

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Every mention, in order; a pronoun goes to the last captive it can mean."""
        tokens, memory = self._terms.tokens(draft.text), Memory()
        for part in self._terms.parts(draft):
            memory.rest()
            for span, line in part:
                named = list(_named(line, span, tokens, draft))
                for mention in _mentions(line, named, draft, memory):
                    if mention.captive:
                        place = Span(line[mention.first].start, line[mention.last].bare_end)
                        yield Annotation("prisoner", place, mention.label, about=mention.key, why=mention.why)


def _named(line: Line, sentence: Span, tokens: Tokens, draft: Draft) -> Iterator[Mention]:
    """The named persons of a sentence."""
    for person in draft.within(sentence, "person"):
        name = tokens.line(person.span)
        if not line.start <= name.start < name.stop <= line.stop:
            continue  # a plugin's persons may be of other measure than our words and sentences
        captive = person.label == "prisoner"
        # A captive's fate stands before the reason.
        label = person.why.split(":")[0] if captive else person.label
        yield Mention(name.start, name.stop - 1, person.about, label, many=False, captive=captive, why=person.why)


def _mentions(line: Line, named: list[Mention], draft: Draft, memory: Memory) -> Iterator[Mention]:
    """All people of one sentence, in order; the memory then knows them."""
    taken = {index for mention in named for index in range(mention.first, mention.last + 1)}
    phrases = (
        mention
        for mention in NounPhrases(line, draft, memory)
        if taken.isdisjoint(range(mention.first, mention.last + 1))
    )
    found = [memory.keyed(line, mention) for mention in sorted([*named, *phrases], key=_place)]
    found = [memory.with_women(mention) for mention in found]
    found = sorted([*found, *pronouns(line, found, memory, draft)], key=_place)
    memory.remember(line, found, [mention for mention in found if not spoken(line, mention.first, draft)])
    yield from found


def _place(mention: Mention) -> int:
    return mention.first
