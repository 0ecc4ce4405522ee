"""What the styles of an office file say that a paragraph is, by their names and those they are based on."""

from __future__ import annotations

import re

from powlint.model.document import BlockKind
from powlint.values import dataclass

# The names of the programs' own styles are English in the file, whatever the language of the program. The others
# are those that newsrooms and pandoc use.
_NAMES = (
    (r"title|headline|hed|head line", BlockKind.HEADLINE),
    (r"sub-?title|standfirst|stand-first|dek|deck|sell|lede-in", BlockKind.STANDFIRST),
    (r"heading(?: [1-9])?|cross-?head(?:ing)?|sub-?head(?:ing)?", BlockKind.HEADING),
    (r"(?:\w+ )?caption", BlockKind.CAPTION),
    (r"(?:intense |block )?quot(?:e|ation)s?|block text", BlockKind.QUOTE),
    (r"list(?: .*)?", BlockKind.LIST),
    (r"source code", BlockKind.CODE),
)
_LEVEL = re.compile(r"(?i)heading (?P<level>[1-9])")
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Kinship:
    """What a style says of a paragraph; `level` is that of a heading, from 1."""

    kind: BlockKind | None = None
    level: int = 0


class Style:
    """A style while it is read: what it says itself, and the style that it is based on."""

    __slots__ = ("above", "kinship")

    def __init__(self, above: str = "", kinship: Kinship | None = None) -> None:
        self.above = above
        self.kinship = kinship or Kinship()


class Family:
    """The styles of a file, by the names that its paragraphs call them."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}

    def add(self, name: str, style: Style) -> None:
        """Take a style in."""
        self._styles[name] = style

    def kinship(self, name: str) -> Kinship:
        """What a style, or one that it is based on, says."""
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(name)
            if found is None:
                break
            if found.kinship.kind is not None:
                return found.kinship
            name = found.above
        return Kinship()


def named(name: str) -> Kinship:
    """What the name of a style says."""
    plain = " ".join(name.replace("_", " ").casefold().split())
    for pattern, kind in _NAMES:
        if re.fullmatch(pattern, plain):
            level = _LEVEL.fullmatch(plain)
            return Kinship(kind, int(level["level"]) if level else 0)
    return Kinship()
