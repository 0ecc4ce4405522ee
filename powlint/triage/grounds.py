"""Grounds for silence: what an editor wrote to silence findings, in a note of the draft or in its waiver file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from powlint.errors import did_you_mean
from powlint.model.document import Document
from powlint.model.finding import Finding, Severity
from powlint.model.report import Remark, Silence
from powlint.model.span import Span
from powlint.values import dataclass

LETTERS_OF_A_REASON = 3

# date.fromisoformat takes 20270131 and 2027-W05 too; a newsroom should read one form only.
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True)
class Ground:
    """One written ground for silence: which rules, where in the draft, why and until when.

    `by` is what reports print: the kind and the line. The three limits (`span` in clean text, `source_line`,
    folded `words` of the match) hold together; without any, the whole draft is covered.
    `path`, `line` and `column` say where the ground itself is written.
    """

    by: str
    rules: tuple[str, ...]
    reason: str
    path: str
    line: int
    column: int
    until: date | None = None
    span: Span | None = None
    source_line: int = 0
    words: str = ""

    def covers(self, finding: Finding, document: Document) -> bool:
        """Whether the finding is of these rules and begins in this part of the draft."""
        return (
            finding.rule_id in self.rules
            and (self.span is None or self.span.start <= finding.span.start < self.span.end)
            and (not self.words or self.words in folded(finding.matched))
            and (not self.source_line or self.source_line == source_line(finding, document))
        )

    @property
    def silence(self) -> Silence:
        """What is said of a finding that this silences."""
        return Silence(by=self.by, reason=self.reason, line=self.line)

    def remark(self, severity: Severity, message: str) -> Remark:
        """A complaint about this ground."""
        return Remark(self.path, self.line, self.column, severity, message)


def source_line(finding: Finding, document: Document) -> int:
    """The 1-based line of the source in which the finding begins."""
    return document.place(document.offsets.to_source(finding.span)).line


def folded(text: str) -> str:
    """The text without what editors do not mean: case, kinds of space, curls of quotation marks."""
    # "İ" folds to two letters, as "i" with a dot above does: fold it as the patterns do, to a plain "i".
    plain = unicodedata.normalize("NFC", text).replace("İ", "i").translate(_STRAIGHT).casefold()
    return " ".join(plain.split())


def reasoned(reason: str) -> bool:
    """Whether there is a reason at all: a dash, a full stop or initials of two letters are none."""
    return sum(letter.isalpha() for letter in reason) >= LETTERS_OF_A_REASON


def iso_date(text: str) -> date | None:
    """The day that `YYYY-MM-DD` names; None for anything else."""
    if not _ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def unknown(grounds: Sequence[Ground], rule_ids: Collection[str]) -> Iterator[tuple[Ground, Remark]]:
    """The grounds that name a rule which does not exist; they silence nothing."""
    for ground in grounds:
        strangers = [rule for rule in ground.rules if rule not in rule_ids]
        if strangers:
            name = strangers[0]
            message = f"there is no rule “{name}”{did_you_mean(name, rule_ids) or '; write the id of a rule'}"
            yield ground, ground.remark(Severity.ERROR, f"{message} — this silences nothing")


def expired(grounds: Sequence[Ground], today: date) -> Iterator[tuple[Ground, Remark]]:
    """The grounds whose last day is over; they silence nothing."""
    for ground in grounds:
        if ground.until is not None and ground.until < today:
            message = f"expired on {ground.until}: it silences nothing; renew it with a new date, or remove it"
            yield ground, ground.remark(Severity.WARNING, message)


def idle(
    grounds: Sequence[Ground], findings: Sequence[Finding], *, document: Document, ran: Collection[str]
) -> Iterator[Remark]:
    """A warning for each rule that ran and of which a ground covers no finding."""
    for ground in grounds:
        covered = {finding.rule_id for finding in findings if ground.covers(finding, document)}
        for rule in ground.rules:
            if rule in ran and rule not in covered:
                yield ground.remark(Severity.WARNING, f"no finding of “{rule}” is left here to silence; remove it")
