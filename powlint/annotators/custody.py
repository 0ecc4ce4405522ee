"""The grammar of captivity round a noun or name: was captured, the captured X, the release of X, X's captors."""

from __future__ import annotations

from collections.abc import Sequence

from powlint.annotators.terms import Token

_BE = frozenset(
    "is are was were be been being has have had will would may might could can remains remained got gets get".split()
)
_MODALS = frozenset("will would may might could can should must".split())
_ADVERBIAL = frozenset(
    "also now then still not never reportedly allegedly apparently initially later recently first reportedly previously "
    "once since all both already just finally eventually subsequently soon earlier thought believed said known "
    "suspected feared currently again together voluntarily willingly formally publicly to have".split()
)
_AND_ALSO = frozenset("injured wounded and beaten disarmed surrounded encircled shot down".split())
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_HELD = ("capture-participle", "trial-participle")
_OUT = ("release-participle",)
_FATE = ("capture-participle", "trial-participle", "release-participle")
_TRANSITIVE = frozenset(
    "captured capture capturing captures detained detaining seized imprisoned interrogated interrogating interrogate "
    "freed free freeing frees released release releasing rescue rescued exchanged exchange exchanging swap swapped "
    "swapping trade traded holding held hold hand handed returned repatriate repatriated executed execute beheaded "
    "tortured jailed sentenced convicted paraded".split()
)
_NOUNS_OF = frozenset(
    "capture captivity release detention imprisonment sentencing trial exchange swap interrogation freedom fate return "
    "conviction execution beheading surrender handover killing abduction immolation case sentence recovery rescue "
    "transfer repatriation captors death footage video videos images treatment status".split()
)
_WEAK_NOUNS = frozenset("death case killing trial status treatment video videos footage images fate sentence".split())
_NAMING = frozenset("named identified called as".split())
_LONGEST_ASIDE = 22
_MOST_ASIDES = 3

HELD = "held"
RELEASED = "released"
DEAD = "dead"
TRIED = "tried"


def fate_after(tokens: Sequence[Token], last: int, sentence: range) -> str:
    """What befell the one whose mention ends at token `last`, told in the words after it; "" if nothing did."""
    index = last + 1
    found = _predicate(tokens, index, sentence)
    if not found and index < sentence.stop and tokens[index].text == ",":
        # The comma may close an apposition before the name: "The commander, General X, was captured".
        found = _predicate(tokens, index + 1, sentence)
    # ", 29, a native of the coast, surrendered": asides may follow each other.
    for _ in range(_MOST_ASIDES):
        if found:
            return found
        found = _aside_fate(tokens, index, sentence)
        past = _past_aside(tokens, index, sentence)
        if found or past == index:
            break
        found = _predicate(tokens, past, sentence)
        index = past - 1 if past - 1 > index else past
    if not found and index < sentence.stop and tokens[index].fold == "and":
        found = _predicate(tokens, _past_other_name(tokens, index, sentence), sentence)
    return found


def fate_before(tokens: Sequence[Token], first: int, sentence: range) -> str:
    """What befell the one whose mention begins at token `first`, told in the words before it."""
    index = first - 1
    skipped = 0
    while index >= sentence.start and tokens[index].is_a("rank", "address"):
        index -= 1
    while index >= sentence.start and skipped < 6:
        token = tokens[index]
        if token.is_a("custody-adjective", "custody-noun.one") and not token.is_a("capture-verb-only"):
            # "captured soldier X", "prisoner X": only person words may stand between.
            return RELEASED if token.is_a("release-participle") else HELD
        if token.text == ":" and tokens[index - 1].is_a("custody-adjective", "custody-noun.one"):
            return RELEASED if tokens[index - 1].is_a("release-participle") else HELD
        if token.fold in _TRANSITIVE and skipped <= 3:
            return RELEASED if token.is_a("release-participle") and token.fold != "returned" else HELD
        if token.fold in ("of", "for") and index - 1 >= sentence.start:
            noun = tokens[index - 1].fold
            if noun in ("exchange", "swap", "swapped", "exchanged", "trade", "traded"):
                return RELEASED
            return HELD if noun in _NOUNS_OF and noun not in _WEAK_NOUNS else ""
        if not (token.is_a("fighter-noun", "person-noun", "nationality", "rank") or token.fold in _FILLERS):
            return ""
        skipped += 1
        index -= 1
    return ""


_FILLERS = frozenset("and the a an young old wounded injured former named called two three four us army navy".split())


def identified_as(tokens: Sequence[Token], first: int, sentence: range) -> bool:
    """Whether a captive is named here: "identified the missing soldier as X", "a mercenary named X"."""
    index = first - 1
    while index >= sentence.start and tokens[index].is_a("rank", "address", "office"):
        index -= 1
    if index < sentence.start or tokens[index].fold not in _NAMING:
        return False
    window = range(max(sentence.start, index - 9), index)
    captive = any(
        tokens[i].is_a("custody-noun", "custody-adjective", "capture-participle")
        or tokens[i].is_a("fighter-noun.one")
        or tokens[i].fold
        in ("missing", "mercenary", "younger", "older", "pair", "himself", "herself", "second", "other")
        for i in window
    )
    naming = tokens[index].fold in ("named", "called") or any(
        tokens[i].fold in ("named", "identified", "name", "names", "introduced", "naming", "identifies") for i in window
    )
    return captive and naming


def one_of_them(tokens: Sequence[Token], first: int, sentence: range) -> bool:
    """Whether "the second mercenary, X" or "video shows X": a member of a group told of, or the person on film."""
    before = first - 1
    while before >= sentence.start and tokens[before].is_a("rank", "address"):
        before -= 1
    if before >= sentence.start and tokens[before].text == ",":
        before -= 1
        for head in range(max(sentence.start, before - 9), before + 1):
            if tokens[head].is_a("fighter-noun.one", "person-noun.one", "custody-noun.one") and (
                _predicate(tokens, head + 1, sentence) == HELD
                or (head == before and fate_before(tokens, head, sentence) == HELD)
            ):
                return True
    if before - 1 >= sentence.start and tokens[before].is_a("fighter-noun.one", "custody-noun.one"):
        window = {tokens[i].fold for i in range(max(sentence.start, before - 3), before)}
        return bool(window & {"second", "first", "third", "other", "younger", "older", "elder"})
    if before > sentence.start and tokens[before].fold in _FEATURES:
        return any(tokens[i].is_a("recording-noun") for i in range(max(sentence.start, before - 8), before))
    return False


def introduced(tokens: Sequence[Token], first: int, last: int, sentence: range) -> bool:
    """Whether a name is given to somebody just told of: "UK citizen X", "Among them is X", "the flyer, named as X"."""
    before = first - 1
    while before >= sentence.start and tokens[before].is_a("rank", "address"):
        before -= 1
    if before < sentence.start:
        return False
    window = range(max(sentence.start, before - 6), before + 1)
    if any(tokens[i].fold in ("his", "their", "her") for i in window[-4:]):
        return tokens[before].fold in _MEN and tokens[before - 1].fold in (
            "her",
            "my",
            "only",
            "elder",
            "younger",
            "eldest",
        )
    if tokens[before].is_a("fighter-noun.one", "person-noun.one") and not _once(tokens, before, sentence):
        return True
    if tokens[before].fold == "as" and any(tokens[i].fold in _NAMED for i in window):
        return True
    if tokens[before].fold == "called" and tokens[before - 1].is_a("fighter-noun.one", "person-noun.one"):
        return True
    opening = [tokens[i].fold for i in range(sentence.start, min(first, sentence.start + 9))]
    if opening[:1] in (["among"], ["also"]) and any(word in _COPULAS for word in opening):
        return True
    if opening[:1] in (["one"], ["they"]) and tokens[before].fold in _COPULAS | {"be"}:
        return True
    if (
        tokens[before].text == ","
        and tokens[before - 1].fold in _MEN
        and tokens[before - 2].fold in ("her", "my", "only", "their")
    ):
        return True
    return tokens[before].text == "," and tokens[before - 1].fold in (
        "them",
        "captives",
        "captive",
        "prisoner",
        "other",
    )


def described(tokens: Sequence[Token], first: int, last: int, sentence: range) -> bool:
    """Whether a soldier's rank stands before the name, or an age of service or a word for fighters after it."""
    before, after = first - 1, last + 1
    if before >= sentence.start and tokens[before].is_a("rank"):
        return not _once(tokens, before, sentence)
    if after + 1 >= sentence.stop or tokens[after].text not in (",", "("):
        return False
    if tokens[after + 1].text.isdigit() and _YOUNGEST <= int(tokens[after + 1].text) <= _OLDEST:
        return not any(_once(tokens, i, sentence) for i in range(after + 2, min(after + 8, sentence.stop)))
    aside = range(after + 1, min(after + 8, sentence.stop))
    if any(_once(tokens, i, sentence) for i in aside):
        return False
    return any(tokens[i].is_a("fighter-noun.one") or tokens[i].fold.endswith("-year-old") for i in aside[:4])


_MEN = frozenset("husband son brother grandson nephew fiancé fiance boyfriend".split())
_NAMED = frozenset("named identified introduced introduces calls naming identifies identifying".split())
_COPULAS = frozenset("is are was were include includes included".split())
_YOUNGEST, _OLDEST = 16, 60


def _once(tokens: Sequence[Token], index: int, sentence: range) -> bool:
    """Whether a description belongs to the past: a former sergeant, a retired engineer."""
    return any(
        tokens[i].fold in ("former", "retired", "ex", "late", "veteran")
        for i in range(max(sentence.start, index - 3), index + 1)
    )


def told(tokens: Sequence[Token], sentence: range) -> bool:
    """Whether a sentence tells of captives without naming them."""
    for index in sentence:
        if tokens[index].is_a("custody-noun") and not (
            index + 1 < sentence.stop and tokens[index + 1].fold in ("exchange", "swap")
        ):
            return True
        if tokens[index].is_a("fighter-noun", "person-noun") and (
            fate_after(tokens, index, sentence) or fate_before(tokens, index, sentence)
        ):
            return True
        if tokens[index].fold == "captivity":
            return True
    return False


_FEATURES = frozenset("features featuring showing shows showed depicting depicts".split())


def possessed(tokens: Sequence[Token], last: int, sentence: range) -> bool:
    """Whether "X's capture", "X's release": the name owns a noun of captivity."""
    return (
        tokens[last].text.endswith(("'s", "’s", "s'", "s’"))
        and last + 1 < sentence.stop
        and tokens[last + 1].fold in _NOUNS_OF - _WEAK_NOUNS - {"return", "case", "recovery", "transfer"}
    )


def _past_aside(tokens: Sequence[Token], index: int, sentence: range) -> int:
    """Past ", 28," or ", a soldier from the north," or "(28)" to where the predicate goes on."""
    if index >= sentence.stop or tokens[index].text not in (",", "(", "–", "—"):
        return index
    closing = {"(": ")"}.get(tokens[index].text, tokens[index].text)
    for end in range(index + 1, min(sentence.stop, index + _LONGEST_ASIDE)):
        if tokens[end].text == closing:
            return end + 1
    return index + 1


def _past_other_name(tokens: Sequence[Token], index: int, sentence: range) -> int:
    """Past "and Y, 48," where two people share one predicate."""
    end = index + 1
    while end < sentence.stop and end - index < 5 and tokens[end].is_capitalised:
        end += 1
    return _past_aside(tokens, end, sentence)


def _predicate(tokens: Sequence[Token], index: int, sentence: range) -> str:
    """The fate told by a predicate that begins at `index`: was captured, surrendered, has been freed."""
    if index < sentence.stop and tokens[index].fold in _RELATIVE:
        index += 1
    helped = negated = wished = False
    for _ in range(8):
        if index >= sentence.stop:
            return ""
        token = tokens[index]
        if token.is_a("surrender-verb"):
            return "" if negated else HELD
        if token.is_a(*_FATE) and (helped or token.is_a("capture-participle", "trial-participle")):
            fate = "" if negated else _fate(token, tokens, index, sentence)
            return HELD if wished and fate == RELEASED else fate
        if token.fold in ("pleaded", "confessed", "remains") and index + 1 < sentence.stop:
            following = tokens[index + 1].fold
            return TRIED if following == "guilty" else ""
        if token.fold in _BE:
            helped = True
            wished = wished or token.fold in _MODALS
        elif token.fold in ("not", "never"):
            negated = True
        elif token.fold == "in" and helped and index + 1 < sentence.stop:
            return HELD if tokens[index + 1].fold in ("captivity", "custody", "detention") else ""
        elif (
            token.fold not in _ADVERBIAL and not token.fold.endswith("ly") and not (helped and token.fold in _AND_ALSO)
        ):
            return ""
        index += 1
    return ""


def _fate(token: Token, tokens: Sequence[Token], index: int, sentence: range) -> str:
    if token.is_a("capture-participle"):
        following = tokens[index + 1].fold if index + 1 < sentence.stop else ""
        after = tokens[index + 2].fold if index + 2 < sentence.stop else ""
        if following == "on" and after in ("camera", "video", "film", "tape", "cctv"):
            return ""
        if following in ("the", "a", "an", "several", "two") or following == "by" and after in ("cctv", "cameras"):
            # An object follows: the subject did the capturing.
            return ""
        return HELD
    return RELEASED if token.is_a(*_OUT) else TRIED


def _aside_fate(tokens: Sequence[Token], index: int, sentence: range) -> str:
    """A fate told inside the aside: ", a soldier who surrendered", ", captured in May,", ", held since spring"."""
    if index >= sentence.stop or tokens[index].text not in (",", "(", "–", "—"):
        return ""
    for place in range(index + 1, min(sentence.stop, index + 16)):
        token = tokens[place]
        if token.text in (",", ")", ";", "–", "—") and place > index + 1:
            return ""
        if place == index + 1 and token.is_a("capture-participle", "trial-participle"):
            return HELD
        if token.fold == "who":
            return _predicate(tokens, place + 1, sentence)
        if token.is_a("custody-noun.one") and not token.is_a("fighter-noun"):
            return RELEASED if tokens[place - 1].fold in ("former", "ex", "freed") else HELD
        if (
            token.is_a("custody-adjective")
            and place + 2 < sentence.stop
            and any(tokens[i].is_a("fighter-noun.one") for i in range(place + 1, min(place + 4, sentence.stop)))
        ):
            return RELEASED if token.is_a("release-participle") else HELD
        if token.is_a("speech-verb"):
            return ""
    return ""
