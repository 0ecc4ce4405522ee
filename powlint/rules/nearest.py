"""The name somebody meant when they wrote another."""

from __future__ import annotations

from collections.abc import Iterable

from powlint.errors import nearest


def meant(word: str, known: Iterable[str], *, list_up_to: int = 8) -> str:
    """The end of a complaint about an unknown name: the nearest known one, or all of them if they are few."""
    names = sorted(set(known))
    if near := nearest(word, names):
        return f' — did you mean "{near}"?'
    if 0 < len(names) <= list_up_to:
        return f"; it can be: {', '.join(names)}"
    return ""
