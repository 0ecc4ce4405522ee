"""Whom the text of a story does not name, and who is named beside it: in captions, alternative texts, other files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from powlint.annotators.terms import labels_of
from powlint.model.document import BlockKind, Part
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.patterns import Words
from powlint.values import dataclass

_STATEMENT = "name-withheld"
# What goes with a story, and is not the story.
_BESIDE = frozenset({BlockKind.CAPTION, BlockKind.ALT, BlockKind.LINK, BlockKind.META})
_KEPT = ("held", "tried")
# Captives who are so few that each could have been named.
_SINGLE = (*_KEPT, "few")
_NAMED = "person:"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of a story: whom it names, and where it says that it names nobody, or speaks of a captive without name.

    `said` and `unnamed` are None if it does neither.
    """

    named: frozenset[str]
    said: Span | None = None
    unnamed: Span | None = None

    @property
    def withheld(self) -> Span | None:
        """Where it withholds a name."""
        return self.said or self.unnamed


class Withholding:
    """Gives `stranger`, whoever is named beside a text that says it withholds a captive's name, and by no text; and
    `withheld`, the place where a text withholds the name of a captive or stranger that stands elsewhere in the story.

    `about` is the key of the person named.
    """

    gives = ("withheld", "stranger")
    needs = (SENTENCE, "person", "prisoner")

    def __init__(self, words: Words) -> None:
        self._words = words
        self._is_said = bool(labels_of(words.lexicon, _STATEMENT))

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """One place for each captive, one mention of a stranger for each file."""
        statements = list(self._statements(draft))
        invented = {person.about for said in statements for person in draft.within(draft.sentence(said), "person")}
        texts = list(_texts(draft, statements))
        for key in sorted(_captives(draft) - invented):
            place = next((text.withheld for text in texts if text.withheld and key not in text.named), None)
            if place is not None:
                yield Annotation("withheld", place, about=key, why="the text does not name this captive")
        said = next((text.said for text in texts if text.said is not None), None)
        if said is not None:
            yield from _strangers(draft, frozenset().union(*(text.named for text in texts)), said)

    def _statements(self, draft: Draft) -> Iterator[Span]:
        """Where it is said that a captive's name is withheld or changed."""
        if not self._is_said:
            return
        for spot in self._words.pattern(_STATEMENT).spots(draft):
            span = Span(spot.start, spot.end)
            if any(True for _ in draft.within(draft.scope(span, SENTENCE, 1), "prisoner")):
                yield span


def _texts(draft: Draft, statements: Sequence[Span]) -> Iterator[_Text]:
    """The texts of a story; a draft by itself is one."""
    parts = draft.document.parts or (Part(Span(0, len(draft.text))),)
    named = _by_part(draft, ((person.span, person.about) for person in draft.layer("person")))
    captives = _by_part(draft, ((captive.span, captive) for captive in draft.layer("prisoner", *_SINGLE)))
    said = _by_part(draft, ((span, span) for span in statements))
    for number, part in enumerate(parts):
        if part.is_text:
            held = captives.get(number, [])
            nameless = not any(captive.about.startswith(_NAMED) for captive in held)
            unnamed = held[0].span if held and nameless else None
            yield _Text(frozenset(named.get(number, ())), next(iter(said.get(number, ())), None), unnamed)


def _by_part(draft: Draft, found: Iterable[tuple[Span, T]]) -> Mapping[int, list[T]]:
    """What stands in the story itself, by part."""
    told: dict[int, list[T]] = defaultdict(list)
    for span, each in found:
        if not _BESIDE & draft.zones(span):
            told[draft.document.part(span.start)].append(each)
    return told


def _captives(draft: Draft) -> frozenset[str]:
    """The keys of all captives who are named anywhere."""
    return frozenset(c.about for c in draft.layer("prisoner", *_KEPT) if c.about.startswith(_NAMED))


def _strangers(draft: Draft, named: frozenset[str], said: Span) -> Iterator[Annotation]:
    seen: set[tuple[str, int]] = set()
    for person in draft.layer("person", "unknown"):
        where = person.about, draft.document.part(person.span.start)
        if person.about not in named and where not in seen:
            seen.add(where)
            yield Annotation("stranger", person.span, about=person.about, why="no text of the story names this person")
            yield Annotation("withheld", said, about=person.about, why="no text of the story names this person")
