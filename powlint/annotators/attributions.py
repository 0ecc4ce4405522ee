"""Who answers for what is said: each act of attribution, the text it covers, and what captives are made to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from powlint.annotators.filmed import is_on_record, is_questioned, speaks_on_record
from powlint.annotators.line import Line
from powlint.annotators.sources import BESIDE, OTHER, PRISONER, RELEASED, kind_of
from powlint.annotators.speech import LONGEST_SUBJECT, ends_subject, is_nested, is_unrealised, speech_verbs
from powlint.annotators.statements import acted, begun_before, quoted_in_headline, statement, told_after_colon
from powlint.annotators.terms import Terms
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.values import dataclass

_STRENGTHS = ("factive", "sceptical", "neutral")
# In a paragraph of so many sentences one source answers for the next sentence too; in longer ones only if that
# sentence begins with a word that goes on ("He also …").
_SHORT_PARAGRAPH = 4
# Whose findings go on beyond the sentence in which they are cited.
_REPORTING = ("neutral", "expert")
# How far before a verb of speech "not" may stand: who says nothing answers for nothing.
_NEGATED = 3
_GOING_ON = (
    "subject-pronoun.he",
    "subject-pronoun.they",
    "subject-pronoun.it",
    "possessive.he",
    "possessive.she",
    "possessive.they",
    "possessive.it",
    "demonstrative",
    "both",
    "going-on",
)


# Single people by what they are.
_HUMAN = ("kin", "office-apposition", "office", "commanding-noun")

_State: TypeAlias = "tuple[str, str, tuple[str, Span] | None]"


@dataclass(frozen=True, slots=True)
class _Act:
    """One act of attribution: the words of the source, the verb, and whom they mean."""

    source: range
    verb: int
    strength: str
    kind: str
    about: str


class _Turn:
    """What a sentence leaves open for the next: its kind of source, a single speaker, whose words go on."""

    def __init__(self, kind: str = "", speaker: str = "", carried: tuple[str, Span] | None = None) -> None:
        self.kind = kind
        self.speaker = speaker
        self.carried = carried

    @property
    def state(self) -> _State:
        """All of it as a value."""
        return self.kind, self.speaker, self.carried


class Attributions:
    """Gives `attribution` (label: strength), `sourced` and `answered` (label: kind of source) and `statement`.

    `sourced` covers the sentence; one following sentence of the same paragraph without a source of its own
    is covered too ("carried over"). `answered` is what has its source in the same sentence. A `statement` is an act of
    speech whose source is a captive still held; its span is the verb, `parts.source` the captive, `about` the
    captive's key. Where the words quoted began in a sentence before, a second one (label: quoted) runs from there to
    the verb.
    """

    gives = ("attribution", "sourced", "answered", "statement")
    needs = (SENTENCE, "paragraph", "quotation", "person", "prisoner")

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Sentence by sentence; what a sentence leaves open goes on from the one before."""
        state, ever = _Turn().state, False
        for sentence, line in self._terms.lines(draft):
            ever = ever or any(True for _ in draft.within(sentence, "prisoner"))
            told = partial(_told, draft, sentence, line, state, ever=ever)
            key = (Attributions, sentence, state, ever)
            found, state = draft.kept(key, draft.paragraph(sentence), self.needs, told)
            yield from found


def _told(
    draft: Draft, sentence: Span, line: Line, state: _State, *, ever: bool
) -> tuple[tuple[Annotation, ...], _State]:
    """What one sentence shows, and what it leaves open; whether captives were told of by then is `ever`."""
    turn = _Turn(*state)
    acts = [*_spoken(line, draft, turn), *_accordings(line, draft)]
    acts = [_on_record(act, line, ever=ever) for act in acts]
    found = [annotation for act in acts for annotation in _annotations(act, line, sentence, draft)]
    found += _unattributed(line, sentence, draft, acts, turn)
    found += acted(line, sentence, draft, {act.verb for act in acts if act.kind not in ("", OTHER)})
    found += quoted_in_headline(sentence, draft)
    found += told_after_colon(line, sentence, draft)
    return tuple(found), turn.state


def _unattributed(line: Line, sentence: Span, draft: Draft, acts: Sequence[_Act], turn: _Turn) -> Iterator[Annotation]:
    """Whose a sentence without a source is; the turn is brought up to date."""
    quoted = _is_quoted(draft, sentence)
    own = [act.kind for act in acts if act.kind]
    if acts:
        turn.speaker = _speaker(line, acts[-1], draft)
    elif not quoted:
        turn.speaker = ""
    if own:
        turn.kind = own[0]
        # What a captive says never vouches for the next sentence.
        main = [act.kind for act in acts if act.kind not in ("", PRISONER) and _reaches_on(line, act)]
        turn.carried = (main[0], draft.paragraph(sentence)) if main else None
    elif quoted:
        yield Annotation("sourced", sentence, "quotation", why="direct speech")
    elif turn.carried is not None and _goes_on(line, sentence, draft, turn.carried[1]):
        yield Annotation("sourced", sentence, turn.carried[0], why="carried over from the sentence before")
        turn.carried = None
    else:
        turn.kind = ""


def _spoken(line: Line, draft: Draft, turn: _Turn) -> list[_Act]:
    """The verbs of speech, each with its source."""
    acts: list[_Act] = []
    for verb, subject in speech_verbs(line):
        if line[verb - 1].is_a("article"):
            continue  # "an estimated 3,000 soldiers"
        joined = line[verb - 1].is_a("conjunction.and")
        if joined and not acts:
            # "A man in a fleece gives his name and says": the one with whom the sentence begins.
            opening = range(_clause_start(line, verb), verb - 1)
            passive = line.start if line[verb].is_a("speech-participle") else opening.start
            if line.has(passive, verb, "auxiliary.be"):
                continue  # "were led away and told to sit down"
            acts.append(_Act(opening, verb, _STRENGTHS[-1], *kind_of(line, opening, draft, turn.kind)))
            continue
        again = joined or (line[verb].is_a("speech-gerund") and line[verb - 1].text == ",")
        beside = bool(acts) and acts[-1].kind == BESIDE and _is_they(line, subject)
        if acts and (again or beside or is_nested(line, subject)):
            kind, key = acts[-1].kind, acts[-1].about
        elif turn.speaker and _is_he(line, subject):
            # "He added" goes on with the one who spoke in the sentence before.
            kind, key = turn.speaker, ""
        elif turn.kind not in ("", PRISONER, RELEASED) and _is_they(line, subject):
            # "The service said …. They said": the same ones, rather than the captives they spoke of.
            kind, key = turn.kind, ""
        else:
            kind, key = kind_of(line, subject, draft, turn.kind)
        if kind == PRISONER and is_unrealised(line, verb):
            continue
        strength = next((s for s in _STRENGTHS if line[verb].is_a(f"speech-verb.{s}")), _STRENGTHS[-1])
        acts.append(_Act(subject, verb, strength, kind, key))
    return acts


def _clause_start(line: Line, verb: int) -> int:
    """Where a verb's clause begins: behind "In the clip, which was posted on Friday,", else with the sentence."""
    commas = [index for index in range(line.start, verb) if line[index].text == ","]
    return commas[-1] + 1 if commas and is_on_record(line, commas[-1]) else line.start


def _on_record(act: _Act, line: Line, *, ever: bool) -> _Act:
    """The act, a captive's if nobody known speaks in a recording or to those who question him."""
    if act.kind != OTHER:
        return act
    recorded = ever and speaks_on_record(line, act.source, act.verb)
    return replace(act, kind=PRISONER) if recorded or is_questioned(line, act.source, act.verb) else act


def _accordings(line: Line, draft: Draft) -> Iterator[_Act]:
    """Attributions without a verb: "according to …", "in a statement by …"."""
    stop = line.start
    for index in line.of("source-phrase"):
        if index < stop:
            continue
        last = index
        while line[last + 1].is_a("source-phrase"):
            last += 1
        stop = last + 1
        names = line[stop].is_a("preposition.from", "preposition.by", "preposition.of")
        if line[last].is_a("statement-noun") and not names:
            continue
        while stop < line.stop and stop - last <= LONGEST_SUBJECT and not ends_subject(line[stop]):
            stop += 1
        source = range(last + 1, stop)
        kind, key = kind_of(line, source, draft, "")
        yield _Act(source if source else range(index, last + 1), index, "neutral", kind or OTHER, key)


def _annotations(act: _Act, line: Line, sentence: Span, draft: Draft) -> Iterator[Annotation]:
    verb = line.place(act.verb, act.verb)
    source = line.place(act.source.start, act.source.stop - 1)
    parts = {"source": source, "verb": verb, "covers": sentence}
    why = f"source: {act.kind}"
    yield Annotation("attribution", verb, act.strength, act.about, parts, why)
    covered = _covered(line, act, sentence)
    yield Annotation("sourced", covered, act.kind, act.about, {"source": source}, why)
    yield Annotation("answered", covered, act.kind, act.about, {"source": source}, why)
    if act.kind == PRISONER:
        yield statement(verb, act.about, source, act.strength)
        yield from begun_before(verb, sentence, draft, act.about, source)


def _covered(line: Line, act: _Act, sentence: Span) -> Span:
    """What an act of attribution answers for: the sentence, or the clause that it stands in."""
    first = act.source.start
    if line[first - 1].is_a("relative-aside"):
        return _clause(line, act)
    joined = line[first].is_a("conjunction.and") and line[first - 1].text == ","
    set_against = line[first - 1].is_a("conjunction.but") and line[first - 2].text == ","
    if joined or set_against or line[first - 1].text == ";":
        # "Forty men died, and the army says the rest fled": what stands before is the outlet's own.
        return Span(line[first].start, sentence.end)
    return sentence


def _clause(line: Line, act: _Act) -> Span:
    """The relative clause that an attribution stands in, from its first word to the next comma."""
    stop = act.verb + 1
    while stop < line.stop and line[stop].text != "." and not ends_subject(line[stop]):
        stop += 1
    return line.place(act.source.start - 1, stop - 1)


def _speaker(line: Line, act: _Act, draft: Draft) -> str:
    """The kind of the last source, if it is a single person who is no captive; "" otherwise."""
    if act.kind in (PRISONER, "") or not act.source:
        return ""
    asks = act.kind in (BESIDE, "outlet") and line[act.verb].is_a("asking-verb")
    last = act.source.stop - (1 if line[act.source.stop - 1].is_word else 2)
    if asks or line[last].is_a("kin-group"):
        return ""  # "An interviewer asks his age. “Thirty,” he says": the one asked does
    place = line.place(act.source.start, act.source.stop - 1)
    if act.kind == RELEASED:
        return act.kind if len(act.source) < LONGEST_SUBJECT and not line[last].fold.endswith("s") else ""
    named = any(person.label != PRISONER for person in draft.within(place, "person"))
    human = line.has(act.source.start, act.source.stop, *_HUMAN)
    return act.kind if named or human or act.kind == BESIDE or _is_he(line, act.source) else ""


def _is_he(line: Line, source: range) -> bool:
    return len(source) == 1 and line[source.start].is_a("subject-pronoun.he")


def _is_they(line: Line, source: range) -> bool:
    return len(source) == 1 and line[source.start].is_a("subject-pronoun.they")


def _reaches_on(line: Line, act: _Act) -> bool:
    """Whether the next sentence may be the same source's; "according to the army" answers for its own alone."""
    if line[act.verb].is_a("source-phrase"):
        # "According to the report": its findings go on.
        found_out = line.has(act.source.start, act.source.stop, "noun-or-verb.report")
        return found_out or act.kind in _REPORTING
    silent = line.has(act.verb - _NEGATED, act.verb, "negator")  # "The army did not comment"
    return not silent and not _is_aside(line, act)


def _is_aside(line: Line, act: _Act) -> bool:
    """An attribution in a relative clause ("which the army says it holds") answers for that clause alone."""
    return line[act.source.start - 1].is_a("aside-opener", "preposition.as")


def _goes_on(line: Line, sentence: Span, draft: Draft, paragraph: Span) -> bool:
    """Whether a sentence goes on with the source of the one before: in a short paragraph, or by its first word."""
    if draft.paragraph(sentence) != paragraph:
        return False
    count = sum(1 for _ in draft.within(paragraph, SENTENCE))
    return count <= _SHORT_PARAGRAPH or line[line.start].is_a(*_GOING_ON)


def _is_quoted(draft: Draft, sentence: Span) -> bool:
    """Whether a whole sentence is direct speech; a mark at either end may be missing."""
    inside = Span(sentence.start + 1, max(sentence.start + 2, sentence.end - 1))
    return any(quotation.span.covers(inside) for quotation in draft.within(sentence, "quotation", "speech", "block"))
