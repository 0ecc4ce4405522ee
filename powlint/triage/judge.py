"""The last stage of a draft: findings, notes, waivers and clearances become one Verdict."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from powlint.model.document import Document
from powlint.model.finding import Finding
from powlint.model.report import Remark, Silence, Silenced, Verdict
from powlint.triage import clearances
from powlint.triage.grounds import Ground, expired, idle, unknown
from powlint.triage.suppressions import read_notes
from powlint.triage.waivers import NO_WAIVERS, Waivers

Silencer = Callable[[Finding, Document], Silence | None]
"""A plugin's word on one finding: a silence, or None to let it stand."""


def judge(  # noqa: PLR0913 - the whole of triage is what it is told here
    document: Document,
    findings: Iterable[Finding],
    *,
    today: date,
    rule_ids: Collection[str],
    ran: Collection[str] | None = None,
    waivers: Waivers = NO_WAIVERS,
    silencer: Silencer | None = None,
) -> Verdict:
    """What is reported of a draft, what is silenced and by whom, and what is wrong with the silencing.

    `rule_ids` are all rules that exist, `ran` those that ran over this draft (all, if None): a ground for
    another rule is not idle. `document.meta` already holds the waiver file's clearances (`Waivers.merged`).
    """
    ordered = in_order(findings)
    noted, note_remarks = read_notes(document)
    grounds = (*noted, *waivers.grounds)
    lost = [*unknown(grounds, rule_ids), *expired(grounds, today)]
    valid = without(grounds, [ground for ground, _ in lost])
    reported, silenced = parted(ordered, first_word(valid, document, silencer))
    remarks = (
        *note_remarks,
        *waivers.remarks,
        *(remark for _, remark in lost),
        *idle(valid, ordered, document=document, ran=rule_ids if ran is None else ran),
        *clearances.remarks(document, today=today, path=waivers.path, lines=waivers.lines),
    )
    return Verdict(reported, silenced, by_place(remarks))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, severity and rule; identical ones once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))


def without(grounds: Iterable[Ground], lost: Collection[Ground]) -> tuple[Ground, ...]:
    """The grounds that are not lost."""
    return tuple(ground for ground in grounds if ground not in lost)


def first_word(
    grounds: Sequence[Ground], document: Document, silencer: Silencer | None
) -> Callable[[Finding], Silence | None]:
    """The first word on a finding: the draft's notes, then its waivers, then the plugins."""

    def silence(finding: Finding) -> Silence | None:
        for ground in grounds:
            if ground.covers(finding, document):
                return ground.silence
        return silencer(finding, document) if silencer else None

    return silence


def parted(
    findings: Iterable[Finding], silence: Callable[[Finding], Silence | None]
) -> tuple[tuple[Finding, ...], tuple[Silenced, ...]]:
    """The findings that are reported, and those that are silenced."""
    reported: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in findings:
        word = silence(finding)
        if word is None:
            reported.append(finding)
        else:
            silenced.append(Silenced(finding, word))
    return tuple(reported), tuple(silenced)


def by_place(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The remarks by file and line, each once."""
    return tuple(sorted(dict.fromkeys(remarks), key=lambda r: (r.path, r.line, r.column, r.severity.rank, r.message)))
