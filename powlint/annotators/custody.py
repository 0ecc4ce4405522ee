"""What befell somebody, by the words after a noun or name: was captured, held since spring, one of those freed."""

from __future__ import annotations

from powlint.annotators.foregoing import fate_before, of_participle
from powlint.annotators.line import Line, Token, remembered
from powlint.annotators.predicates import (
    HELD,
    IN_HANDS,
    LONGEST_CLAUSE,
    RELEASED,
    holding_place,
    is_reduced,
    later_predicate,
    opens_object,
    predicate,
)

# Words that may tell of a captive without a name.
_TELLING = (
    "missing-word",
    "custody-noun",
    "fighter-noun",
    "person-noun",
    "trade-noun",
    "captivity-state.war",
    "bound-word",
    "war-capture",
    "holder-word",
)
# Marks that open an aside, and what closes it: the same mark again, but for brackets.
_OPENING = (",", "(", "–", "—")
_CLOSING = {"(": ")"}
# Measured on reports: longer asides are clauses of their own, and what follows them is no predicate of the name.
_LONGEST_ASIDE = 22
_LONGEST_TOLD_ASIDE = 16
MOST_ASIDES = 3
_ASIDE_OPENING = (
    "relative-pronoun.who",
    "relative-pronoun.object",
    "article",
    "possessive",
    "preposition",
    "place-preposition",
    "adverb",
    "epithet",
    "number-word",
    "past-adjective",
    "before-person",
    "custody-adjective",
    "custody-noun",
    "fighter-noun",
    "person-noun",
    "trade-noun",
)
_LONGEST_PHRASE = 6
THEM = ("fighter-noun.many", "person-noun.many", "custody-noun.many")
# Open a clause with a subject of its own, so that a later predicate is not the first noun's.
_NEW_SUBJECT = (
    "speech-verb",
    "clause-opener.new",
    "person-noun",
    "fighter-noun",
    "custody-noun",
    "kin",
    "office",
    "subject-pronoun",
)


def fate_after(line: Line, last: int) -> str:
    """What befell the one whose mention ends at token `last`, told in the words after it; "" if nothing did."""
    index = last + 1
    found = _in_hands_of(line, index) or _arrested(line, last) or _freed(line, last) or predicate(line, index)
    found = found or _held_by(line, index) or _taken_there(line, index) or _one_of_them(line, index)
    if not found and (line[index].is_a("relative-pronoun.who") or is_reduced(line, last)):
        found = _past_clause(line, index + 1)
    if not found and line[index].is_a("preposition"):
        found = _past_modifier(line, index)
        index = _past_phrase(line, index)
    if not found and line[index].text == ",":
        # The comma may close an apposition before the name: "The commander, General X, was captured".
        found = predicate(line, index + 1)
    if not found and line[index].is_a("naming-verb"):
        # "a man introduced as the leader of the cell, who was captured"
        index = next((at for at in range(index, index + LONGEST_CLAUSE) if line[at].text == ","), index)
    # ", 29, a native of the coast, surrendered": asides may follow each other.
    for _ in range(MOST_ASIDES):
        if found:
            return found
        found = _aside_fate(line, index)
        past = past_aside(line, index)
        if found or past == index:
            break
        found = predicate(line, past)
        index = past - 1 if past - 1 > index else past
    if not found and line[index].is_a("conjunction.and"):
        found = predicate(line, _past_other_name(line, index))
    return found or later_predicate(line, index)


def _in_hands_of(line: Line, index: int) -> str:
    """ "volunteer in Russian captivity", "the gunner in the hands of the militia"."""
    if line[index].is_a("captivity-state.hands"):
        return HELD
    place = holding_place(line, index)
    return HELD if line[place].is_a("captivity-state.war", "captivity-state.whose") else ""


def _held_by(line: Line, index: int) -> str:
    """ "the pilot it holds", "the man whom the rebels say they captured": the one who holds is the subject."""
    start = index + 1 if line[index].is_a("relative-pronoun.object", "relative-pronoun.subject") else index
    if line[start].is_a("speech-verb"):
        return ""  # "The rebels say they captured …": it is they who hold
    for place in range(start, min(line.stop, start + _LONGEST_PHRASE)):
        token = line[place]
        holder = line[place - 1].is_a("subject-pronoun.it", "subject-pronoun.they")
        taker = line[index].is_a("relative-pronoun.object") and not token.is_a("auxiliary")
        if token.is_a("holding-verb") and (holder or taker) and place > start:
            return HELD
        told = token.is_a("article", "speech-verb", "subject-pronoun.it", "subject-pronoun.they", "source-kind")
        if not (told or token.is_capitalised or token.is_a("holder-word", "office", "fighter-noun.many")):
            break
    return ""


def _taken_there(line: Line, index: int) -> str:
    """ "the two Indians taken with a platoon near Lyman": taken and not brought to anywhere."""
    return HELD if line[index].fold == "taken" and line[index + 1].is_a("taking-place") else ""


def _arrested(line: Line, last: int) -> str:
    """ "the sailors were arrested at gunpoint": of those who fight, an arrest is a capture."""
    verb = line.skip(last + 1, "auxiliary.be", "auxiliary.have", "adverb")
    taken = line[verb].is_a("arrest-participle") and not line[verb].is_a("caught-idiom")
    return HELD if line[last].is_a("fighter-noun") and taken else ""


def _freed(line: Line, last: int) -> str:
    """ "one man released in 2022 said": of a captive or a civilian, what follows the noun is no deed of theirs."""
    freed = line[last].is_a("person-noun", "custody-noun") and line[last + 1].is_a("release-participle")
    after = line[last + 2]
    ends = after.text == "," or after.is_a("preposition.in", "preposition.by", "preposition.from", "auxiliary")
    return RELEASED if freed and ends else ""


@remembered
def tells(line: Line) -> bool:
    """Whether a sentence tells of captives without naming them."""
    return any(_tells(line, index) for index in line.of(*_TELLING))


def _tells(line: Line, index: int) -> bool:
    token, after = line[index], line[index + 1]
    if token.is_a("custody-noun") and not after.is_a("exchange-noun"):
        return True
    is_somebody = token.is_a("fighter-noun", "person-noun", "trade-noun")
    if is_somebody and (fate_after(line, index) or fate_before(line, index)):
        return True
    filmed = token.is_a("missing-word", "bound-word") and line.has(line.start, line.stop, "recording-noun")
    missed = token.is_a("missing-word") and line.has(line.start, line.stop, "captivity-state")
    taken = token.is_a("war-capture") and after.is_a("object-pronoun")
    # "his captors"
    captors = token.is_a("holder-word") and line[index - 1].is_a("possessive.he", "possessive.she", "possessive.they")
    return filmed or missed or taken or captors or token.is_a("captivity-state.war")


def is_predicate_of(line: Line, last: int) -> bool:
    """Whether "the mercenary …" goes on with being taken or held."""
    return predicate(line, last + 1) == HELD


def past_aside(line: Line, index: int) -> int:
    """Past ", 28," or ", a soldier from the north," or "(28)" to where the predicate goes on."""
    opening = line[index].text
    if opening not in _OPENING:
        return index
    closing = _CLOSING.get(opening, opening)
    for end in range(index + 1, min(line.stop, index + _LONGEST_ASIDE)):
        if line[end].text == closing:
            return end + 1
    return index + 1


def _past_clause(line: Line, index: int) -> str:
    """The fate told after a defining clause: "a man who joined a militia in the north has been captured"."""
    for place in range(index, min(line.stop, index + LONGEST_CLAUSE)):
        token = line[place]
        is_subject = token.is_a(*_NEW_SUBJECT) and not line[place + 1].fold.endswith("ing")  # "while fighting"
        if token.text in (",", ";", ":", "–", "—") or is_subject:
            return ""
        if place > index and token.is_a("auxiliary.be", "auxiliary.have") and (fate := predicate(line, place)):
            return fate
    return ""


def _past_modifier(line: Line, index: int) -> str:
    """The fate told after a phrase such as "from the 36th Brigade": "marines from … who have been in captivity"."""
    for place in range(index + 1, min(line.stop, index + _LONGEST_PHRASE)):
        token = line[place]
        if token.is_a("relative-pronoun.who"):
            return predicate(line, place + 1)
        if token.is_a("auxiliary.be", "auxiliary.have"):
            # "the crew of the two boats were set free", "two men in the army were captured"
            told = line[index].is_a("preposition.of") or line.has(place + 1, place + _LONGEST_PHRASE, "war-capture")
            return predicate(line, place) if told else ""
        if token.is_a("war-capture") and line[place + 1].is_a("taking-place"):
            return HELD  # "a medic from the north captured near the river"
        if not token.is_word or token.is_a("auxiliary", "speech-verb", "conjunction.and"):
            break
    return ""


def _past_phrase(line: Line, index: int) -> int:
    """To the comma behind "from the village of Orlo" if nothing but a place or a body of people stands there."""
    for place in range(index + 1, index + _LONGEST_PHRASE + 1):
        token = line[place]
        if token.text == ",":
            return place
        if not (
            token.is_capitalised
            or token.is_a("article", "preposition.of", "settlement-noun")
            or token.text[:1].isdigit()
        ):
            break
    return index


def _fate_of_them(line: Line, last: int) -> str:
    """What befell those of whom somebody is one: "one of four policemen kidnapped by rebels", "of the hostages"."""
    while line[last + 1].is_a(*THEM):
        last += 1
    if line[last].is_a("custody-noun") or holding_place(line, last + 1) >= 0:
        return HELD
    return predicate(line, last + 1) or fate_before(line, last)


def _one_of_them(line: Line, index: int) -> str:
    """ "is one of around 10,000 suspected fighters held by the militia", "was among the sailors taken prisoner"."""
    start = line.skip(index, "auxiliary", "adverb")
    if _is_the_next(line, index, start):
        return HELD
    if start == index or not (line[start].is_a("epithet.one") or line[start].fold == "among"):
        return ""
    them = next((place for place in line.of(*THEM) if start < place <= start + LONGEST_CLAUSE), -1)
    return _fate_of_them(line, them) if them >= 0 else ""


def _is_the_next(line: Line, index: int, start: int) -> bool:
    """ "is the second Dane to be captured", "became the first officer to be taken alive"."""
    if start == index or not line[start].is_a("article.definite"):
        return False
    verb = next((at for at in line.of("war-capture") if start < at <= start + LONGEST_CLAUSE), -1)
    return line[verb - 1].is_a("auxiliary.infinitive") and line.has(start, start + 2, "epithet", "only-word")


def _past_other_name(line: Line, index: int) -> int:
    """Past "and Y, 48," where two people share one predicate."""
    end = index + 1
    while end - index < 5 and line[end].is_capitalised:
        end += 1
    return past_aside(line, end)


def _in_time_clause(line: Line, index: int) -> str:
    """ "who was 20 when he was captured": the fate of the subject told in a clause of time."""
    for place in range(index, min(line.stop, index + LONGEST_CLAUSE)):
        token = line[place]
        if token.text in (",", ";", ":"):
            return ""
        if token.is_a("clause-opener.time") and line[place + 1].is_a("subject-pronoun.he", "subject-pronoun.they"):
            return predicate(line, place + 2)
    return ""


def _aside_fate(line: Line, index: int) -> str:
    """A fate told inside the aside: ", a soldier who surrendered", ", captured in May,", ", held since spring"."""
    opens = line[index].text in _OPENING
    held = opens and line[index + 1].is_a(*IN_HANDS)
    if held or not opens or not _may_open_aside(line[index + 1]):
        # ", held since spring," but not ", held a photograph", and not ", visited the captured pilot".
        return HELD if held and not opens_object(line, index + 2) else ""
    is_one_of = line[index + 1].is_a("epithet.one") and line[index + 2].is_a("preposition.of")
    for place in range(index + 1, min(line.stop, index + _LONGEST_TOLD_ASIDE)):
        token = line[place]
        fate = _fate_of_them(line, place) if is_one_of and token.is_a(*THEM) else ""
        if token.is_a("fighter-noun.one", "person-noun.one"):
            fate = fate or _held_by(line, place + 1)
        if fate:
            return fate
        if token.is_a("speech-verb") or (token.text in (",", ")", ";", "–", "—") and place > index + 1):
            break
        if token.is_a("relative-pronoun.who", "relative-pronoun.object"):
            return predicate(line, place + 1) or _in_time_clause(line, place + 1) or _held_by(line, place)
        if token.is_a("custody-noun.one") and not token.is_a("fighter-noun"):
            return RELEASED if _is_over(line, place) else HELD
        if token.is_a("custody-adjective") and line.has(place + 1, place + 4, "fighter-noun.one"):
            return of_participle(token)
    return ""


def _may_open_aside(token: Token) -> bool:
    """Whether a word may stand at the head of an apposition or a clause about the noun before it."""
    return token.is_number or token.is_capitalised or token.is_a(*_ASIDE_OPENING)


def _is_over(line: Line, noun: int) -> bool:
    """ "who was a prisoner", "a former prisoner", but not "was taken prisoner"."""
    was_one = line[noun - 2].is_a("auxiliary.was") and line[noun - 1].is_a("article")
    return was_one or line[noun - 1].is_a("past-adjective", "release-participle")
