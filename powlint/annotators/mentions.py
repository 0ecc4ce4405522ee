"""Mentions of people in a sentence, and what is remembered of them for the sentences after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace

from powlint.annotators.line import Line
from powlint.annotators.predicates import HELD, RELEASED, TRIED
from powlint.values import dataclass

GROUP = "group"
KIN_WAITED_FOR = "whom a family waits for"
FEW = "few"

# Words that tell one of several apart; "the older" stays the first of the two, whoever is named next.
FIRST = ("epithet.first", "epithet.one", "epithet.former")
SECOND = ("epithet.second", "epithet.other", "epithet.another", "epithet.latter")
# Words that point at somebody known.
DEFINITE = ("article.definite", "demonstrative", "both")

# How many sentences a bare "the men" may stand from the captives it means, and "both men" from the few it means.
_REACH = 4
_REACH_OF_FEW = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean people: the tokens `first` to `last`, who they are (`key`, "" if not known yet) and their fate.

    Other people than captives are mentions too (`captive` is false): a pronoun may well mean them.
    """

    first: int
    last: int
    key: str
    label: str
    many: bool
    captive: bool
    why: str
    woman: bool = False
    again: bool = False


def somebody_else(index: int, *, many: bool, woman: bool = False) -> Mention:
    """A mention of people who are no captives."""
    return Mention(index, index, "", "other", many, captive=False, why="somebody else", woman=woman)


class Memory:
    """Who was spoken of last."""

    def __init__(self) -> None:
        self.one: Mention | None = None
        self.many: Mention | None = None
        self.followed: Mention | None = None
        self._few: Mention | None = None
        self._since = self._since_few = _REACH_OF_FEW + 1
        self._count = 0
        self._nations: frozenset[str] = frozenset()
        self._women: frozenset[str] = frozenset()
        self._men: frozenset[str] = frozenset()
        self._by_noun: Mapping[str, Mention] = {}
        self._rivals: frozenset[str] = frozenset()
        self._families = False
        self.awaited = False

    def copied(self) -> Memory:
        """The same memory, which goes its own way from here."""
        return copy(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Memory) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # it changes

    @property
    def recent(self) -> bool:
        """Whether captives were spoken of shortly before."""
        return self._since <= _REACH

    @property
    def few(self) -> Mention | None:
        """The few captives whom the draft follows, as long as "both men" can mean them."""
        return self._few if self._since_few <= _REACH_OF_FEW else None

    @property
    def ever(self) -> bool:
        """Whether captives were spoken of at all."""
        return self.one is not None or self.many is not None

    @property
    def tells_of_families(self) -> bool:
        """Whether "her son" is a captive: families of captives were told of, and no captive was singled out."""
        return self._families and (self.followed is None or self.followed.why == KIN_WAITED_FOR)

    def rested(self) -> Memory:
        """The same memory, without whom a pronoun could mean: another part of the story begins."""
        rested = self.copied()
        rested._since = rested._since_few = _REACH_OF_FEW + 1
        return rested

    def of_noun(self, noun: str) -> Mention | None:
        """The captive once called a pilot, whom "the pilot" still means paragraphs later; None if there are two."""
        return None if noun in self._rivals else self._by_noun.get(noun)

    def is_somebody_else(self, noun: str) -> bool:
        """Whether only others than captives were called a fighter, so that "the fighter" is one of them."""
        return noun in self._rivals and noun not in self._by_noun

    def rival(self, noun: str) -> None:
        """Remember that somebody else is a pilot too, so that "the pilot" tells nobody for certain."""
        self._rivals |= {noun}

    def keyed(self, line: Line, mention: Mention) -> Mention:
        """The mention with the key of whom it means, and with what is known of them."""
        key = mention.key or self._key(line, mention)
        if not mention.many and line.has(mention.first - 1, mention.last + 1, "woman-noun"):
            self._women |= {key}
        return replace(mention, key=key)

    def with_women(self, mention: Mention) -> Mention:
        """The mention, knowing by now whether it means a woman."""
        return replace(mention, woman=mention.woman or mention.key in self._women)

    def called_he(self, mention: Mention) -> Mention:
        """The mention, of which "he" was said."""
        self._men |= {mention.key}
        return mention

    def called_she(self, mention: Mention) -> Mention:
        """The mention, of which "she" seems to be said: a woman, if no name and no other woman speaks against it."""
        is_open = mention.captive and not mention.key.startswith("person:")
        if not is_open or mention.key in self._men or self._women:
            return mention
        self._women |= {mention.key}
        return replace(mention, woman=True)

    def of_other_nation(self, line: Line, first: int, last: int) -> bool:
        """Whether "the Ukrainian soldier" can not be the Russian captive told of before."""
        here = _nations(line, first, last)
        return bool(here) and bool(self._nations) and not here & self._nations

    def remember(self, line: Line, found: Sequence[Mention], unspoken: Sequence[Mention]) -> None:
        """Keep the first of a sentence's mentions that do not stand in direct speech."""
        self.awaited = False
        self._since = 0 if any(mention.captive for mention in found) else min(self._since + 1, _REACH_OF_FEW + 1)
        few = next((mention for mention in found if mention.captive and mention.label == FEW), None)
        self._few = few or self._few
        self._since_few = 0 if few else min(self._since_few + 1, _REACH_OF_FEW + 1)
        for mention in found:
            self._families = self._families or _is_of_kin(line, mention)
            if mention.captive and not mention.again:
                self._nations = _nations(line, mention.first, mention.last) or self._nations
                self._remember_noun(line, mention)
        alone = [mention for mention in unspoken if not mention.many]
        if len(alone) > 1 and line[line.start].is_a("possessive") and _is_his_father(alone[0], alone[1], line):
            # After "his father drove home" it is the father whom "he" means; "his mother" leaves "he" to the captive.
            del alone[0]
        self.one = next(iter(alone), self.one)
        self.many = next((mention for mention in unspoken if mention.many), self.many)
        held = (mention for mention in alone if mention.captive and mention.label == HELD)
        self.followed = self.followed or next(held, None)

    def _remember_noun(self, line: Line, mention: Mention) -> None:
        head = line[mention.last]
        if mention.many or mention.label in ("released", "other") or not head.is_a("fighter-noun.one"):
            return
        known = self._by_noun.get(head.fold)
        if known is None:
            self._by_noun = {**self._by_noun, head.fold: mention}
        elif known.key != mention.key and line.has(mention.first - 1, mention.last, "article.indefinite", *SECOND):
            # "the captured pilot" is the one told of before; "a pilot" is another.
            self.rival(head.fold)

    def _key(self, line: Line, mention: Mention) -> str:
        def has(*kinds: str) -> bool:
            return line.has(mention.first, mention.last + 1, *kinds)

        if mention.many:
            return "group"
        if has(*SECOND):
            return "captive:second"
        alone = mention.first == mention.last
        if has("epithet.first") or (has("epithet.one") and (alone or has("preposition.of"))):
            return "captive:first"
        if has(*DEFINITE) and self.one is not None and self.one.captive and self.recent:
            return self.one.key
        self._count += 1
        return f"captive:{self._count}"


def _is_his_father(owner: Mention, kin: Mention, line: Line) -> bool:
    return owner.first == owner.last == line.start and kin.first == line.start + 1 and not (kin.captive or kin.woman)


def _is_of_kin(line: Line, mention: Mention) -> bool:
    """ "mothers of conscripts captured in …": whose kin are told of."""
    of = line[mention.first - 1].is_a("preposition.of") and line[mention.first - 2].is_a("kin", "bystanders")
    return mention.captive and mention.many and mention.label not in (RELEASED, TRIED) and of


def _nations(line: Line, first: int, last: int) -> frozenset[str]:
    return frozenset(token.fold for token in line.between(first, last + 1) if token.is_a("nationality"))
