"""Drafts in which words are found and have a fix, without rules."""

from __future__ import annotations

from collections.abc import Iterator

from powlint.model.document import Document, Reader, Source
from powlint.model.finding import Finding, Severity
from powlint.model.report import FileReport, Verdict
from powlint.model.span import Span
from powlint.plugins.builtin import READERS


def reader_of(name: str) -> Reader:
    return next(reader for reader in READERS if name.endswith(reader.suffixes[0]))


def findings(document: Document, words: str, fix: str, rule_id: str = "plain-word") -> Iterator[Finding]:
    """A finding wherever the words stand."""
    start = document.text.find(words)
    while start >= 0:
        span = Span(start, start + len(words))
        yield Finding(rule_id, "dignity.curiosity", Severity.ERROR, span, words, "", fix=fix)
        start = document.text.find(words, span.end)


def linted(source: Source, *fixes: tuple[str, str]) -> FileReport:
    """What is reported of a draft in which every first word of a pair is found, with the second as its fix."""
    document = reader_of(source.name).read(source)
    found = [each for words, fix in fixes for each in findings(document, words, fix)]
    return FileReport(source.name, Verdict(tuple(sorted(found, key=lambda each: each.order))), document)
