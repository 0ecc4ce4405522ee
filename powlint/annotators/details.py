"""Details that single a person out, and whose they are: birth, origin, service, family, health, documents, looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from powlint.annotators.followed import Followed
from powlint.annotators.own_words import speaker
from powlint.annotators.owners import owner_of
from powlint.annotators.terms import Terms, Tokens, labels_of, regexes_of
from powlint.model.draft import PARAGRAPH, SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.patterns import LazyRegex, Words

# How far behind "Orton's" the word for kin may stand: "Orton's widowed mother".
_KIN_REACH = 28
_KIN_WORDS = 3
# Mentions of more than one: a number after them is no one's age.
_SEVERAL = ("few", "group")
# Where an age after a captive without a name is the business of rules on headings.
_HEADINGS = ("headline", "heading")
# Shorter surnames are shared by whole peoples: Kim, Li, Ali.
_SHORTEST_SURNAME = 4
# A whole country is no home: these kinds of detail need a place that is smaller.
_LOCAL = ("origin", "place")


class Details:
    """Gives `identifier` (labels: name, birth, origin, document, service, family, appearance, health, place, and
    own-family and own-service for what captives say of themselves).

    `about` is the key of the person it describes: a captive's, or somebody else's, or "" when none stands near.
    The words come from the lexicon entries `detail` and `own-detail`; their labels are the labels here.
    `age-after-name`, `home-after-name` and `home-after-age` are tried right behind a name or a captive.
    """

    gives = ("identifier",)
    needs = (SENTENCE, PARAGRAPH, "person", "prisoner", "quotation")

    def __init__(self, terms: Terms, words: Words) -> None:
        self._terms = terms
        self._words = words
        self._kinds = labels_of(words.lexicon, "detail")
        self._own_kinds = labels_of(words.lexicon, "own-detail")
        self._ages = regexes_of(words.lexicon, "age-after-name")
        self._homes = regexes_of(words.lexicon, "home-after-name")
        self._aged_homes = regexes_of(words.lexicon, "home-after-age")

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Names of captives, ages after names, and every phrase of the lexicon, each with its owner."""
        tokens = self._terms.tokens(draft)
        for somebody in chain(draft.layer("person"), draft.layer("prisoner")):
            key = (Details, somebody.layer, somebody.span, somebody.label, somebody.about, somebody.why)
            look = partial(self._beside, somebody, draft, tokens)
            yield from draft.kept(key, somebody.span, self.needs, look)
        yield from _namesakes(draft, tokens)
        followed = Followed(draft)
        for kind in self._kinds:
            yield from self._told(kind, draft, tokens, followed)
        for kind in self._own_kinds:
            yield from self._of_himself(kind, draft, tokens)

    def _beside(self, somebody: Annotation, draft: Draft, tokens: Tokens) -> tuple[Annotation, ...]:
        """What stands right behind a mention: of a person the age, of a captive kin and home too."""
        if somebody.layer == "person":
            name = Annotation("identifier", somebody.span, "name", somebody.about, why=somebody.why)
            return (name, *self._age(somebody, draft.text))
        found = [*_kin(somebody, draft.text, tokens), *self._home(self._homes, somebody, draft.text, tokens)]
        is_named = any(person.span.end == somebody.span.end for person in draft.within(somebody.span, "person"))
        in_heading = any(True for _ in draft.within(somebody.span, PARAGRAPH, *_HEADINGS))
        if not is_named and (somebody.label in _SEVERAL or in_heading):
            return tuple(found)
        if not is_named:
            found += self._age(somebody, draft.text)
        return (*found, *self._home(self._aged_homes, somebody, draft.text, tokens))

    def _age(self, person: Annotation, text: str) -> Iterator[Annotation]:
        """ "Orton, 24,": the age right after a name, or after another mention of a captive."""
        for form in self._ages:
            if age := form.match(text, person.span.end):
                span = Span(person.span.start, age.end())
                yield Annotation("identifier", span, "birth", person.about, why="age after the name")

    def _home(
        self, forms: tuple[LazyRegex, ...], captive: Annotation, text: str, tokens: Tokens
    ) -> Iterator[Annotation]:
        """ "Orton, 24, from Watford": a place right after a captive, or after the captive's age."""
        for form in forms:
            home = form.match(text, captive.span.end)
            if home and not _is_country(Span(*home.span("place")), tokens):
                span = Span(home.start("said"), home.end())
                yield Annotation("identifier", span, "origin", captive.about, why="from, after a captive")

    def _told(self, kind: str, draft: Draft, tokens: Tokens, followed: Followed) -> Iterator[Annotation]:
        """The details of one kind that phrases of the lexicon tell."""
        for spot in self._words.pattern("detail", kind).spots(draft):
            span = Span(spot.start, spot.end)
            if kind in _LOCAL and _is_country(span, tokens):
                continue
            line = tokens.line(draft.sentence(span))
            owner = draft.kept((owner_of, span), span, self.needs, partial(owner_of, span, line, draft))
            key, why = (owner.key, f"nearest person: {owner.key}") if owner else ("", "no person near")
            if followed.may_own(kind, owner, line, span) and (captive := followed.meant(line, span)):
                key, why = captive, f"“he” of whom nothing else is told: {captive}"
            yield Annotation("identifier", span, kind, key, why=why)

    def _of_himself(self, kind: str, draft: Draft, tokens: Tokens) -> Iterator[Annotation]:
        """What captives say of themselves: "I have two sons"."""
        for spot in self._words.pattern("own-detail", kind).spots(draft):
            span = Span(spot.start, spot.end)
            is_country = kind in _LOCAL and _is_country(span, tokens)
            captive = "" if is_country else speaker(span, draft, tokens)
            if captive:
                yield Annotation("identifier", span, kind, captive, why=f"in the words of {captive}")


def _kin(captive: Annotation, text: str, tokens: Tokens) -> Iterator[Annotation]:
    """ "Orton's wife": the captive's mention and the word for kin after it."""
    if text[captive.span.end : captive.span.end + 2] not in ("'s", "’s"):
        return
    after = captive.span.end + 2
    line = tokens.line(Span(after, after + _KIN_REACH))
    kin = next((token for token in line.between(line.start, line.start + _KIN_WORDS) if token.is_a("kin")), None)
    if kin is not None:
        span = Span(captive.span.start, kin.end)
        yield Annotation("identifier", span, "family", captive.about, why="kin of a captive")


def _namesakes(draft: Draft, tokens: Tokens) -> Iterator[Annotation]:
    """Others with a captive's surname, as "Zarytska" beside "Zarytskyi": a reader takes them for kin."""
    captives = {_family(person.span, tokens): person.about for person in draft.layer("person", "prisoner")}
    captives.pop("", "")
    for person in draft.layer("person", "unknown", "speaker", "relative"):
        captive = captives.get(_family(person.span, tokens), "")
        if captive and " " in person.span.cut(draft.text):
            yield Annotation("identifier", person.span, "family", captive, why="bears a captive's surname")


def _family(name: Span, tokens: Tokens) -> str:
    """A surname without its ending, which tells women from men; "" if too many people bear it."""
    line = tokens.line(name)
    surname = line[line.stop - 1]
    stem = surname.fold.rstrip("aeiouy")
    return stem if len(stem) >= _SHORTEST_SURNAME and not surname.is_a("common-surname") else ""


def _is_country(span: Span, tokens: Tokens) -> bool:
    """Whether the only place named is a whole country: a nationality is not a home."""
    line = tokens.line(span)
    capitals = [token for token in line.between(line.start, line.stop) if token.is_capitalised]
    return bool(capitals) and all(token.is_a("country", "nationality") for token in capitals)
