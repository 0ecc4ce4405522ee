"""How a report leaves: what a reporter takes, besides the report, to write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Protocol, TextIO

from powlint.model.report import Report
from powlint.model.rule import Rule, SourceRef
from powlint.values import dataclass

NOTE_ID = "powlint-note"
"""The rule id under which remarks on a draft's own ignore notes and waivers are shown."""
FAULT_ID = "powlint-fault"
"""The rule id under which formats that know nothing but findings show why a file could not be fully checked."""


class Masking(StrEnum):
    """What becomes of words that sensitive findings mark: masked, shown, or as suits the format and where it goes."""

    AUTO = "auto"
    MASK = "mask"
    REVEAL = "reveal"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the reader of a report asked for.

    `sources` are the rulesets' law and guidance by key, so that a report can name what a finding cites; `rules` are
    those that ran, by id. `root` is the working folder, with forward slashes: formats for services count paths from it.
    `on_screen`: somebody reads the report as it is written, and nothing keeps it.
    """

    color: bool = False
    show_silenced: bool = False
    sources: Mapping[str, SourceRef] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    root: str = ""
    on_screen: bool = False
    masking: Masking = Masking.AUTO

    @property
    def masks(self) -> bool:
        """Whether a report for people masks sensitive words: unless told otherwise, wherever it may be kept."""
        return self.masking is Masking.MASK or (self.masking is Masking.AUTO and not self.on_screen)


class Reporter(Protocol):
    """Writes a report in one format. Faults also go to standard error, one line each; the door sees to that.

    If `options.masks`, it repeats nowhere what a sensitive finding matched, nor the lines in which that stands.
    """

    @property
    def name(self) -> str:
        """How `--format` calls it."""
        ...

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write a whole run."""
        ...
