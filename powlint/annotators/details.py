"""Details that single a person out, and whose they are: birth, origin, service, family, health, documents, looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from powlint.annotators.names import sentence_tokens
from powlint.annotators.terms import Terms, Token, labels_of
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.patterns import LazyRegex, Words
from powlint.values import dataclass

# An age right after a name, between commas or in brackets, is the commonest form in news copy.
_AGE_AFTER_NAME = LazyRegex(r"\s?[,(–—]\s?(?P<age>(?:aged\s)?\d{1,2})(?=\s?(?:[,.;:)–—]|\band\b|$))", exact=True)

# "Pinner is from Watford", "Drueke, from Tuscaloosa": said of the captive right before.
_FROM = LazyRegex(
    r"(?:,| is| was| are| were| both)? ?(?P<said>(?:originally )?from (?:the (?:city|town|village) of )?(?P<place>\p{Lu}[\w-]+(?: \p{Lu}[\w-]+)*))",
    exact=True,
)


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

    def __init__(self, terms: Terms, words: Words) -> None:
        self._terms = terms
        self._words = words

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Names of captives, ages after names, and every phrase of the lexicon, each with its owner."""
        tokens = self._terms.tokens(draft.text)
        for person in draft.layer("person"):
            yield Annotation("identifier", person.span, "name", person.about, why=person.why)
            age = _AGE_AFTER_NAME.match(draft.text, person.span.end)
            if age:
                yield Annotation(
                    "identifier", Span(person.span.start, age.end()), "birth", person.about, why="age after the name"
                )
        for captive in draft.layer("prisoner"):
            kin = _kin_of(draft.text, tokens, captive.span)
            if kin is not None:
                yield Annotation("identifier", kin, "family", captive.about, why="kin of a captive")
            home = _FROM.match(draft.text, captive.span.end)
            if home and not self._is_country(tokens, home.start("place"), home.end("place")):
                yield Annotation(
                    "identifier",
                    Span(home.start("said"), home.end()),
                    "origin",
                    captive.about,
                    why="from, after a captive",
                )
        for kind in labels_of(self._words.lexicon, "detail"):
            for spot in self._words.pattern("detail", kind).spots(draft):
                span = Span(spot.start, spot.end)
                if kind in ("origin", "place") and self._is_country(tokens, span.start, span.end):
                    continue
                owner = _owner(draft, span, tokens)
                yield Annotation("identifier", span, kind, owner.key if owner else "", why=_because(owner))

    def _is_country(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether the only place named is a whole country: a nationality is not a home."""
        capitals = [tokens[i] for i in sentence_tokens(tokens, start, end) if tokens[i].is_capitalised]
        return bool(capitals) and all(token.is_a("country", "nationality") for token in capitals)


def _kin_of(text: str, tokens: Sequence[Token], captive: Span) -> Span | None:
    """ "Orton's wife": the captive's mention and the word for kin after it."""
    if text[captive.end : captive.end + 2] not in ("'s", "’s"):
        return None
    for index in sentence_tokens(tokens, captive.end + 2, captive.end + 30)[:3]:
        if tokens[index].is_a("kin"):
            return Span(captive.start, tokens[index].end)
    return None


def _because(owner: _Human | None) -> str:
    return f"nearest person: {owner.key}" if owner else "no person near"


def _others(tokens: Sequence[Token], sentence: Span, taken: Sequence[Span]) -> Iterator[_Human]:
    """People without a name who are no captives: "the minister", "a judge", "his mother"."""
    for index in sentence_tokens(tokens, sentence.start, sentence.end):
        token = tokens[index]
        place = Span(token.start, token.end)
        if token.is_a("kin") and any(
            tokens[i].fold in ("has", "have", "had", "with") for i in range(max(0, index - 3), index)
        ):
            # "He has two children and served …" goes on with him.
            continue
        if (
            token.is_a("office", "office-apposition", "kin")
            and not token.is_a("rank", "fighter-noun")
            and not any(span.overlaps(place) for span in taken)
        ):
            yield _Human(place, "", False)


def _owner(draft: Draft, span: Span, tokens: Sequence[Token]) -> _Human | None:
    """Whose detail it is: the mention it overlaps, else the last before it in the sentence, else the next after it."""
    sentence = draft.sentence(span)
    named = list(_humans(draft, sentence))
    others = [h for h in _others(tokens, sentence, [human.span for human in named]) if not h.span.overlaps(span)]
    people = sorted([*named, *others], key=lambda human: human.span.start)
    touching = [human for human in people if human.span.start <= span.start < human.span.end]
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
