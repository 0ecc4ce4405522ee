"""Fingerprints for services that must know a finding again when lines above it have moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from powlint.model.report import Report
from powlint.model.reporting import Masking, ReportOptions
from powlint.reporters.shown import Shown, from_root


def fingerprinted(report: Report, options: ReportOptions) -> Iterator[tuple[Shown, str]]:
    """All that is said for a service, each with its fingerprint; no two of a run have the same.

    It is made of path, rule, and the finding's own keyed fingerprint, or without a salt the masked message and which of
    several alike it is. A name can be guessed from a hash without a key, so no secret word goes into that; `--reveal`
    and `--show-silenced` do not change it.
    """
    everything = replace(options, show_silenced=True)
    masked = replace(everything, masking=Masking.MASK)
    seen: Counter[tuple[str, ...]] = Counter()
    for file in report.files:
        for entry, bare in zip(from_root(file, everything), from_root(file, masked), strict=True):
            known = entry.finding.fingerprint if entry.finding else ""
            alike = (bare.path, bare.rule_id, known or bare.message)
            fingerprint = _digest((*alike, str(seen[alike])))
            seen[alike] += 1
            if entry.silence is None or options.show_silenced:
                yield entry, fingerprint


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
