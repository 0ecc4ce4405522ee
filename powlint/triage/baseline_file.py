"""The file of a baseline: JSON, an entry a line, in an order that stays, so that its changes can be read in reviews."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from powlint.errors import Problem, SettingsError, UsageError, did_you_mean
from powlint.triage.baseline import Baseline, Entry
from powlint.triage.fingerprints import keyed
from powlint.triage.grounds import iso_date, reasoned

_FORMAT = 1
_KEYS = ("path", "rule", "fingerprint", "reason", "by", "on")
_DECODER = json.JSONDecoder()
_SPACE = " \t\r\n"


def read_baseline(path: Path, *, salt: bytes, name: str) -> Baseline:
    """The baseline in a file; `name` is what complaints call it.

    Raises UsageError if it cannot be read or was made with another salt, SettingsError with the place of what is wrong.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"{name}: there is no baseline; “powlint baseline create” writes one") from None
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: is not UTF-8 (byte {error.start + 1}); save it as UTF-8") from None
    page = _Page(text, name)
    _, head = next(page.items)
    if not isinstance(head, dict) or head.get("powlint-baseline") != _FORMAT:
        page.refuse(0, "is no baseline that this powlint knows; “powlint baseline create” writes one")
    if head.get("salt") != _salt_mark(salt):
        raise UsageError(
            f"{name}: was made with another salt, and no finding would be known again; put back that salt, "
            "or delete this file and create it anew"
        )
    return Baseline((page.entry(at, item) for at, item in page.items), folder=path.parent, salt=salt)


def written(baseline: Baseline) -> bytes:
    """A baseline as its file holds it."""
    head = {"powlint-baseline": _FORMAT, "salt": _salt_mark(baseline.salt)}
    rows = [head, *({key: getattr(entry, key) for key in _KEYS} for entry in baseline.entries)]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    # What a path may hold and UTF-8 may not becomes the escape that JSON has for it.
    return f"[\n{lines}\n]\n".encode(errors="backslashreplace")


class _Page:
    """The text of a baseline: `items` are what its list holds, each with the code point where it begins."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self.items = self._items()

    def refuse(self, at: int, message: str) -> NoReturn:
        """Raise a complaint about a place."""
        before = self._text[:at].split("\n")
        raise SettingsError([Problem(self._name, len(before), len(before[-1]) + 1, message)])

    def entry(self, at: int, item: object) -> Entry:
        """What an item says."""
        if not isinstance(item, dict):
            self.refuse(at, f"an entry is an object of {', '.join(_KEYS)}")
        for key in item:
            if key not in _KEYS:
                self.refuse(at, f"unknown key “{key}”{did_you_mean(key, _KEYS)}")
        for key in _KEYS:
            if not isinstance(item.get(key), str) or not item[key].strip():
                self.refuse(at, f"“{key}” is missing; every entry has {', '.join(_KEYS)}")
        if not reasoned(item["reason"]):
            self.refuse(at, "no reason is given; say why the finding stands")
        if iso_date(item["on"]) is None:
            self.refuse(at, "“on” is a date as YYYY-MM-DD")
        return Entry(**item)

    def _items(self) -> Iterator[tuple[int, object]]:
        # json.loads tells no places, and a YAML parser, which does, takes thirty times as long.
        at = self._after("[", self._start(0))
        while True:
            try:
                item, end = _DECODER.raw_decode(self._text, at)
            except json.JSONDecodeError as error:
                self.refuse(error.pos, f"is not JSON: {error.msg}")
            except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists
                self.refuse(at, "is too long or too deep for an entry")
            yield at, item
            end = self._start(end)
            if self._text.startswith("]", end):
                break
            at = self._after(",", end)
        if self._start(end + 1) < len(self._text):
            self.refuse(self._start(end + 1), "nothing stands behind the list")

    def _after(self, mark: str, at: int) -> int:
        if not self._text.startswith(mark, at):
            self.refuse(at, f"is not JSON: expecting “{mark}”")
        return self._start(at + 1)

    def _start(self, at: int) -> int:
        while at < len(self._text) and self._text[at] in _SPACE:
            at += 1
        return at


def _salt_mark(salt: bytes) -> str:
    """What tells one salt from another, and nothing about either."""
    return keyed(("powlint-baseline",), salt)
