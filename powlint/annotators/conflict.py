"""The gate: whether a draft is about captives of a present armed conflict at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from powlint.annotators.captures import captures
from powlint.annotators.likeness import likeness
from powlint.annotators.line import Line
from powlint.annotators.terms import Terms, Tokens
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span

# Weighed on some 730 ordinary stories and 270 about captives. Most words of custody in news are about crime or
# politics; it is the words of armed force beside them that tell.
_CUSTODY_ENOUGH = 3
_CUSTODY_BRIEF = 2
_CUSTODY_HERE = 5
_CUSTODY_PLENTY = 6
# So much, and one kind of armed force will do.
_CUSTODY_ABOUT = 8
# So much in one sentence, of those who fight, and the rest may go on with "he".
_OF_WAR_PLENTY = 5
_OF_WAR_MUCH = 3
_TWO_PLACES = 2
# A headline and the sentence below: what a report says there it is about.
_LEAD = 2
# If nobody is said to have fought: so many words of force, and so many for each word of crime.
_FORCE_PLENTY = 4
_CIVIL = 3
_SENTENCES_A_POINT = 9.5
# The same in words, for features in short sentences.
_WORDS_A_POINT = 190
# So many kinds of words of the stage, the screen or an exercise, and the captives are played.
_MAKE_BELIEVE = 3
_HISTORY_SHARE = 8
# A brief has no room for many words of war: soldiers taken, or prisoners of war by name, are enough.
_BRIEF = 6
# Signs that add up: points for what the draft as a whole tells, each up to a bound, and how many open the gate.
_POINT_OF_WAR, _MOST_OF_WAR = 4, 6
_POINT_OF_CUSTODY, _MOST_CUSTODY = 3, 8
_POINT_OF_FORCE, _MOST_FORCE = 3, 6
_POINT_OF_HISTORY, _MOST_HISTORY = 140, 0.2
_ALIKE = 62
_CIVIL_ALIKE = 2
_MAKE_BELIEVE_ALIKE = 2
_FORCE_ALIKE = 2
# Two sentences must have one of these, or it is a story of war without captives.
_SCENES = ("captive-scene", "unheard-of")
_HELD = ("custody-noun", "captivity-sign", "captivity-state")
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
        self.custody = self.of_war = self.places = self.history = self.sentences = self.lead = 0
        self.words = len(whole)
        self.lines: list[Line] = []
        self.civil = sum(1 for _ in whole.of("civil-word"))
        self.make_believe = Counter(token.fold for token in whole.of("make-believe"))
        self.military = Counter(_heads(whole))

    def count(self, line: Line, *, past: bool) -> None:
        """Add a sentence; one of the past brings no custody."""
        self.sentences += 1
        self.lines.append(line)
        self.history += past
        custody, of_war = (0, 0) if past else captures(line)
        self.custody += custody
        self.of_war += of_war
        self.places += custody > 0
        if self.sentences <= _LEAD:
            self.lead += of_war

    @property
    def opens(self) -> bool:
        """Whether the draft passes."""
        if len(self.make_believe) >= _MAKE_BELIEVE and self.make_believe.total() >= self.military.total():
            return False
        told = self._is_enough and self._is_dense and self._is_armed
        return told or (self._is_brief and not self.history) or self._is_alike

    @property
    def why(self) -> str:
        """The weights, for `powlint explain`."""
        force = f"military {self.military.total()} of {len(self.military)} kinds"
        custody = f"custody {self.custody} ({self.lead} of war in the lead)"
        told = f"{custody}, {force}, civil {self.civil}, history {self.history}"
        return f"{told}, make-believe {self.make_believe.total()} of {len(self.make_believe)} kinds"

    @property
    def _is_enough(self) -> bool:
        # Soldiers taken are enough in one place; detainees and hostages are spoken of in other news, too.
        here = self.custody >= _CUSTODY_HERE and self.of_war >= _CUSTODY_BRIEF
        told = self.places >= _TWO_PLACES or self.sentences <= 2 or here
        return (self.custody >= _CUSTODY_ENOUGH and told) or self.lead >= _CUSTODY_BRIEF

    @property
    def _is_dense(self) -> bool:
        told = self.custody * _SENTENCES_A_POINT >= self.sentences or self.custody * _WORDS_A_POINT >= self.words
        return told and self.history * _HISTORY_SHARE <= max(self.sentences, _HISTORY_SHARE)

    @property
    def _is_armed(self) -> bool:
        kinds, total = len(self.military), self.military.total()
        if not self.of_war:
            # People held, and nobody says that they fought: only much talk of force makes that war.
            needed = 2 if self.custody >= _CUSTODY_HERE else 3
            return kinds >= needed and total >= max(_FORCE_PLENTY, _CIVIL * self.civil + 1)
        if self.of_war >= _OF_WAR_PLENTY or self._is_about_captives:
            needed = 1
        elif self.of_war >= _OF_WAR_MUCH or self.custody >= _CUSTODY_PLENTY or self.lead >= _CUSTODY_BRIEF:
            needed = 2
        else:
            needed = 3
        return kinds >= needed and total + (self.of_war >= _OF_WAR_PLENTY) > self.civil

    @property
    def _is_about_captives(self) -> bool:
        much = self.of_war >= _OF_WAR_MUCH and self.custody >= _CUSTODY_ABOUT
        return much and not self.make_believe

    @property
    def _is_brief(self) -> bool:
        of_war = self.sentences <= _BRIEF and self.of_war >= _CUSTODY_BRIEF
        return of_war and self.civil <= max(self.military.total(), 1) and len(self.make_believe) < _MAKE_BELIEVE - 1

    @property
    def _is_alike(self) -> bool:
        """Whether many signs add up, none of which would do."""
        force = self.military.total()
        if force <= _CIVIL_ALIKE * self.civil or len(self.make_believe) >= _MAKE_BELIEVE_ALIKE:
            return False
        seen, held = self._sentences_with(*_SCENES), self._sentences_with(*_HELD)
        if seen + held < _TWO_PLACES or not (seen or (self.of_war and force >= _FORCE_ALIKE)):
            return False
        told = _POINT_OF_WAR * min(self.of_war, _MOST_OF_WAR) + _POINT_OF_CUSTODY * min(self.custody, _MOST_CUSTODY)
        armed = _POINT_OF_FORCE * min(len(self.military), _MOST_FORCE)
        past = _POINT_OF_HISTORY * min(_MOST_HISTORY, self.history / self.sentences)
        return likeness(self.lines) + told + armed - past >= _ALIKE

    def _sentences_with(self, *kinds: str) -> int:
        return sum(line.has(line.start, line.stop, *kinds) for line in self.lines)


def _heads(whole: Tokens) -> Iterator[str]:
    """Words of armed force, each phrase once: "Islamic State" is one kind, and so is "army brigade"."""
    end = -_SHORTEST
    for token in whole.of("military-word"):
        if token.start > end + 1 and len(token.fold) >= _SHORTEST:
            yield token.fold
        end = token.end
