"""Folding for the prefilter: what the regex engine takes for the same letter, in one spelling of the same length."""

from __future__ import annotations

import re
from functools import lru_cache

# Pairs that the engine takes for one letter and str.casefold does not: the dotted and dotless i, two Greek pairs
# and a ligature (Unicode 15.1), and letters that entered Unicode after Python 3.11's tables (14.0).
_TWINS = {
    "İ": "i",
    "ı": "i",
    "\u1fd3": "\u0390",
    "\u1fe3": "\u03b0",
    "\ufb06": "\ufb05",
    "\ua7dc": "\u019b",
    "\U0001df95": "ß",
    "\ua7cb": "\u0264",
    "\u1c89": "\u1c8a",
    "\ua7cc": "\ua7cd",
    "\ua7ce": "\ua7cf",
    "\ua7d2": "\ua7d3",
    "\ua7d4": "\ua7d5",
    "\ua7da": "\ua7db",
    **{chr(code): chr(code + 0x20) for code in range(0x10D50, 0x10D66)},
    **{chr(code): chr(code + 0x1B) for code in range(0x16EA0, 0x16EB9)},
}

# Everything in _TWINS, and every letter whose casefold is longer than itself (with some neighbours that do no harm).
_ODD = re.compile(
    "([ßİıŉǰ\u0390\u03b0և\u1c89\u1e96-\u1e9e\u1f50-\u1fff\ua7cb-\ua7dc\ufb00-\ufb17"
    "\U0001df95\U00010d50-\U00010d65\U00016ea0-\U00016eb8])"
)


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """`text` so that what the regex engine matches in any case reads the same; every code point stays one.

    For any `literal` that is found in `text` ignoring case, `fold(literal) in fold(text)`, at the same place.
    """
    if text.isascii():
        return text.lower()
    pieces = _ODD.split(text)
    pieces[::2] = [piece.casefold() for piece in pieces[::2]]
    pieces[1::2] = [_odd(letter) for letter in pieces[1::2]]
    return "".join(pieces)


def _odd(letter: str) -> str:
    if letter in _TWINS:
        return _TWINS[letter]
    for spelling in (letter.casefold(), letter.lower()):
        if len(spelling) == 1:
            return spelling
    return letter
