"""The plain forms of a phrase of the lexicon: what it says with every choice made."""

from __future__ import annotations

import re

_CHOICE = re.compile(r"\(([^()]*)\)")


def expansions(phrase: str) -> list[str]:
    """Every plain form of a phrase: `soldier(s)` gives two, `say/says` two; none if it has gaps, names or `*`."""
    if not phrase or "<" in phrase or "*" in phrase:
        return []
    if "/" not in phrase and "(" not in phrase:
        return [" ".join(phrase.split())]
    forms = [""]
    for word in phrase.split(" "):
        options = [option for choice in _slashes(word) for option in _optional(choice)]
        forms = [f"{form} {option}".strip() for form in forms for option in options]
    return forms


def _slashes(word: str) -> list[str]:
    """`say/says` apart; a slash within parentheses belongs to `_optional`."""
    parts, depth, current = [], 0, ""
    for char in word:
        depth += (char == "(") - (char == ")")
        if char == "/" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return [*parts, current]


def _optional(word: str) -> list[str]:
    found = _CHOICE.search(word)
    if not found:
        return [word]
    inside = found[1].split("/") if "/" in found[1] else ["", found[1]]
    return [form for choice in inside for form in _optional(word[: found.start()] + choice + word[found.end() :])]
