"""How much a sentence tells of people in somebody's hands: what the gate adds up."""

from __future__ import annotations

from powlint.annotators.custody import fate_after
from powlint.annotators.foregoing import fate_before
from powlint.annotators.line import Line, Token, remembered
from powlint.annotators.predicates import LONGEST_CLAUSE, TRIED, opens_object

_PEOPLE = ("fighter-noun", "person-noun")
_PRONOUNS = ("subject-pronoun.he", "subject-pronoun.they", "relative-pronoun.who")
_CUSTODY = (
    "custody-noun",
    "freeing-participle",
    "surrender-verb",
    "surrender-gesture",
    "held-word",
    "captivity-sign",
    "captivity-state",
    "people-taken",
    "arrest-word",
)
# How far behind "he" its verb may stand.
_PREDICATE = 5
# How far before fighters the verb that takes them may stand: "captured a senior Houthi drone".
_OBJECT = 6
# How far behind "by" the captor may be named: "by the Karelian armed forces".
_CAPTOR = 5
# Words of a name behind a rank.
_NAME = 4
# End the noun phrase of whoever is taken.
_NO_PHRASE = (
    "preposition",
    "conjunction",
    "auxiliary",
    "relative-pronoun",
    "clause-opener",
    "speech-verb",
    "subject-pronoun",
    "object-pronoun",
    "negator",
    "adverb",
)
_QUOTES = frozenset("'\"‘’“”")


@remembered
def captures(line: Line) -> tuple[int, int]:
    """Points for words of custody, and how many of them speak of soldiers or prisoners of war."""
    points = of_war = 0
    last = line.start - 1
    for index in line.of(*_PEOPLE, *_PRONOUNS, *_CUSTODY):
        if index <= last:
            continue
        last = index
        if line[index].is_a("custody-noun") and not _is_no_captive(line, index):
            while line[last + 1].is_a("custody-noun"):
                last += 1
            found, war = _noun_points(line, index, last)
        else:
            found, war = _word_points(line, index)
        points += found
        of_war += war
    return points, of_war


def _is_no_captive(line: Line, index: int) -> bool:
    """Whether it is a sound ("POW!") or a term of another trade ("PoW mining")."""
    return line[index].is_a("custody-idiom") or (line[index].is_a("of-war") and line[index + 1].text == "!")


def _noun_points(line: Line, first: int, last: int) -> tuple[int, int]:
    """Points for a noun for captives: "took 40 prisoners", "prisoners of war", "prisoner swap", or just "detainees"."""
    taken = counted = 0
    verb = line.before(first, "number-word", "approximator", "preposition.of", "quantity-noun")
    verb -= int(line[verb].is_number)
    if line[verb].is_a("taking-verb.take"):
        taken, counted = 2, 2 * (verb < first - 1)
    if line[last + 1].is_a("exchange-noun"):
        return taken + 3, 0
    return (taken + 3, 3) if line.has(first, last + 1, "of-war") else (taken + 1, counted)


def _are_taken(line: Line, index: int) -> bool:
    """Whether fighters are what is captured: "captured scores of mercenaries", "captured a 'mercenary' pilot"."""
    if line[index].is_possessive:
        return False
    for place in range(index - 1, index - 1 - _OBJECT, -1):
        token = line[place]
        if token.is_a("capturing-verb", "capture-noun", "war-capture"):
            # "The camera captured soldiers" in a picture.
            return not line.has(line.start, place, "recording-noun", "screen", "still-word")
        counted = token.is_a("preposition.of") and line[place - 1].is_a("approximator", "number-word", "quantity-noun")
        if not counted and not _is_in_phrase(token):
            return False
    return False


def _is_in_phrase(token: Token) -> bool:
    """Whether a word may stand before a noun in its phrase."""
    return token.text in _QUOTES or (token.is_word and not token.is_a(*_NO_PHRASE))


def _by_force(line: Line, index: int) -> bool:
    """ "a man captured by the rebels", "two Britons captured last week by Karelia", "captured while fighting"."""
    taken = next((at for at in line.of("war-capture") if index < at <= index + LONGEST_CLAUSE), None)
    if taken is None or line.has(taken, taken + 2 * _CAPTOR, "civil-word"):
        return False
    by = next((at for at in range(taken + 1, taken + _CAPTOR) if line[at].is_a("preposition.by")), None)
    return (by is not None and _is_force(line, by + 1)) or _is_fighting(line, taken, _CAPTOR - 1)


def _is_fighting(line: Line, taken: int, reach: int) -> bool:
    """ "Captured while fighting", so many words behind."""
    after = line.between(taken + 1, taken + 1 + reach)
    return line[taken].is_a("war-capture") and any(token.fold == "fighting" for token in after)


def _is_force(line: Line, index: int) -> bool:
    """Whether armed force, or a State, is named at a place or soon after it."""
    return line.has(index, index + _CAPTOR - 1, "military-word", "country")


def _word_points(line: Line, index: int) -> tuple[int, int]:
    token = line[index]
    if token.is_a(*_PEOPLE, *_PRONOUNS) and (found := _people_points(line, index)):
        return found
    if token.is_a("captivity-state"):
        return _state_points(line, index)
    if token.is_a("arrest-word"):
        is_war = _is_fighting(line, index, 2) or _takes_members(line, index) or _is_feared(line, index)
        return (2, 2) if is_war or _somebody_is_taken(line, index) else (0, 0)
    if token.is_a("people-taken", "held-word"):
        by_force = line[index + 1].is_a("preposition.by") and _is_force(line, index + 2)
        of_war = token.is_a("held-word")
        return (2, 2 * of_war) if by_force else (1 - of_war, 0)
    if token.is_a("surrender-verb", "surrender-gesture"):
        of_fighters = line.has(index - _OBJECT, index, "fighter-noun") or (
            line.has(line.start, index, "fighter-noun.many") and not opens_object(line, index + 1)
        )
        return (2, 2) if of_fighters else (1, 0)
    freed = token.is_a("freeing-participle") and line.has(index - 4, index + 5, "fighter-noun")
    return int(freed or token.is_a("captivity-sign")), 0


def _people_points(line: Line, index: int) -> tuple[int, int] | None:
    """Points for somebody taken, held or freed; None for anybody else."""
    token = line[index]
    if token.is_a(*_PRONOUNS):
        # Whoever "was held" may be in a police cell; "was captured" is said of war.
        taken = line.has(index + 1, index + _PREDICATE, "war-capture") and fate_after(line, index)
        return (2, 2 if _by_force(line, index) else 0) if taken else None
    if token.is_a("nationality") and line[index + 1].is_a("military-word"):
        return None  # "the Free Karelian Army"
    fighter = token.is_a("fighter-noun")
    if fate := fate_after(line, _named(line, index)) or (not token.is_possessive and fate_before(line, index)):
        # Soldiers are tried for theft, too.
        tried = fate == TRIED or line[line.before(index, "rank")].is_a("trial-participle")
        is_war = (fighter and not tried) or _by_force(line, index) or _force_takes(line, index)
        return (2, 2) if is_war else (1, 0)
    is_war = (fighter and (_are_taken(line, index) or _is_missed(line, index))) or _force_takes(line, index)
    return (2, 2) if is_war else None


def _force_takes(line: Line, index: int) -> bool:
    """ "The brigade captured a young Karelian who …": armed force takes somebody, and no "Karelian positions"."""
    is_noun = not line[index + 1].is_word or line[index + 1].is_a(*_NO_PHRASE)
    return is_noun and line.has(line.start, index, "military-word") and _are_taken(line, index)


def _is_missed(line: Line, index: int) -> bool:
    """ "a video of a soldier who disappeared", "the missing pilot" of whom there is a recording."""
    missing = line.has(index - 2, index + 3, "missing-word")
    return missing and line.has(line.start, line.stop, "recording-noun")


def _takes_members(line: Line, index: int) -> bool:
    """ "the arrest of two members of the Harun militia"; police who take them make it a case of crime."""
    member = next((at for at in range(index + 1, index + _OBJECT) if line[at].is_a("group-member")), None)
    if member is None or line.has(line.start, line.stop, "civil-word") or line.has(index - 3, index, "auxiliary.modal"):
        return False
    return line.has(index + 1, member + _CAPTOR, "military-word")


def _somebody_is_taken(line: Line, index: int) -> bool:
    """ "Lund, who is 44, was captured last week by the Karelian army", "Ivo Lund, 44, was captured while fighting"."""
    subject = line[line.start]
    if not line[index].is_a("war-capture") or not line[index - 1].is_a("auxiliary.be", "adverb"):
        return False
    if line[index + 1].is_a("preposition.on"):
        return False  # "was captured on camera"
    told = line.between(line.start + 1, line.start + 2 * _NAME)
    is_person = any(token.is_number or token.is_a("relative-pronoun.who", "years-old") for token in told)
    named = subject.is_capitalised and not subject.is_a("article", "country", "known-place", "not-a-name")
    return named and is_person and (_is_force(line, index + 1) or _is_force(line, index + _CAPTOR))


def _is_feared(line: Line, index: int) -> bool:
    """ "Two sappers who … have not been heard from and may have been captured"; nobody fears that of a town."""
    if not line[index - 1].is_a("auxiliary.be", "reportive"):
        return False
    feared = line.has(index - 4, index, "auxiliary.modal", "reportive")
    of_fighters = line.has(line.start, index, "fighter-noun", "rank")
    return feared and of_fighters and not line.has(line.start, index, "settlement-noun")


def _named(line: Line, index: int) -> int:
    """The last token of a noun and the name behind it: "Corporal Ivo Lund"."""
    last = index
    while line[index].is_capitalised and line[last + 1].is_capitalised and last < index + _NAME:
        last += 1
    return last


def _state_points(line: Line, index: int) -> tuple[int, int]:
    """ "in Karelian captivity", "a pilot in Taliban custody": a ship may be in custody, too, and anybody in prison."""
    state, holder = line[index], line[index - 1]
    of_fighters = state.is_a("captivity-state.war") or line.has(index - _OBJECT, index, "fighter-noun")
    by_force = holder.is_a("nationality", "holder-word", "military-word") or holder.is_capitalised
    if state.is_a("captivity-state.whose") or holder.is_a("civil-word") or not (of_fighters and by_force):
        return int(state.is_a("captivity-sign")), 0
    return 2, 2
