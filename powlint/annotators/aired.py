"""Interviews, interrogations and confessions of captives that are put on the air."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from powlint.annotators.line import Line
from powlint.model.draft import Annotation

# How far from an interview or a confession the words that say that it was put on the air may stand.
_AIRING_REACH = 6
# The same where a clause of its own says it: "an interview with the pilot, Lieutenant X, that was posted".
_RELATIVE_REACH = 18
# How far before "in an interview" the verb of speech may stand, and how far behind "interview with" the captive.
_SAID_IN = 5
_WITH_REACH = 4
# How far before a confession the verb may stand whose object it is: "broadcast what it called confessions".
_OBJECT_REACH = 5


def aired_confessions(line: Line) -> Iterator[int]:
    """ "Aired the confessions of five men": captives speak, whatever they are called."""
    for index in line.of("confession-word"):
        if line.has(index - _OBJECT_REACH, index, "airing-verb"):
            yield index


def is_aired(line: Line, index: int, captives: Sequence[Annotation]) -> bool:
    """ "Broadcast the interrogation", "a televised confession"; an interview with kin is none of captives."""
    if _is_with(line, index, captives) and _is_put_out(line, index):
        return True
    near = line.has(index - _AIRING_REACH, index + 1 + _AIRING_REACH, "airing-verb")
    near = near or line.has(index + 1, index + 1 + _AIRING_REACH, "screen.camera")
    elsewhere = line.has(index - _AIRING_REACH, index + _AIRING_REACH, "kin", "office", "negator")
    return near and not elsewhere and not _speaks_elsewhere(line, index)


def _speaks_elsewhere(line: Line, index: int) -> bool:
    """ "His wife said in an interview with the channel": somebody else is interviewed."""
    said = line[index - 2].is_a("preposition.in") and line.has(index - _SAID_IN, index, "speech-verb")
    return said and line.has(line.start, index, "kin", "office")


def _is_with(line: Line, index: int, captives: Sequence[Annotation]) -> bool:
    """ "An interview with the pilot": captives are told of right behind."""
    near = [token.start for token in line.between(index + 2, index + 2 + _WITH_REACH)]
    follows = line[index + 1].is_a("preposition.with", "preposition.of")
    return follows and any(captive.span.start in near and captive.label != "released" for captive in captives)


def _is_put_out(line: Line, index: int) -> bool:
    """ "…, that was posted on Friday": a relative clause says so."""
    return any(
        line[place].is_a("airing-verb") and line[place - 2].is_a("relative-pronoun.subject")
        for place in range(index + 2, min(line.stop, index + _RELATIVE_REACH))
    )
