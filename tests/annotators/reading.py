"""What tests ask of a draft's layers."""

from __future__ import annotations

from powlint.model.draft import Annotation, Draft


def words(draft: Draft, layer: str, *labels: str) -> list[str]:
    """The words of a layer's annotations."""
    return [annotation.span.cut(draft.text) for annotation in draft.layer(layer, *labels)]


def labels(draft: Draft, layer: str) -> dict[str, str]:
    """The label of each place of a layer, by its words."""
    return {annotation.span.cut(draft.text): annotation.label for annotation in draft.layer(layer)}


def owners(draft: Draft, layer: str) -> dict[str, str]:
    """The key of whom each place of a layer concerns, by its words."""
    return {annotation.span.cut(draft.text): annotation.about for annotation in draft.layer(layer)}


def at(draft: Draft, layer: str, place: str) -> Annotation:
    """The annotation of a layer that stands at some words."""
    return next(annotation for annotation in draft.layer(layer) if annotation.span.cut(draft.text) == place)


def part(draft: Draft, annotation: Annotation, name: str) -> str:
    """The words of a part of an annotation."""
    return annotation.parts[name].cut(draft.text)
