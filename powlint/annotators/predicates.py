"""What a predicate tells of its subject: was captured, surrendered, is in enemy hands, has been freed."""

from __future__ import annotations

from powlint.annotators.line import Line, Token

HELD = "held"
RELEASED = "released"
TRIED = "tried"

IN_HANDS = ("capture-participle", "trial-participle")
_LONGEST_PREDICATE = 8
# "in the Russian army's hands"
_LONGEST_HOLDER = 4
# Told of later in a sentence, these are said of war; a man may be held after a brawl.
_TAKEN = ("war-capture", "arrest-participle", "captivity-state", "surrender-verb", "falling-verb", "people-taken")
_ANOTHER_SUBJECT = ("speech-verb", "subject-pronoun", "relative-pronoun", "clause-opener.new")
_HOLDER = ("article", "nationality", "possessive", "holder-word")
# "who joined a militia in the north has been captured": how long a defining clause may be.
LONGEST_CLAUSE = 14
# "was shot down over the valley on the second day of the war and is in enemy hands": how far that may be.
_LONGEST_SENTENCE = 30
_QUOTES = frozenset("'\"‘’“”")


def predicate(line: Line, index: int) -> str:
    """The fate told by a predicate that begins at `index`: was captured, surrendered, has been freed."""
    if line[index].is_a("relative-pronoun.subject", "relative-pronoun.object"):
        index += 1
    helped = passive = negated = wished = False
    for place in range(index, index + _LONGEST_PREDICATE):
        token = line[place]
        if token.is_a("surrender-verb"):
            return "" if negated else HELD
        if token.is_a(*IN_HANDS) or (helped and token.is_a("release-participle")):
            fate = _participle_fate(line, place, wished=wished, passive=passive, active=helped and not passive)
            return "" if negated else RELEASED if fate == HELD and _freed_later(line, place) else fate
        if token.is_a("guilty-plea"):
            return TRIED
        if passive and (_is_taken(line, place) or _is_taken_by_force(line, place)):
            return "" if negated else HELD
        if token.is_a("falling-verb") or (helped and token.is_a("preposition.in", "article.indefinite")):
            return "" if negated else _state(line, place)
        if token.is_a("auxiliary"):
            helped = True
            passive = passive or token.is_a("auxiliary.be")
            wished = wished or token.is_a("auxiliary.modal")
        elif token.is_a("negator"):
            negated = True
        elif not _stands_inside(token, helped=helped):
            break
    return ""


def _is_taken(line: Line, index: int) -> bool:
    """ "were taken near the river", "had been taken."."""
    after = line[index + 1]
    return line[index].fold == "taken" and (after.is_a("taking-place") or not after.is_word)


def _is_taken_by_force(line: Line, index: int) -> bool:
    """ "rounded up by the rebels": police who do that make it no capture."""
    by = line.skip(index, "arrest-participle")
    by_force = line.has(by + 1, by + 1 + _LONGEST_HOLDER, "military-word", "fighter-noun.many")
    return by > index and line[by].is_a("preposition.by") and by_force and not line.has(by, by + 4, "civil-word")


def later_predicate(line: Line, index: int) -> str:
    """The fate told by a later predicate of the same subject: "was shot down and is in enemy hands"; "" if none is."""
    if not line.has(index, line.stop, *_TAKEN):
        return ""
    for place in range(index, min(line.stop, index + _LONGEST_SENTENCE)):
        token, after = line[place], line[place + 1]
        if token.is_a("relative-pronoun.who") and place < index + _LONGEST_HOLDER:
            continue  # "two men from the south who left … and were captured"
        if token.is_a(*_ANOTHER_SUBJECT) and place > index:
            return ""
        goes_on = token.is_a("conjunction.and", "conjunction.but")
        if goes_on and after.is_a("auxiliary", "adverb", "surrender-verb", "falling-verb"):
            taken = line.has(place + 1, place + 1 + _LONGEST_PREDICATE, *_TAKEN)
            if taken and (fate := predicate(line, place + 1)):
                return fate
    return ""


def _state(line: Line, index: int) -> str:
    """What somebody is or falls into: "in captivity", "into enemy hands", "a prisoner of the rebels"."""
    token, after = line[index], line[index + 1]
    if token.is_a("article"):
        is_captive = after.is_a("custody-noun.one") and not after.is_a("custody-idiom")
        over = line[index - 1].is_a("auxiliary.was")
        return "" if not is_captive else RELEASED if over else HELD
    held = token.is_a("captivity-state.hands") or holding_place(line, index + token.is_a("falling-verb")) >= 0
    return HELD if held else ""


def _freed_later(line: Line, index: int) -> bool:
    """Whether the same predicate goes on with the way home: "was captured in April and came home last month"."""
    for place in range(index + 1, min(line.stop, index + LONGEST_CLAUSE)):
        token = line[place]
        if token.is_a("conjunction.and", "clause-opener.time"):
            after = line.skip(place + 1, "adverb", "auxiliary", "clause-opener.time", "subject-pronoun.he")
            has_object = line[after + 1].is_a("article") and not line.has(after + 2, after + 4, "unit-of-measure")
            freed = line[after].is_a("release-participle") and not has_object
            if freed or line[after].is_a("homecoming"):
                return True
    return False


def _stands_inside(token: Token, *, helped: bool) -> bool:
    """Whether a word may stand between auxiliary and participle: "was later", "were wounded and captured"."""
    return (
        token.text in _QUOTES
        or token.is_a("adverb", "reportive", "preposition.to")
        or (helped and token.is_a("harm-participle", "conjunction.and"))
    )


def _participle_fate(line: Line, index: int, *, wished: bool, passive: bool, active: bool) -> str:
    """What a participle tells: a release that is only wished for leaves people held."""
    token = line[index]
    if token.is_a("capture-participle"):
        if token.is_a("many-sided-participle") and line[index + 1].is_a("participle-particle"):
            # "held up a photograph", "held talks": nobody is in anybody's hands.
            return ""
        # "have captured …" and "captured a hill" have an object, so the subject did the capturing; "was captured a week
        # ago" has none.
        active = active or (not passive and opens_object(line, index + 1))
        return "" if active or _is_on_camera(line, index) else HELD
    if token.is_a("release-participle"):
        return HELD if wished else RELEASED
    # "Judge X sentenced the gunner": the subject is the court.
    return "" if not passive and opens_object(line, index + 1) else TRIED


def opens_object(line: Line, index: int) -> bool:
    """Whether "a hill", "three villages" follow, so that the subject did the capturing; "two days ago" is a time."""
    token = line[index]
    counted = token.is_number or token.is_a("number-word")
    return token.is_a("article", "demonstrative", "object-opening.count") or (
        counted and not line.has(index + 1, index + 3, "unit-of-measure")
    )


def is_reduced(line: Line, last: int) -> bool:
    """ "two soldiers fighting with the army have …": whether a clause without "who" follows the noun at `last`."""
    return line[last].is_a("fighter-noun", "person-noun") and line[last + 1].fold in ("fighting", "serving")


def _is_on_camera(line: Line, index: int) -> bool:
    """Whether "captured" says nothing of captivity: "on video", "by cameras"."""
    by = line[index + 1].is_a("preposition.on", "preposition.by")
    return by and line[index + 2].is_a("screen.camera", "screen.recording")


def holding_place(line: Line, index: int) -> int:
    """The number of "captivity" after "in", of "hands" after "into enemy": where somebody is held; -1 if nowhere."""
    if not line[index].is_a("preposition.in", "preposition.into"):
        return -1
    place = index + 1
    while place <= index + _LONGEST_HOLDER and (line[place].is_a(*_HOLDER) or line[place].is_capitalised):
        place += 1
    if line[place].is_a("captivity-state.whose"):
        named = place > index + 1 and not line[place - 1].is_a("article", "possessive.he", "possessive.she")
        return place if named else -1
    return place if line[place].is_a("captivity-state") else -1
