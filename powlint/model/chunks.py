"""Blank lines part a text into chunks; no block, sentence or phrase runs over one."""

from __future__ import annotations

import re

from powlint.model.span import Span

BLANK_LINE = "\n\n"
CHUNK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def whole_chunks(text: str, span: Span) -> Span:
    """From the blank line before `span` to the one after it."""
    start, end = text.rfind(BLANK_LINE, 0, span.start), text.find(BLANK_LINE, span.end)
    return Span(0 if start < 0 else start + len(BLANK_LINE), len(text) if end < 0 else end)
