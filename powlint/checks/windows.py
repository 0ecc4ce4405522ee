"""How near is near: the stretch of a draft round a hit in which a condition is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from powlint.model.document import BlockKind
from powlint.model.draft import PARAGRAPH, SENTENCE, Draft
from powlint.model.rule import Window
from powlint.model.span import Span

DOCUMENT = "document"
"""The window that is the whole draft."""

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


def reach(windows: Iterable[Window]) -> tuple[int, int]:
    """How many sentences and how many paragraphs on either side several bounded windows reach at most."""
    most = {SENTENCE: 0, PARAGRAPH: 0, "word": 0}
    for window in windows:
        most[_unit(window)] = max(most[_unit(window)], window.count - 1)
    return most[SENTENCE], most[PARAGRAPH]


def area(reached: tuple[int, int], draft: Draft, span: Span) -> Span:
    """So many sentences and so many paragraphs on either side of `span`, and its own paragraph."""
    sentences, paragraphs = reached
    near, far = draft.scope(span, SENTENCE, sentences), draft.scope(span, PARAGRAPH, paragraphs)
    return Span(min(near.start, far.start), max(near.end, far.end))


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
