"""What one mention of a name shows of the person: an office, kinship, speech, or what befell them."""

from __future__ import annotations

from collections.abc import Iterator

from powlint.annotators.bearers import Name
from powlint.annotators.custody import MOST_ASIDES, fate_after, past_aside
from powlint.annotators.dossiers import (
    DEAD,
    DESCRIBED,
    FILMED,
    FREED,
    INTRODUCED,
    NAMED,
    OFFICIAL,
    PRISONER,
    RANKED,
    RELATIVE,
    REPORTER,
    ROOTED,
    SPEAKER,
    UNHEARD,
    WITNESS,
)
from powlint.annotators.foregoing import fate_before
from powlint.annotators.freeing import is_freed
from powlint.annotators.introductions import (
    described,
    introduced,
    is_named_here,
    is_one_of_them,
    named_as_captive,
    one_of_them,
    owns_capture,
)
from powlint.annotators.line import Line, Token
from powlint.annotators.naming import names_himself, names_on_paper
from powlint.annotators.predicates import HELD, RELEASED, TRIED, predicate

_TITLES = ("rank", "address")
# Kin are told of in the same breath as captives; it takes more than two cues to make one of them the captive.
_KINSHIP = 3
# How many words may stand before the subject of a sentence.
_LEAD = 4
# How far behind a name of a list "and" may stand.
_LIST = 4
_WHOSE = ("possessive", "relative-pronoun.possessive", "birth-order")
# How far from a name its apposition may tell an office.
_APPOSITION = 9
_APPOSITION_BEFORE = 11
# How far behind its subject the object of a verb may stand.
_OBJECT = 6
# How far a verdict may reach round the names: "found X, 41, Y, 37, and Z guilty".
_VERDICT = 16

# Where these stand behind a name, no office is told: "X, whose head is bandaged".
_NO_OFFICE = ("speech-verb", "custody-adjective", "custody-noun", "kin", "relative-pronoun.possessive")

# Between a name and what is told: then it is told of somebody else.
_ANOTHER = ("kin", "relative-pronoun.possessive", "speech-verb", "subject-pronoun")

Sign = tuple[str, str]


def signs(name: Name) -> Iterator[Sign]:
    """What the words round a name show, each with its reason."""
    yield from _office(name)
    yield from _captivity(name)
    line = name.line
    if is_freed(line):
        yield FREED, ""
    yield from ((sign, "") for sign in _hints(line, name.first, name.last))


def _hints(line: Line, first: int, last: int) -> Iterator[str]:
    """What tells little alone."""
    if line[first - 1].is_a("rank") and not line.has(first - 4, first, "past-adjective"):
        yield RANKED
    if line.of("recording-noun"):
        yield FILMED
    if line.has(last + 1, last + _APPOSITION, "native-word", "service-verb", "years-old") or line[last + 2].is_number:
        yield ROOTED
    if is_named_here(line, first):
        yield NAMED
    if line.has(first - 5, first, "killing-verb") or line.has(last + 1, last + 6, "killing-verb"):
        yield DEAD
    if not line[last].is_possessive and _is_unheard_of(line, last):
        yield UNHEARD


def _is_held(line: Line, last: int) -> bool:
    return fate_after(line, last) == HELD or _is_unheard_of(line, last)


def _is_unheard_of(line: Line, last: int) -> bool:
    """ "X, a medic with the brigade, has not been heard from since", "X, who is believed to be held by the rebels"."""
    told = next((at for at in line.of("unheard-of.lost", "captive-scene.held") if at > last), None)
    return told is not None and not line.has(last + 1, told, *_ANOTHER)


def speaker_sign(name: Name) -> Iterator[Sign]:
    """Whether a name is brought in as a speaker's: captives speak too, so later mentions tell nothing."""
    line = name.line
    before = line.before(name.first, "office", "rank", "address", "nationality")
    after = name.last + 1
    if line[name.first - 1].is_a("commanding-noun"):
        # "Colonel X, 52, a man from the coast, told reporters": those who hold captives speak of them.
        for _ in range(MOST_ASIDES):
            after = after if line[after].is_a("speech-verb") else past_aside(line, after)
    body = _past_body(line, after)
    if line[body].is_a("speech-verb") or line[before].is_a("speech-verb"):
        yield SPEAKER, "speaks"
        aside = line[after].text == "," and not line.has(after, after + _APPOSITION, "fighter-noun")
        if aside or body != name.last + 1 or _commands(line, before):
            # "said X, a 26-year-old pharmacist", "Major X of the brigade said": so those are quoted who stand by.
            yield WITNESS, ""


def _commands(line: Line, comma: int) -> bool:
    """ "the Karelian commander, Major X, told": unless he is the captured one, he tells of those whom he holds."""
    apposed = line[comma].text == "," and line[comma - 1].is_a("commanding-noun")
    return apposed and not line.has(comma - 4, comma, "custody-adjective", "custody-noun")


def _past_body(line: Line, after: int) -> int:
    """Past "of the 93rd Orlo Brigade" to what its officer does."""
    if not line[after].is_a("preposition.of", "preposition.from", "preposition.with"):
        return after
    end = after + 1
    while end < after + _APPOSITION and (line[end].is_a("article") or _is_proper(line[end])):
        end += 1
    return end if line[end].is_a("speech-verb") else after


def _is_proper(token: Token) -> bool:
    return token.is_capitalised or token.text[:1].isdigit()


def signs_near_captives(name: Name) -> Iterator[Sign]:
    """What counts only where captives are told of close by."""
    line, first, last = name.line, name.first, name.last
    if names_himself(line, first):
        yield from [(PRISONER, "told by himself, where captives are told of")] * 2
        yield HELD, ""
    elif introduced(line, first) or names_on_paper(line, first) or _is_brought_in(line, last):
        yield INTRODUCED, ""
    elif described(line, first, last):
        yield DESCRIBED, ""
        if _has_a_captive(line, last) or _acts_on_a_captive(line, last):
            yield WITNESS, ""


def _is_brought_in(line: Line, last: int) -> bool:
    """Whether the words behind a name bring in one of the captives told of."""
    return is_one_of_them(line, last) or _has_kin(line, last) or _is_taken(line, last)


def _has_a_captive(line: Line, last: int) -> bool:
    """ "X, 44, has not heard from her brother", "X, 52, whose guards hold …": another is the captive."""
    owners = line.of("possessive.she", "relative-pronoun.possessive")
    return any(line.has(at + 1, at + 3, "kinsman", "bystanders") for at in owners if at > last)


def _acts_on_a_captive(line: Line, last: int) -> bool:
    """ "X, 44, has visited the captured gunner": a captive is the object, and nothing passive stands before it."""
    captive = next((at for at in line.of("custody-adjective", "custody-noun") if at > last), line.stop)
    comma = next((at for at in range(captive, last, -1) if line[at].text == ","), last)
    near = comma < captive < min(line.stop, comma + _OBJECT)
    verb = line[comma + 1]
    passive = line.has(comma, captive, "auxiliary.be", "preposition", "relative-pronoun")
    return near and not passive and not verb.is_a("article", "custody-adjective", "custody-noun", "capture-participle")


def _has_kin(line: Line, last: int) -> bool:
    """ "Orton's mother": where captives are told of, it is their kin who are brought in by them."""
    kin = line.skip(last + 1, "birth-order", "past-adjective")
    return line[last].is_possessive and line[kin].is_a("kin") and not line[kin].is_a("kinsman")


def _is_taken(line: Line, last: int) -> bool:
    """ "Captain X was shot down", "X, his hands tied, …": where captives are told of, one of them."""
    downed = line.has(last + 1, last + _APPOSITION, "downed-verb")
    captors = any(line[at - 1].is_a("possessive.he", "possessive.she") for at in line.of("holder-word") if at > last)
    taken = downed or captors or line.has(last + 1, last + _VERDICT, "bound-word")
    return taken and not line.has(last + 1, line.stop, "killing-verb")


def joined(one: Name, other: Name) -> bool:
    """Whether two names stand in one breath: "X and Y", "X, 28, and Y", "X of Sweden, Y and Z"."""
    between = list(one.line.between(one.last + 1, other.first))
    is_last = any(token.text == "&" or token.is_a("conjunction.and") for token in between)
    return (
        one.line is other.line
        and 0 < len(between) <= 5
        and (is_last or _goes_on(one, other))
        and all(
            token.text in (",", "&")
            or token.is_number
            or token.is_a(
                "conjunction.and", "nationality", "rank", "address", "country", "preposition.of", "preposition.from"
            )
            for token in between
        )
    )


def _goes_on(one: Name, other: Name) -> bool:
    """Whether a comma parts two full names of a list that ends with "and Z"."""
    after = one.line.between(other.last + 1, other.last + 2 + _LIST)
    full = one.last > one.first and other.last > other.first
    return full and other.line is one.line and any(token.is_a("conjunction.and") for token in after)


def _captivity(name: Name) -> Iterator[Sign]:
    fate, where = _fate(name)
    if fate:
        yield PRISONER, where
        yield fate, where
    captured_officer = where == "told before the name" and fate == HELD and _is_titled(name)
    if where in ("told after the name", "named as the captive") or captured_officer:
        # A predicate of its own ("General X was captured", "captured General X") outweighs an office.
        yield PRISONER, where


def _is_titled(name: Name) -> bool:
    return name.line[name.first - 1].is_a("rank", "office")


def _fate(name: Name) -> Sign:
    """What befell the bearer, and where it is told."""
    line, first, last = name.line, name.first, name.last
    of_the_dead = line.has(first - 5, first, "killing-verb")  # "funeral services for X were held"
    if not of_the_dead and (fate := fate_after(line, last)):
        return fate, "told after the name"
    if not line[last].is_possessive and (fate := fate_before(line, first, last)):
        return fate, "told before the name"
    if fate := _fate_in_time(line, first, last):
        return fate, "told in a clause of time"
    return (TRIED, "found guilty") if _found_guilty(line, first, last) else _role(line, first, last)


def _role(line: Line, first: int, last: int) -> Sign:
    """What the name does in the sentence: it owns a capture, or is given to a captive."""
    if owns_capture(line, last):
        freed = line[last + 1].is_a("fate-noun.release")
        return RELEASED if freed else HELD, "the name's own capture or release"
    if named_as_captive(line, first):
        return HELD, "named as the captive"
    if names_himself(line, first) and line[first - 1].is_a("rank") and line.of("subject-pronoun.we", "possessive.i"):
        return HELD, "gives rank and name"
    return (HELD, "one of the captives told of, or shown on film") if one_of_them(line, first) else ("", "")


def _fate_in_time(line: Line, first: int, last: int) -> str:
    """ "X sang in the bunker before she was taken prisoner": of the subject, if nobody else stands between."""
    if (
        not line.of("subject-pronoun.he")
        or line.before(first, *_TITLES, "article", "fighter-noun") >= line.start + _LEAD
    ):
        return ""
    for opener in line.numbers:
        opens = line[opener].text == ";" or line[opener].is_a("clause-opener.time", "conjunction.and")
        if opens and opener > last and line[opener + 1].is_a("subject-pronoun.he"):
            alone = not line.has(last + 1, opener, "kin", "office", "person-noun", "killing-verb", "speech-verb")
            return predicate(line, opener + 2) if alone else ""
    return ""


def _found_guilty(line: Line, first: int, last: int) -> bool:
    """ "found X, 41, and Y guilty of fighting": the verdict stands round the names."""
    verdict = any(token.fold == "guilty" for token in line.between(last + 1, last + _VERDICT))
    return verdict and any(token.fold in ("found", "finds") for token in line.between(first - _VERDICT, first))


def _office(name: Name) -> Iterator[Sign]:
    line, first = name.line, name.first
    before = line[first - 1]
    at = first - 2 if before.text == "," and _closes(line, name.last) else first - 1
    kin = line[at]
    if line[name.last].is_a("public-figure"):
        yield from [(OFFICIAL, "a public figure")] * _KINSHIP
    by = line.before(first, *_TITLES)
    titled = line[by]
    if before.is_a("office") and not before.is_a("rank"):
        yield OFFICIAL, f"“{before.text}” before the name"
    elif titled.is_a("office") and not titled.is_a("fighter-noun"):
        yield OFFICIAL, f"“{titled.text}” before the rank"
    elif first - 2 <= line.start and (before.is_a("credit-word") or _is_label(line, first - 1, name.last)):
        yield REPORTER, "a byline or credit"
    elif before.is_a("byline-verb") and name.last + 2 >= line.stop:
        yield REPORTER, f"“{before.text}” before the name, at the end"
    elif before.is_possessive and before.text[:-2].isupper():
        yield OFFICIAL, f"of “{before.text}”"  # "the ICRC's X", "the BBC's X"
    elif line[by].is_a("preposition.by") and line[by - 1].is_a("commanding-participle"):
        yield OFFICIAL, f"“{line[by - 1].text} by” before the name"
    elif kin.is_a("kinsman") and line[at - 1].is_a(*_WHOSE) and _is_held(line, name.last):
        return  # "whose son X was captured", "her son, X, …": he is told of for his own sake
    elif kin.is_a("kin"):
        yield from [(RELATIVE, f"“{kin.text}” before the name")] * (1 if before.text == "," else _KINSHIP)
    yield from _office_before(line, first)
    yield from _office_after(line, name.last + 1)


def _is_label(line: Line, index: int, last: int) -> bool:
    """ "Picture: X" credits X; "Held: X" and "Pictured: X smiles" do not."""
    goes_on = line[last + 1].is_word
    return (
        line[index].text == ":"
        and not goes_on
        and not line[index - 1].is_a("custody-adjective", "custody-noun", "capture-participle")
    )


def _closes(line: Line, last: int) -> bool:
    """Whether an apposition ends with the name: "his sister, Amber, …", not "according to his sister, Orton served"."""
    after = line[last + 1]
    return not after.is_word or after.is_a("conjunction.and", "relative-pronoun.who")


def _office_before(line: Line, first: int) -> Iterator[Sign]:
    """ "A spokesman for the brigade, Colonel X": an office told before the name, a comma between."""
    index = line.before(first, *_TITLES, "service-branch", "article")
    if index <= line.start or line[index].text != ",":
        return
    for place in range(index - 1, max(line.start - 1, index - 1 - _APPOSITION_BEFORE), -1):
        token = line[place]
        if token.text in (",", ";", ":") or token.is_a(
            "speech-verb", "custody-adjective", "custody-noun", "fighter-noun.one"
        ):
            return
        if token.is_a("office-apposition") and not token.is_a("rank"):
            yield OFFICIAL, f"“{token.text}” before the name"
            return


def _office_after(line: Line, after: int) -> Iterator[Sign]:
    """ "X, 54, the minister": an office told after the name, or an agency as in a credit."""
    if after + 2 < line.stop and line[after].text == "," and line[after + 1].is_number:
        after += 2
    if line[after].text == "/":
        yield REPORTER, "an agency after the name"
    if line[after].text not in (",", "(", "–", "—"):
        return
    for token in line.between(after + 1, after + _APPOSITION):
        if token.text in (",", ")", ";") or token.is_a(*_NO_OFFICE, "preposition.with"):
            return
        if token.is_a("office-apposition", "office") and not token.is_a("rank"):
            yield OFFICIAL, f"“{token.text}” after the name"
            return
