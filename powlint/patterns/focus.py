"""Where in a changed block a match can stand that did not stand there before: round what has been written."""

from __future__ import annotations

import re
from functools import lru_cache

from powlint.model.document import Document
from powlint.model.draft import SENTENCE, Draft
from powlint.model.revision import shared_ends
from powlint.model.span import OffsetMap, Span
from powlint.patterns.source import WIDEST_BLANK

MARGIN = 80
"""A match is narrow if it is no longer than this, or ends with its sentence."""

_WIDE_BLANK = re.compile(rf"(?:(?!\n\n)\s){{{WIDEST_BLANK + 1}}}")


def focus(draft: Draft, reach: Span) -> Draft | None:
    """The text that holds every narrow match in `reach`, some whole blocks, that has come since the draft before.

    None if there may be some anywhere in it.
    """
    return draft.once((focus, reach), lambda: _focus(draft, reach))


def _focus(draft: Draft, reach: Span) -> Draft | None:
    if draft.revision is None:
        return None
    before = draft.revision.before
    # Behind a block there is room for it to grow.
    was, now = (reach.cut(text).rstrip("\n") for text in (before.text, draft.text))
    has_address = any(each.overlaps(reach) for drawn in (before, draft) for each in drawn.document.addresses)
    if has_address or has_wide_blank(now):
        return None
    head, tail = shared_ends(was, now)
    near = Span(reach.start + head - MARGIN, reach.start + len(now) - tail + MARGIN)
    touched = [each.span for each in draft.within(reach, SENTENCE) if each.span.overlaps(near)]
    near = Span(min([near.start, *(each.start for each in touched)]), max([near.end, *(each.end for each in touched)]))
    untouched = {each.span for each in draft.within(reach, SENTENCE)}.difference(touched)
    by = len(was) - len(now)
    if not {each.moved(by if each.start >= near.end else 0) for each in untouched} <= {
        each.span for each in before.within(reach, SENTENCE)
    }:
        return None  # sentences end elsewhere, and nobody knows why
    return Draft(Document("", "", Span(max(0, near.start), near.end).cut(draft.text), OffsetMap(()), ()))


@lru_cache(maxsize=4)
def has_wide_blank(text: str) -> bool:
    """Whether blanks stand in one of its blocks that are wider than a phrase is measured with."""
    return _WIDE_BLANK.search(text) is not None
