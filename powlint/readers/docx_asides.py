"""The footnotes, endnotes and comments of a Word file."""

from __future__ import annotations

from collections.abc import Mapping

from powlint.model.document import BlockKind
from powlint.readers.docx_body import Body
from powlint.readers.manuscript import Comment, Line, Spot
from powlint.readers.styles import Family


class Asides(Body):
    """Takes the events of a part with footnotes, endnotes or comments: `told` has the lines of each by its id."""

    def __init__(self, styles: Family, targets: Mapping[str, str], element: str) -> None:
        super().__init__(styles, targets, BlockKind.FOOTNOTE)
        self.told: dict[str, list[Line]] = {}
        self._aside = element

    def start(self, name: str, attributes: Mapping[str, str], number: int) -> None:
        """An element begins; a footnote with a type is the line that parts notes from text."""
        if name == self._aside:
            lines = self.begin_anew()
            if attributes.get("w:type", "normal") == "normal":
                self.told[attributes.get("w:id", "")] = lines
        super().start(name, attributes, number)


def comments(told: Mapping[str, list[Line]], ranges: Mapping[str, tuple[Spot, Spot]]) -> dict[str, Comment]:
    """The comments that are set somewhere in the text, by their numbers."""
    return {
        number: Comment("\n".join(line.text for line in told[number]), *ranges[number])
        for number in ranges
        if number in told
    }
