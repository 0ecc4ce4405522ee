"""The styles of an OpenDocument text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from powlint.model.document import BlockKind
from powlint.readers.packed import Handler
from powlint.readers.styles import Family, Kinship, Style, named

_CODED = re.compile(r"_([0-9a-f]{2,4})_")


class Styles(Handler):
    """Takes the events of a part with styles into a family."""

    def __init__(self, family: Family) -> None:
        self._family = family

    def start(self, name: str, attributes: Mapping[str, str], number: int) -> None:  # noqa: ARG002 - a Handler's
        """A style."""
        if name != "style:style" or attributes.get("style:family") != "paragraph":
            return
        own = attributes.get("style:name", "")
        shown = attributes.get("style:display-name") or _CODED.sub(lambda found: chr(int(found[1], 16)), own)
        kinship = named(shown)
        level = attributes.get("style:default-outline-level", "")
        if kinship.kind is None and level.isdecimal():
            kinship = Kinship(BlockKind.HEADING, int(level))
        if attributes.get("style:list-style-name") and kinship.kind is None:
            kinship = Kinship(BlockKind.LIST)
        self._family.add(own, Style(attributes.get("style:parent-style-name", ""), kinship))
