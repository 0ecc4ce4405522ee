"""Addresses that stand bare in a text, in pasted HTML as well as in prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from powlint.model.document import Block, BlockKind
from powlint.model.span import Span

# Bounded, so that many unclosed tags cannot make the search quadratic. Compiled when the first address comes:
# start-up is a budget.
_ADDRESS = r"""(?ix)
    <(?:a|iframe|embed|video|audio|source)\b[^<>]{0,500}?\b(?:href|src)\s{0,5}=\s{0,5}["']?(?P<attribute>[^"'\s<>]+)
    | (?<![\w/.@])(?P<bare>(?:https?://|www\.|t\.me/)[^\s<>"“”«»]+)
    """
_HINTS = ("://", "www.", "t.me/", "href", "src")
_TAIL = ".,;:!?*_'’…"


def addresses(text: str, known: Iterable[Block], written: Callable[[Span], str]) -> list[Block]:
    """A link for every address in the text that is not part of a link already known.

    `written` gives the source of a clean span: there an underscore in an address is still an underscore.
    """
    if not any(hint in text for hint in _HINTS):
        return []
    taken = sorted(block.span for block in known if block.kind is BlockKind.LINK)
    found: list[Block] = []
    index = 0
    for match in re.finditer(_ADDRESS, text):
        span = Span(*match.span("attribute")) if match["attribute"] else _bare(match)
        while index < len(taken) and taken[index].end <= span.start:
            index += 1
        if index < len(taken) and taken[index].overlaps(span):
            continue
        found.append(Block(BlockKind.LINK, span, written(span)))
    return found


def _bare(match: re.Match[str]) -> Span:
    """The address without the punctuation of the sentence round it."""
    start, end = match.span("bare")
    address = match["bare"]
    while address and (address[-1] in _TAIL or _closes_outer_bracket(address)):
        address = address[:-1]
        end -= 1
    return Span(start, end)


def _closes_outer_bracket(address: str) -> bool:
    return (address[-1] == ")" and address.count("(") < address.count(")")) or (
        address[-1] == "]" and address.count("[") < address.count("]")
    )
