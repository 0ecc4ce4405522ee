"""Parts that do nothing, for plugins that add them."""

from types import SimpleNamespace

import pytest

from powlint import hookimpl
from powlint.model.document import Block, BlockKind, Document
from powlint.model.finding import Finding, Severity
from powlint.model.rule import Examples, Rule
from powlint.model.span import OffsetMap, Piece, Span


def nothing(*_):
    return ()


@pytest.fixture
def plugin():
    """A plugin made of functions: `plugin(powlint_add_readers=lambda: [...])`."""

    def made(**functions):
        return SimpleNamespace(**{name: hookimpl(function) for name, function in functions.items()})

    return made


@pytest.fixture
def parts():
    """One well-formed part of each kind."""
    rule = Rule(
        id="example-check",
        category="identity.name",
        title="A name stands where none should",
        severity=Severity.WARNING,
        message="“{match}”",
        why="",
        sources=("house",),
        instead=(),
        examples=Examples(),
    )
    return SimpleNamespace(
        reader=SimpleNamespace(name="eml", suffixes=(".eml",), read=nothing),
        annotator=SimpleNamespace(gives=("weather",), needs=(), annotate=nothing),
        finder=SimpleNamespace(name="plate", layers=frozenset(), spots=nothing),
        check=SimpleNamespace(rule=rule, literals=None, layers=frozenset({"person"}), find=nothing),
        reporter=SimpleNamespace(name="tsv", write=nothing),
    )


@pytest.fixture
def draft():
    """A document and a finding in it."""
    text = "Petro waved."
    offsets = OffsetMap([Piece(Span(0, 12), Span(0, 12))])
    document = Document("story.txt", text, text, offsets, (Block(BlockKind.BODY, Span(0, 12)),))
    finding = Finding("pow-name", "identity.name", Severity.ERROR, Span(0, 5), "Petro", "Leave the name out.")
    return document, finding
