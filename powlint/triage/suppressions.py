"""Ignore notes: comments of the draft that silence a rule, with a reason, for a paragraph or for the whole draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from powlint.errors import did_you_mean
from powlint.model.document import Block, BlockKind, Document, Note
from powlint.model.finding import Severity
from powlint.model.report import Remark
from powlint.model.span import Span
from powlint.triage.grounds import Ground, iso_date, reasoned

IGNORE = "ignore"
IGNORE_DRAFT = "ignore-draft"
VERBS = (IGNORE, IGNORE_DRAFT)

_FORM = "write “ignore RULE-ID: reason”"
_NOTHING = " — this note silences nothing"
_VERB = re.compile(r"\s*(?P<verb>[^\s:]*)(?P<rest>.*)", re.DOTALL)
# What may be shown in a report: the shape of our own words, never a name out of the draft.
_OURS = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
# Greedy, so that the last "until" is the one that counts.
_UNTIL = re.compile(r"(?P<reason>.*)\buntil\b(?P<tail>.*)", re.IGNORECASE)
_UNTIL_NUMBER = re.compile(r"\buntil\b.*\d", re.IGNORECASE)
# What parts a note from the block before it: the end of a line, or the wall of a table's cell.
_WALL = re.compile(r"[\n\r|]")


class Parsed(NamedTuple):
    """What a note says, before it is known where it stands and whether its rules exist."""

    verb: str
    rules: tuple[str, ...]
    reason: str
    until: date | None


class NoteError(ValueError):
    """A note cannot be understood; its text says what to write."""


def read_notes(document: Document) -> tuple[tuple[Ground, ...], tuple[Remark, ...]]:
    """The grounds that the draft's notes give, and an error for each note that cannot be understood."""
    grounds: list[Ground] = []
    remarks: list[Remark] = []
    for note in document.notes:
        place = document.place(note.source)
        try:
            parsed = parse(note.text)
        except NoteError as error:
            message = f"{error}{_NOTHING}"
            remarks.append(Remark(document.name, place.line, place.column, Severity.ERROR, message))
            continue
        grounds.append(
            Ground(
                by=f"note, line {place.line}",
                rules=parsed.rules,
                reason=parsed.reason,
                path=document.name,
                line=place.line,
                column=place.column,
                until=parsed.until,
                span=None if parsed.verb == IGNORE_DRAFT else covered(note, document),
            )
        )
    return tuple(grounds), tuple(remarks)


def parse(text: str) -> Parsed:
    """What stands after `powlint:`, as verb, rules, reason and last day. Raises NoteError."""
    said = _VERB.fullmatch(" ".join(text.split()))
    verb, rest = (said["verb"], said["rest"]) if said else ("", "")
    if verb not in VERBS:
        shown = f"“{verb}” is not a word for notes" if _OURS.fullmatch(verb) else "this is not a note"
        raise NoteError(f"{shown}{did_you_mean(verb, VERBS) or f'; {_FORM}'}")
    names, _, why = rest.partition(":")
    rules = _rules(names)
    reason, until = _reason_and_day(why.strip())
    if not reasoned(reason):
        raise NoteError(f"no reason is given; {_FORM}")
    return Parsed(verb, rules, reason, until)


def _rules(names: str) -> tuple[str, ...]:
    rules = tuple(name.strip() for name in names.split(","))
    if rules == ("*",):
        raise NoteError("there is no wildcard; name each rule")
    for rule in rules:
        if not rule:
            raise NoteError(f"a rule id is missing; {_FORM}")
        if not _OURS.fullmatch(rule):
            raise NoteError(f"a rule id is made of small letters, digits and hyphens; {_FORM}")
    return tuple(dict.fromkeys(rules))


def _reason_and_day(text: str) -> tuple[str, date | None]:
    """The reason and the last day, if the text ends in `until YYYY-MM-DD`.

    What merely looks like a last day is an error: taken for a part of the reason, the note would last for ever.
    """
    said = _UNTIL.fullmatch(text)
    if said is None:
        return text, None
    reason = said["reason"].rstrip()
    until = iso_date(said["tail"].strip().rstrip(". "))
    if until is not None:
        return reason.rstrip(" ,;"), until
    if not reason or reason[-1] in ",;" or _UNTIL_NUMBER.search(text):
        raise NoteError("after “until” comes a date as YYYY-MM-DD, and nothing behind it")
    return text, None


def covered(note: Note, document: Document) -> Span:
    """The paragraph that a note covers: the one it stands in or ends, or else the next; empty if there is none.

    An image is one paragraph: its alternative text, its file and its title. A note that is set on words covers these.
    """
    if note.marked is not None:
        return note.marked
    lone = frozenset(document.addresses)
    blocks = [block for block in document.blocks if block.kind is not BlockKind.LINK or block.span in lone]
    inside = next((b for b in blocks if b.span.start < note.at < b.span.end), None)
    if inside is not None:
        return inside.span
    starts = [document.offsets.to_source(block.span).start for block in blocks]
    ahead = sum(start < note.source.start for start in starts)
    if ahead and _ends(blocks[ahead - 1], note, document):
        return _whole(ahead - 1, blocks, document)
    return _whole(ahead, blocks, document) if ahead < len(blocks) else Span(note.at, note.at)


def _whole(index: int, blocks: Sequence[Block], document: Document) -> Span:
    """A block, and all of an image if it is a part of one."""
    first = last = index
    while first and _of_one_image(blocks[first - 1], blocks[first], document):
        first -= 1
    while last + 1 < len(blocks) and _of_one_image(blocks[last], blocks[last + 1], document):
        last += 1
    return Span(blocks[first].span.start, blocks[last].span.end)


def _of_one_image(block: Block, after: Block, document: Document) -> bool:
    """Whether two blocks are parts of an image: its file, and what stands beside it without a line end between."""
    parts = (BlockKind.LINK, BlockKind.ALT, BlockKind.CAPTION)
    source = Span(document.offsets.to_source(block.span).end, document.offsets.to_source(after.span).start)
    return (
        BlockKind.LINK in (block.kind, after.kind)
        and block.kind in parts
        and after.kind in parts
        and not _WALL.search(source.cut(document.source_text))
    )


def _ends(block: Block, note: Note, document: Document) -> bool:
    """Whether the note stands at the end of the block's last line.

    Asked of the source, because a note between two paragraphs and a note at the end of the first
    may share one clean offset.
    """
    end = document.offsets.to_source(block.span).end
    return not _WALL.search(document.source_text[end : note.source.start])
