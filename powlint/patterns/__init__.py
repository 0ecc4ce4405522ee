"""Phrases and regexes become one Pattern, with the literals it cannot do without."""

from powlint.patterns.folding import fold
from powlint.patterns.lazy import REGEX_VERSION, TIME_LIMIT, Compilations, LazyRegex
from powlint.patterns.pattern import Pattern
from powlint.patterns.several import any_of
from powlint.patterns.words import Words, compile_query

__all__ = [
    "REGEX_VERSION",
    "TIME_LIMIT",
    "Compilations",
    "LazyRegex",
    "Pattern",
    "Words",
    "any_of",
    "compile_query",
    "fold",
]
