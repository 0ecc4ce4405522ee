"""The word somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`; empty if none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, and only needed for a complaint

    words = {name.casefold(): name for name in sorted(known)}
    close = get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
    return words[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint for the end of a complaint; empty if no known word is near."""
    meant = nearest(word, known)
    return f" — did you mean “{meant}”?" if meant else ""
