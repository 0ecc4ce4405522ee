"""The order of the annotators: each after those whose layers it needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from powlint.errors import PluginError
from powlint.model.draft import Annotation, Annotator, Draft
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """One annotator and those of its layers that no later annotator replaces."""

    annotator: Annotator
    gives: tuple[str, ...]

    @property
    def name(self) -> str:
        """The annotator as messages name it, by its first layers."""
        shown = ", ".join(f"“{layer}”" for layer in self.gives[:3])
        return f"the annotator of {shown}{' …' if len(self.gives) > 3 else ''}"

    def onto(self, draft: Draft) -> Draft:
        """The draft with these layers. Annotations of layers that somebody else gives are left out."""
        wanted = frozenset(self.gives)
        found: list[Annotation] = []
        for annotation in self.annotator.annotate(draft):
            if annotation.layer in wanted:
                found.append(annotation)
            elif annotation.layer not in self.annotator.gives:
                raise PluginError(f"it gave the layer “{annotation.layer}”, which it does not declare in `gives`")
        return draft.adding(self.gives, found)


class Layering:
    """Annotators in an order that works.

    Of two that give the same layer the later one counts: that is how a plugin replaces a layer of ours. An
    annotator that needs a layer nobody gives (its words may be missing from the packs) cannot run, and its
    layers cannot be had. Raises PluginError for a ring.
    """

    def __init__(self, annotators: Iterable[Annotator]) -> None:
        listed = tuple(annotators)
        self._givers = {layer: place for place, annotator in enumerate(listed) for layer in annotator.gives}
        all_stages = [
            Stage(annotator, tuple(layer for layer in annotator.gives if self._givers[layer] == place))
            for place, annotator in enumerate(listed)
        ]
        self._stages: dict[int, Stage] = {}
        self._wants: dict[int, str] = {}
        for place in range(len(all_stages)):
            self._put(place, (), all_stages)

    @property
    def layers(self) -> frozenset[str]:
        """Every layer that can be had."""
        return frozenset(layer for layer, place in self._givers.items() if place in self._stages)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All stages, in order."""
        return tuple(self._stages.values())

    def absence(self, layer: str) -> str:
        """Why a layer cannot be had, to follow its name."""
        if layer not in self._givers:
            return "which no annotator gives"
        wanted = self._wants.get(self._givers[layer], "")
        return f"which needs “{wanted}”, {self.absence(wanted)}" if wanted else ""

    def leading_to(self, layers: Iterable[str]) -> tuple[Stage, ...]:
        """The stages without which `layers` cannot be had, in order; layers that cannot be had are passed over."""
        wanted: set[int] = set()
        ahead = [self._givers[layer] for layer in layers if layer in self._givers]
        while ahead:
            place = ahead.pop()
            if place in self._stages and place not in wanted:
                wanted.add(place)
                ahead.extend(self._givers[need] for need in self._stages[place].annotator.needs)
        return tuple(stage for place, stage in self._stages.items() if place in wanted)

    def _put(self, place: int, path: tuple[int, ...], stages: Sequence[Stage]) -> None:
        """Put a stage behind those it needs."""
        if place in self._stages or place in self._wants:
            return
        if place in path:
            ring = " needs ".join(stages[at].name for at in (*path[path.index(place) :], place))
            raise PluginError(f"annotators run in a ring: {ring}; cut one of these needs")
        for need in stages[place].annotator.needs:
            if need in self._givers:
                self._put(self._givers[need], (*path, place), stages)
            if need not in self.layers:
                self._wants[place] = need
                return
        self._stages[place] = stages[place]
