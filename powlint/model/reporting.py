"""How a report leaves: what a reporter takes, besides the report, to write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TextIO

from powlint.model.report import Report
from powlint.model.rule import SourceRef

NOTE_ID = "powlint-note"
"""The rule id under which remarks on a draft's own ignore notes and waivers are shown."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the reader of a report asked for.

    `sources` are the rulesets' law and guidance by key, so that a report can name what a finding cites.
    """

    color: bool = False
    show_silenced: bool = False
    sources: Mapping[str, SourceRef] = field(default_factory=dict)


class Reporter(Protocol):
    """Writes a report in one format. Faults also go to standard error, one line each; the door sees to that."""

    @property
    def name(self) -> str:
        """How `--format` calls it."""
        ...

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write a whole run."""
        ...
