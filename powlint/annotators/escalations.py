"""Words of the outlet that are stronger than those the same speaker is quoted with: "finish off" told as "execute"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from powlint.annotators.contradictions import Contradiction
from powlint.annotators.line import Line, Token
from powlint.annotators.terms import labels_of
from powlint.model.draft import Annotation, Draft
from powlint.model.rule import Lexicon
from powlint.model.span import Span
from powlint.values import dataclass

_KNOWING = "grade-of-knowing"
_SCALES = ("grade-of-killing", _KNOWING, "grade-of-leaving", "grade-of-hurting", "grade-of-yielding")
# A paraphrase stands beside its quotation: in the same sentence, or in one of the next two on either side.
_BESIDE = 2
# A word with so many letters says what is talked about; endings count for nothing.
_CONTENT = 5
_STEM = 5
# "confirmed" is common, so that what is confirmed must be plainly what was thought.
_SHARED, _SHARED_KNOWING = 1, 2
_SPEAKING = (
    "source-kind.official",
    "source-kind.neutral",
    "source-kind.expert",
    "source-kind.relative",
    "office",
    "office-apposition",
    "rank",
    "kin",
)
_PERSON = "person "
# The layers that tell who speaks, and what is quoted.
_READ = ("attribution", "quotation", "person")
# So few words before, "not" makes a word one that was not meant.
_DENIED = 4


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence that somebody answers for, its place among the others, and by what the speaker is known."""

    at: int
    line: Line
    acts: tuple[Annotation, ...]
    speaker: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Graded:
    """A word on a scale, the passage it stands in, and the stems of what is talked about there."""

    scale: str
    rank: int
    span: Span
    passage: _Passage
    about: frozenset[str]


class Grades:
    """The scales of a lexicon: what is stronger than what."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._ranks = {
            f"{scale}.{label}": (scale, rank)
            for scale in _SCALES
            for rank, label in enumerate(labels_of(lexicon, scale))
        }

    def escalated(self, draft: Draft, lines: Sequence[tuple[Span, Line]]) -> Iterator[Contradiction]:
        """Each word of a paraphrase that is stronger than the quotation beside it, where nobody is quoted with it."""
        quoted: list[_Graded] = []
        told: list[_Graded] = []
        speaker: frozenset[str] = frozenset()
        for at, (sentence, line) in enumerate(lines):
            look = partial(self._looked_at, draft, at, sentence, line, speaker)
            found, speaker = draft.kept((Grades, sentence, at, speaker), sentence, _READ, look)
            for inside, word in found:
                (quoted if inside else told).append(word)
        yield from _stronger(told, quoted)

    def _looked_at(
        self, draft: Draft, at: int, sentence: Span, line: Line, before: frozenset[str]
    ) -> tuple[tuple[tuple[bool, _Graded], ...], frozenset[str]]:
        """The graded words of a sentence, each with whether it is quoted, and by what its speaker is known."""
        passage, speaker = _passage(draft, at, sentence, line, before)
        return tuple(self._graded(draft, passage)) if passage else (), speaker

    def _graded(self, draft: Draft, passage: _Passage) -> Iterator[tuple[bool, _Graded]]:
        line = passage.line
        for index in line.of(*self._ranks):
            kind = next(kind for kind in line[index].kinds if kind in self._ranks)
            if line[index - 1].is_a(kind):
                continue
            span = line.place(index, _last(line, index, kind))
            inside = _is_quoted(draft, span)
            if _says(passage, index, *self._ranks[kind], inside=inside):
                yield inside, _Graded(*self._ranks[kind], span, passage, _about(draft, line, inside=inside))


def _passage(
    draft: Draft, at: int, sentence: Span, line: Line, before: frozenset[str]
) -> tuple[_Passage | None, frozenset[str]]:
    """A sentence with a source outside quotations, and its speaker, who is "he" and "she" in the next."""
    acts = tuple(act for act in draft.within(sentence, "attribution") if not _is_quoted(draft, act.span))
    if not acts or line.has(line.start, line.stop, "unsaying-verb"):
        return None, before
    speaker = _speaker(draft, line, acts[0], before)
    return _Passage(at, line, acts, speaker) if speaker else None, speaker


def _says(passage: _Passage, index: int, scale: str, rank: int, *, inside: bool) -> bool:
    """Whether a word is part of what is said, or, on the scale of knowing, the very verb of saying."""
    line = passage.line
    if line.has(index - _DENIED, index, "negator", "quantifier.other"):
        return False
    if inside:
        return scale != _KNOWING or rank > 0 or line[index - 1].is_a("subject-pronoun.we")
    verbs = [act.span.start for act in passage.acts]
    return line[index].start in verbs if scale == _KNOWING else line[index].start > verbs[0]


def _last(line: Line, index: int, kind: str) -> int:
    while line[index + 1].is_a(kind):
        index += 1
    return index


def _stronger(told: Sequence[_Graded], quoted: Sequence[_Graded]) -> Iterator[Contradiction]:
    """Each told word above all quoted ones of its scale, with the quoted word that it stands for."""
    strongest: dict[str, int] = {}
    beside: dict[tuple[int, str], list[_Graded]] = {}
    for word in quoted:
        strongest[word.scale] = max(word.rank, strongest.get(word.scale, 0))
        beside.setdefault((word.passage.at, word.scale), []).append(word)
    for word in told:
        if word.rank <= strongest.get(word.scale, word.rank):
            continue
        at = word.passage.at
        near = (
            other for place in range(at - _BESIDE, at + _BESIDE + 1) for other in beside.get((place, word.scale), ())
        )
        other = next((other for other in near if _is_same(word, other)), None)
        if other is not None:
            yield Contradiction("paraphrase", word.span, other.span, "stronger than the quoted word")


def _is_same(word: _Graded, other: _Graded) -> bool:
    """Whether two words are by one speaker and on one subject."""
    least = _SHARED_KNOWING if word.scale == _KNOWING else _SHARED
    return _is_one(word.passage.speaker, other.passage.speaker) and len(word.about & other.about) >= least


def _is_one(speaker: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of names and offices mean one speaker: two presidents who are named are two."""
    names, others = ({key for key in keys if key.startswith(_PERSON)} for keys in (speaker, other))
    return bool(names & others if names and others else speaker & other)


def _speaker(draft: Draft, line: Line, act: Annotation, before: frozenset[str]) -> frozenset[str]:
    """By what a speaker is known: the person's key, or the office; "he" and "she" are the speaker before."""
    source = act.parts["source"]
    people = {person.about for person in draft.within(source, "person")}
    words = [token for token in line.between(line.start, line.stop) if source.start <= token.start < source.end]
    if len(words) == 1 and words[0].is_a("subject-pronoun.he"):
        return before
    return frozenset(f"{_PERSON}{key}" for key in people) | {token.fold for token in words if token.is_a(*_SPEAKING)}


def _about(draft: Draft, line: Line, *, inside: bool) -> frozenset[str]:
    """The stems of what is talked about, within the quotations of a sentence or outside them."""
    return frozenset(
        token.fold[:_STEM]
        for token in line.between(line.start, line.stop)
        if _is_content(token) and inside is _is_quoted(draft, Span(token.start, token.end))
    )


def _is_quoted(draft: Draft, span: Span) -> bool:
    return any(True for _ in draft.within(span, "quotation"))


def _is_content(token: Token) -> bool:
    return (
        len(token.fold) >= _CONTENT
        and token.is_word
        and not token.is_a(
            *_SPEAKING, *_SCALES, "speech-verb", "nationality", "country", "adverb", "day-word", "pronoun"
        )
    )
