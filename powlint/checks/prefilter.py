"""Which checks can find anything at all in a draft, by the words they cannot do without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from powlint.model.draft import Draft
from powlint.model.rule import Check
from powlint.patterns import fold


def candidates(checks: Sequence[Check], draft: Draft) -> list[Check]:
    """The checks that may find something in a draft; those left out certainly find nothing.

    What might have found something in the draft that this one was written from may do so still; what could not is asked
    for what has changed.
    """
    revision = draft.revision
    known = cast("Mapping[int, bool]", revision.before.answers.get(candidates, {}) if revision else {})
    changed = fold(revision.region.cut(draft.text)) if revision else ""
    may: dict[int, bool] = {}
    for check in checks:
        # Most checks have a literal in a draft about captives, so the first that is found is soon found.
        known_as = id(check)  # names may occur twice, and checks of others may be neither equal nor hashable
        may[known_as] = (
            known.get(known_as, False)
            or check.literals is None
            or any(one in (changed if known_as in known else fold(draft.text)) for one in check.literals)
        )
    draft.answers[candidates] = may
    return [check for check in checks if may[id(check)]]
