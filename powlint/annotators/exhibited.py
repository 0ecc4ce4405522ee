"""Captives who are put before a screen, an audience or reporters, where no noun names a recording."""

from __future__ import annotations

from collections.abc import Sequence

from powlint.annotators.line import Line
from powlint.model.draft import Annotation

# How far behind "shown" the captive may begin.
_OBJECT = 6
# How far behind "presented" the conference may stand.
_CONFERENCE = 7


def is_put_before(line: Line, index: int, captives: Sequence[Annotation]) -> bool:
    """ "Journalists were shown four captives", "had shown one of them apologising", "at a news conference"."""
    if line.has(index + 1, index + _CONFERENCE, "conference-noun"):
        return line.has(index + 1, index + 4, "preposition.at") and line.has(index - 3, index, "auxiliary.be")
    stop = next((i for i in range(index + 1, index + _OBJECT) if line[i].text in (",", ";")), index + _OBJECT)
    after = {line[i].start for i in range(index + 1, stop)}
    captive = next((captive for captive in captives if captive.span.start in after), None)
    if captive is None:
        return False
    audience = line.has(line.start, index, "screen.audience") and line[index - 1].is_a("auxiliary.be")
    behind = next((i for i in range(index + 1, stop + 2) if line[i].start >= captive.span.end), line.stop)
    doing = line[index - 1].is_a("auxiliary.have", "adverb") and line[behind].is_a("speaking-gerund", "captive-posture")
    return audience or doing


def on_screen(line: Line, index: int) -> bool:
    """ "shown on television", "paraded before the cameras"."""
    to = line.has(index + 1, index + 7, "preposition.on", "preposition.before", "preposition.to")
    if line[index + 1].is_a("preposition.on") and line[index].fold != "seen":
        # "shown on Rossiya-1", but "shown on Monday"
        name = line[line.skip(index + 2, "article")]
        if name.is_capitalised and not name.is_a("day-word", "month"):
            return True
    return to and line.has(index + 1, index + 7, "screen.camera", "screen.audience")


def by_screen(line: Line, index: int) -> bool:
    """ "State television showed the men"."""
    screen = line[index].is_a("depicting-verb") and line.has(index - 3, index, "screen.camera")
    # "showed the minister visiting the captives"
    return screen and not line.has(index + 1, index + 4, "office", "office-apposition")
