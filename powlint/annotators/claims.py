"""Contested statements on captives and losses: what somebody should answer for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from powlint.annotators.deeds import deeds
from powlint.annotators.line import Line, Token
from powlint.annotators.terms import Terms, labels_of
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.patterns import Words

# A reporter can count a small group; a large number is always somebody's figure.
_SMALL = 40
_FEW = 10
# How far behind a number what it counts may stand: "300 heavily armed enemy soldiers".
_REACH = 5
_COUNTED = ("fighter-noun.many", "custody-noun.many", "person-noun.many", "counted-noun.member")
# How far a verb may stand from the word that opens its clause: "after the two pilots from the base were captured".
_LONGEST_CLAUSE = 10
# What may open the people that a verb takes: "captured 40 soldiers", "seized the pilot".
_OBJECT_OPENING = (
    "article",
    "demonstrative",
    "number-word",
    "few-word",
    "round-number",
    "approximator",
    "object-opening",
)
_PEOPLE = ("fighter-noun", "custody-noun", "person-noun")
# Words that may tell a capture.
_CAPTURE = ("capture-participle", "capturing-verb", "taking-verb.told", "capture-noun")


class Claims:
    """Gives `claim` (labels: capture, event, figures, deed, and those of the lexicon entry `claim-word`).

    `capture` is any capture that is told; `event` one that is the news of its sentence rather than background; `deed`
    what a warring party did to captives, civilians or its own people.
    """

    gives = ("claim",)
    needs = (SENTENCE, "prisoner")

    def __init__(self, terms: Terms, words: Words) -> None:
        self._terms = terms
        self._words = words
        self._labels = labels_of(words.lexicon, "claim-word")

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Captures told as events, numbers of people, and the words of crime and treatment."""
        for sentence, line in self._terms.lines(draft):
            told = partial(_told, draft, sentence, line)
            yield from draft.kept((Claims, sentence), sentence, self.needs, told)
        for label in self._labels:
            for spot in self._words.pattern("claim-word", label).spots(draft):
                yield Annotation("claim", Span(spot.start, spot.end), label)


def _told(draft: Draft, sentence: Span, line: Line) -> tuple[Annotation, ...]:
    found = [Annotation("claim", line.place(deed.first, deed.last), "deed") for deed in deeds(line)]
    captives = [captive for captive in draft.within(sentence, "prisoner") if captive.label != "released"]
    if captives:
        found += [*_captures(line, captives), *_events(line, captives)]
    if not line.has(line.start, line.stop, "release-participle"):
        # A completed release is counted in public.
        found += _figures(line)
    return tuple(found)


def _captures(line: Line, captives: Sequence[Annotation]) -> Iterator[Annotation]:
    """The first capture that a sentence tells."""
    index = next((index for index in line.of(*_CAPTURE, "surrender-verb") if _tells(line, index)), None)
    if index is None:
        return
    last = index
    while line[last + 1].is_a("capture-participle", "surrender-verb"):
        last += 1
    yield Annotation("claim", line.place(index, last), "capture", captives[0].about, why=captives[0].why)


def _events(line: Line, captives: Sequence[Annotation]) -> Iterator[Annotation]:
    """The first capture that is the news of its sentence: in a clause of its own, told by nobody else, not over yet."""
    if line.has(line.start, line.stop, "release-participle"):
        return
    for index in line.of(*_CAPTURE, "surrender-verb.told", "encircling-participle"):
        if _happens(line, index) and _is_news(line, index):
            last = index
            while line[last + 1].is_a("capture-participle", "surrender-verb", "encircling-participle"):
                last += 1
            yield Annotation("claim", line.place(index, last), "event", captives[0].about, why=captives[0].why)
            return


def _happens(line: Line, index: int) -> bool:
    """Whether a word is a verb or noun that tells a capture as an event, or its passive or active participle does."""
    token, after = line[index], line[index + 1]
    if token.is_a("surrender-verb.told"):
        # "the surrendered soldiers", "a group of surrendered men"
        return not after.is_a(*_PEOPLE, "nationality") and not line[index - 1].is_a("article", "preposition")
    return (
        token.is_a("capturing-verb")
        or (token.is_a("capture-noun") and line.has(index - 4, index, "leading-verb"))
        or (token.is_a("taking-verb.told") and line.has(index + 1, index + _REACH + 2, "custody-noun"))
        or _is_finite(line, index)
    )


def _is_finite(line: Line, index: int) -> bool:
    """Whether a participle carries a clause: "were captured", "was surrounded by villagers", "captured 40 soldiers"."""
    token, carrier = line[index], line[line.before(index, "adverb")]
    if token.is_a("encircling-participle"):
        return carrier.is_a("auxiliary.be") and line.has(index + 1, index + _REACH + 1, "preposition.by")
    if not token.is_a("capture-participle") or token.is_a("holding-participle", "auxiliary.be"):
        return False
    if carrier.is_a("auxiliary.be"):
        return not carrier.is_a("auxiliary.ongoing")
    is_subject = carrier.is_word and not carrier.is_number and not carrier.is_a("preposition", *_OBJECT_OPENING)
    return is_subject and _takes_people(line, index + 1)


def _takes_people(line: Line, index: int) -> bool:
    """Whether people follow as an object: "40 enemy soldiers", "the pilot"."""
    if not (line[index].is_number or line[index].is_a(*_OBJECT_OPENING)):
        return False
    for token in line.between(index, index + _REACH + 1):
        if token.is_a(*_PEOPLE):
            return True
        if not token.is_word or token.is_a("count-end", "place-preposition"):
            return False
    return False


def _is_news(line: Line, index: int) -> bool:
    """Whether the verb at `index` is neither in a clause that hangs on another, nor past or possible, nor reported."""
    if line.has(line.start, index, "speech-verb") or line.has(index - 4, index, "auxiliary.modal", "auxiliary.past"):
        return False
    for place in range(index - 1, max(line.start, index - _LONGEST_CLAUSE) - 1, -1):
        token = line[place]
        if token.text in (",", ";", ":"):
            return True
        if token.is_a("background-opener"):
            return False
    return True


def _tells(line: Line, index: int) -> bool:
    """Whether a word tells a capture as an event; "captured soldiers" and "the capture" only name it."""
    token, before, after = line[index], line[index - 1], line[index + 1]
    if token.is_a("surrender-verb", "capturing-verb"):
        return True
    if token.is_a("taking-verb.told"):
        return line.has(index + 1, index + 5, "custody-noun")
    if token.is_a("capture-noun"):
        return line.has(index - 4, index, "leading-verb")
    if not token.is_a("capture-participle") or line.has(index - 2, index + 1, "holding-participle"):
        # "held in captivity" is a state.
        return False
    happens = before.is_a("auxiliary.be", "auxiliary.have", "adverb")
    return happens or not after.is_word or after.is_a("circumstance")


def _figures(line: Line) -> Iterator[Annotation]:
    """Numbers of people: losses of any size, captives and fighters only in large numbers."""
    index = line.start
    while index < line.stop:
        if not _is_count(line, index):
            index += 1
            continue
        last = index
        while _is_count(line, last + 1) or (line[last + 1].text == "," and _is_count(line, last + 2)):
            last += 1
        counted = _counted(line, index, last)
        if counted is not None:
            yield Annotation("claim", line.place(index, counted), "figures", why="a number of people")
            last = counted
        index = last + 1


def _counted(line: Line, index: int, last: int) -> int | None:
    """The word that tells whom the number `index` to `last` counts; None if it counts nothing that is contested."""
    many = _is_many(line[index])
    owner = line[line.before(index, "approximator", "adverb")]
    if owner.is_a("auxiliary.have") and line[last + 1].is_a("counted-noun.member") and line[last].is_number:
        # "The council has 47 members": how large a body is.
        return None
    for place in range(last + 1, last + 1 + _REACH):
        token = line[place]
        if (
            token.is_a("unit-of-measure", "count-end")
            or token.text in (".", ";", ":")
            or (token.text == "," and place == last + 1)
        ):
            return None
        if token.is_a("counted-noun.resident") or (not many and _is_described(line, place)):
            continue
        if token.is_a("casualty-word", "counted-noun.civilian") or (many and token.is_a(*_COUNTED)):
            return place
    return None


def _is_described(line: Line, place: int) -> bool:
    """Whether a word of custody says which people are counted, rather than what befell them: "14 captured airmen"."""
    after = line[place + 1]
    return line[place].is_a("custody-adjective") and (after.is_capitalised or after.is_a(*_PEOPLE, "nationality"))


def _is_many(token: Token) -> bool:
    number = token.text
    if not number.isdecimal():
        return not token.is_a("round-number.few")
    return len(number) > 2 or int(number) >= _SMALL


def _is_count(line: Line, index: int) -> bool:
    token, after = line[index], line[index + 1]
    if line[index - 1].text == ":" and line[index - 2].is_number:
        return False  # "14:12 Captured soldiers": the clock
    if line[index - 1].is_a("month") or (line[index - 1].is_number and line[index - 2].is_a("month")):
        # "Feb 22 2015": a day and its year, whatever follows.
        return False
    if not token.is_number:
        return token.is_a("round-number") or (token.text[:1].isdigit() and "," in token.text)
    if len(token.text) < 3:
        return int(token.text) >= _FEW
    is_year = len(token.text) == 4 and token.text[:2] in ("19", "20")
    return not (is_year and (after.text in (",", ".", ")") or after.is_a("after-year")))
