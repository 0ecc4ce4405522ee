"""Mentions of captives, and which of them each mention means: noun phrases, names, epithets, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from powlint.annotators.introductions import brings_in_one
from powlint.annotators.line import Line
from powlint.annotators.mentions import Memory, Mention
from powlint.annotators.noun_phrases import NounPhrases
from powlint.annotators.reference import pronouns, spoken
from powlint.annotators.terms import Terms, Tokens
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.values import dataclass

# How many sentences below a heading may bring in the captive whom it tells of.
_LEAD = 2
# Sentences end so, and headings do not.
_ENDS = frozenset(".!?…:,;")


@dataclass(frozen=True, slots=True)
class _Told:
    """The captives of a sentence, and who is remembered before and after it."""

    before: Memory
    captives: tuple[Annotation, ...]
    after: Memory


class Prisoners:
    """Gives `prisoner` (labels: held, released, tried, few, group); `about` is the key of the person, or "group"."""

    gives = ("prisoner",)
    needs = (SENTENCE, "person", "quotation")

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Every mention, in order; a pronoun goes to the last captive it can mean."""
        memory = Memory()
        for number, part in enumerate(self._terms.parts(draft)):
            memory = memory.rested()
            if number == 0:
                memory.awaited = _announces([line for _, line in part[: _LEAD + 1]])
            for sentence, line in part:
                told = self._told(line, sentence, draft, memory)
                yield from told.captives
                memory = told.after

    def _told(self, line: Line, sentence: Span, draft: Draft, memory: Memory) -> _Told:
        """What a sentence shows; looked for again only if it has changed, or who was spoken of before it."""
        key = (Prisoners, sentence)
        look = partial(_looked_at, line, sentence, self._terms.tokens(draft), draft, memory)
        told = draft.kept(key, sentence, self.needs, look)
        if told.before is not memory and told.before != memory:
            draft.answers[key] = told = look()
        return told


def _announces(opening: Sequence[Line]) -> bool:
    """Whether a text opens with a heading, and the sentences below bring in one captive."""
    heading, lead = opening[0] if opening else None, opening[1:]
    if heading is None or heading[heading.stop - 1].text in _ENDS:
        return False
    return any(brings_in_one(line) for line in lead)


def _looked_at(line: Line, sentence: Span, tokens: Tokens, draft: Draft, before: Memory) -> _Told:
    memory = before.copied()
    named = list(_named(line, sentence, tokens, draft))
    captives = tuple(
        Annotation(
            "prisoner",
            Span(line[mention.first].start, line[mention.last].bare_end),
            mention.label,
            about=mention.key,
            why=mention.why,
        )
        for mention in _mentions(line, named, draft, memory)
        if mention.captive
    )
    return _Told(before, captives, memory)


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
