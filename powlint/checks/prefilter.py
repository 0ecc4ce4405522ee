"""Which checks can find anything at all in a draft, by the words they cannot do without."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import cast

from powlint.model.draft import Draft
from powlint.model.rule import Check
from powlint.patterns import fold


def candidates(checks: Iterable[Check], draft: Draft) -> list[Check]:
    """The checks that may find something in a draft; those left out certainly find nothing.

    What might have found something in the draft that this one was written from may do so still.
    """
    before = draft.revision.before.answers.get(candidates) if draft.revision else None
    known = cast("Collection[str]", before or ())
    text = draft.text if draft.revision is None or before is None else draft.revision.region.cut(draft.text)
    folded = fold(text)
    # Most checks have a literal in a draft about captives, so the first that is found is soon found.
    found = [
        check
        for check in checks
        if check.literals is None or check.rule.id in known or any(one in folded for one in check.literals)
    ]
    draft.answers[candidates] = frozenset(check.rule.id for check in found)
    return found
