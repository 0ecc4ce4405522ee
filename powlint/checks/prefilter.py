"""Which checks can find anything at all in a text, by the words they cannot do without."""

from __future__ import annotations

from collections.abc import Iterable

from powlint.model.rule import Check
from powlint.patterns import fold


def candidates(checks: Iterable[Check], folded: str) -> list[Check]:
    """The checks that may find something in a folded text; those left out certainly find nothing."""
    return Prefilter(checks).among(folded)


class Prefilter:
    """Checks and their literals, ready for many texts: each literal is looked for once, however many rules need it."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self._checks = [(check, check.literals) for check in checks]
        self._literals = frozenset(literal for _, literals in self._checks for literal in literals or ())

    def candidates(self, text: str) -> list[Check]:
        """The checks that may find something in a text."""
        return self.among(fold(text))

    def among(self, folded: str) -> list[Check]:
        """The checks that may find something in a folded text."""
        present = {literal for literal in self._literals if literal in folded}
        return [check for check, literals in self._checks if literals is None or not present.isdisjoint(literals)]
