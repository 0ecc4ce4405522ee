"""Where the names of a reStructuredText lead, and what its substitutions stand for."""

from __future__ import annotations

import re

_TARGET = re.compile(
    r"(?m)^[ \t]*\.\. _(?![ _])(?P<name>`[^`\r\n]+`|(?:\\.|[^\\\r\n:]|:(?![ \t\r\n]))+):"
    r"(?:[ \t]+(?P<target>[^\r\n]*)|(?=[\r\n]|\Z))"
)
_ANONYMOUS = re.compile(r"(?m)^[ \t]*(?:\.\. __:|__)[ \t]+(?P<target>[^\r\n]+)")
_REPLACE = re.compile(
    r"(?m)^[ \t]*\.\. \|(?P<name>[^|\r\n]+)\|[ \t]+(?P<type>[\w-]+)::[ \t]*"
    r"(?P<words>[^\r\n]*(?:(?>\r\n|\n|\r)[ \t]+[^ \t\r\n:][^\r\n]*)*)"
)
_EMBEDDED = re.compile(r"`(?P<name>[^`<>]{1,200}?)\s{1,9}<(?P<target>[^`<>]{1,500})>`_(?!_)")
_ALIAS = re.compile(r"(?P<name>[A-Za-z0-9][\w.+:-]*|`[^`]+`)_")
_MARKS = re.compile(r"\\(.)|\*\*|[*`|]|(?<=\w)__?(?!\w)")
_LONGEST_CHAIN = 10


class Targets:
    """The targets and substitutions that a text defines anywhere."""

    def __init__(self, text: str) -> None:
        found = [*_EMBEDDED.finditer(text), *_TARGET.finditer(text)]
        self._targets = {_plain(each["name"]): (each["target"] or "").strip() for each in found}
        self._anonymous = [each["target"].strip() for each in _ANONYMOUS.finditer(text)]
        self._words = {_plain(each["name"]): (each["type"], each["words"]) for each in _REPLACE.finditer(text)}
        self._next = 0

    def target(self, name: str) -> str | None:
        """Where a name leads, "" if that is a place in the text; None if it is not defined."""
        for _ in range(_LONGEST_CHAIN):
            target = self._targets.get(_plain(name))
            alias = _ALIAS.fullmatch(target) if target else None
            if not alias:
                return target
            name = alias["name"]
        return None

    def anonymous(self) -> str:
        """Where the next reference leads that has no name."""
        self._next += 1
        return self._anonymous[self._next - 1] if self._next <= len(self._anonymous) else ""

    def words(self, name: str) -> str | None:
        """What a substitution stands for, "" if that is no text; None if it is not defined."""
        kind, words = self._words.get(_plain(name), ("", None))
        if words is None or kind == "replace":
            return words and " ".join(_MARKS.sub(lambda mark: mark[1] or "", words).split())
        return ""


def _plain(name: str) -> str:
    """A name as references are compared: in any case, with any white space."""
    return " ".join(name.strip("`").replace("\\", "").split()).casefold()
