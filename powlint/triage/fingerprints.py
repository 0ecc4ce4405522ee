"""Fingerprints: how a finding is known again after the draft has moved, without a word of it being kept."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from powlint.errors import UsageError
from powlint.model.document import BlockKind, Document
from powlint.model.finding import Finding
from powlint.model.span import Span
from powlint.triage.grounds import folded

CONTEXT = 40
_KEY_SIZE = hashlib.blake2b.MAX_KEY_SIZE

# They lie within paragraphs.
_INLINE = (BlockKind.LINK, BlockKind.CODE)

_Likeness = tuple[str, str, str, str]


def fingerprinted(document: Document, findings: Iterable[Finding], *, salt: bytes) -> tuple[Finding, ...]:
    """The findings with their fingerprints, by place, severity and rule; identical ones once.

    A fingerprint is a keyed hash of rule, folded match, folded context on either side, and which of those alike it is.
    Raises UsageError without a salt: names are few, so an unkeyed hash of one is soon guessed.
    """
    if not salt:
        raise UsageError("fingerprints need the newsroom's own salt; set one, and keep it secret")
    marked: list[Finding] = []
    seen: Counter[_Likeness] = Counter()
    paragraphs = _Paragraphs(document)
    for finding in sorted(dict.fromkeys(findings), key=lambda finding: finding.order):
        alike = paragraphs.likeness(finding)
        marked.append(replace(finding, fingerprint=keyed((*alike, str(seen[alike])), salt)))
        seen[alike] += 1
    return tuple(marked)


class _Paragraphs:
    """Where the paragraphs of a document begin and end, so that no context reaches into another one."""

    def __init__(self, document: Document) -> None:
        spans = [block.span for block in document.blocks if block.kind not in _INLINE]
        self._text = document.text
        self._starts = sorted({0, *(span.start for span in spans)})
        self._ends = sorted({len(document.text), *(span.end for span in spans)})

    def likeness(self, finding: Finding) -> _Likeness:
        """What makes a finding the same one when anything is changed elsewhere: rule, match and context, folded."""
        start, end = finding.span.start, min(finding.span.end, len(self._text))
        first = self._starts[bisect_right(self._starts, start) - 1]
        last = self._ends[bisect_left(self._ends, end)]
        before = Span(max(first, start - CONTEXT), start).cut(self._text)
        after = Span(end, min(last, end + CONTEXT)).cut(self._text)
        return finding.rule_id, folded(finding.matched), folded(before), folded(after)


def keyed(parts: Sequence[str], salt: bytes) -> str:
    """A hash of some words that nobody can make or test without the salt: 32 hexadecimal digits."""
    # A salt longer than blake2b takes is hashed down, not cut: its end may be the random part.
    key = salt if len(salt) <= _KEY_SIZE else hashlib.blake2b(salt).digest()
    digest = hashlib.blake2b(key=key, digest_size=16)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        # Lengths go in too, or "a" + "bc" would be the same as "ab" + "c".
        digest.update(len(encoded).to_bytes(4, "big") + encoded)
    return digest.hexdigest()
