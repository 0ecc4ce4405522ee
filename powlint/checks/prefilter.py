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
    known = cast("Mapping[str, bool]", revision.before.answers.get(candidates, {}) if revision else {})
    whole, changed = fold(draft.text), fold(revision.region.cut(draft.text) if revision else "")
    found = [
        known.get(check.rule.id, False)
        or check.literals is None
        # Most checks have a literal in a draft about captives, so the first that is found is soon found.
        or any(one in (changed if check.rule.id in known else whole) for one in check.literals)
        for check in checks
    ]
    draft.answers[candidates] = {check.rule.id: may for check, may in zip(checks, found, strict=True)}
    return [check for check, may in zip(checks, found, strict=True) if may]
