"""What a machine may put in place of a match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from powlint.checks.wording import Wording

_BETWEEN = r"[\s-]+"


def reworded(matched: str, fix: str | Mapping[str, str], wording: Wording) -> str | None:
    """The match as a rule's fix has it: another text, or with other words in it; None if none of them stands there.

    Words are found in any case, and what takes their place begins as they do: small, with a capital, or in capitals.
    """
    if isinstance(fix, str):
        return wording.full(fix)
    instead = {_key(words): wording.full(text) for words, text in fix.items()}
    # The engine takes more letters for alike than `casefold` does: such a word stays as it is.
    made = _any_of(tuple(instead)).sub(lambda found: _cased(instead.get(_key(found[0]), found[0]), found[0]), matched)
    return made if made != matched else None


def _key(words: str) -> str:
    return re.sub(_BETWEEN, " ", words).casefold()


@lru_cache(maxsize=64)
def _any_of(keys: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(keys, key=len, reverse=True)
    said = "|".join(_BETWEEN.join(map(re.escape, each.split(" "))) for each in longest_first)
    # "haggled-over" is another word.
    return re.compile(rf"(?<![\w-])(?:{said})(?![\w-])", re.IGNORECASE)


def _cased(text: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if like[:1].isupper() else text
