"""The gate: whether a draft is about captives of a present armed conflict at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from powlint.annotators.custody import fate_after
from powlint.annotators.foregoing import fate_before
from powlint.annotators.line import Line, remembered
from powlint.annotators.terms import Terms, Tokens
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span

# What may tell of people in somebody's hands.
_PEOPLE = ("fighter-noun", "person-noun")
_PRONOUNS = ("subject-pronoun.he", "subject-pronoun.they")
_CUSTODY = ("custody-noun", "freeing-participle", "surrender-verb", "captivity-sign")
# How far behind "he" its verb may stand.
_PREDICATE = 5
# How far before fighters the verb that takes them may stand.
_COUNTED = 6
# How far behind "by" the captor may be named: "by the Karelian armed forces".
_CAPTOR = 5
# Weighed on some 250 ordinary stories and 60 about captives. Most words of custody in news are about crime or
# politics; it is the words of armed force beside them that tell.
_CUSTODY_ENOUGH = 3
_CUSTODY_BRIEF = 2
_CUSTODY_HERE = 5
_CUSTODY_PLENTY = 6
# So much in one sentence, of those who fight, and the rest may go on with "he".
_OF_WAR_PLENTY = 5
_TWO_PLACES = 2
_SENTENCES_A_POINT = 9.5
# The same in words, for features in short sentences.
_WORDS_A_POINT = 190
# So many kinds of words of the stage, the screen or an exercise, and the captives are played.
_MAKE_BELIEVE = 3
_HISTORY_SHARE = 8
# A brief has no room for many words of war: soldiers taken, or prisoners of war by name, are enough.
_BRIEF = 6
# Shorter words of force ("war" in "war of words") tell nothing.
_SHORTEST = 4


class Conflict:
    """Gives `conflict`: one annotation over the whole draft if it passes the gate, none otherwise.

    Custody words count only outside sentences of history ("as a prisoner of war in Vietnam"); words of
    armed force must be there, and more of them than words of crime, courts and sport.
    """

    gives = ("conflict",)
    needs = (SENTENCE, "history")

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Points for custody, kinds of military words, and what speaks against."""
        tally = _Tally(self._terms.tokens(draft))
        for sentence, line in self._terms.lines(draft):
            tally.count(line, past=any(True for _ in draft.within(sentence, "history")))
        if tally.opens:
            yield Annotation("conflict", Span(0, max(1, len(draft.text))), "current", why=tally.why)


class _Tally:
    """What a draft's sentences add up to."""

    def __init__(self, whole: Tokens) -> None:
        self.custody = self.of_war = self.places = self.history = self.sentences = 0
        self.words = len(whole)
        self.civil = sum(1 for _ in whole.of("civil-word"))
        self.make_believe = Counter(token.fold for token in whole.of("make-believe"))
        force = (token.fold for token in whole.of("military-word"))
        self.military = Counter(word for word in force if len(word) >= _SHORTEST)

    def count(self, line: Line, *, past: bool) -> None:
        """Add a sentence; one of the past brings no custody."""
        self.sentences += 1
        self.history += past
        custody, of_war = (0, 0) if past else _custody(line)
        self.custody += custody
        self.of_war += of_war
        self.places += custody > 0

    @property
    def opens(self) -> bool:
        """Whether the draft passes."""
        if len(self.make_believe) >= _MAKE_BELIEVE and self.make_believe.total() > self.military.total():
            return False
        return (self._is_enough and self._is_dense and self._is_armed) or (self._is_brief and not self.history)

    @property
    def why(self) -> str:
        """The weights, for `powlint explain`."""
        force = f"military {self.military.total()} of {len(self.military)} kinds"
        told = f"custody {self.custody}, {force}, civil {self.civil}, history {self.history}"
        return f"{told}, make-believe {self.make_believe.total()} of {len(self.make_believe)} kinds"

    @property
    def _is_enough(self) -> bool:
        # Soldiers taken are enough in one place; detainees and hostages are spoken of in other news, too.
        here = self.custody >= _CUSTODY_HERE and self.of_war >= _CUSTODY_BRIEF
        told = self.places >= _TWO_PLACES or self.sentences <= 2 or here
        return self.custody >= _CUSTODY_ENOUGH and told

    @property
    def _is_dense(self) -> bool:
        told = self.custody * _SENTENCES_A_POINT >= self.sentences or self.custody * _WORDS_A_POINT >= self.words
        return told and self.history * _HISTORY_SHARE <= max(self.sentences, _HISTORY_SHARE)

    @property
    def _is_armed(self) -> bool:
        kinds = 2 if self.custody >= _CUSTODY_PLENTY else 3
        if self.of_war >= _OF_WAR_PLENTY:
            kinds = 1
        return len(self.military) >= kinds and self.military.total() > self.civil

    @property
    def _is_brief(self) -> bool:
        of_war = self.sentences <= _BRIEF and self.of_war >= _CUSTODY_BRIEF
        return of_war and self.civil <= max(self.military.total(), 1)


@remembered
def _custody(line: Line) -> tuple[int, int]:
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
    """Points for a noun for captives: "took him prisoner", "prisoners of war", "prisoner swap", or just "detainees"."""
    taken = 2 if line[first - 1].is_a("taking-verb.take") else 0
    if line[last + 1].is_a("exchange-noun"):
        return taken + 3, 0
    return (taken + 3, 3) if line.has(first, last + 1, "of-war") else (taken + 1, 0)


def _are_taken(line: Line, index: int) -> bool:
    """Whether a number of fighters, or another one, is captured: "captured scores of foreign mercenaries"."""
    for place in range(index - 1, index - 1 - _COUNTED, -1):
        if line[place].is_a("capturing-verb", "capture-noun", "war-capture"):
            return line[place + 1].is_a("number-word", "approximator", "epithet.another") or line[place + 1].is_number
        if not line[place].is_word:
            return False
    return False


def _by_force(line: Line, index: int) -> bool:
    """ "a man captured by the rebels", "two Britons captured by Karelia": whom armed force or a State takes."""
    by = next((at for at in range(index + 1, index + _PREDICATE) if line[at].is_a("preposition.by")), None)
    if by is None or not line[by - 1].is_a("war-capture") or line.has(by, by + _CAPTOR, "civil-word"):
        return False
    return line.has(by + 1, by + _CAPTOR, "military-word", "country")


def _word_points(line: Line, index: int) -> tuple[int, int]:
    token = line[index]
    if token.is_a(*_PRONOUNS):
        # Whoever "was held" may be in a police cell; "was captured" is said of war.
        taken = line.has(index + 1, index + _PREDICATE, "war-capture") and fate_after(line, index)
        return (2, 0) if taken else (0, 0)
    if token.is_a(*_PEOPLE) and (fate_after(line, index) or fate_before(line, index)):
        return (2, 2) if token.is_a("fighter-noun") or _by_force(line, index) else (1, 0)
    if token.is_a("fighter-noun") and _are_taken(line, index):
        return 2, 2
    if token.is_a("captivity-state.war") and line[index - 1].is_a("nationality"):
        return 2, 2  # "in Karelian captivity"
    freed = token.is_a("freeing-participle") and line.has(index - 4, index + 5, "fighter-noun")
    return int(freed or token.is_a("surrender-verb", "captivity-sign")), 0
