"""The styles of a Word file."""

from __future__ import annotations

from collections.abc import Mapping

from powlint.model.document import BlockKind
from powlint.readers.packed import Handler
from powlint.readers.styles import Family, Kinship, Style, named


class Styles(Handler):
    """Takes the events of the part with the styles; then `family` has them all."""

    def __init__(self) -> None:
        self.family = Family()
        self._style = Style()

    def start(self, name: str, attributes: Mapping[str, str], number: int) -> None:  # noqa: ARG002 - a Handler's
        """A style, or something that is said of it."""
        said = attributes.get("w:val", "")
        match name:
            case "w:style":
                self._style = Style()
                if attributes.get("w:type", "paragraph") == "paragraph":
                    self.family.add(attributes.get("w:styleId", ""), self._style)
            case "w:name":
                self._style.kinship = named(said)
            case "w:basedOn":
                self._style.above = said
            case "w:outlineLvl" if self._style.kinship.kind is None and said.isdecimal() and int(said) < 9:
                self._style.kinship = Kinship(BlockKind.HEADING, int(said) + 1)
            case "w:numPr" if self._style.kinship.kind is None:
                self._style.kinship = Kinship(BlockKind.LIST)
