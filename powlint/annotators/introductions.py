"""Names given to captives just told of: "named the pilot as X", "the second mercenary, X", "UK citizen X"."""

from __future__ import annotations

from powlint.annotators.custody import THEM, fate_after, is_predicate_of
from powlint.annotators.foregoing import fate_before
from powlint.annotators.line import Line, Token, remembered
from powlint.annotators.naming import is_withheld
from powlint.annotators.predicates import HELD

_TITLES = ("rank", "address")
_CAPTIVE_TOLD = (
    "custody-noun",
    "custody-adjective",
    "capture-participle",
    "fighter-noun.one",
    "epithet.first",
    "epithet.second",
    "epithet.other",
    "stand-in",
)
_HER_OWN = ("possessive.she", "possessive.i", "possessive.they", "birth-order")
_ONE_OF_THEM = ("fighter-noun.one", "person-noun.one", "custody-noun.one")
_SOMEBODY = ("office", "office-apposition", "kin", "bystanders", "person-noun", "fighter-noun", "custody-noun")
# How many words of a role may stand between "as" and a comma.
_LONGEST_ROLE = 4
# How many words "Among those still held there are" may take.
_OPENING = 9
# How far before "as" the verb of naming may stand.
_NAMED = 9
_NO_SUBJECT = ("speech-verb", "clause-opener.new", "subject-pronoun", "kin")
_ONE_MORE = ("epithet.another", "epithet.second", "epithet.third", "epithet.other")
# How far before a comma the noun may stand: "another Swede taken in the same sector, X".
_MODIFIED = 8
# An age of service; children and the old are named for other reasons.
_YOUNGEST, _OLDEST = 16, 60


def named_as_captive(line: Line, first: int) -> bool:
    """Whether a captive is named here: "identified the missing soldier as X", "a mercenary named X"."""
    index = _past_role(line, line.before(first, *_TITLES, "office", "years-old"))
    verb = line[index]
    if _is_said_of_captive(line, index):
        return True
    if not verb.is_a("naming-verb.name", "naming-verb.identify", "preposition.as"):
        return False
    if line.has(index - 9, index, "killing-verb"):
        return False
    captive = line.has(index - 9, index, *_CAPTIVE_TOLD)
    return captive and (verb.is_a("naming-verb.name") or line.has(index - 9, index, "naming-verb"))


def _is_said_of_captive(line: Line, verb: int) -> bool:
    """ "The gunner held by the rebels since May is X", "A medic captured by … has been named by … as X"."""
    if not line[verb].is_a("preposition.as", "auxiliary.be"):
        return False
    subject = next((at for at in line.of(*_ONE_OF_THEM) if at < verb), line.stop)
    if line[subject].is_possessive or fate_after(line, subject) != HELD:
        return False
    named = line[verb].is_a("preposition.as") and line.has(verb - _NAMED, verb, "naming-verb")
    is_he = line[verb].is_a("auxiliary.be") and not line.has(subject, verb, *_NO_SUBJECT)
    return named or is_he


def _past_role(line: Line, index: int) -> int:
    """From the comma in "as the platoon's medic, X" back to "as"; other words are left as they are."""
    if line[index].text != ",":
        return index
    places = range(index - 2, index - 2 - _LONGEST_ROLE, -1)
    return next((place for place in places if line[place].is_a("preposition.as")), index)


def one_of_them(line: Line, first: int) -> bool:
    """Whether "the second mercenary, X" or "video shows X": a member of a group told of, or the person on film."""
    before = line.before(first, *_TITLES)
    if line[before].text == ",":
        before -= 1
        if _captive_before(line, before):
            return True
    if before > line.start and line[before].is_a("fighter-noun.one", "custody-noun.one"):
        return line.has(before - 3, before, "epithet.first", "epithet.second", "epithet.other", "epithet.third")
    return line[before].is_a("depicting-verb") and line.has(before - 8, before, "recording-noun")


def _captive_before(line: Line, last: int) -> bool:
    """Whether the words before a comma mean a captive: "the soldier captured on Monday, X"."""
    return any(
        (line[head].is_a(*_ONE_OF_THEM) or (head == last and line[head].is_a(*THEM)))
        and (is_predicate_of(line, head) or (_ends_at(line, head, last) and fate_before(line, head) == HELD))
        # "The lawyer for the captured pilot, X", "the soldier's father, X": somebody else is named.
        and not _is_of_somebody(line, head)
        and not line[head].is_possessive
        for head in range(max(line.start, last - 9), last + 1)
    )


def _ends_at(line: Line, head: int, last: int) -> bool:
    """Whether a noun phrase ends at `last`: "the pilot", "the emir of the northern brigade"."""
    return head == last or (line[head + 1].is_a("preposition.of") and not line.has(head + 2, last + 1, "preposition"))


def _is_of_somebody(line: Line, head: int) -> bool:
    """ "the lawyer for the captured pilot", but not "the passport of the captured pilot"."""
    return any(
        line[place].is_a("preposition.for", "preposition.of") and line[place - 1].is_a(*_SOMEBODY)
        for place in range(head - 4, head)
    )


def introduced(line: Line, first: int) -> bool:
    """Whether a name is given to somebody just told of: "UK citizen X", "Among them is X", "the flyer, named as X"."""
    index = line.before(first, *_TITLES)
    before, earlier = line[index], line[index - 1]
    if _is_her_own(line, index - 1 if before.text == "," else index):
        return True
    if line.has(index - 3, index + 1, "possessive.he", "possessive.she", "possessive.they"):
        return False
    if before.is_a("fighter-noun.one", "person-noun.one"):
        return not _is_past(line, index) or _lists(line, first)
    if before.is_a("naming-verb.name"):
        return earlier.is_a("fighter-noun.one", "person-noun.one") or _lists(line, first)
    if line[index - 1].is_a("reportive") and before.is_a("preposition.as"):
        # "a woman commander known as X"
        return line.has(index - 4, index - 1, "fighter-noun.one", "custody-noun.one", "person-noun.one")
    apposed = before.text == "," and (
        earlier.is_a("pronoun.they", "custody-noun", "epithet.other")
        or _is_the_one(line, index - 1)
        or _is_another(line, index)
    )
    return (
        is_named_here(line, first)
        or apposed
        or _lists(line, first)
        or _among_captives(line, index)
        or _is_told_of(line, index)
    )


def _is_another(line: Line, comma: int) -> bool:
    """ "another British man, X", "a third conscript taken near the river, X": one more of those told of."""
    for head in range(comma - 1, max(line.start - 1, comma - _MODIFIED), -1):
        if line[head].is_a(*_ONE_OF_THEM):
            return line.has(head - 4, head, *_ONE_MORE)
        if line[head].text in (",", ";") or line[head].is_a("auxiliary", "speech-verb"):
            return False
    return False


def is_named_here(line: Line, first: int) -> bool:
    """ "named him as X", "identified the man as X"."""
    index = line.before(first, *_TITLES)
    verb = line[index].is_a("preposition.as") and line.has(index - 6, index, "naming-verb.name", "naming-verb.identify")
    return verb and not line.has(index - 4, index - 1, "killing-verb")


def _is_told_of(line: Line, index: int) -> bool:
    """ "a video of Specialist X", "the mother of X": where captives are told of, kin are brought in by them."""
    noun = line[index - 1]
    kin = noun.is_a("kin") and line[index - 2].is_a("article.definite")
    return line[index].is_a("preposition.of") and (kin or noun.is_a("recording-noun"))


def _is_the_one(line: Line, head: int) -> bool:
    """ "the airman, X", "the Dane, X": he who was told of, unless he commands those who tell."""
    return (
        line[head].is_a("fighter-noun.one", "person-noun.one", "nationality", "trade-noun")
        and not line[head].is_a("commanding-noun", "kin")
        and line.has(head - 2, head, "article.definite")
        and not line[head - 1].is_possessive  # "the camp's cook, X"
    )


def _among_captives(line: Line, index: int) -> bool:
    """ "as was learnt, among the captured are X and Y": the list may stand after other words."""
    opening = next((at for at in range(index - _OPENING, index) if line[at].fold == "among"), None)
    return (
        opening is not None
        and line[index].is_a("auxiliary.be")
        and line.has(opening, index, "custody-noun", "capture-participle", "custody-adjective", "captivity-state")
    )


def opens_after_captive(line: Line, first: int, last: int, earlier: Line) -> bool:
    """Whether a sentence opens with the name of the one captive whom the sentence before brought in without it.

    "A Briton has been captured, friends say. Callum Redfern, 28, went missing …": the name goes on with him.
    """
    after = line[last + 1]
    opening = line.before(first, *_TITLES)
    if line[line.start].is_a("pose") and line[opening].text == ",":
        return brings_in_one(earlier)  # "Dressed in yellow, X told the presenter"
    speaks = any(at > last and not line[at - 1].is_a("kin") for at in line.of("speech-verb"))  # "his sister said"
    if opening >= line.start or speaks:
        return False
    apposed = line[last + 2].is_number or line[last + 2].is_a("article", "relative-pronoun.who")
    goes_on = after.is_a("auxiliary") or (after.text in (",", "(") and apposed)
    return goes_on and (brings_in_one(earlier) or (_is_age(line[last + 2]) and _brings_in_few(earlier)))


@remembered
def brings_in_one(line: Line) -> bool:
    """Whether a sentence brings in one captive without a name: "a soldier has been captured", "captured Briton"."""
    return any(
        not line.has(head - 4, head, "article.definite")
        and (fate_after(line, head) == HELD or fate_before(line, head) == HELD)
        for head in line.of("fighter-noun.one", "person-noun.one", "custody-noun.one", "trade-noun")
    )


@remembered
def tells_of_one(line: Line) -> bool:
    """Whether a sentence tells of one captive, known or not: "the pilot held by …", "a pilot shot down over …"."""
    return any(
        fate_after(line, head) == HELD or fate_before(line, head) == HELD or line[head + 1].is_a("downed-verb")
        for head in line.of("fighter-noun.one", "custody-noun.one")
    )


def _brings_in_few(line: Line) -> bool:
    """ "Two Americans have been captured": who is named next, with an age, is one of them."""
    return any(
        line.has(head - 4, head, "few-word")
        and not line.has(head - 5, head, "article.definite")
        and (fate_after(line, head) == HELD or fate_before(line, head) == HELD)
        for head in line.of(*THEM)
    )


@remembered
def goes_on_with_capture(line: Line) -> bool:
    """ "He was captured near the river": the capture of whoever the sentence before is about."""
    opening = next(iter(line.of("subject-pronoun.he")), None)
    if opening is None or line.has(line.start, opening, "person-noun", "fighter-noun", "office", "kin"):
        return False
    # "The air force believes he was captured": bodies may well say it, persons mean somebody of their own.
    said = line.has(line.start, opening, "speech-verb")
    return not (said and line.of("office-apposition")) and fate_after(line, opening) == HELD


def is_somebodys_child(line: Line, first: int) -> bool:
    """ "her daughter X": whoever is told of next may be that child, and hardly the mother."""
    return line[first - 1].is_a("kinsman", "kinswoman") and line[first - 2].is_a(*_HER_OWN, "possessive.he")


def _is_her_own(line: Line, index: int) -> bool:
    """ "her husband X", "my son, X": kin who are told of because they are the captives."""
    return line[index].is_a("kinsman") and line[index - 1].is_a(*_HER_OWN)


def _lists(line: Line, first: int) -> bool:
    """ "Among them are X and Y", "Also held is X", "One of them is X"."""
    opening, before = line[line.start], line[line.before(first, *_TITLES)]
    if opening.is_a("listing-word"):
        return line.has(line.start, min(first, line.start + _OPENING), "auxiliary.be", "including-verb")
    return opening.is_a("epithet.one", "subject-pronoun.they") and before.is_a("auxiliary.be", "including-verb")


def is_shown_or_withheld(line: Line, first: int, last: int) -> bool:
    """ "Among those shown was X", "the case of Alexander P.": one of the captives, however far back they stand."""
    those = line[line.start].fold == "among" and line[line.start + 1].is_a("demonstrative", "pronoun.they")
    shown = line.has(line.start, first, "exhibition-verb", "filming-participle", "capture-participle")
    return (those and shown and _lists(line, first)) or is_withheld(line, first, last)


def described(line: Line, first: int, last: int) -> bool:
    """Whether a soldier's rank stands before the name, or an age of service or a word for fighters after it."""
    after = last + 1
    if line[first - 1].is_a("rank"):
        # A judge is resumed "before", and a general killed: neither is a captive.
        title = line.before(first, "rank")
        dead = line.has(title - 4, title + 1, "killing-verb")
        return not _is_past(line, first - 1) and not line[title].is_a("preposition.before") and not dead
    if after + 1 >= line.stop or line[after].text not in (",", "(") or _past_follows(line, after):
        return False
    if line.has(after, after + 8, "killing-verb") or line.has(first - 8, first, "killing-verb"):
        return False
    following = line[after + 1]
    if following.is_a("relative-pronoun.who") and line[after + 2].is_a("service-verb"):
        return not line[after + 3].is_a("preposition.as")
    if _is_age(following):
        return True
    return line.has(after + 1, after + 5, "fighter-noun.one", "years-old")


def _is_age(token: Token) -> bool:
    """Whether it is an age of service."""
    return token.is_number and _YOUNGEST <= int(token.text) <= _OLDEST


def _past_follows(line: Line, after: int) -> bool:
    return any(_is_past(line, index) for index in range(after + 1, min(after + 8, line.stop)))


def _is_past(line: Line, index: int) -> bool:
    """Whether a description belongs to the past: a former sergeant, a retired engineer."""
    return line.has(index - 3, index + 1, "past-adjective")


def is_one_of_them(line: Line, last: int) -> bool:
    """ "X, one of the five, …": where captives are told of, one of them."""
    after = last + 1
    if line[after].text == "," and line[after + 1].is_number:
        after += 2
    if line[after].text != "," or not line[after + 1].is_a("epithet.one"):
        return False
    those = line.skip(after + 3, "article.definite", "demonstrative")
    counted = line[those].is_a("few-word", "number-word", "pronoun.they", *THEM) or line[those].is_number
    return line[after + 2].is_a("preposition.of") and counted


def owns_capture(line: Line, last: int) -> bool:
    """Whether "X's capture", "X's release", "X during their capture": the name owns a noun of captivity."""
    owner = line[last].text.endswith(("'s", "’s", "s'", "s’"))
    named = line[last + 1].is_a("preposition.during", "preposition.in") and line[last + 2].is_a("possessive")
    return (owner and line[last + 1].is_a("fate-noun.captivity", "fate-noun.release", "exchange-noun")) or (
        named and line[last + 3].is_a("fate-noun.captivity")
    )
