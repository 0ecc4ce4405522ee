"""Names given in so many words: “my name is X”, “he is called X”, a passport in the name of X, a surname left out."""

from __future__ import annotations

from powlint.annotators.line import Line, Token

_TITLES = ("rank", "address")
_QUOTES = ("'", '"', "‘", "’", "“", "”")
_WHOSE_NAME = ("possessive.i", "possessive.he", "possessive.she", "relative-pronoun.possessive")
# How far before "as" a captive may be told of: "one prisoner, named on the channel of the brigade as X".
_NAMING = 10
# How far before "in the name of X" the paper may stand.
_PAPER = 9


def is_given(line: Line, index: int) -> bool:
    """ "gives his name only as Arsen", "a Saudi known as Qasura", "he is called Arsen", "goes by Qasura"."""
    before = index - 1
    while line[before].is_a("rank", "address") or line[before].text in _QUOTES:
        before -= 1
    if _is_called(line, before) or _says_who_he_is(line, before) or names_on_paper(line, index):
        return True
    if not line[before].is_a("preposition.as"):
        return False
    introduced = line.has(before - 4, before, "naming-verb.identify", "naming-verb.name") and (
        line.has(before - 3, before, "stand-in", "only-word") or line.has(before - 5, before, "fighter-noun.one")
    )
    introduced = introduced or (
        line.has(before - _NAMING, before, "naming-verb") and line.has(before - _NAMING, before, "custody-noun.one")
    )
    return introduced or line.has(before - 3, before, "naming-verb.noun") or line.has(before - 4, before, "known-word")


def names_himself(line: Line, first: int) -> bool:
    """ "I am X", "I, X, …", "his name is X", "gives his name as X": whoever is questioned is asked."""
    index = line.before(first, *_TITLES, "office")
    word, before = line[index], line[index - 1]
    if line.has(line.start, index, "custodian"):
        return False
    if word.text == "," and before.text == "I":
        return True
    if word.is_a("preposition.as"):
        return line.has(index - 3, index, "naming-verb.noun")
    return (
        _is_called(line, index)
        or _says_who_he_is(line, index)
        or (word.is_a("auxiliary.be") and before.is_a("subject-pronoun.we"))
    )


def _says_who_he_is(line: Line, index: int) -> bool:
    """ "His name is", "the prisoner's name is"."""
    owner = line[index - 2]
    mine = line[index - 1].is_a("naming-verb.noun") and (owner.is_a(*_WHOSE_NAME) or _is_possessor(owner))
    return line[index].is_a("auxiliary.be") and mine


def _is_called(line: Line, index: int) -> bool:
    """ "he is called", "who goes by", "she answers to": the last word before the name."""
    if line[index].is_a("going-by"):
        return True
    named = line[index].is_a("naming-verb.name") and line[index - 1].is_a("auxiliary.be")
    return named and line[index - 2].is_a("subject-pronoun.he", "subject-pronoun.we", "relative-pronoun.who")


def _is_possessor(token: Token) -> bool:
    is_one = token.is_a("fighter-noun.one", "custody-noun.one") and not token.is_a("commanding-noun")
    return token.is_possessive and is_one


def names_on_paper(line: Line, first: int) -> bool:
    """ "a passport in the name of X", "the card bears the surname X", "papers made out to X"."""
    index = line.before(first, *_TITLES, "naming-verb.noun", "preposition.of", "article", *_QUOTES)
    named = line.has(index, first, "naming-verb.noun") and line[index].is_a("bearing-name", "preposition.in")
    named = named or line.has(index - 1, index + 1, "made-out-to")
    return named and line.has(index - _PAPER, index + 1, "identity-paper", "made-out-to")


def is_withheld(line: Line, first: int, last: int) -> bool:
    """ "Alexander P.": the surname is left out, as those do who tell of somebody in their hands."""
    text = line[last].text
    return last > first and len(text) == 2 and text.endswith(".") and not line[last + 1].is_capitalised
