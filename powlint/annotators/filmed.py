"""Who speaks in a recording: "In the clip a man says", "X says in a video released by the ministry"."""

from __future__ import annotations

from powlint.annotators.line import Line

# How far into a sentence the recording it opens with may stand: "In the second, 40-second clip".
_OPENING = 6
# How far behind "says" the recording may stand: "says in a short video".
_SAID_IN = 5
# How far behind "in a video" the words may stand that say who put it out.
_RELEASED = 6

_NO_CAPTIVE = ("off-camera", "recording-noun", "subject-pronoun", "aside-opener")
_PUT_OUT = ("publishing-verb", "display-verb", "making-participle")


def is_on_record(line: Line, subject: int) -> bool:
    """Whether a sentence opens with a recording told of before, ahead of its subject: "In the clip, a man …"."""
    opening = _opening(line)
    if opening is None or opening >= subject:
        return False
    return line.has(line.start, opening, "pointing-word", "epithet") or _is_released(line, opening)


def speaks_on_record(line: Line, source: range, verb: int) -> bool:
    """Whether the words of `source` are spoken in a recording that somebody else put out."""
    if not source or line.has(source.start, source.stop, *_NO_CAPTIVE):
        return False
    near = (index for index in line.of("recording-noun") if verb < index <= verb + _SAID_IN)
    released = any(_is_released(line, index) for index in near)
    return released or is_on_record(line, source.start) or _is_shown(line, source.start)


def is_questioned(line: Line, source: range, verb: int) -> bool:
    """ "Confessed during questioning", "told interrogators": only captives speak so, unless somebody is named."""
    if not source or line.has(source.start, source.stop, *_NO_CAPTIVE, "source-kind"):
        return False
    for index in line.of("interrogation-word"):
        before = line[line.before(index, "article", "possessive", "report-adjective", "another-recording", "epithet")]
        asked_by = line[index + 1].is_a("preposition.by", "preposition.of")
        during = before.is_a("fronting-preposition", "informing-verb")
        if verb < index <= verb + _SAID_IN and during and not asked_by:
            return True
    return False


def _is_shown(line: Line, first: int) -> bool:
    """ "The footage shows a man who says", "a clip in which a man says": right behind what a recording shows."""
    before = line[first - 1]
    inside = before.is_a("relative-pronoun.subject") and line[first - 2].is_a("preposition.in")
    return (inside or before.is_a("depicting-verb")) and line.has(line.start, first, "recording-noun")


def _opening(line: Line) -> int | None:
    if not line[line.start].is_a("preposition.in"):
        return None
    recordings = (index for index in line.of("recording-noun") if index <= line.start + _OPENING)
    return next((index for index in recordings if not line[index + 1].is_a("video-compound")), None)


def _is_released(line: Line, recording: int) -> bool:
    """ "In a video released by the army": it is not the speaker's own."""
    inside = line.has(recording - 3, recording, "preposition.in") and not line[recording + 1].is_a("video-compound")
    by = line.has(recording + 2, recording + 2 + _RELEASED, "preposition.by")
    return inside and by and line.has(recording + 1, recording + 3, *_PUT_OUT)
