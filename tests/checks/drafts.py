"""Drafts with layers, rules and checks for the tests, built by hand."""

import re
from dataclasses import replace
from datetime import date

from powlint.checks import RuleCheck
from powlint.model.document import Block, BlockKind, Document
from powlint.model.draft import PARAGRAPH, SENTENCE, Annotation, Draft
from powlint.model.finding import Severity
from powlint.model.rule import Entry, Examples, Query, Rule
from powlint.model.span import OffsetMap, Piece, Span
from powlint.patterns import Words

TODAY = date(2026, 11, 22)
LAYERS = frozenset({"sentence", "paragraph", "quotation", "sourced", "prisoner", "identifier", "conflict"})
PLAIN = Rule(
    id="test-rule",
    category="statement.custody",
    title="A rule",
    severity=Severity.ERROR,
    message="“{match}”",
    why="Because.",
    sources=("gc3-17",),
    instead=("Leave it out.",),
    examples=Examples(),
)


def at(text, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def drafted(text, *annotations, blocks=(), meta=None):
    """A draft with sentences (ended by `.`), paragraphs (apart by a blank line) and the annotations given."""
    whole = Span(0, len(text))
    document = Document("draft", text, text, OffsetMap([Piece(whole, whole)]), tuple(blocks), meta=meta or {})
    bounds = [Annotation(PARAGRAPH, Span(*m.span())) for m in re.finditer(r"(?s).+?(?=\n\n|\Z)", text) if m[0].strip()]
    bounds += [Annotation(SENTENCE, Span(*m.span())) for m in re.finditer(r"[^.\s][^.\n]*\.?", text)]
    return Draft(document).adding(LAYERS, [*bounds, *annotations])


def mark(layer, span, label="", about=""):
    return Annotation(layer, span, label, about)


def block(kind, span):
    return Block(BlockKind(kind), span)


def phrases(*written):
    return tuple(Query(phrase=phrase) for phrase in written)


def check(*find, gated=True, lexicon=(), finders=None, **fields):
    entries = {name: Entry(name, {"": phrases(*said)}) for name, said in dict(lexicon).items()}
    rule = replace(PLAIN, find=phrases(*find), **fields)
    return RuleCheck(rule, Words(entries, LAYERS, finders), TODAY, gated=gated)


def hits(of, draft):
    return [finding.matched for finding in of.find(draft)]
