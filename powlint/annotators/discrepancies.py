"""What a draft says in two ways: names, numbers, dates, and words stronger than those that were spoken."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from powlint.annotators.chronology import misdated
from powlint.annotators.escalations import Grades
from powlint.annotators.spellings import misspelt
from powlint.annotators.tallies import miscounted
from powlint.annotators.terms import Terms
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.rule import Lexicon


class Discrepancies:
    """Gives `discrepancy` (labels: name, number, date, paraphrase) and `counterpart`, the place that says otherwise.

    `name` is the rarer of two spellings, `number` a count that does not fit another, `date` one that cannot be
    right, `paraphrase` a word stronger than what the same speaker is quoted with. `parts.other` of a discrepancy
    is its counterpart, which bears the same label; a date may have none.
    """

    gives = ("discrepancy", "counterpart")
    needs = (SENTENCE, "person", "prisoner", "quotation", "attribution")

    def __init__(self, terms: Terms, lexicon: Lexicon) -> None:
        self._terms = terms
        self._grades = Grades(lexicon)

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """All kinds, one after the other."""
        tokens = self._terms.tokens(draft)
        lines = tuple(self._terms.lines(draft))
        for found in chain(
            misspelt(draft, tokens),
            miscounted(draft, lines),
            misdated(draft, lines),
            self._grades.escalated(draft, lines),
        ):
            parts = {} if found.other is None else {"other": found.other}
            yield Annotation("discrepancy", found.span, found.label, parts=parts, why=found.why)
            if found.other is not None:
                yield Annotation("counterpart", found.other, found.label, why=f"otherwise: {found.why}")
