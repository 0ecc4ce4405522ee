from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from powlint.errors import PluginError
from powlint.linter import Layering
from powlint.model.document import Document
from powlint.model.draft import Annotation, Draft
from powlint.model.span import OffsetMap, Span


@dataclass(frozen=True)
class Giver:
    """An annotator that gives each of its layers once, and says so."""

    gives: tuple[str, ...]
    needs: tuple[str, ...] = ()
    says: str = ""

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        for layer in self.gives:
            yield Annotation(layer, Span(0, 1), why=self.says)


def order(*annotators: Giver) -> list[tuple[str, ...]]:
    return [stage.gives for stage in Layering(annotators).stages]


def draft() -> Draft:
    return Draft(Document("a", "x", "x", OffsetMap([]), ()))


def test_an_annotator_comes_after_those_it_needs() -> None:
    assert order(Giver(("c",), ("b",)), Giver(("b",), ("a",)), Giver(("a",))) == [("a",), ("b",), ("c",)]


def test_only_what_leads_to_a_layer_is_run() -> None:
    layering = Layering([Giver(("a",)), Giver(("b",), ("a",)), Giver(("x",))])

    assert [stage.gives for stage in layering.leading_to(["b"])] == [("a",), ("b",)]


def test_the_later_of_two_givers_replaces_the_layer() -> None:
    draft_of_both = draft()
    for stage in Layering([Giver(("a", "b"), says="ours"), Giver(("b",), says="theirs")]).stages:
        draft_of_both = stage.onto(draft_of_both)

    assert [draft_of_both.layer(name)[0].why for name in "ab"] == ["ours", "theirs"]


def test_an_annotator_replaced_in_all_its_layers_has_none_to_give() -> None:
    assert Layering([Giver(("a",)), Giver(("a",))]).leading_to(["a"])[0].gives == ("a",)


def test_a_ring_is_an_error_that_names_its_members() -> None:
    with pytest.raises(PluginError, match=r"ring: the annotator of “a” needs the annotator of “b” needs the annot"):
        Layering([Giver(("a",), ("b",)), Giver(("b",), ("a",))])


def test_an_annotator_that_needs_itself_is_a_ring() -> None:
    with pytest.raises(PluginError, match="ring"):
        Layering([Giver(("a",), ("a",))])


def test_what_needs_a_layer_nobody_gives_cannot_be_had() -> None:
    layering = Layering([Giver(("a",)), Giver(("b",), ("history",)), Giver(("c",), ("b",))])

    assert layering.layers == {"a"}
    assert layering.absence("c") == "which needs “b”, which needs “history”, which no annotator gives"


def test_a_layer_that_was_not_declared_is_an_error() -> None:
    class Sly(Giver):
        def annotate(self, draft: Draft) -> Iterable[Annotation]:
            yield Annotation("person", Span(0, 1))

    with pytest.raises(PluginError, match="gave the layer “person”, which it does not declare"):
        Layering([Sly(("a",))]).stages[0].onto(draft())
