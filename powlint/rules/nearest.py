"""The name somebody meant when they wrote another."""

from __future__ import annotations

from collections.abc import Iterable


def meant(word: str, known: Iterable[str], *, list_up_to: int = 8) -> str:
    """The end of a complaint about an unknown name: the nearest known one, or all of them if they are few."""
    import difflib  # noqa: PLC0415  only needed when something is wrong; every start would pay for it

    names = sorted(set(known))
    if near := difflib.get_close_matches(word, names, n=1, cutoff=0.6):
        return f' — did you mean "{near[0]}"?'
    if 0 < len(names) <= list_up_to:
        return f"; it can be: {', '.join(names)}"
    return ""
