"""A document with its layers: who is who, who says what, what is claimed, shown and excused."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from itertools import chain
from typing import Protocol, TypeVar, cast

from powlint.model.document import Block, BlockKind, Document
from powlint.model.revision import Change, Layers, Revision
from powlint.model.span import Span
from powlint.values import dataclass

T = TypeVar("T")

SENTENCE = "sentence"
PARAGRAPH = "paragraph"

# What starts further than this before a place can only reach it if it is long itself; such are few, and kept apart,
# or one annotation as long as the draft would have every question look at all of its layer.
_LONG = 400
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class Annotation:
    """One labelled place of a layer.

    `about` is the key of the person it concerns ("" if none), the same in every layer;
    `parts` names places inside or near it (speaker, verb, covers …); `why` says in a few words
    what made it, for `powlint explain`.
    """

    layer: str
    span: Span
    label: str = ""
    about: str = ""
    parts: Mapping[str, Span] = field(default_factory=dict)
    why: str = ""


class Draft:
    """A document and its layers, each sorted by place.

    Immutable to its readers: `adding` gives a new draft with more layers. `answers` is what has been asked of it, and
    of the drafts it was made from: whoever asks keeps there what no further layer can change. `found` is what patterns
    found, each in the version with that number; what is not asked for in one version may be in the next. In an excerpt
    where they had found nothing, `focus` is all the text in which most of them can find anything now.
    """

    __slots__ = ("_layers", "_long", "_starts", "answers", "document", "focus", "found", "past", "revision", "version")

    def __init__(self, document: Document, revision: Revision | None = None) -> None:
        self.document = document
        self.revision = revision
        self.answers: dict[object, object] = {}
        self.found: dict[object, tuple[int, object]] = dict(revision.before.found) if revision else {}
        self.focus: Draft | None = None
        self.past: tuple[Change, ...] = revision.past if revision else ()
        self.version = revision.version if revision else 0
        self._layers: dict[str, tuple[Annotation, ...]] = {}
        self._starts: dict[str, list[int]] = {}
        self._long: dict[str, list[int]] = {}

    @property
    def text(self) -> str:
        """The clean text of the document."""
        return self.document.text

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of the layers that have been given, empty ones too."""
        return tuple(self._layers)

    def has(self, layers: frozenset[str]) -> bool:
        """Whether all of some layers have been given."""
        return layers <= self._layers.keys()

    def adding(self, names: Iterable[str], annotations: Iterable[Annotation]) -> Draft:
        """A draft with the layers `names`, filled from `annotations` (a layer may be empty)."""
        fresh: dict[str, list[Annotation]] = {name: [] for name in names}
        for annotation in annotations:
            fresh[annotation.layer].append(annotation)
        ordered = {
            name: tuple(sorted(found, key=lambda a: (a.span.start, -a.span.end, a.label)))
            for name, found in fresh.items()
        }
        draft = self._copied()
        draft._layers = self._layers | ordered
        draft._starts = self._starts | {name: [a.span.start for a in found] for name, found in ordered.items()}
        draft._long = self._long | {
            name: [at for at, a in enumerate(found) if len(a.span) > _LONG] for name, found in ordered.items()
        }
        if self.revision is not None:
            for name, found in ordered.items():
                self.revision.note(name, found)
        return draft

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` answers, made when it is first asked for."""
        if key not in self.answers:
            self.answers[key] = make()
        return cast("T", self.answers[key])

    def kept(self, key: object, span: Span, layers: tuple[str, ...], make: Callable[[], T]) -> T:
        """What `make` answers, which hangs on the text and the layers in `span` alone, and on `key`.

        If the draft that this one was written from was asked the same, and nothing has changed there, it is the same.
        """
        revision = self.revision
        if revision is None:
            return make()
        changed = revision.reaches(self.document.text, layers)
        answer = _NOTHING if changed is None else revision.before.answers.get(key, _NOTHING)
        # Long drafts ask thousands of times: a plain loop takes a third of the time of any().
        for reach in changed or ():
            if span.start < reach.end and reach.start < span.end:
                answer = _NOTHING
        self.answers[key] = known = make() if answer is _NOTHING else cast("T", answer)
        return known

    def changed(self, layers: Layers, since: int | None = None) -> tuple[Span, ...] | None:
        """The blocks in which the text or some layers are other than in the version `since`, else in the one before.

        None if that is not known.
        """
        return self.revision.reaches(self.document.text, layers, since) if self.revision else None

    def excerpt(self, span: Span, layers: Iterable[str]) -> Draft:
        """Some whole blocks with some layers as a draft of their own, whose offsets count from the start of `span`."""
        key = (Draft.excerpt, span)
        known = self.answers.get(key)
        draft = known if isinstance(known, Draft) else Draft(self.document.excerpt(span))
        lacking = [name for name in layers if name in self._layers and name not in draft._layers]
        if lacking or known is None:
            inside = (annotation for name in lacking for annotation in self.within(span, name))
            draft = draft.adding(lacking, [moved(annotation, -span.start) for annotation in inside])
            self.answers[key] = draft
        return draft

    def focused(self, focus: Draft | None) -> Draft:
        """The same draft with a focus."""
        if focus is None:
            return self
        known = self.answers.get(Draft.focused)
        if isinstance(known, Draft) and known._layers is self._layers:
            return known
        draft = self._copied()
        draft.focus = focus
        self.answers[Draft.focused] = draft
        return draft

    def _copied(self) -> Draft:
        draft = Draft.__new__(Draft)
        for name in Draft.__slots__:
            setattr(draft, name, getattr(self, name))
        return draft

    def layer(self, name: str, *labels: str) -> tuple[Annotation, ...]:
        """The annotations of a layer, those with one of `labels` if any is given."""
        found = self._layers.get(name, ())
        return tuple(a for a in found if a.label in labels) if labels else found

    def within(self, span: Span, name: str, *labels: str) -> Iterator[Annotation]:
        """The annotations of a layer that overlap `span`, in order."""
        found = self._layers.get(name, ())
        if not found:
            return
        starts = self._starts[name]
        first = bisect_left(starts, span.start - _LONG)
        last = bisect_left(starts, max(span.end, span.start + 1))
        long = self._long[name]
        for at in chain(long[: bisect_left(long, first)] if long else (), range(first, last)):
            annotation = found[at]
            if annotation.span.overlaps(span) and (not labels or annotation.label in labels):
                yield annotation

    def scope(self, span: Span, layer: str, reach: int = 0) -> Span:
        """The sentence or paragraph round `span`, widened by `reach` neighbours on either side."""
        found = self._layers.get(layer, ())
        if not found:
            return Span(0, len(self.text))
        starts = self._starts[layer]
        first = max(0, bisect_right(starts, span.start) - 1 - reach)
        last = min(len(found) - 1, max(0, bisect_left(starts, span.end) - 1) + reach)
        return Span(found[first].span.start, max(found[last].span.end, span.end))

    def sentence(self, span: Span) -> Span:
        """The sentence round `span`."""
        return self.scope(span, SENTENCE)

    def paragraph(self, span: Span) -> Span:
        """The paragraph round `span`."""
        return self.scope(span, PARAGRAPH)

    def blocks(self, span: Span) -> Iterator[Block]:
        """The blocks that hold the start of `span`."""
        blocks = self.document.blocks
        reaches = self.document.reaches
        for at in range(bisect_right(reaches, span.start), len(blocks)):
            block = blocks[at]
            if block.span.start <= span.start < block.span.end:
                yield block
            elif block.span.start > span.start:
                return

    def zones(self, span: Span) -> frozenset[BlockKind]:
        """The kinds of the blocks that hold the start of `span`."""
        return frozenset(block.kind for block in self.blocks(span))


class Annotator(Protocol):
    """Gives layers from those it needs; pure, so the same draft always gets the same layers."""

    @property
    def gives(self) -> tuple[str, ...]:
        """The layers it fills."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """The layers it reads."""
        ...

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """The annotations of all the layers it fills, in any order."""
        ...


def moved(annotation: Annotation, by: int) -> Annotation:
    """The annotation as many code points further on."""
    parts = {name: place.moved(by) for name, place in annotation.parts.items()}
    return replace(annotation, span=annotation.span.moved(by), parts=parts)


def about(annotation: Annotation, key: str) -> Annotation:
    """The annotation, now concerning the person `key`."""
    return replace(annotation, about=key)
