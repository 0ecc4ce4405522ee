"""JSON whose values know where they stand in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from powlint.readers.strand import Spelling, Strand
from powlint.values import dataclass

_BLANK = re.compile(r"[ \t\r\n]*+")
_TEXT = re.compile(r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"", re.DOTALL)
_PLAIN = re.compile(r"[-+.0-9A-Za-z_]++")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89aAbB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u(?P<code>[0-9a-fA-F]{4})|(?P<other>.))",
    re.DOTALL,
)
_SAID = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
# News items nest five or six deep.
_DEEPEST = 100


class JsonError(Exception):
    """A text is no JSON; `offset` is where that shows, and the message says how."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Text:
    """A string: what it says, and the range of the text between its quotes."""

    strand: Strand

    @property
    def words(self) -> str:
        """What it says."""
        return self.strand.text


@dataclass(frozen=True, slots=True)
class Plain:
    """A number, true, false or null, as it is written."""

    written: str


@dataclass(frozen=True, slots=True)
class Items:
    """An array."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """An object, its members in the order of the source."""

    pairs: tuple[tuple[str, Value], ...]

    def get(self, name: str) -> Value | None:
        """The first member of a name."""
        return next((value for key, value in self.pairs if key == name), None)

    def words(self, name: str) -> str:
        """What the string of a name says; empty if there is none."""
        value = self.get(name)
        return value.words if isinstance(value, Text) else ""


Value = Text | Plain | Items | Members


def json_value(strand: Strand) -> Value:
    """The value that a text is. Raises JsonError."""
    value, end = _Scanner(strand).value(0, 0)
    end = _blank_end(strand.text, end)
    if end < len(strand.text):
        raise JsonError("there is more after its end", end)
    return value


class _Scanner:
    def __init__(self, strand: Strand) -> None:
        self._strand = strand
        self._text = strand.text

    def value(self, at: int, depth: int) -> tuple[Value, int]:
        if depth > _DEEPEST:
            raise JsonError("it is nested too deeply", at)
        at = _blank_end(self._text, at)
        mark = self._text[at : at + 1]
        if mark == '"':
            return self._string(at)
        if mark == "{":
            return self._members(at, depth)
        if mark == "[":
            return self._items(at, depth)
        plain = _PLAIN.match(self._text, at)
        if not plain or (plain[0] not in ("true", "false", "null") and not _NUMBER.fullmatch(plain[0])):
            raise JsonError("a value is missing" if not mark else f"unexpected “{mark}”", at)
        return Plain(plain[0]), plain.end()

    def _string(self, at: int) -> tuple[Text, int]:
        found = _TEXT.match(self._text, at)
        if not found:
            raise JsonError("a string is never closed", at)
        start, end = at + 1, found.end() - 1
        if "\\" not in found[0]:
            return Text(self._strand.part(start, end)), found.end()
        spelling = Spelling()
        for spelt, first, last in self._spelt(start, end):
            if spelt is None:
                spelling.extend(self._strand.part(first, last))
            else:
                spelling.append(spelt, *self._strand.source(first, last))
        return Text(spelling.strand()), found.end()

    def _spelt(self, start: int, end: int) -> Iterator[tuple[str | None, int, int]]:
        """The stretches of a string: with None those that say what they are, else what an escape says."""
        at = start
        for escape in _ESCAPE.finditer(self._text, start, end):
            if escape.start() > at:
                yield None, at, escape.start()
            at = escape.end()
            yield _said(escape), escape.start(), at
        if at < end:
            yield None, at, end

    def _members(self, at: int, depth: int) -> tuple[Members, int]:
        pairs: list[tuple[str, Value]] = []
        at = _blank_end(self._text, at + 1)
        if self._text.startswith("}", at):
            return Members(()), at + 1
        while True:
            at = _blank_end(self._text, at)
            if not self._text.startswith('"', at):
                raise JsonError("a name in quotes is missing", at)
            key, at = self._string(at)
            at = self._mark(":", at)
            value, at = self.value(at, depth + 1)
            pairs.append((key.words, value))
            at = _blank_end(self._text, at)
            if self._text.startswith("}", at):
                return Members(tuple(pairs)), at + 1
            at = self._mark(",", at)

    def _items(self, at: int, depth: int) -> tuple[Items, int]:
        values: list[Value] = []
        at = _blank_end(self._text, at + 1)
        if self._text.startswith("]", at):
            return Items(()), at + 1
        while True:
            value, at = self.value(at, depth + 1)
            values.append(value)
            at = _blank_end(self._text, at)
            if self._text.startswith("]", at):
                return Items(tuple(values)), at + 1
            at = self._mark(",", at)

    def _mark(self, mark: str, at: int) -> int:
        at = _blank_end(self._text, at)
        if not self._text.startswith(mark, at):
            raise JsonError(f"“{mark}” is missing", at)
        return at + 1


def _said(escape: re.Match[str]) -> str:
    if escape["high"]:
        pair = bytes.fromhex(escape["high"] + escape["low"])
        return pair.decode("utf-16-be")
    if escape["code"]:
        code = int(escape["code"], 16)
        # Half a pair is no character.
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    return _SAID.get(escape["other"], escape["other"])


def _blank_end(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
