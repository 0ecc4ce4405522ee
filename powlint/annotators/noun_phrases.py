"""Noun phrases that mean captives: "two captured soldiers", "prisoners of war", "the men who surrendered"."""

from __future__ import annotations

from collections.abc import Iterator

from powlint.annotators.custody import fate_after
from powlint.annotators.filmed import is_on_record
from powlint.annotators.foregoing import fate_before
from powlint.annotators.line import Line
from powlint.annotators.mentions import (
    DEFINITE,
    FEW,
    FIRST,
    GROUP,
    KIN_WAITED_FOR,
    SECOND,
    Memory,
    Mention,
    somebody_else,
)
from powlint.annotators.predicates import HELD, RELEASED, TRIED
from powlint.annotators.reference import AFTER_SUBJECT, counts_few, one_of_several, said_again
from powlint.model.draft import Draft

_PEOPLE = ("custody-noun", "fighter-noun", "person-noun")
_HEADS = (
    *_PEOPLE,
    "trade-noun",
    "bystanders",
    "kin",
    "office-apposition",
    "epithet",
    "number-word",
    "years-old",
    "native-word",
)
_MANY = tuple(f"{kind}.many" for kind in _PEOPLE)
# What may stand in a noun phrase before its head.
_MODIFIERS = (
    *_PEOPLE[1:],
    *DEFINITE,
    *FIRST,
    *SECOND,
    "nationality",
    "custody-adjective",
    "number-word",
    "rank",
    "article",
    "before-person",
    "bound-word",
    "approximator",
    "compass",
    "preposition.of",
    "possessive.he",
    "possessive.they",
)
# How far behind "shows" those may stand who are seen: "show dozens of captured or wounded men".
_SHOWN_REACH = 5
# How far behind somebody the words may stand that put them out of the picture.
_UNSEEN_REACH = 4
_NOT_OPENING = ("approximator.inner", "preposition.of", "preposition.to", "conjunction.and", "demonstrative.that")


class NounPhrases:
    """The noun phrases of one sentence."""

    def __init__(self, line: Line, draft: Draft, memory: Memory) -> None:
        self._line = line
        self._draft = draft
        self._memory = memory

    def __iter__(self) -> Iterator[Mention]:
        last = self._line.start - 1
        for index in self._heads():
            if index <= last:
                continue
            mention = self._at(index)
            if mention is not None:
                yield mention
                last = mention.last
            elif self._line[index].is_a("custody-noun"):
                # A term that means nobody does so as a whole: "of War" is no captive either.
                last = self._end(index)

    def _heads(self) -> list[int]:
        """The words that may be the head of a noun phrase which means people; "the 8" is one too."""
        line = self._line
        figures = (index + 1 for index in line.of("article.definite") if line[index + 1].is_number)
        return sorted({*line.of(*_HEADS), *figures})

    def _at(self, index: int) -> Mention | None:
        """The noun phrase whose head is at `index`, if it may mean people in somebody's hands."""
        line, head = self._line, self._line[index]
        if head.is_a("bystanders") and not (head.is_a("fighter-noun") and fate_after(line, index) == HELD):
            return somebody_else(index, many=True)
        if head.is_a("kin", "office-apposition") and not head.is_a("fighter-noun", "custody-noun"):
            return self._kin(index)
        if head.is_a("years-old", "native-word"):
            return self._aged(index)
        if head.is_a("epithet") and not head.is_a("epithet.former", "epithet.latter"):
            return one_of_several(line, index, self._memory)
        if (head.is_number or head.is_a("number-word")) and line[index - 1].is_a("article.definite"):
            # "The eight had been shown": the number stands for the captives told of before.
            alone = line[index + 1].is_a("auxiliary.be", "auxiliary.have", "speech-verb")
            return said_again(line, index - 1, index, self._memory, many=True) if alone else None
        return self._people(index) if head.is_a(*_PEOPLE, "trade-noun") and not self._is_adjective(index) else None

    def _kin(self, index: int) -> Mention:
        """Somebody else, as a rule; "her husband was captured" tells of a captive."""
        line = self._line
        fate = fate_after(line, index) if line[index].is_a("kinsman") else ""
        first = index - line[index - 1].is_a("possessive", "relative-pronoun.possessive")
        if fate in (HELD, TRIED):
            return Mention(first, index, "", fate, many=False, captive=True, why="kin told of as a captive")
        if self._memory.tells_of_families and self._is_waited_for(index):
            key = f"captive:{line[index].fold}"
            return Mention(first, index, key, HELD, many=False, captive=True, why=KIN_WAITED_FOR)
        return somebody_else(index, many=False)

    def _is_waited_for(self, index: int) -> bool:
        """ "Olena found her son", but not "the senator said her husband"."""
        line = self._line
        theirs = line[index].is_a("kinsman") and line[index - 1].is_a("possessive.she")
        return theirs and not line.has(line.start, index, "office", "office-apposition")

    def _aged(self, index: int) -> Mention | None:
        """ "the 24-year-old", "the Leeds native", "one 19-year-old from the north"."""
        if self._is_definite(index):
            return said_again(self._line, index - 1, index, self._memory, many=False)
        if not (self._line[index].is_a("years-old") and self._is_one_of_age(index)):
            return None
        why = "somebody of an age, where captives are told of"
        return Mention(index - 1, index, "", HELD, many=False, captive=True, why=why)

    def _is_one_of_age(self, index: int) -> bool:
        """ "the mother of one 19-year-old from the north", but not "said a 26-year-old from the north"."""
        line = self._line
        after, before = line[index + 1], line[index - 1]
        alone = after.is_a("preposition.from", "relative-pronoun.who") and not line[index + 2].is_a("speech-verb")
        introduced = before.is_a("article.indefinite", "epithet.one", "epithet.another")
        apposed = line[index - 2].text == "," or line.has(index - 3, index - 1, "speech-verb")
        return self._memory.recent and introduced and alone and not apposed

    def _is_definite(self, index: int) -> bool:
        """Whether "the" opens the phrase: "the 24-year-old", "the Leeds native"."""
        return self._line[self._named_from(index) - 1].is_a("article.definite")

    def _named_from(self, index: int) -> int:
        """Where the names before a word begin: "an AA fighter", "the Leeds native"."""
        while index - 1 > self._line.start and self._line[index - 1].is_capitalised:
            index -= 1
        return index

    def _people(self, index: int) -> Mention | None:
        line, last = self._line, self._end(index)
        if self._is_named_body(index):
            return None
        if line[last + 1].is_a("people-compound") or (line[index].is_a("custody-noun") and self._means_nobody(index)):
            return None
        first = self._opening(index)
        one_of = line[first].is_a(*FIRST, *SECOND) and line[first + 1].is_a("preposition.of")
        # "took two soldiers prisoner": the noun before the last tells how many.
        head = last - 1 if last > index and line[last].is_a("custody-noun.one") else last
        many = line[head].is_a(*_MANY) and not one_of
        label, why = self._fate(first, index, last)
        if not label:
            again = said_again(line, first, last, self._memory, many=many)
            if again is None and line.has(self._named_from(first) - 1, index, "article.indefinite"):
                self._memory.rival(line[last].fold)
            return again
        if many and label in (HELD, TRIED):
            label = FEW if counts_few(line, first, last) or self._same_few(first, last) else GROUP
        return Mention(first, last, "", label, many, captive=True, why=why)

    def _end(self, index: int) -> int:
        """The last of the nouns that begin at `index`."""
        last = index
        while self._line[last + 1].is_a(*_PEOPLE) and not self._line[last].is_possessive:
            last += 1
        return last

    def _opening(self, index: int) -> int:
        """Where the noun phrase with its head at `index` begins."""
        line, first = self._line, index
        while self._may_modify(first - 1):
            first -= 1
        while first < index and line[first].is_a(*_NOT_OPENING):
            first += 1
        return first

    def _may_modify(self, index: int) -> bool:
        token = self._line[index]
        return (
            token.is_a(*_MODIFIERS)
            or token.text[:1].isdigit()
            or token.text == "-"
            # "a captured Wagner fighter": whose he is.
            or (token.is_capitalised and (token.is_a("country") or self._line[index - 1].is_a("custody-adjective")))
        )

    def _means_nobody(self, index: int) -> bool:
        """Whether a word for captives means none here: "hostage to fortune", "taken prisoner", a name, scare quotes."""
        line = self._line
        return (
            line[index].is_a("custody-idiom")
            or (line[index - 1].is_a("taking-verb") and line[index].is_a("custody-noun.one"))
            or self._is_in_a_name(index)
            or any(True for _ in self._draft.within(line.place(index, index), "quotation", "scare"))
        )

    def _is_in_a_name(self, index: int) -> bool:
        """Whether a capital in mid-sentence shows an institution ("the Commission on Prisoners of War")."""
        token, before = self._line[index], self._line[index - 1]
        is_abbreviation = any(char.isupper() for char in token.text[1:])
        return (
            token.is_capitalised
            and not is_abbreviation
            and (before.is_word or self._line[index - 2].is_capitalised)
            and not self._line.is_title_case
        )

    def _is_named_body(self, index: int) -> bool:
        """Whether "National" belongs to the name of a body ("the Syrian National Army"), not to a person."""
        token, after = self._line[index], self._line[index + 1]
        is_name = token.is_capitalised and after.is_capitalised and index > self._line.start
        return is_name and token.is_a("person-noun") and not token.is_a("nationality") and not self._line.is_title_case

    def _is_adjective(self, index: int) -> bool:
        """Whether a word such as "Russian" only describes what follows it."""
        word, after = self._line[index], self._line[index + 1]
        if word.is_a("noun-or-adjective"):
            # "the national grid", but "the Indian national lived there"
            return self._line[index - 1].is_a("article") and after.is_word and not after.kinds
        return word.is_a("nationality") and after.is_word and not after.is_a("speech-verb", *AFTER_SUBJECT)

    def _same_few(self, first: int, last: int) -> bool:
        """Whether "the prisoners" are the few just counted."""
        line, many = self._line, self._memory.many
        counted = any(token.text[0].isdigit() for token in line.between(first, last + 1))
        return many is not None and many.label == FEW and line.has(first, last + 1, *DEFINITE) and not counted

    def _fate(self, first: int, head: int, last: int) -> tuple[str, str]:
        """What befell these people, and what tells it."""
        line = self._line
        for token in line.between(first, head):
            if token.is_a("custody-adjective"):
                freed = token.is_a("release-participle")
                return (RELEASED if freed else HELD), f"“{token.text}” before the noun"
        if line.has(head, last + 1, "custody-noun"):
            over = line.has(first - 1, head, "past-adjective") or line[first - 1].is_a("auxiliary.was")
            return (RELEASED if over else HELD), "a word for captives"
        if line[first].is_a("article.indefinite") and _is_listed(line, first):
            return HELD, "listed among captives"
        if line[last].is_a("defendant-noun") and self._memory.ever:
            return TRIED, "on trial, where captives are told of"
        fate, why = self._told_fate(first, head, last)
        return (fate, why) if fate else self._shown_fate(first, last)

    def _shown_fate(self, first: int, last: int) -> tuple[str, str]:
        """Of whom no word tells a fate: somebody in a recording, or the subject of a heading."""
        if self._is_filmed(first, last) or self._are_filmed(first, last):
            return HELD, "somebody in the recording"
        is_announced = self._is_announced(first, last)
        return (HELD, "in the heading, of one captive of whom the text tells") if is_announced else ("", "")

    def _is_announced(self, first: int, last: int) -> bool:
        """Whether the subject of a heading is the captive whom the sentences below bring in."""
        line = self._line
        if not self._memory.awaited or not line[last].is_a("fighter-noun.one", "person-noun.one"):
            return False
        people = line.of("fighter-noun.one", "person-noun.one", "custody-noun", "office", "office-apposition")
        return people[0] >= first and all(at <= last for at in people) and not line.has(first, last, "past-adjective")

    def _told_fate(self, first: int, head: int, last: int) -> tuple[str, str]:
        line = self._line
        fate = fate_after(line, last)
        if not line[head].is_a("fighter-noun") and not self._memory.recent:
            # "The men were released" says nothing of war unless captives were spoken of.
            taken = fate == HELD and line[head].is_a("person-noun", "trade-noun")
            return (HELD, "told after the noun") if taken else ("", "")
        if fate and not _capture(line, last):
            return fate, "told after the noun"
        fate = fate_before(line, first, last)
        return (fate, "told before the noun") if fate else ("", "")

    def _is_filmed(self, first: int, last: int) -> bool:
        """Whether "a man" is somebody in a recording of captives just told of."""
        line = self._line
        known = line.has(first, last, "bound-word") or is_on_record(line, first)
        in_hands = self._memory.recent or (self._memory.ever and known)
        return (
            in_hands
            and line[first].is_a("article.indefinite", "epithet.one")
            and line[last].is_a("person-noun.one", "fighter-noun.one")
            and not line[last].is_possessive  # "A man's voice is heard"
            and not line.has(last + 1, last + _UNSEEN_REACH, "off-camera.place")
            and any(not line[index].is_a("still-word") for index in line.of("recording-noun"))
        )

    def _are_filmed(self, first: int, last: int) -> bool:
        """Whether "dozens of soldiers" sit or kneel in a recording, where captives were told of."""
        line = self._line
        return (
            self._memory.ever
            and line[last].is_a("person-noun.many", "fighter-noun.many")
            and not line.has(first - 1, last, *DEFINITE)
            and line[last + 1].is_a("captive-posture")
            and line.has(first - _SHOWN_REACH, first, "depicting-verb")
            and line.has(line.start, first, "recording-noun")
        )


def _is_listed(line: Line, first: int) -> bool:
    """ "Among the prisoners are a baker and a student", "the captives include a nurse"."""
    verb = next((at for at in line.of("auxiliary.be", "including-verb") if at < first), -1)
    if verb < 0 or line.has(verb + 1, first, "relative-pronoun", "preposition", "conjunction.but", "speech-verb"):
        return False
    among = line[verb].is_a("including-verb") or line.has(line.start, line.start + 2, "listing-word")
    return among and line.has(line.start, verb, "custody-noun.many", "custody-adjective", "capture-participle")


def _capture(line: Line, last: int) -> bool:
    """Whether what follows is an object, so that the people captured something rather than were captured."""
    following = line[last + 2]
    return line[last + 1].is_a("custody-verb.take") and (
        following.is_capitalised
        or following.text[:1].isdigit()
        or following.is_a("article", "number-word", "object-opening", "possessive.he", "possessive.they")
    )
