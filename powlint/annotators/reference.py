"""Which captives a pronoun, an epithet or "the two men" means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from powlint.annotators.custody import fate_after
from powlint.annotators.freeing import comes_home
from powlint.annotators.line import Line
from powlint.annotators.mentions import DEFINITE, FEW, FIRST, GROUP, SECOND, Memory, Mention
from powlint.annotators.predicates import HELD, RELEASED
from powlint.model.draft import Draft

# Before "he", whom it rather means than a captive told of long before.
_NEW_SPEAKER = ("speech-verb", "office", "kin", "fighter-noun", "person-noun", "display-verb")
# What goes on after a subject: "the younger was …", "one with a bandaged hand".
AFTER_SUBJECT = (
    "auxiliary.be",
    "auxiliary.have",
    "auxiliary.do",
    "auxiliary.modal",
    "relative-pronoun.who",
    "conjunction.and",
    "preposition.with",
    "preposition.of",
    "preposition.in",
    "preposition.from",
    "preposition.by",
    "bearing-verb",
)
_PEOPLE = ("custody-noun", "fighter-noun", "person-noun", "custody-adjective")
# Before "one" and "another" these show a number or a pronoun rather than a captive: "from one", "no one".
_NOT_BEFORE_ONE = (
    "article.definite",
    "demonstrative",
    "only-one",
    "preposition.from",
    "preposition.to",
    "preposition.for",
    "preposition.of",
    "preposition.in",
    "preposition.at",
    "preposition.by",
)
_QUOTES = ("'", '"', "”", "’")
# As many as a reader can tell apart: each detail still singles one of them out.
_FEW = 5
# How far behind a name "she" still means whoever bears it: "Orton told reporters that she".
_SHE_SAYS = 7


def counts_few(line: Line, first: int, last: int) -> bool:
    """Whether the phrase counts five people or fewer: then each detail singles one of them out."""
    return line.has(first, last + 1, "few-word") or any(
        token.is_number and 1 < int(token.text) <= _FEW for token in line.between(first, last + 1)
    )


def one_of_several(line: Line, index: int, memory: Memory) -> Mention | None:
    """ "the younger", "the other", "one with a bandaged hand": one of several captives just spoken of."""
    word, before = line[index], line[index - 1]
    definite = before.is_a("article.definite")
    if word.is_a("epithet.third") and not (memory.few or memory.recent):
        return None
    if word.is_a("epithet.one", "epithet.another"):
        fits = not before.is_a(*_NOT_BEFORE_ONE) and before.text != "-"
    else:
        fits = definite
    if not fits or before.text in _QUOTES or not _is_alone(line, index):
        return None
    among_recent = memory.recent and memory.many is not None and memory.many.captive
    if not among_recent and not (memory.few and not word.is_a("epithet.one", "epithet.another")):
        return None
    why = "one of the captives named just before"
    last = index
    if line[index + 1].is_a("preposition.of"):
        last = index + (3 if line[index + 2].is_a("article") else 2)
    return Mention(index - definite, last, "", HELD, many=False, captive=True, why=why)


def said_again(line: Line, first: int, last: int, memory: Memory, *, many: bool) -> Mention | None:
    """A bare "the two men", "the younger": captives only if captives were spoken of just before."""
    known = _the_few(line, first, last, memory) if many else _known_by_noun(line, first, last, memory)
    if known is not None or not memory.recent or not _points_back(line, first, last):
        return known
    if memory.is_somebody_else(line[last].fold):
        return None
    single = memory.one if memory.one is not None and memory.one.captive else memory.many
    meant = memory.many if many else single
    if meant is None or not meant.captive:
        return None
    if _are_others(line, first, last) if many else _is_other(line, first, last, meant, memory):
        return None
    label = RELEASED if comes_home(line) else meant.label
    if many and label == GROUP and counts_few(line, first, last):
        label = FEW
    elif not many and label in (GROUP, FEW):
        label = HELD
    why = "said again of captives named just before"
    return Mention(first, last, "", label, many, captive=True, why=why, again=True)


def _points_back(line: Line, first: int, last: int) -> bool:
    """Whether a phrase points at somebody known: "the men", "the younger", but neither "a soldier" nor "former men"."""
    if line.has(first - 1, last, "article.indefinite") or line[first].is_a("epithet.former"):
        return False
    return line.has(first, last + 1, *DEFINITE, *FIRST, *SECOND)


def pronouns(line: Line, found: Sequence[Mention], memory: Memory, draft: Draft) -> Iterator[Mention]:
    """The pronouns of a sentence that mean captives; each goes to the first captive before it, else to the last one."""
    for index in line.of("pronoun.they", "pronoun.he", "pronoun.she", "both"):
        token = line[index]
        if any(mention.first < index <= mention.last for mention in found):
            continue  # the "them" of "one of them"
        many = token.is_a("pronoun.they") or (token.is_a("both") and _both_is_subject(line, index))
        if not many and not token.is_a("pronoun.he", "pronoun.she"):
            continue
        is_spoken = spoken(line, index, draft)
        # "“My wife is ill,” he said": nobody in the quotation is meant outside it.
        heard = (mention for mention in found if is_spoken or not spoken(line, mention.first, draft))
        earlier = _earlier(line, index, heard, many=many)
        meant = _first_meant(line, index, earlier) if earlier else (memory.many if many else memory.one)
        if meant is None or not meant.captive or not (earlier or memory.recent):
            taken = _taken_by_itself(line, index) if meant is None else _followed(line, index, memory)
            if taken is not None and not is_spoken:
                yield memory.keyed(line, taken)
            elif meant is not None and not meant.captive and token.is_a("subject-pronoun"):
                # Whom a draft speaks of it goes on speaking of: "He was a guard. The prisoner slept. He …".
                yield replace(meant, first=index, last=index, again=True)
        elif not is_spoken:
            meant = meant if many else _as_called(line, index, meant, memory)
            if many or meant.woman == token.is_a("pronoun.she"):
                yield replace(meant, first=index, last=index, why=f"“{token.text}”, said of {meant.key}", again=True)


def _earlier(line: Line, index: int, heard: Iterable[Mention], *, many: bool) -> list[Mention]:
    """The mentions before a pronoun that it can mean."""
    earlier = [mention for mention in heard if mention.first < index and mention.many == many]
    if line[index].is_a("pronoun.he"):
        return [mention for mention in earlier if not _is_she(line, mention, index)]
    return earlier


def _as_called(line: Line, index: int, meant: Mention, memory: Memory) -> Mention:
    """A captive as "he" or "she" shows him or her; "She" must open the sentence to show a woman."""
    if line[index].is_a("pronoun.she"):
        return memory.called_she(meant) if index == line.start else meant
    return meant if meant.woman else memory.called_he(meant)


def _is_she(line: Line, mention: Mention, index: int) -> bool:
    """ "Orton said she knew him": the one who speaks is a woman, so "him" is somebody else."""
    return mention.woman or line.has(mention.last + 1, min(index, mention.last + _SHE_SAYS), "subject-pronoun.she")


def _first_meant(line: Line, index: int, earlier: Sequence[Mention]) -> Mention:
    """The first mention before a pronoun; in "the minister said …, in what he called …" the one who speaks."""
    speaking = line[index - 1].is_a("aside-opener") and line[index + 1].is_a("speech-verb")
    told = (mention for mention in earlier if not mention.captive and line[mention.last + 1].is_a("speech-verb"))
    return next(told, earlier[0]) if speaking else earlier[0]


def _followed(line: Line, index: int, memory: Memory) -> Mention | None:
    """ "In the clip he …", "He is being held …": the captive with whom the draft began, whoever was told of since."""
    meant = memory.followed
    token = line[index]
    if meant is None or not token.is_a("subject-pronoun.he") or meant.woman != token.is_a("pronoun.she"):
        return None
    filmed = line.has(line.start, index, "recording-noun") and line.has(line.start, index, "pointing-word", "epithet")
    opens = all(not told.is_a(*_NEW_SPEAKER) for told in line.between(line.start, index))
    if not (filmed and opens) and fate_after(line, index) != HELD:
        return None
    return replace(meant, first=index, last=index, why=f"“{token.text}”, whom the draft follows", again=True)


def _taken_by_itself(line: Line, index: int) -> Mention | None:
    """ "He … is now held by the rebels": a pronoun for somebody of whom nothing else was told before."""
    token = line[index]
    if not token.is_a("subject-pronoun.he", "subject-pronoun.they") or fate_after(line, index) != HELD:
        return None
    many = token.is_a("subject-pronoun.they")
    woman = token.is_a("pronoun.she")
    why = f"“{token.text}”, with the capture told after it"
    return Mention(index, index, "", GROUP if many else HELD, many, captive=True, why=why, woman=woman)


def spoken(line: Line, index: int, draft: Draft) -> bool:
    """Whether a word stands inside direct speech, where "he" is whomever the speaker means."""
    return any(True for _ in draft.within(line.place(index, index), "quotation", "speech"))


def _known_by_noun(line: Line, first: int, last: int, memory: Memory) -> Mention | None:
    """ "the pilot", long after "captured a pilot": the noun alone, so that nobody else can be meant."""
    known = memory.of_noun(line[last].fold)
    if known is None or last - first != 1 or not line[first].is_a("article.definite"):
        return None
    return replace(known, first=first, last=last, why=f"the {line[last].fold} told of before", again=True)


def _the_few(line: Line, first: int, last: int, memory: Memory) -> Mention | None:
    """ "both men", "the pair", "the two soldiers", paragraphs after two captives were told of."""
    few = memory.few
    if few is None or line.has(first, last + 1, "nationality") or not line.has(first, last + 1, *DEFINITE):
        return None
    if not counts_few(line, first, last):
        return None
    return replace(few, first=first, last=last, why="the few captives told of before", again=True)


def _is_alone(line: Line, index: int) -> bool:
    """Whether an epithet has no noun after it: "the younger said", "one of them"."""
    after = line[index + 1]
    if line[index].is_a("epithet-idiom") or after.is_capitalised or after.is_a(*_PEOPLE):
        return False
    if after.is_a("preposition.of"):
        return line[index + 2].is_a("pronoun.they") or line.has(index + 2, index + 4, "few-word")
    return not after.is_word or after.is_a("speech-verb", "captive-speech", *AFTER_SUBJECT)


def _are_others(line: Line, first: int, last: int) -> bool:
    """Whether "the troops", or "the Russian soldiers" after Ukrainian captives, are rather the other side."""
    return line.has(first, last, "nationality") or line[last].is_a("other-side-noun")


def _is_other(line: Line, first: int, last: int, meant: Mention, memory: Memory) -> bool:
    """Whether it is of another nation, or "the man" after a captive has a name."""
    has_name = meant.key.startswith("person:")
    # "the commander" after a group of captives is rather the captor's.
    in_command = line[last].is_a("commanding-noun") and (meant.many or line[last].fold not in meant.why)
    return in_command or memory.of_other_nation(line, first, last) or (has_name and line[last].is_a("generic-person"))


def _both_is_subject(line: Line, index: int) -> bool:
    """Whether "both" is a subject of its own rather than an echo ("the two have both said")."""
    before, after = line[index - 1], line[index + 1]
    return not before.is_a("auxiliary.be", "auxiliary.have") and after.is_a(
        "auxiliary.be", "auxiliary.have", "preposition.of", "speech-verb", "adverb"
    )
