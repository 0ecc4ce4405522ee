"""Names that a draft spells in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from powlint.annotators.contradictions import Contradiction
from powlint.annotators.line import Line, Token, remembered
from powlint.annotators.terms import Tokens
from powlint.model.draft import Draft
from powlint.model.span import Span

# In shorter names one letter makes another name.
_SHORTEST = 6
# Two names this long that have all letters in common are one name.
_LONG = 7
# A given name and a surname.
_FULL = 2
# Two ways to write a name by ear differ in so few letters on end, and in these: "Drueck", "Dryuck".
_BY_EAR = 2
_VOWELS = frozenset("aeiouyjäöü")


def misspelt(draft: Draft, tokens: Tokens) -> Iterator[Contradiction]:
    """The rarer of two spellings one letter apart: each surname of a person against every other capitalised word.

    Endings are left alone: Petrov and Petrova are two people, Zelensky and Zelenskyy two ways to transliterate.
    """
    yield from _spelt_by_ear(draft)
    surnames: dict[str, Span] = {}
    alike: dict[str, list[str]] = {}
    for person in draft.layer("person"):
        last = person.span.cut(draft.text).split()[-1].casefold()
        if len(last) >= _SHORTEST:
            surnames.setdefault(last, person.span)
    for name in surnames:
        alike.setdefault(_ends(name), []).append(name)
    words = [token for line in tokens.lines for token in _names(line)]
    counts = Counter(token.fold for token in words)
    for token in words:
        for name in alike.get(_ends(token.fold), ()):
            if counts[token.fold] < counts[name] and one_letter_apart(token.fold, name):
                span = Span(token.start, token.start + len(token.fold))
                yield Contradiction("name", span, surnames[name], f"elsewhere “{name}”")
    yield from _twins(draft, counts)


def _twins(draft: Draft, counts: Counter[str]) -> Iterator[Contradiction]:
    """ "Pavlo Hrabinsky" and later "Pavlo Hrabynsky", each as often: with one first name they are one person."""
    told: dict[str, list[tuple[str, Span]]] = {}
    for person in draft.layer("person"):
        given, _, surname = person.span.cut(draft.text).casefold().rpartition(" ")
        if not given or len(surname) < _SHORTEST:
            continue
        others = told.setdefault(given, [])
        for other, span in others:
            if counts[surname] == counts[other] and one_letter_apart(surname, other):
                yield Contradiction("name", person.span, span, f"elsewhere “{other}”")
        others.append((surname, person.span))


def _spelt_by_ear(draft: Draft) -> Iterator[Contradiction]:
    """The later of two surnames that sound alike beside the same given name: "Anna Drueck", "Anna Dryuck"."""
    known: dict[str, dict[str, Span]] = {}
    for person in draft.layer("person"):
        words = person.span.cut(draft.text).casefold().split()
        last = words[-1]
        if len(words) < _FULL or len(last) < _SHORTEST:
            continue
        others = known.setdefault(words[0], {})
        if last not in others:
            for other, span in others.items():
                if sound_alike(last, other):
                    yield Contradiction("name", person.span, span, f"elsewhere “{other}”")
            others[last] = person.span


@remembered
def _names(line: Line) -> tuple[Token, ...]:
    return tuple(token for token in line.between(line.start, line.stop) if _may_be_name(token))


def _may_be_name(token: Token) -> bool:
    return (
        token.is_capitalised and len(token.fold) >= _SHORTEST and not token.is_a("not-a-name", "country", "nationality")
    )


def _ends(word: str) -> str:
    """What two spellings of a name have in common at the least."""
    return word[:1] + word[-1:]


def sound_alike(one: str, other: str) -> bool:
    """Whether two surnames may be one, written down twice by ear: other vowels in one place, not at the end."""
    start = _in_common(one, other)
    end = _in_common(one[start:][::-1], other[start:][::-1])
    rests = one[start : len(one) - end], other[start : len(other) - end]
    return start > 0 and end > 1 and all(len(rest) <= _BY_EAR and _VOWELS.issuperset(rest) for rest in rests)


def _in_common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter changed, dropped, added or moved, not at the end."""
    if one[:1] != other[:1] or one[-1:] != other[-1:] or abs(len(one) - len(other)) > 1:
        return False
    if len(one) >= _LONG and one != other and sorted(one) == sorted(other):
        # "Haverfield", "Havferield": all its letters, in another order.
        return True
    start = _in_common(one, other)
    if start == min(len(one), len(other)):
        # The same word, or one that goes on where the other ends.
        return False
    a, b = one[start:], other[start:]
    if len(one) == len(other):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[1:] == shorter
