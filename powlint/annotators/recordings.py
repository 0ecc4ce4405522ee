"""Pictures and recordings of captives: shown, linked, released or described."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from powlint.annotators.aired import aired_confessions, is_aired
from powlint.annotators.exhibited import by_screen, is_put_before, on_screen
from powlint.annotators.line import Line, Token
from powlint.annotators.terms import Terms
from powlint.model.document import BlockKind
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span

# Hosts and messengers where captors publish; a link to anything else is judged by its words.
_VIDEO_HOST = re.compile(
    r"(?:youtu\.?be|t\.me|telegram|tiktok|vimeo|rumble|twitter|x\.com|vk\.com|ok\.ru|facebook|instagram|dailymotion"
    r"|bitchute|odysee|rutube)",
    re.IGNORECASE,
)
_VIDEO_FILE = re.compile(r"\.(?:mp4|mov|webm|m3u8|avi|mkv)\b|embed|/video", re.IGNORECASE)
# What closes a caption: an agency with its photographer ("AGENCY/Name", "[Name/AGENCY]"), or "Photo by".
_CREDIT = re.compile(
    r"(?:\b(?:REUTERS|Reuters|AFP|AP|EPA|TASS|Getty)\s?/\s?\w|/\s?(?:REUTERS|Reuters|AFP|AP|EPA|TASS|Getty)\b"
    r"|\bAP Photo\b|\b[Pp]hoto(?:graph)?(?: by|:|/))"
)
# How far behind its end a caption's credit may stand, and how far into it whoever it shows.
_CREDIT_REACH = 60
_SHOWN_AT = 140
# How many sentences on "the video" may still mean the recording of captives told of before.
_MEMORY = 5
# The same for one told apart from others: "the second recording".
_LONG_MEMORY = 30
# How many sentences away captives may be told of who are in it.
_BESIDE = 2
# How many sentences a captive's words in a recording may take, and how far before it "says" may stand.
_QUOTED = 4
_SAID_IN = 5
# How far from a recording the verb may stand that checks it: "the footage isn't verified".
_CHECK_REACH = 4
# How far before a recording a word may stand that makes an open question of it.
_QUESTION_REACH = 6
# How far from a recording's maker the verb may stand.
_MAKER_REACH = 8
# So few sentences later "it shows" and "in another" still mean a recording.
_AT_ONCE = 2
# How far after "filmed" its object may begin.
_OBJECT_REACH = 4
# How far before a picture whoever carries it may stand, and "learned" before "from the video".
_CARRIER = 8
_LEARNT = 10
_TELLING = (
    "recording-noun",
    "exhibition-verb",
    "filming-participle",
    "staged-noun",
    "camera-place",
    "watch-word",
    "depicting-verb",
    "epithet.one",
    "epithet.another",
)


class Recordings:
    """Gives `recording` (labels: video, image, audio, embed), only where captives are in it.

    `parts.maker` is the word that says who made or released it, if the sentence says so.
    """

    gives = ("recording",)
    needs = (SENTENCE, "prisoner", "person")

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """One annotation a sentence; links beside captives are embeds."""
        since = _LONG_MEMORY + 1
        for sentence, line in self._terms.lines(draft):
            since += 1
            since = min(since, _LONG_MEMORY + 1)
            beside = draft.scope(sentence, SENTENCE, _QUOTED)
            told = partial(_recording, line, sentence, draft, since=since)
            recording = draft.kept((Recordings, sentence, since), beside, self.needs, told)
            if recording is not None:
                since = 0
                yield recording
        yield from _embeds(draft)


def _recording(line: Line, sentence: Span, draft: Draft, *, since: int) -> Annotation | None:
    """The first recording of captives in a sentence; the last one was told of `since` sentences ago."""
    captives = list(draft.within(sentence, "prisoner"))
    for index in line.of(*_TELLING):
        if line[index].is_a("recording-noun") and not _is_idiom(line, index):
            checked = since <= _MEMORY and line.has(index - _CHECK_REACH, index + _CHECK_REACH, "checking-verb")
            judged = since <= _MEMORY and _is_judged(line, index)
            if checked or judged or _is_elsewhere(line, index) or _is_asked_about(line, index) or _asks(line):
                continue
            if (
                _is_told_again(line, index, since)
                or _is_offered(line, index, sentence, draft)
                or _has_captives(line, index, sentence, draft)
            ):
                return _named(line, index)
        why = _unnamed(line, index, captives) or (_pointed_at(line, index) if since <= _AT_ONCE else "")
        if why:
            return Annotation("recording", line.place(index, index), "video", why=why)
    return _captioned(line, sentence, draft, captives)


def _captioned(line: Line, sentence: Span, draft: Draft, captives: list[Annotation]) -> Annotation | None:
    """ "A captured man speaks at a hearing, May 3. AGENCY/Name": a picture, told by its caption."""
    end = min(draft.paragraph(sentence).end, sentence.end + _CREDIT_REACH)
    if not captives or not _CREDIT.search(draft.text, sentence.start, end):
        return None
    shown = captives[0].span
    before = [token for token in line.between(line.start, line.stop) if token.start < shown.end]
    told = shown.start - sentence.start <= _SHOWN_AT and captives[0].label != "released"
    if not told or any(token.is_a("kin", "bystanders") or _says(token) for token in before):
        return None
    return Annotation("recording", shown, "image", why="a caption with a photographer's credit")


def _says(token: Token) -> bool:
    return token.is_a("speech-verb") and not token.is_a("noun-or-verb")


def _is_learnt_from(line: Line, index: int) -> bool:
    """ "Learned of his fate from the broadcast": it has been told of, and is not shown again."""
    heard = line[line.before(index, "article", "demonstrative", "report-adjective")].is_a("preposition.from")
    return heard and line.has(index - _LEARNT, index, "learning-verb")


def _is_elsewhere(line: Line, index: int) -> bool:
    """Whether somebody or something else is in the picture."""
    carried = _is_carried(line, index) or _is_learnt_from(line, index)
    return carried or _is_of_kin(line, index) or _is_of_things(line, index)


def _is_told_again(line: Line, index: int, since: int) -> bool:
    """Whether "the clip" means the one told of `since` sentences ago; "one picture", "the second" do for long."""
    if line[index - 1].is_a("preposition.of"):
        return False  # "The publication of images" points at no recording.
    if since <= _LONG_MEMORY and line[index - 1].is_a("epithet.first", "epithet.second", "epithet.one"):
        return True
    return since <= _MEMORY and line.has(index - 3, index, "pointing-word", "another-recording")


def _unnamed(line: Line, index: int, captives: list[Annotation]) -> str:
    """Why captives are shown, where no noun says so; "" if they are not."""
    token, why = line[index], ""
    if token.is_a("confession-word") and index in aired_confessions(line):
        return "a confession on the air"
    if not captives or _is_of_his_kin(line):
        return why
    if token.is_a("exhibition-verb") and (on_screen(line, index) or by_screen(line, index)):
        why = "captives shown on a screen"
    elif token.is_a("exhibition-verb") and is_put_before(line, index, captives):
        why = "captives shown to an audience"
    elif token.is_a("filming-participle") and (_is_filmed(line, index) or _films(line, index, captives)):
        why = "captives filmed"
    elif token.is_a("camera-place") and not line.has(line.start, index, "negator", "quantifier.any"):
        why = "captives before a camera"
    elif token.is_a("staged-noun") and is_aired(line, index, captives):
        why = "captives heard in public"
    elif index == line.start and token.is_a("watch-word") and line[index + 1].text in (":", "|"):
        why = "readers are sent to look at captives"
    return why


def _is_of_his_kin(line: Line) -> bool:
    """ "His father was seen before the cameras"; "her son" is the captive himself."""
    subject = line[line.start + 1]
    return line[line.start].is_a("possessive") and subject.is_a("kin") and not subject.is_a("kinsman")


def _pointed_at(line: Line, index: int) -> str:
    """ "It also shows a driver", "In another, men are led away": why it is a recording told of just before."""
    opening = line[line.start]
    if line[index].is_a("depicting-verb"):
        says = line[index + 1].is_a("demonstrative.that", "question-word") or line[index + 1].is_a("speech-verb")
        it = opening.is_a("subject-pronoun.it") and index - line.start <= _AT_ONCE
        return "what it shows" if it and not says else ""
    one = opening.is_a("preposition.in") and index == line.start + 1 and line[index].is_a("epithet")
    return "in another recording" if one and (line[index + 1].text == "," or _is_of_them(line, index)) else ""


def _is_of_them(line: Line, index: int) -> bool:
    return line[index + 1].is_a("preposition.of") and line[index + 2].is_a("pronoun.they")


def _films(line: Line, index: int, captives: list[Annotation]) -> bool:
    """ "A blogger filmed the prisoners": they stand right after it; "recorded 20 captives" is a count."""
    if line[index].fold == "recorded" or _is_asked_about(line, index):
        return False
    stop = index + 1
    while stop <= index + _OBJECT_REACH and line[stop].is_word and not line[stop].is_a("clause-opener", "conjunction"):
        stop += 1
    after = [token.start for token in line.between(index + 1, stop) if not token.is_a("subject-pronoun")]
    return any(captive.span.start in after for captive in captives)


def _is_of_things(line: Line, index: int) -> bool:
    """ "Footage of the exercise", "pictures of damaged houses"."""
    people = ("custody-noun", "fighter-noun", "person-noun", "pronoun")
    of = line[index + 1].is_a("preposition.of")
    return of and line.has(index + 2, index + 5, "filmed-thing") and not line.has(index + 2, index + 5, *people)


def _is_carried(line: Line, index: int) -> bool:
    """ "Holding up photographs of their husbands", "his mother showed a photograph": kin and protesters carry them."""
    image, paper = line[index].is_a("recording-noun.image"), line.has(index - _CARRIER, index, "printed-matter")
    kin = any(line[i].is_a("display-verb") and line[i - 1].is_a("kin") for i in range(index - _CARRIER, index))
    return image and not paper and (kin or line.has(index - 3, index, "carrying-verb"))


def _is_asked_about(line: Line, index: int) -> bool:
    """ "Could not verify when the clip was recorded", "the date of the clip": a doubt about it, no second display."""
    of = line.has(index - 3, index, "preposition.of")
    if of and line.has(index - _QUESTION_REACH, index - 2, "doubted-word"):
        return True  # "the date of the clip", "the location of three of the videos"
    made = line[index].is_a("filming-participle") or line.has(index + 1, index + 4, "making-participle")
    return made and line.has(index - _QUESTION_REACH, index, "question-word")


def _is_judged(line: Line, index: int) -> bool:
    """ "Ottawa called the broadcast a disgrace", "the film comes weeks after": no second display."""
    before = line[line.before(index, "article", "demonstrative")]
    return before.is_a("judging-verb") or line[index + 1].is_a("timing-verb")


def _asks(line: Line) -> bool:
    """ "What does the video show?": a question, above an answer."""
    return line[line.stop - 1].text == "?" and line[line.start].is_a("question-word", "aside-opener")


def _is_of_kin(line: Line, index: int) -> bool:
    """ "A photograph of his daughter": somebody other than the captive is in it."""
    return (
        line[index + 1].is_a("preposition.of")
        and line[index + 2].is_a("possessive")
        and line.has(index + 3, index + 5, "kin")
        and not line.has(index + 3, index + 5, "custody-adjective", "capture-participle", "kinsman")
    )


def _is_offered(line: Line, index: int, sentence: Span, draft: Draft) -> bool:
    """ "Full video here", "see the clip below", beside captives."""
    offered = line.has(index + 1, index + 3, "pointing-adverb")
    return offered and any(True for _ in draft.within(draft.scope(sentence, SENTENCE, _BESIDE), "prisoner"))


def _has_captives(line: Line, index: int, sentence: Span, draft: Draft) -> bool:
    """Whether captives are in the recording: told of beside it, or next to a recording that is shown."""
    shown = line.has(line.start, line.stop, "display-verb")
    if any(True for _ in draft.within(sentence, "prisoner")):
        return shown or _contains(line, index)
    # Somebody who is shown and not named may be told of a sentence further away.
    reach = _BESIDE if line.has(index + 1, line.stop, "person-noun", "generic-person") else 1
    said_in = line.has(index - _SAID_IN, index, "speech-verb") and line[index - 2].is_a("preposition.in")
    if said_in or line.has(index + 1, line.stop, "captive-posture"):
        # "…", X says in a video released by the army": what is quoted stands between
        reach = _QUOTED
    return shown and any(True for _ in draft.within(draft.scope(sentence, SENTENCE, reach), "prisoner"))


def _named(line: Line, index: int) -> Annotation:
    """A recording told by name, with the word that says who made it."""
    label = next(kind.split(".")[1] for kind in sorted(line[index].kinds) if kind.startswith("recording-noun."))
    maker = next((place for place in line.numbers if _has_maker(line, place, index)), None)
    parts = {"maker": line.place(maker, maker)} if maker is not None else {}
    return Annotation("recording", line.place(index, index), label, parts=parts, why="captives in it")


def _has_maker(line: Line, verb: int, recording: int) -> bool:
    """Whether a verb of making or publishing stands near a source or a name."""
    near = range(verb - _MAKER_REACH, verb + _MAKER_REACH + 1)
    return line[verb].is_a("publishing-verb") and any(
        line[i].is_a("source-kind", "office") or (line[i].is_capitalised and i > line.start)
        for i in near
        if i != recording
    )


def _contains(line: Line, index: int) -> bool:
    """ "video of prisoners", "in the video", "on video", "a clip in which", "the clip has"."""
    after = line[index + 1].is_a("preposition.of", "preposition.with", "playing-verb")
    inside = line[index + 1].is_a("preposition.in") and line[index + 2].is_a("relative-pronoun")
    return after or inside or line.has(index - 3, index, "preposition.in", "preposition.on")


def _is_filmed(line: Line, index: int) -> bool:
    """ "were filmed", "filmed while eating", ", filmed"."""
    if _is_asked_about(line, index):
        return False
    # "refused to be filmed" shows nothing.
    passive = line.has(index - 3, index, "auxiliary.be") and not line.has(index - 3, index, "auxiliary.infinitive")
    comma = any(token.text == "," for token in line.between(index - 3, index))
    return passive or comma or line.has(index + 1, index + 3, "filming-circumstance")


def _is_idiom(line: Line, index: int) -> bool:
    """Moving pictures and mental ones: "an image of strength", "a still night", "the bigger picture"."""
    word = line[index]
    return word.is_a("recording-idiom") or (word.is_a("still-word") and not word.is_a("still-image"))


def _embeds(draft: Draft) -> Iterator[Annotation]:
    for block in draft.document.blocks:
        if block.kind is not BlockKind.LINK:
            continue
        host = _VIDEO_HOST.search(block.target) or _VIDEO_FILE.search(block.target)
        if host and any(True for _ in draft.within(draft.scope(block.span, "paragraph", 1), "prisoner")):
            yield Annotation("recording", block.span, "embed", why=f"link to {host[0]} beside captives")
