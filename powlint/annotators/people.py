"""Named persons and their part in the story: who speaks for somebody, who is kin, who is the captive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from powlint.annotators.bearers import Name
from powlint.annotators.custody import tells
from powlint.annotators.dossiers import Dossier
from powlint.annotators.evidence import joined, signs, signs_near_captives, speaker_sign
from powlint.annotators.line import Line
from powlint.annotators.names import find_names
from powlint.annotators.terms import Terms
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span

# How many sentences back captives may have been told of for a bare name to be one of them.
_NEAR = 3


class People:
    """Gives `person` (labels: prisoner, official, reporter, relative, speaker, unknown); `about` is the person's key.

    A captive's fate (held, released, tried) stands before the reason in `why`.
    """

    gives = ("person",)
    needs = (SENTENCE,)

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Every mention of a named person, with the part that all mentions together show."""
        lines = [line for _, line in self._terms.lines(draft)]
        names = find_names(lines)
        dossiers = _dossiers(names, lines)
        for name in names:
            span = Span(name.line[name.first].start, name.line[name.last].bare_end)
            dossier = dossiers[name.key]
            yield Annotation("person", span, dossier.role, about=f"person:{name.key}", why=dossier.why)


def _dossiers(names: Sequence[Name], lines: Sequence[Line]) -> dict[str, Dossier]:
    dossiers: dict[str, Dossier] = defaultdict(Dossier)
    near = _near_captives(lines) if names else frozenset()
    for name in names:
        found = [*signs(name), *(() if name.key in dossiers else speaker_sign(name))]
        if name.line.start in near:
            found += signs_near_captives(name)
        dossier = dossiers[name.key]
        for sign, reason in found:
            dossier.note(sign, reason)
    for dossier in dossiers.values():
        dossier.conclude()
    for one, other in pairwise(names):
        if joined(one, other):
            dossiers[other.key].share(dossiers[one.key])
            dossiers[one.key].share(dossiers[other.key])
    return dossiers


def _near_captives(lines: Sequence[Line]) -> frozenset[int]:
    """The starts of the sentences that tell of captives or follow close on one that does."""
    telling = [number for number, line in enumerate(lines) if tells(line)]
    return frozenset(line.start for number in telling for line in lines[number : number + _NEAR + 1])
