"""Which checks can find anything at all in a text, by the words they cannot do without."""

from __future__ import annotations

from collections.abc import Iterable

from powlint.model.rule import Check
from powlint.patterns import fold


def candidates(checks: Iterable[Check], text: str) -> list[Check]:
    """The checks that may find something in a text; those left out certainly find nothing."""
    folded = fold(text)
    # Most checks have a literal in a draft about captives, so the first that is found is soon found.
    return [check for check in checks if check.literals is None or any(one in folded for one in check.literals)]
