"""Names that a draft spells in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from powlint.annotators.line import Token
from powlint.annotators.terms import Terms
from powlint.model.draft import Annotation, Draft
from powlint.model.span import Span

# In shorter names one letter makes another name.
_SHORTEST = 6


class Discrepancies:
    """Gives `discrepancy` (label: name): the rarer of two spellings one letter apart; `parts.other` is the usual one.

    Endings are left alone: Petrov and Petrova are two people, Zelensky and Zelenskyy two ways to transliterate.
    """

    gives = ("discrepancy",)
    needs = ("person",)

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Each surname of a person against every other capitalised word."""
        tokens = self._terms.tokens(draft.text)
        surnames: dict[str, Span] = {}
        for person in draft.layer("person"):
            last = person.span.cut(draft.text).split()[-1].casefold()
            if len(last) >= _SHORTEST:
                surnames.setdefault(last, person.span)
        words = [token for token in tokens if _may_be_name(token)]
        counts = Counter(token.fold for token in words)
        for token in words:
            for name, place in surnames.items():
                if counts[token.fold] < counts[name] and one_letter_apart(token.fold, name):
                    span = Span(token.start, token.start + len(token.fold))
                    yield Annotation("discrepancy", span, "name", parts={"other": place}, why=f"elsewhere “{name}”")


def _may_be_name(token: Token) -> bool:
    return (
        token.is_capitalised and len(token.fold) >= _SHORTEST and not token.is_a("not-a-name", "country", "nationality")
    )


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter changed, dropped, added or swapped with its neighbour, not at the end."""
    if one[:1] != other[:1] or one[-1:] != other[-1:] or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        # The same word, or one that goes on where the other ends.
        return False
    a, b = one[start:], other[start:]
    if len(one) == len(other):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[1:] == shorter
