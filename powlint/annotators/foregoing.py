"""What befell somebody, told in the words before a noun or name: captured X, the captured X, the release of X."""

from __future__ import annotations

from powlint.annotators.freeing import is_freed
from powlint.annotators.line import Line, Token
from powlint.annotators.predicates import HELD, LONGEST_CLAUSE, RELEASED, holding_place

_CAPTIVE = ("custody-adjective", "custody-noun.one")
_TITLES = ("rank", "address")
# Between "captured" and a name or noun.
_BETWEEN = (
    "nationality",
    "rank",
    "article",
    "number-word",
    "before-person",
    "past-adjective",
    "naming-verb.name",
    "conjunction.and",
)
# So many words may tell what he is like, and none of them is one of these.
_EPITHETS = 4
_NO_EPITHET = ("article", "auxiliary", "preposition", "place-preposition", "conjunction", "possessive", "number-word")
_LONGEST_PHRASE = 6


def fate_before(line: Line, first: int, last: int = -1) -> str:
    """What befell the one whose mention begins at token `first` and ends at `last`, told in the words before it."""
    index = line.before(first, *_TITLES)
    if _fronted(line, first) or _taken(line, index, last) or _missed(line, index, last):
        return HELD
    for distance in range(_LONGEST_PHRASE):
        token = line[index - distance]
        earlier = line[index - distance - 1]
        captive = earlier if token.text == ":" else token
        if captive.is_a(*_CAPTIVE):
            # "captured soldier X", "prisoner X": only person words may stand between.
            return of_participle(captive)
        if token.is_a("custody-verb") and distance <= 3:
            return HELD if token.is_a("custody-verb.return") else of_participle(token)
        if token.is_a("preposition.of", "preposition.for"):
            many = token.is_a("preposition.of") and earlier.is_a("quantity-noun")
            return _of_many(line, index - distance - 2) if many else _of_noun(earlier)
        if not (token.is_number or token.is_a("fighter-noun", "person-noun", *_BETWEEN) or _is_compound(token)):
            return "" if _describes(line, first) else _past_epithets(line, index - distance)
    return ""


def _of_many(line: Line, index: int) -> str:
    """ "captured scores of …", "the release of a group of …": what befell them stands before the count."""
    verb = line[line.before(index + 1, "article", "approximator", "number-word", "before-person")]
    return of_participle(verb) if verb.is_a("custody-verb.take", "custody-verb.other") else ""


def _is_compound(token: Token) -> bool:
    """ "Saudi-paid", "Russian-backed": whose the fighters are."""
    return token.is_capitalised and "-" in token.text


def _describes(line: Line, first: int) -> bool:
    """Whether "Russian" goes with a noun behind it: "seized an abandoned Russian tank"."""
    after = line[first + 1]
    return line[first].is_a("nationality") and after.is_word and not after.is_a("auxiliary", "preposition", "adverb")


def _past_epithets(line: Line, index: int) -> str:
    """ "captured a notorious field …": whatever stands between the article and its noun tells what he is like."""
    opening = next((at for at in range(index, index - _EPITHETS, -1) if not _is_epithet(line[at])), index)
    if opening == index or not (line[opening].is_a("article", "number-word") or line[opening].is_number):
        return ""
    verb = line[line.before(opening, "approximator")]
    return of_participle(verb) if verb.is_a("custody-verb.take") else ""


def _is_epithet(token: Token) -> bool:
    """A word that may stand between an article and its noun."""
    return token.is_word and not token.is_number and not token.is_a(*_NO_EPITHET)


def _taken(line: Line, verb: int, last: int) -> bool:
    """ "took its deputy commander alive", "have two gunners in their custody": the verb before, the state behind."""
    if last < 0:
        return False
    if line.has(verb - 2, verb + 1, "taking-verb.take", "taking-verb.hold"):
        return line[last + 1].is_a("taken-state")
    return line[verb].is_a("auxiliary.have") and holding_place(line, last + 1) >= 0


def _missed(line: Line, verb: int, last: int) -> bool:
    """ "Bring X home": whoever is to be brought is not there yet."""
    return last >= 0 and line[verb].is_a("bringing-verb") and line[last + 1].is_a("way-back")


def _fronted(line: Line, first: int) -> bool:
    """ "Captured last winter, two soldiers have …": a participle at the head of the sentence tells of its subject."""
    opening = line[line.start]
    if first - line.start > LONGEST_CLAUSE or line[line.before(first, *_TITLES)].text != ",":
        return False
    inner = sum(token.text == "," for token in line.between(line.start, first))
    if inner == 1 and any(holding_place(line, place) >= 0 for place in range(line.start, first)):
        return not is_freed(line)  # "After nine months in enemy hands, X …"
    return inner == 1 and opening.is_a("capture-participle") and not opening.is_a("release-participle")


def of_participle(token: Token) -> str:
    """What befell whoever a participle is said of: of "released", the release."""
    return RELEASED if token.is_a("release-participle") else HELD


def _of_noun(noun: Token) -> str:
    """ "the exchange of X", "the capture of X"."""
    if noun.is_a("exchange-noun", "exchange-participle"):
        return RELEASED
    return HELD if noun.is_a("fate-noun") else ""
