"""The examples of a rule as plain texts, and the words of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from powlint.model.span import Span
from powlint.rules.examples import MarkError, marked

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def unmarked(examples: Iterable[str]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Each example without its marks, and the places that were marked."""
    for example in examples:
        try:
            yield marked(example)
        except MarkError:  # told where the examples are run
            continue


def words_of(text: str) -> list[str]:
    """The words of a text, without case and marks."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
