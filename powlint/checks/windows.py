"""How near is near: the stretch of a draft round a hit in which a condition is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from powlint.model.document import BlockKind
from powlint.model.draft import PARAGRAPH, SENTENCE, Draft
from powlint.model.rule import Window
from powlint.model.span import Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_HEADS = frozenset({BlockKind.HEADING, BlockKind.HEADLINE})
_LAYERS = {"word": SENTENCE, "sentence": SENTENCE, "paragraph": PARAGRAPH}


def stretch(window: Window, draft: Draft, span: Span, *, side: str = "") -> Span:
    """The stretch round `span`, or the part of it on one side of the span.

    One sentence (or paragraph) is the very one that holds the span; two have a neighbour on either side.
    Words are counted from the span, and stop at the sentence's end.
    """
    whole = _whole(window, draft, span)
    if side == "before":
        return Span(whole.start, span.start)
    if side == "after":
        return Span(span.end, max(span.end, whole.end))
    return whole


def is_bounded(window: Window) -> bool:
    """Whether it ends a number of sentences or paragraphs away, and does not follow the whole section or draft."""
    return _unit(window) in _LAYERS


def area(windows: Iterable[Window], draft: Draft, span: Span) -> Span:
    """All that lies in one of several bounded windows round `span`, and its paragraph."""
    reaches = {SENTENCE: 0, PARAGRAPH: 0}
    for window in windows:
        if _unit(window) != "word":
            layer = _LAYERS[_unit(window)]
            reaches[layer] = max(reaches[layer], window.count - 1)
    places = [draft.scope(span, layer, reach) for layer, reach in reaches.items()]
    return Span(min(place.start for place in places), max(place.end for place in places))


def window_layers(window: Window) -> frozenset[str]:
    """The layers that a window reads."""
    layer = _LAYERS.get(_unit(window))
    return frozenset({layer}) if layer else frozenset()


def _unit(window: Window) -> str:
    return window.unit.removesuffix("s")


def _whole(window: Window, draft: Draft, span: Span) -> Span:
    match _unit(window):
        case "word":
            return _words(draft, span, window.count)
        case "sentence" | "paragraph" as layer:
            return draft.scope(span, layer, max(0, window.count - 1))
        case "section":
            return _section(draft, span)
    return Span(0, len(draft.text))


def _words(draft: Draft, span: Span, count: int) -> Span:
    sentence = draft.sentence(span)
    before = [word.start() for word in _WORD.finditer(draft.text, sentence.start, span.start)]
    start = before[-count] if 0 < count <= len(before) else sentence.start if count else span.start
    end = span.end
    for number, word in enumerate(_WORD.finditer(draft.text, span.end, sentence.end)):
        if number == count:
            return Span(start, end)
        end = word.end()
    return Span(start, max(end, sentence.end) if count else end)


def _section(draft: Draft, span: Span) -> Span:
    """From the heading above to the next one."""
    heads = [block.span.start for block in draft.document.blocks if block.kind in _HEADS]
    start = max((head for head in heads if head <= span.start), default=0)
    end = min((head for head in heads if head > span.start), default=len(draft.text))
    return Span(start, max(end, span.end))
