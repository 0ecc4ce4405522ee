"""Small drafts for triage: paragraphs apart by blank lines, notes as HTML comments, findings at words."""

import re
from collections.abc import Callable, Mapping

import pytest

from powlint.model.document import Block, BlockKind, Document, Note
from powlint.model.finding import Finding, Severity
from powlint.model.span import OffsetMap, Piece, Span

TOKEN = re.compile(r"<!-- powlint:(?P<note>.*?)-->|(?P<gap>\s*\n\s*\n\s*)|(?P<letter>.)", re.DOTALL)

Drafting = Callable[..., Document]
Spotting = Callable[..., Finding]


@pytest.fixture
def drafted() -> Drafting:
    """A document from a source whose notes are comments."""

    def draft(source: str, *, meta: Mapping[str, object] | None = None, name: str = "story.md") -> Document:
        clean, pieces, notes = "", [], []
        for token in TOKEN.finditer(source):
            here = Span(*token.span())
            if token["note"] is not None:
                notes.append(Note(token["note"], here, len(clean)))
            elif token["gap"] is None or (clean and not clean.endswith("\n\n")):
                words = token["letter"] or "\n\n"
                pieces.append(Piece(Span(len(clean), len(clean) + len(words)), here))
                clean += words
        blocks = tuple(Block(BlockKind.BODY, Span(*found.span())) for found in re.finditer(r"[^\n]+", clean))
        return Document(name, source, clean, OffsetMap(pieces), blocks, tuple(notes), meta or {})

    return draft


@pytest.fixture
def spotted() -> Spotting:
    """A finding at words of a document."""

    def spot(document: Document, words: str, *, rule: str = "pow-name", start: int = 0) -> Finding:
        at = document.text.index(words, start)
        return Finding(rule, "identity.name", Severity.ERROR, Span(at, at + len(words)), words, "Leave the name out.")

    return spot
