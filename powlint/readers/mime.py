"""A message taken apart: its heads and its parts, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from powlint.values import dataclass

_FIELD = re.compile(r"(?m)^(?P<name>[!-9;-~]{1,80})[ \t]*:(?P<value>[^\r\n]*+(?:(?:\r\n|\n|\r)[ \t][^\r\n]*+)*+)")
_LINE_END = re.compile(r"\r\n|\n|\r")
# Atomic: CR LF is one line end, never two.
_HEAD_END = re.compile(r"(?>\r\n|\n|\r)(?>\r\n|\n|\r)")
_FILE_NAME = re.compile(
    r"(?i)\b(?:file)?name(?:\*\d{0,3}\*?)?\s{0,5}=\s{0,5}(?:\"(?P<quoted>[^\"\r\n]*)\"|(?P<bare>[^\s;\"]+))"
)
# A longer one is an attack on the patience of the standard library.
_LONGEST_FIELD = 4000
_DEEPEST = 20
_MOST_PARTS = 1000


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a head, continuations included: what it says, and where that stands."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A message or a part of one: its head, and where its content stands.

    `inner` are the parts that it consists of; none for a text or a file.
    """

    head: dict[str, Field]
    start: int
    end: int
    inner: tuple[Part, ...] = ()

    @property
    def content_type(self) -> str:
        """Kind and subkind, in lower case; plain text if nothing is said."""
        return self._message("content-type").get_content_type()

    @property
    def charset(self) -> str:
        """The character set that is named; empty if none is."""
        named = self._message("content-type").get_content_charset()
        return named or ""

    @property
    def encoding(self) -> str:
        """How the content is made fit for its journey."""
        field = self.head.get("content-transfer-encoding")
        return field.value.strip().lower() if field else ""

    @property
    def is_attached(self) -> bool:
        """Whether it is a file that comes along."""
        return self._message("content-disposition").get_content_disposition() == "attachment"

    def leaves(self) -> Iterator[Part]:
        """The texts and files that it comes down to."""
        for part in self.inner:
            yield from part.leaves()
        if not self.inner:
            yield self

    def file_name(self, text: str) -> tuple[str, int, int] | None:
        """The name of its file, and where that is written."""
        for name in ("content-disposition", "content-type"):
            found = self.head.get(name)
            said = self._message(name).get_filename() if found else None
            if found and said:
                written = _FILE_NAME.search(text, found.start, found.end)
                span = written.span(written.lastgroup or 0) if written else (found.start, found.end)
                return " ".join(said.split()), *span
        return None

    def _message(self, *names: str) -> Message:
        message = Message()
        for name in names:
            if name in self.head:
                message[name] = " ".join(self.head[name].value[:_LONGEST_FIELD].split())
        return message


def message(text: str, start: int, end: int) -> Part:
    """The message that fills a range."""
    return _Taker(text).part(start, end, 0)


class _Taker:
    def __init__(self, text: str) -> None:
        self._text = text
        self._count = 0

    def part(self, start: int, end: int, depth: int) -> Part:
        head, body = self._head(start, end)
        self._count += 1
        whole = Part(head, body, end)
        if depth >= _DEEPEST:
            return whole
        if whole.content_type == "message/rfc822":
            return Part(head, body, end, (self.part(body, end, depth + 1),))
        boundary = whole._message("content-type").get_boundary()
        if not boundary or not whole.content_type.startswith("multipart/"):
            return whole
        spans = self._between(boundary, body, end)
        return Part(head, body, end, tuple(self.part(a, b, depth + 1) for a, b in spans))

    def _head(self, start: int, end: int) -> tuple[dict[str, Field], int]:
        first = _LINE_END.match(self._text, start, end)
        if first:
            return {}, first.end()
        ends = _HEAD_END.search(self._text, start, end)
        stop, body = (ends.start(), ends.end()) if ends else (end, end)
        head: dict[str, Field] = {}
        for field in _FIELD.finditer(self._text, start, stop):
            head.setdefault(field["name"].lower(), Field(field["value"], *field.span("value")))
        return head, body

    def _between(self, boundary: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The ranges between the lines that a boundary makes; the last may lack its end."""
        line = re.compile(rf"(?:\A|(?<=[\r\n]))--{re.escape(boundary)}(?P<last>--)?[ \t]*(?=[\r\n]|\Z)(?:\r\n|\n|\r)?")
        begun = -1
        for mark in line.finditer(self._text, start, end):
            if begun >= 0:
                yield begun, max(begun, mark.start())
            begun = -1 if mark["last"] else mark.end()
            if begun < 0 or self._count >= _MOST_PARTS:
                return
        if begun >= 0:
            yield begun, end
