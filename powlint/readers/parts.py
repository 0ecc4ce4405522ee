"""What part of a story a paragraph of plain text is, told by how it looks."""

from __future__ import annotations

import re
from enum import Enum

from powlint.model.document import BlockKind
from powlint.readers.lines import bullet, ends_sentence, label

_LONGEST_HEADLINE = 140
_LONGEST_HEADING = 80
_LONGEST_CREDITED = 500

_LABELS = {
    "headline": BlockKind.HEADLINE,
    "heading": BlockKind.HEADING,
    "crosshead": BlockKind.HEADING,
    "standfirst": BlockKind.STANDFIRST,
    "alt": BlockKind.ALT,
    "alt text": BlockKind.ALT,
}
# The words "Photo:" are part of the credit and stay; "Caption:" only says what follows.
_CREDITS = frozenset({"photo", "photograph", "picture", "image"})

# Compiled when first needed: start-up is a budget.
_CREDIT_WITHIN = r"(?i)\b(?:Photograph|Photo(?:graph)? by|Photo|Picture|Image credit)\s?:"
_CREDIT_AT_END = (
    r"(?i)[(\[](?:[^()\[\]]{0,80}(?:/|\bvia )|(?:photo|image|picture|file photo)[^()\[\]]{0,40}\bby )?[^()\[\]/]{0,40}"
    r"\b(?:Reuters|AP|AFP|Getty|Getty Images|EPA|EPA-EFE|Shutterstock|TASS|Ukrinform|handout|AP Photo)\b"
    r"(?:/[^()\[\]]{0,80}|\s(?:Photo|Images?|handout)[^()\[\]]{0,60})?[)\]]\.?\Z"
)
_SENTENCE_LIKE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z")
_BYLINE = re.compile(r"(?i)by\s")
_ADDRESS = re.compile(r"\S+\Z")


class Place(Enum):
    """Where a paragraph stands among the others."""

    FIRST = "first"
    LATER = "later"
    LAST = "last"


def labelled(text: str, start: int, end: int) -> tuple[BlockKind | None, int]:
    """The kind that a label at the beginning names, and where the words begin that belong to it."""
    found = label(text, start, end)
    if not found:
        return None, start
    name = found["name"].lower()
    if name in _CREDITS:
        return BlockKind.CAPTION, start
    return _LABELS.get(name, BlockKind.CAPTION), found.end()


def kind_of(text: str, start: int, end: int, *, place: Place) -> BlockKind:
    """The kind of a paragraph without a label."""
    width = end - start
    if bullet(text, start, end):
        return BlockKind.LIST
    if credited(text, start, end):
        return BlockKind.CAPTION
    if place is Place.FIRST and width <= _LONGEST_HEADLINE and _headline_like(text, start, end):
        return BlockKind.HEADLINE
    if place is Place.LATER and width <= _LONGEST_HEADING and _heading_like(text[start:end]):
        return BlockKind.HEADING
    return BlockKind.BODY


def credited(text: str, start: int, end: int) -> bool:
    """Whether the range says who took a picture, and so is its caption."""
    if end - start > _LONGEST_CREDITED:
        return False
    words = text[start:end]
    # Looked at first because few paragraphs have either, and the patterns are slow.
    if ":" in words and re.search(_CREDIT_WITHIN, words):
        return True
    return words.endswith((")", "]", ").", "].")) and bool(re.search(_CREDIT_AT_END, words[-200:]))


def _headline_like(text: str, start: int, end: int) -> bool:
    words = text[start:end].rstrip("\"'”’»)] ")
    asks = words.endswith(("?", "!"))
    return len(words.split(None, 1)) == 2 and (asks or not ends_sentence(text, start, end))


def _heading_like(words: str) -> bool:
    return not (words[0].islower() or _SENTENCE_LIKE_END.search(words) or _BYLINE.match(words) or _is_address(words))


def _is_address(words: str) -> bool:
    return _ADDRESS.match(words) is not None and ("://" in words or "/" in words or words.startswith("<"))
