"""What a warring party is said to have done to captives, civilians or its own people: who did it, the verb, to whom."""

from __future__ import annotations

from collections.abc import Iterator

from powlint.annotators.line import Line, Token, remembered
from powlint.values import dataclass

# How far behind the verb those may stand whom it hurts: "shelled two blocks of homes".
_REACH = 7
# How far before the verb who did it may stand, with an aside between: "the army, backed by militiamen, shelled".
_LONGEST_ASIDE = 14
# Between a subject and its finite verb.
_BETWEEN = ("auxiliary.have", "adverb", "day-word", "preposition.on")
# What each kind of verb must be done to before it accuses anybody: to kill 40 soldiers is war, to kill captives is not.
_OBJECTS = {
    "harming-verb.people": ("custody-noun", "custody-adjective", "defenceless"),
    "harming-verb.slaying": ("custody-noun", "custody-adjective", "defenceless", "fighter-noun", "person-noun"),
    "harming-verb.place": ("civil-place", "custody-noun", "defenceless"),
    "harming-verb.own": ("fighter-noun", "custody-noun", "own-people"),
    "harming-verb.taking": ("fighter-noun", "custody-noun"),
}
_BREAKS = (
    *("clause-opener", "relative-pronoun.who", "conjunction", "speech-verb", "place-preposition", "preposition.by"),
    *("preposition.for", "preposition.to", "preposition.with", "preposition.as", "preposition.about"),
)
# Between a doer and the verb: "guards at the camp beat".
_PLACE = ("place-preposition", "preposition.of", "preposition.on")
_LONGEST_PLACE = 4
# Before a word that can be noun or verb these make it a noun, or no statement.
_NO_VERB = ("article", "possessive", "preposition", "auxiliary.modal", "auxiliary.infinitive", "negator", "number-word")
_SHORTEST_INITIALS = 2
# Of whom a deed against people is a charge, whoever they are.
_PRONOUNS = ("subject-pronoun.he", "subject-pronoun.they")
_AGAINST_PEOPLE = ("harming-verb.always", "harming-verb.shooting", "harming-verb.slaying")


@dataclass(frozen=True, slots=True)
class Deed:
    """The numbers of the tokens from the doer, or the verb if he stands far off, to the last word of the object."""

    first: int
    last: int


@remembered
def deeds(line: Line) -> tuple[Deed, ...]:
    """The deeds that a sentence tells in finite verbs with a warring party for a subject."""
    return tuple(_deeds(line))


def _deeds(line: Line) -> Iterator[Deed]:
    for verb in line.of("harming-verb"):
        last = _object(line, verb)
        first = _doer(line, verb) if last is not None else None
        if first is not None and last is not None:
            yield Deed(first, last)


def _object(line: Line, verb: int) -> int | None:
    """The last word of a deed: the verb where it says enough, or the one whom it was done to; None if it is no deed."""
    if line[verb].is_a("harming-verb.always"):
        # "murder, rape and looting" are nouns.
        after = line[verb + 1]
        told = line[verb].fold.endswith("ed") or (after.is_word and not after.is_a("conjunction", "preposition"))
        return verb if told else None
    wanted = tuple(kind for label, kinds in _OBJECTS.items() if line[verb].is_a(label) for kind in kinds)
    for place in range(verb + 1, verb + 1 + _REACH):
        token = line[place]
        if token.is_a(*wanted):
            return place
        if not (token.is_word or token.text == "-") or token.is_a(*_BREAKS):
            return None
    return None


def _doer(line: Line, verb: int) -> int | None:
    """Where the deed begins, if its subject is a warring party; None if the verb has another or is not finite."""
    index = line.before(verb, *_BETWEEN)
    ongoing = line[verb].fold.endswith("ing")
    if ongoing != line[index].is_a("auxiliary.be"):
        return None
    if ongoing:
        index = line.before(index, *_BETWEEN, "auxiliary.be")
    if line[index].is_a(*_NO_VERB):
        return None
    if _is_party(line[index]) or (line[index].is_a(*_PRONOUNS) and line[verb].is_a(*_AGAINST_PEOPLE)):
        return index
    return verb if _is_done_from_afar(line, index) else None


def _is_done_from_afar(line: Line, index: int) -> bool:
    """Whether a phrase or an aside that ends at `index` stands between a warring party and its verb."""
    for place in range(index - 1, index - 1 - _LONGEST_PLACE, -1):
        if line[place].is_a(*_PLACE):
            return _is_party(line[place - 1])
    if line[index].text != "," and not line[index].is_a("conjunction.and", "relative-pronoun.who"):
        return False
    # "the army, backed by militiamen, shelled"; "holds 300 men and tortures them".
    near = range(index - 1, max(line.start, index - _LONGEST_ASIDE) - 1, -1)
    return any(_is_party(line[place]) and not _is_object(line, place) for place in near)


def _is_object(line: Line, place: int) -> bool:
    return line[place - 1].is_a("preposition.by", "preposition.of", "preposition.to")


def _is_party(token: Token) -> bool:
    """Whether a word stands for those who wage a war; a group that goes by its initials may be one."""
    initials = token.text.isalnum() and token.text.isupper() and len(token.text) >= _SHORTEST_INITIALS
    return token.is_a("party", "armed-doer", "country", "fighter-noun.many") or (initials and not token.is_number)
