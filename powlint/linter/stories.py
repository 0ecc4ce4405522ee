"""A story in several parts: each linted for itself, then all as one draft, for what only together they give away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from powlint.checks.conditions import granted
from powlint.checks.related import WITHHELD
from powlint.linter.joining import Joined
from powlint.linter.linter import Linter, Reading
from powlint.model.document import BlockKind, Document, Source
from powlint.model.finding import Finding
from powlint.model.report import Fault, FileReport, Story
from powlint.model.rule import Count, Rule
from powlint.model.story import PartKind, StoryPart
from powlint.readers.slugs import name_of, slugs_in
from powlint.values import dataclass

# A long novel. Nobody writes as much about one thing, and layers over more would take minutes.
_LONGEST = 2 << 20
_ORDER = tuple(PartKind)
_ZONES = {PartKind.CAPTIONS: BlockKind.CAPTION, PartKind.ALT: BlockKind.ALT, PartKind.PUSH: BlockKind.HEADLINE}
# They say nothing by themselves.
_NAMES = (PartKind.SLUG, PartKind.IMAGES)
_OWN_ZONES = (BlockKind.CAPTION, BlockKind.ALT, BlockKind.LINK, BlockKind.CODE, BlockKind.META)


@dataclass(frozen=True, slots=True)
class _Member:
    """A part that could be read, and what was found in it by itself."""

    kind: PartKind
    reading: Reading
    document: Document
    alone: tuple[Finding, ...]


def lint_story(linter: Linter, name: str, parts: Iterable[StoryPart]) -> tuple[FileReport, ...]:
    """What is to be said of each part. Never raises; the order of the parts makes no difference.

    A fault of the whole is reported under `name`.
    """
    reports: list[FileReport] = []
    members: list[_Member] = []
    for part in sorted(parts, key=lambda part: (_ORDER.index(part.kind), part.source.name)):
        reading = linter.reading(part.source, partial(_document, part=part, linter=linter))
        if reading.document is None:
            reports.append(linter.judged(reading, ()))
            continue
        alone = () if part.kind in _NAMES else linter.findings(reading)
        members.append(_Member(part.kind, reading, reading.document, alone))
    together, faults = _together(linter, name, members)
    reports += [linter.judged(member.reading, found) for member, found in zip(members, together, strict=True)]
    story = Story(reports)
    whole = [FileReport(name, faults=faults)] if faults else []
    return (*(replace(report, story=story) for report in reports), *whole)


def _document(source: Source, part: StoryPart, linter: Linter) -> Document:
    """A part as text, its words in the zone that it stands for. Raises ReadError."""
    if part.kind is PartKind.IMAGES:
        return name_of(source, part.spans)
    if part.kind is PartKind.SLUG:
        return slugs_in(source, part.spans)
    document = linter.read(source)
    zone = _ZONES.get(part.kind)
    if zone is None:
        return document
    blocks = (block if block.kind in _OWN_ZONES else replace(block, kind=zone) for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _together(
    linter: Linter, name: str, members: Sequence[_Member]
) -> tuple[list[tuple[Finding, ...]], tuple[Fault, ...]]:
    """What is found in each part, by itself and with the others, and what went wrong with them as one."""
    if sum(len(member.document.text) for member in members) > _LONGEST:
        message = f"the parts are over {_LONGEST >> 20} MB together: each was linted by itself, not all as one story"
        return [member.alone for member in members], (Fault(name, message),)
    texts = [member.document for member in members if member.kind is PartKind.TEXT]
    joined = Joined(name, ((member.document, member.kind is PartKind.TEXT) for member in members))
    whole = linter.reading(Source(name, b""), lambda _: joined.document)
    shares = joined.shared(linter.findings(whole, layers=["withheld"]))
    rules = {check.rule.id: check.rule for check in linter.checks}
    found: list[tuple[Finding, ...]] = []
    for member, share in zip(members, shares, strict=True):
        standing = [finding for finding in share if not _cleared(rules[finding.rule_id], member, texts, linter)]
        inside = _inside(member, whole.run.gates, linter)
        found.append((*_told(member, share), *_news(member, standing, inside, rules)))
    return found, whole.run.faults


def _inside(member: _Member, gates: frozenset[str], linter: Linter) -> tuple[Finding, ...]:
    """What is found in a part where the story has opened the gates: an alert of one line opens none by itself."""
    if gates <= member.reading.run.gates and member.kind not in _NAMES:
        return member.alone
    return linter.findings(member.reading, opened=gates)


def _told(member: _Member, share: Iterable[Finding]) -> Iterator[Finding]:
    """What was found in a part by itself, now with the place in another part that withholds what it tells."""
    withheld = {
        (finding.rule_id, finding.span): related
        for finding in share
        for related in finding.related
        if related.path and related.message == WITHHELD
    }
    for finding in member.alone:
        related = withheld.get((finding.rule_id, finding.span))
        yield replace(finding, related=(*finding.related, related)) if related else finding


def _news(
    member: _Member, share: Iterable[Finding], inside: Sequence[Finding], rules: dict[str, Rule]
) -> Iterator[Finding]:
    """What the others add: findings that rest on one of them, or for which the part alone had a gate shut.

    What merely lacks something in the part, such as a caveat, is not found in the whole, and is no news; nor is what
    only the words before it, in another part, made a finding. Names of files say nothing by themselves.
    """
    here = {(finding.rule_id, finding.span) for finding in inside}
    for finding in share:
        known = [other for other in member.alone if other.rule_id == finding.rule_id]
        if any(other.span.overlaps(finding.span) for other in known):
            continue
        if known and rules[finding.rule_id].count is Count.DRAFT:
            continue
        rests = any(related.path for related in finding.related)
        if rests or member.kind is PartKind.IMAGES or (finding.rule_id, finding.span) in here:
            yield finding


def _cleared(rule: Rule, member: _Member, texts: Sequence[Document], linter: Linter) -> bool:
    """Whether the part itself or, if it is no text, every text of the story has the clearance that a rule asks for."""
    keys = [condition.meta for condition in rule.unless if condition.meta]
    if not keys:
        return False
    asked = [[member.document]] if member.kind is PartKind.TEXT or not texts else [[member.document], texts]
    return any(all(granted(d.meta, key, today=linter.today) for d in several) for key in keys for several in asked)
