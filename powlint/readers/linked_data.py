"""What a page tells search engines of its story (JSON-LD): published, though no reader of the page sees it."""

from __future__ import annotations

from powlint.model.document import BlockKind
from powlint.readers.json_values import Items, JsonError, Members, Text, Value, json_value
from powlint.readers.page import Page
from powlint.readers.running import write_paragraphs
from powlint.readers.strand import Strand

_WORDS = frozenset({
    "headline", "alternativeHeadline", "description", "abstract", "articleBody", "text", "caption", "keywords",
    "transcript",
})  # fmt: skip
_ADDRESSES = frozenset({"contentUrl", "embedUrl", "thumbnailUrl"})


def write_linked_data(page: Page, strand: Strand) -> None:
    """Put the words and files of the story on the page; nothing if the script is no JSON, which no engine reads."""
    try:
        value = json_value(strand)
    except JsonError:
        return
    _write(page, value, "")
    page.close()


def _write(page: Page, value: Value, name: str) -> None:
    match value:
        case Members():
            for key, member in value.pairs:
                _write(page, member, key)
        case Items():
            for item in value.values:
                _write(page, item, name)
        case Text() if name in _WORDS:
            write_paragraphs(page, value.strand, BlockKind.META)
        case Text() if name in _ADDRESSES and value.words.strip():
            page.write_address(value.words.strip(), *value.strand.source(0, len(value.words)))
