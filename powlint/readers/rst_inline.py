"""Marks within the paragraphs of reStructuredText: emphasis, links, roles, substitutions, footnote marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from powlint.readers.flow import Flow
from powlint.readers.rst_targets import Targets

_ROLE = r":[A-Za-z0-9][A-Za-z0-9_.+:-]{0,60}:"
_START = re.compile(
    rf"(?s)\\.?|(?P<mark>``|_`|\*\*?|\|)|(?P<role>{_ROLE})?(?P<tick>`)"
    r"|(?P<blank>[ \t]{0,9})(?P<note>\[(?:\d{1,9}|\#[\w.-]{0,60}|\*|[A-Za-z][\w.-]{0,60})\]_)"
    r"|(?P<tail>(?<=[A-Za-z0-9])__?(?![\w`]))"
)
_ENDS = {
    "``": re.compile(r"(?<!\s)``"),
    "`": re.compile(r"(?<![\s\\])`(?P<suffix>__?)?(?:" + _ROLE + ")?"),
    "_`": re.compile(r"(?<![\s\\])`"),
    "**": re.compile(r"(?<![\s\\])\*\*"),
    "*": re.compile(r"(?<![\s\\])\*"),
    "|": re.compile(r"(?<![\s\\])\|(?P<suffix>__?)?"),
}
_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_.+:][A-Za-z0-9]+)*\Z")
_LONGEST_NAME = 100
_ESCAPE = re.compile(r"\\(?:\s|(?=.))")
_OPENERS, _CLOSERS = "\"'(<[{-/:", "\"')>]}-/:\\.,;!?"
_PAIRS = {'"': '"', "'": "'", "(": ")", "<": ">", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "„": "“"}


class Marked(NamedTuple):
    """A stretch of a paragraph with marks: `first` to `last` are its words, `mark` and `suffix` say what it is."""

    start: int
    end: int
    first: int
    last: int
    mark: str
    suffix: str = ""


def write_inline(flow: Flow, targets: Targets, start: int) -> None:
    """Put the text of a strand on the page from an offset on, its marks cut away and its links opened."""
    at = start
    for found in marked(flow.strand.text, start):
        flow.verbatim(at, found.start)
        _write(flow, targets, found)
        at = found.end
    flow.verbatim(at, len(flow.strand.text))


def marked(text: str, at: int) -> Iterator[Marked]:
    """What is marked in a text from an offset on, in order, nothing in anything else."""
    # A search for an end that fails is the last of its kind: who tries again and again takes quadratic time.
    endless: set[str] = set()
    done = at
    found: Marked | None
    while begun := _START.search(text, at):
        here, at = begun.span()
        mark = begun["mark"] or begun["tick"] or ""
        if begun[0].startswith("\\"):
            found = Marked(here, at, at if begun[0][1:].isspace() else here + 1, at, "\\")
        elif begun["note"]:
            found = _note(text, begun)
        elif begun["tail"]:
            found = _name(text, begun, done)
        else:
            found = None
            if mark not in endless and _begins(text, here, at):
                found = _pair(text, begun, mark)
                endless |= set() if found else {mark}
        if found:
            yield found
            at = done = found.end


def _note(text: str, begun: re.Match[str]) -> Marked | None:
    """A footnote's mark, with the blanks before it."""
    opening = begun.start("note")
    if not _begins(text, opening, opening + 1) or not _closes(text, begun.end()):
        return None
    return Marked(*begun.span(), begun.end(), begun.end(), "[")


def _name(text: str, begun: re.Match[str], done: int) -> Marked | None:
    """A name that refers to something, with its underscore."""
    here = begun.start()
    named = _NAME.search(text, max(done, here - _LONGEST_NAME), here)
    if not named or not _begins(text, *named.span()) or not _closes(text, begun.end()):
        return None
    return Marked(named.start(), begun.end(), named.start(), here, "_", begun[0])


def _pair(text: str, begun: re.Match[str], mark: str) -> Marked | None:
    """What stands between a mark and its end: behind words, and before what may follow them."""
    for end in _ENDS[mark].finditer(text, begun.end() + 1):
        if _closes(text, end.end()):
            suffix = end.groupdict().get("suffix") or ""
            return Marked(begun.start(), end.end(), begun.end(), end.start(), mark, suffix)
    return None


def _begins(text: str, start: int, inside: int) -> bool:
    before, after = text[start - 1 : start], text[inside : inside + 1]
    if not after or after.isspace() or _PAIRS.get(before) == after:
        return False
    return not before or before.isspace() or before in _OPENERS or _is_foreign(before, "Ps", "Pi", "Pf", "Pd", "Po")


def _closes(text: str, at: int) -> bool:
    after = text[at : at + 1]
    return not after or after.isspace() or after in _CLOSERS or _is_foreign(after, "Pe", "Pf", "Pi", "Pd", "Po")


def _is_foreign(char: str, *categories: str) -> bool:
    return char > "\x7f" and unicodedata.category(char) in categories


def _write(flow: Flow, targets: Targets, found: Marked) -> None:
    words = flow.strand.text[found.first : found.last]
    match found.mark:
        case "``" | "\\":
            flow.verbatim(found.first, found.last)
        case "`":
            _write_link(flow, targets, found)
        case "|" if (said := targets.words(words)) is not None:
            flow.stands_for(said, found.start, found.end)
        case "|":
            flow.verbatim(found.first, found.last)
        case "_":
            _write_name(flow, targets, found)
        case "[":
            pass
        case _:
            _write_plain(flow, found.first, found.last)


def _write_link(flow: Flow, targets: Targets, found: Marked) -> None:
    """A phrase that refers to something, or has a role: “words <target>”, or words that are a name themselves."""
    text = flow.strand.text
    first, last, target = found.first, found.last, None
    opening = text.rfind("<", first, last)
    if opening >= 0 and text[last - 1] == ">" and (opening == first or text[opening - 1].isspace()):
        target = "".join(text[opening + 1 : last - 1].split())
        first, last = (first, first + len(text[first:opening].rstrip())) if opening > first else (opening + 1, last - 1)
    if not found.suffix:
        target = None
    elif target is None:
        target = targets.anonymous() if found.suffix == "__" else targets.target(text[first:last])
    elif target.endswith("_"):
        target = targets.target(target[:-1])
    _write_to(flow, target, first, last)


def _write_name(flow: Flow, targets: Targets, found: Marked) -> None:
    name = flow.strand.text[found.first : found.last]
    target = targets.target(name) if found.suffix == "_" else targets.anonymous() or None
    if target is None:
        # Somebody's underscore: the name refers to nothing.
        flow.verbatim(found.start, found.end)
    else:
        _write_to(flow, target, found.first, found.last)


def _write_to(flow: Flow, target: str | None, first: int, last: int) -> None:
    """Words that lead somewhere, or nowhere outside the text."""
    if target:
        flow.open_link(target)
    _write_plain(flow, first, last)
    if target:
        flow.close_link()


def _write_plain(flow: Flow, first: int, last: int) -> None:
    """Words without the backslashes among them."""
    at = first
    for escape in _ESCAPE.finditer(flow.strand.text, first, last):
        flow.verbatim(at, escape.start())
        at = escape.end()
    flow.verbatim(at, last)
