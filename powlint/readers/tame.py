"""Whether a Markdown text can be parsed in decent time; measured on marko 2.2.4."""

from __future__ import annotations

import re

# About 4 ms a kilobyte; a draft of this size is a book.
_LONGEST = 400_000
# Lists and tables take quadratic time: 2000 items 1 s, 6000 items 4 s.
_MOST_LINES = 6000
# "> " makes a pattern with two ways to match each space: 12 of them take 5 ms, 20 take 90 ms, 30 over a minute.
# A line of dashes or stars alone is a rule, however long.
_NESTED = re.compile(r"(?m)^(?![-*_ \t]*$)[ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*){13}")
_INDENTED = re.compile(r"(?m)^[ \t>]{100,}(?:[-*+>]|\d{1,9}[.)])")
# "[a](" is tried from each bracket anew, line breaks and closed headings from each space.
_DEEPEST = 100
_SPACES = re.compile(r"[ \t]{1000}")
_BRACKET = re.compile(r"[\[\]]")
_PAIRS = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"), ("](", ")"))
_UNPAIRED = 200


def tame(text: str) -> bool:
    """False for text made (or broken) so that the parser would hang on it or exhaust the stack."""
    return not (
        len(text) > _LONGEST
        or max(text.count("\n"), text.count("\r")) > _MOST_LINES
        or _NESTED.search(text)
        or _INDENTED.search(text)
        or _SPACES.search(text)
        or any(text.count(opens) - text.count(closes) > _UNPAIRED for opens, closes in _PAIRS)
        or _bracket_depth(text) > _DEEPEST
    )


def _bracket_depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        if bracket == "[":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth = max(0, depth - 1)
    return deepest
