"""Phrases that look like a sentence of one draft: they find it again, and hardly any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from powlint.errors import Problem
from powlint.model.draft import Draft
from powlint.model.rule import Query, Ruleset
from powlint.patterns import Words
from powlint.patterns.phrase import Again, Choice, Gap, Seq, Slot, Space, Text, parse
from powlint.rules.references import queries_in

LEAST_WORDS = 5
LEAST_RUN = 4
LEAST_LONG = 3
LONG = 4
"""A shorter word (of, not, been) stands in every draft: a row of such words is grammar, not a quotation.

Nor is one with a capital letter: the names of offices are long, and everybody writes them alike.
"""

_GAP = "\0"
_SLOT = "\1"


def collected(ruleset: Ruleset, words: Words, drafts: Mapping[str, Draft]) -> Iterator[Problem]:
    """The long phrases of rules and vocabularies that match in exactly one of the drafts, wherever they stand in it."""
    for query in _queries(ruleset):
        if not (query.mark and query.phrase and is_long(query.phrase)):
            continue
        pattern = words.compiled(query)
        names = [name for name, draft in drafts.items() if pattern.spots(draft)]
        if len(names) == 1:
            message = (
                f"“{query.phrase}” is collected: of {len(drafts)} drafts only {names[0]} has it; "
                "keep the words that any draft would use, with gaps between them, or take it out"
            )
            yield Problem(query.mark.path, query.mark.line, query.mark.column, message)


def is_long(phrase: str) -> bool:
    """Whether a phrase has five words or more, four of them in a row as they are written, three of those long.

    A word is long if it has four letters or more and no capital. Each is counted at its shortest: words that may be
    missing are none, and of several that may stand there it is the shortest. What stands in angle brackets counts as
    a word, and like a gap it ends a row.
    """
    pieces = _plainest(parse(phrase)).split()
    rows: list[list[str]] = [[]]
    for piece in pieces:
        if _GAP in piece or _SLOT in piece:
            rows.append([])
        else:
            rows[-1].append(piece)
    return sum(_GAP not in piece for piece in pieces) >= LEAST_WORDS and any(map(_is_specific, rows))


def _is_specific(row: list[str]) -> bool:
    return len(row) >= LEAST_RUN and sum(len(word) >= LONG and word[0].islower() for word in row) >= LEAST_LONG


def _plainest(seq: Seq) -> str:
    """A phrase at its shortest, with a sign for each gap and for whatever stands in angle brackets."""
    parts: list[str] = []
    for node in seq:
        match node:
            case Text(text):
                parts.append(text)
            case Space():
                parts.append(" ")
            case Gap():
                parts.append(f" {_GAP} ")
            case Slot() | Again():
                parts.append(_SLOT)
            case Choice(options):
                parts.append(min(map(_plainest, options), key=lambda text: (len(text.split()), len(text))))
    return "".join(parts)


def _queries(ruleset: Ruleset) -> Iterator[Query]:
    for rule in ruleset.rules:
        yield from queries_in(rule)
    for entry in ruleset.lexicon.values():
        for queries in entry.phrases.values():
            yield from queries
