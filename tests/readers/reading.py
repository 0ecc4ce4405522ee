import re
import unicodedata

from powlint.model.document import BlockKind, Document
from powlint.model.span import Span

UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def parts(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.cut(document.text)) for block in document.blocks]


def links(document: Document) -> list[tuple[str, str]]:
    return [(block.span.cut(document.text), block.target) for block in document.blocks if block.kind is BlockKind.LINK]


def source_of(document: Document, words: str) -> str:
    start = document.text.index(words)
    return document.offsets.to_source(Span(start, start + len(words))).cut(document.source_text)


def seen(text: str) -> str:
    """What a reader sees of a source slice: no invisible marks, letters composed, spaces alike."""
    return " ".join(unicodedata.normalize("NFC", UNSEEN.sub("", text)).split())


def assert_every_place_leads_back(document: Document, *, letters: bool = True, in_order: bool = True) -> None:
    """Pieces follow each other and say what stands there; `letters` if the source has the letters.

    `in_order` if it has them in the order of the text, as it has not in tables whose cells go on in the next line.
    """
    text, source = document.text, document.source_text
    assert unicodedata.is_normalized("NFC", text)
    at = 0
    ends = 0
    for piece in document.offsets.pieces:
        assert piece.clean.start == at
        assert piece.source.start >= ends or not in_order
        assert 0 <= piece.source.start <= piece.source.end <= len(source)
        at, ends = piece.clean.end, piece.source.end
        if letters and len(piece.clean) == len(piece.source):
            for clean, original in zip(piece.clean.cut(text), piece.source.cut(source), strict=True):
                if clean.isalnum() and unicodedata.normalize("NFC", original) == original:
                    assert clean == original
    assert at == len(text)
    inside = -1
    for block in document.blocks:
        assert 0 <= block.span.start < block.span.end <= len(text)
        if block.kind is not BlockKind.LINK:
            assert block.span.start >= inside
            inside = block.span.end
    for note in document.notes:
        assert 0 <= note.at <= len(text)
        assert "powlint:" in note.source.cut(source).lower()
