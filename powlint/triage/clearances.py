"""Clearances in a draft's metadata: who cleared what, when, why and until when; rules ask for them by `meta`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from powlint.errors import did_you_mean
from powlint.model.document import Document, Meta
from powlint.model.finding import Severity
from powlint.model.report import Remark
from powlint.triage.grounds import iso_date, reasoned

ENDING = "_cleared"
VOID = " (void)"
KEYS = ("by", "on", "until", "reason")

_FORM = "write by, reason and, if you can, on and until"


class Flaw(NamedTuple):
    """Why a clearance does not stand."""

    severity: Severity
    message: str


def is_clearance(key: str) -> bool:
    """Whether a key of the metadata names a clearance."""
    return key.endswith(ENDING) and key != ENDING


def standing(meta: Meta, *, today: date) -> Meta:
    """The metadata as rules may ask it: a clearance that does not stand is put under a name that no rule asks for.

    It is kept, because `remarks` will speak of it.
    """
    return {
        f"{key}{VOID}" if is_clearance(key) and flaw(value, today=today) else key: value for key, value in meta.items()
    }


def remarks(
    document: Document, *, today: date, path: str = "", lines: Mapping[str, int] | None = None
) -> Iterator[Remark]:
    """What is wrong with the clearances of a draft: malformed ones are errors, expired ones warnings.

    A key that `lines` knows stands on that line of the waiver file `path`; all others in the draft itself.
    """
    for name, value in document.meta.items():
        key = name.removesuffix(VOID)
        wrong = flaw(value, today=today) if is_clearance(key) else None
        if wrong is None:
            continue
        message = f"{key}: {wrong.message} — nothing is cleared"
        line = (lines or {}).get(key)
        if line is not None:
            yield Remark(path, line, 1, wrong.severity, message)
        else:
            yield Remark(document.name, _line(document, key), 1, wrong.severity, message)


def flaw(value: object, *, today: date) -> Flaw | None:
    """Why a clearance does not stand today; None if it does."""
    malformed = _malformed(value)
    if malformed or not isinstance(value, Mapping):
        return Flaw(Severity.ERROR, malformed)
    given, until = _day(value.get("on")), _day(value.get("until"))
    if given is not None and given > today:
        return Flaw(Severity.WARNING, f"is given only on {given}, which is yet to come")
    if until is not None and until < today:
        return Flaw(Severity.WARNING, f"expired on {until}; ask again, or remove it")
    return None


def _malformed(value: object) -> str:
    if not isinstance(value, Mapping):
        return f"a clearance is a mapping; {_FORM}"
    for key in map(str, value):
        if key not in KEYS:
            return f"unknown key “{key}”{did_you_mean(key, KEYS) or f'; {_FORM}'}"
    if not any(letter.isalnum() for letter in str(value.get("by") or "")):
        return "“by” is missing; say who answers for it"
    if not reasoned(str(value.get("reason") or "")):
        return "“reason” is missing; say why"
    for key in ("on", "until"):
        if key in value and _day(value[key]) is None:
            return f"“{key}” is a date as YYYY-MM-DD"
    return ""


def _day(value: object) -> date | None:
    """The day a value names, whether YAML made a date of it or left it a text."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return iso_date(value.strip()) if isinstance(value, str) else None


def _line(document: Document, key: str) -> int:
    """The line on which the draft's own front matter has the key; 1 if it is not found there."""
    found = re.search(rf"^[ \t\"']*{re.escape(key)}[\"']?[ \t]*[:=]", document.source_text, re.MULTILINE)
    return document.source_text.count("\n", 0, found.start()) + 1 if found else 1
