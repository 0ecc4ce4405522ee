"""Pictures and recordings of captives: shown, linked, released or described."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from powlint.annotators.names import sentence_tokens
from powlint.annotators.terms import Terms, Token
from powlint.model.document import BlockKind
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span

# Hosts and messengers where captors publish; a link to anything else is judged by its words.
_VIDEO_HOST = re.compile(
    r"(?:youtu\.?be|t\.me|telegram|tiktok|vimeo|rumble|twitter|x\.com|vk\.com|ok\.ru|facebook|instagram|dailymotion|bitchute|odysee|rutube)",
    re.IGNORECASE,
)
_VIDEO_FILE = re.compile(r"\.(?:mp4|mov|webm|m3u8|avi|mkv)\b|embed|/video", re.IGNORECASE)
_FILMED = frozenset("filmed photographed pictured videotaped recorded livestreamed".split())
_SHOWN = frozenset("shown showed paraded presented displayed exposed seen appeared appears shows parade".split())
_SCREENS = frozenset(
    "television tv camera cameras screen screens press public telegram youtube crowd journalists reporters".split()
)
_POINTING = frozenset("the this that same first second third another".split())
_MAKING = frozenset(
    "released release releases published posted shared distributed broadcast aired provided obtained uploaded emailed "
    "handout showed filmed recorded taken showcased".split()
)
# How many sentences on "the video" may still mean the recording of captives told of before.
_MEMORY = 5


class Recordings:
    """Gives `recording` (labels: video, image, audio, embed), only where captives are in it.

    `parts.maker` is the word that says who made or released it, if the sentence says so.
    """

    gives = ("recording",)
    needs = (SENTENCE, "prisoner", "person")

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """One annotation a sentence and recording; links beside captives are embeds."""
        tokens = self._terms.tokens(draft.text)
        since = _MEMORY + 1
        for sentence in draft.layer(SENTENCE):
            span = sentence_tokens(tokens, sentence.span.start, sentence.span.end)
            captives = list(draft.within(sentence.span, "prisoner"))
            since += 1
            for index in span:
                if tokens[index].is_a("recording-noun") and not _idiom(tokens, index, span):
                    display = any(tokens[i].is_a("display-verb") for i in span)
                    again = since <= _MEMORY and _points_back(tokens, index, span)
                    beside = captives or (
                        display and any(True for _ in draft.within(draft.scope(sentence.span, SENTENCE, 1), "prisoner"))
                    )
                    if (beside and (display or _contains(tokens, index, span))) or again:
                        since = 0
                        yield _recording(tokens, index, span)
                        break
                if tokens[index].fold in _SHOWN and captives and _on_screen(tokens, index, span):
                    since = 0
                    yield Annotation(
                        "recording",
                        Span(tokens[index].start, tokens[index].end),
                        "video",
                        why="captives shown on a screen",
                    )
                    break
                if tokens[index].fold in _FILMED and captives and _is_filmed(tokens, index, span):
                    since = 0
                    yield Annotation(
                        "recording", Span(tokens[index].start, tokens[index].end), "video", why="captives filmed"
                    )
                    break
        yield from _embeds(draft)


def _recording(tokens: Sequence[Token], index: int, span: range) -> Annotation:
    label = next(tag.split(".")[1] for tag in sorted(tokens[index].tags) if tag.startswith("recording-noun."))
    parts = {}
    for place in span:
        if tokens[place].fold in _MAKING and any(
            tokens[i].is_a("source-kind", "office") or (tokens[i].is_capitalised and i > span.start)
            for i in span
            if abs(i - place) <= 8 and i != index
        ):
            parts["maker"] = Span(tokens[place].start, tokens[place].end)
            break
    return Annotation(
        "recording", Span(tokens[index].start, tokens[index].end), label, parts=parts, why="captives in it"
    )


def _points_back(tokens: Sequence[Token], index: int, span: range) -> bool:
    return any(tokens[i].fold in _POINTING for i in range(max(span.start, index - 2), index))


def _contains(tokens: Sequence[Token], index: int, span: range) -> bool:
    """ "video of prisoners", "in the video", "on video"."""
    after = tokens[index + 1].fold if index + 1 < span.stop else ""
    before = {tokens[i].fold for i in range(max(span.start, index - 3), index)}
    return after in ("of", "with") or bool(before & {"in", "on"})


def _is_filmed(tokens: Sequence[Token], index: int, span: range) -> bool:
    before = {tokens[i].fold for i in range(max(span.start, index - 3), index)}
    after = {tokens[i].fold for i in range(index + 1, min(span.stop, index + 3))}
    return bool(
        before & {"was", "were", "been", "being", "is", "are"}
        or after & {"with", "while", "in", "as"}
        or before & {","}
    )


def _on_screen(tokens: Sequence[Token], index: int, span: range) -> bool:
    """ "shown on television", "paraded before the cameras"."""
    near = [tokens[i].fold for i in range(index + 1, min(span.stop, index + 7))]
    return any(word in ("on", "before", "to") for word in near) and any(word in _SCREENS for word in near)


def _idiom(tokens: Sequence[Token], index: int, span: range) -> bool:
    """Moving pictures and mental ones: "an image of strength", "a still night", "the bigger picture"."""
    word = tokens[index].fold
    before = tokens[index - 1].fold if index > span.start else ""
    after = tokens[index + 1].fold if index + 1 < span.stop else ""
    if word in ("still", "stills") and before not in ("a", "the", "blurred", "video"):
        return True
    if word == "film" and after in ("maker", "director", "festival", "star", "crew"):
        return True
    if word == "tape" and before in ("red", "duct"):
        return True
    if word == "video" and after in ("address", "statement", "link", "call", "conference", "message", "game", "games"):
        return True
    if word == "broadcast" and after in ("media", "journalist"):
        return True
    return word in ("picture", "image") and before in (
        "bigger",
        "big",
        "clear",
        "full",
        "public",
        "grim",
        "bleak",
        "broader",
    )


def _embeds(draft: Draft) -> Iterable[Annotation]:
    for block in draft.document.blocks:
        if block.kind is not BlockKind.LINK:
            continue
        host = _VIDEO_HOST.search(block.target) or _VIDEO_FILE.search(block.target)
        if host and any(True for _ in draft.within(draft.scope(block.span, "paragraph", 1), "prisoner")):
            yield Annotation("recording", block.span, "embed", why=f"link to {host[0]} beside captives")
