"""Drafts and words for the tests of patterns, built by hand."""

from collections.abc import Mapping

from powlint.model.document import Document
from powlint.model.draft import Annotation, Draft
from powlint.model.rule import Entry, Query
from powlint.model.span import OffsetMap, Piece, Span
from powlint.patterns import Pattern, Words, compile_query

LAYERS = frozenset({"prisoner", "recording", "sentence"})


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def drafted(text: str, *annotations: Annotation) -> Draft:
    whole = Span(0, len(text))
    draft = Draft(Document("draft", text, text, OffsetMap([Piece(whole, whole)]), ()))
    return draft.adding({a.layer for a in annotations}, annotations)


def prisoner(text: str, words: str, about: str = "p1", label: str = "held") -> Annotation:
    return Annotation("prisoner", at(text, words), label, about)


def entry(name: str, *phrases: str, case: str = "any", **labels: tuple[str, ...]) -> Entry:
    by_label: dict[str, tuple[str, ...]] = {"": phrases} if phrases else {}
    by_label |= labels
    return Entry(name, {k: tuple(Query(phrase=p) for p in v) for k, v in by_label.items()}, case=case)


def words(*entries: Entry, layers: frozenset[str] = LAYERS, finders: Mapping[str, object] | None = None) -> Words:
    return Words({each.name: each for each in entries}, layers, finders)  # type: ignore[arg-type]


def pattern(phrase: str, *entries: Entry, exact: bool = False) -> Pattern:
    return compile_query(Query(phrase=phrase, exact=exact), words(*entries))


def found(phrase: str, text: str, *entries: Entry, exact: bool = False) -> list[str]:
    return [text[s.start : s.end] for s in pattern(phrase, *entries, exact=exact).spots(drafted(text))]
