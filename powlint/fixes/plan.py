"""Which fixes of a draft are made, where, and why the others are not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from enum import StrEnum

from powlint.model.document import Document
from powlint.model.finding import Finding
from powlint.model.span import Edit, Span
from powlint.values import dataclass

_TOKEN = re.compile(r"\w+|\W")


class Reason(StrEnum):
    """Why a fix is not made, to follow how many they are."""

    WAITS = "in words that another fix changes (run again)"
    SPELT = "in words with markup or odd letters between"
    PLACE = "where nothing can be written, or the draft would be read otherwise"
    FORMAT = "in a format that cannot be written"
    FAULTS = "in a draft that could not be fully checked"
    CHANGED = "in a draft that has changed meanwhile"


@dataclass(frozen=True, slots=True)
class Change:
    """The fix of one finding: `edit` changes the source text, and thereby the clean text at `clean`."""

    finding: Finding
    clean: Span
    edit: Edit


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes of a draft, in order of the source, none of which overlaps another; and why others are left out."""

    changes: tuple[Change, ...]
    left: tuple[Reason, ...]


def plan(document: Document, findings: Iterable[Finding]) -> Plan:
    """The fixes that these findings bring; of those that overlap, the first by order."""
    changes: list[Change] = []
    taken: list[Span] = []
    left: list[Reason] = []
    for finding in sorted(findings, key=lambda finding: finding.order):
        clean, text = _smallest(finding)
        source = document.verbatim(clean)
        if source is None:
            left.append(Reason.SPELT)
            continue
        at = bisect_left(taken, source)
        if any(span.overlaps(source) for span in taken[max(0, at - 1) : at + 1]):
            left.append(Reason.WAITS)
            continue
        taken.insert(at, source)
        changes.append(Change(finding, clean, Edit(source, text)))
    changes.sort(key=lambda change: change.edit.span)
    return Plan(tuple(changes), tuple(left))


def _smallest(finding: Finding) -> tuple[Span, str]:
    """The words of a finding that its fix changes, and those that it puts there; what they have in common is left."""
    old, new = _TOKEN.findall(finding.matched), _TOKEN.findall(finding.fix or "")
    # Both keep a word: where a mere insertion belongs in the source, markup round it would leave open.
    most = max(0, min(len(old), len(new)) - 1)
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    start = finding.span.start + len("".join(old[:head]))
    end = finding.span.end - len("".join(old[len(old) - tail :]))
    return Span(start, end), "".join(new[head : len(new) - tail])
