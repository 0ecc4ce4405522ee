"""Fingerprints: how a finding is known again after the draft has moved, without a word of it being kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from powlint.errors import UsageError
from powlint.model.document import Document
from powlint.model.finding import Finding
from powlint.model.span import Span
from powlint.triage.grounds import folded

CONTEXT = 40
_KEY_SIZE = hashlib.blake2b.MAX_KEY_SIZE

Likeness = tuple[str, str, str, str]


def fingerprints(document: Document, findings: Sequence[Finding], *, salt: bytes) -> tuple[str, ...]:
    """One fingerprint for each finding, in the order given.

    A keyed hash of rule, folded match, folded context on either side, and which of several alike it is.
    Raises UsageError without a salt: names are few, so an unkeyed hash of one is soon guessed.
    """
    if not salt:
        raise UsageError("fingerprints need the newsroom's own salt; set one, and keep it secret")
    marks: dict[int, str] = {}
    seen: Counter[Likeness] = Counter()
    # Counted in the order of the text, so that the order of `findings` makes no difference.
    for index in sorted(range(len(findings)), key=lambda at: findings[at].order):
        alike = likeness(document, findings[index])
        marks[index] = _keyed((*alike, str(seen[alike])), salt)
        seen[alike] += 1
    return tuple(marks[index] for index in range(len(findings)))


def likeness(document: Document, finding: Finding) -> Likeness:
    """What makes a finding the same one when lines are added elsewhere: rule, match and context, folded."""
    start, end = finding.span.start, finding.span.end
    before = Span(max(0, start - CONTEXT), start).cut(document.text)
    after = Span(end, end + CONTEXT).cut(document.text)
    return finding.rule_id, folded(finding.matched), folded(before), folded(after)


def _keyed(parts: Sequence[str], salt: bytes) -> str:
    # A salt longer than blake2b takes is hashed down, not cut: its end may be the random part.
    key = salt if len(salt) <= _KEY_SIZE else hashlib.blake2b(salt).digest()
    digest = hashlib.blake2b(key=key, digest_size=16)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        # Lengths go in too, or "a" + "bc" would be the same as "ab" + "c".
        digest.update(len(encoded).to_bytes(4, "big") + encoded)
    return digest.hexdigest()
