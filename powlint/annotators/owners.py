"""Whose a detail is: the mention it overlaps, else the last before it in the sentence, else the next after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from powlint.annotators.line import Line
from powlint.model.draft import Annotation, Draft
from powlint.model.span import Span
from powlint.values import dataclass

# "21-year-old Orton": one blank, and perhaps a mark, between a detail and its owner.
_TOUCHING = 2
# How far before "commander" the article may stand: "a Russian company commander".
_OPENS = 5
# How far behind "a commander" the word of speech may stand.
_SPEAKS = 8


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody in a sentence, named or not (`key` is "" if not)."""

    span: Span
    key: str


def owner_of(detail: Span, line: Line, draft: Draft) -> Human | None:
    """Whose detail it is; None if nobody stands in the sentence."""
    sentence = draft.sentence(detail)
    named = list(_named(draft, sentence))
    unnamed = list(_unnamed(line, named))
    others = [human for human in unnamed if not human.span.overlaps(detail)]
    people = sorted([*named, *others], key=lambda human: human.span.start)
    if any(human.span.overlaps(detail) and _is_subject(line, human.span) for human in unnamed):
        return Human(detail, "")
    touching = [human for human in people if human.span.start <= detail.start < human.span.end]
    # "a Leeds man captured by …": the detail ends with whom it tells of.
    touching += [human for human in people if detail.start < human.span.start and human.span.end == detail.end]
    if touching:
        return touching[0]
    before = [human for human in people if human.span.end <= detail.start]
    after = [human for human in people if human.span.start >= detail.end]
    if after and (not before or after[0].span.start - detail.end <= _TOUCHING):
        return after[0]
    return before[-1] if before else None


def _named(draft: Draft, sentence: Span) -> Iterator[Human]:
    """Captives and named persons."""
    captives: Sequence[Annotation] = list(draft.within(sentence, "prisoner"))
    yield from (Human(captive.span, captive.about) for captive in captives)
    for person in draft.within(sentence, "person"):
        if not any(captive.span.overlaps(person.span) for captive in captives):
            yield Human(person.span, person.about)


def _unnamed(line: Line, named: Sequence[Human]) -> Iterator[Human]:
    """People without a name who are no captives: "the minister", "a judge", "his mother"."""
    for index in line.numbers:
        token = line[index]
        if token.is_a("kin") and (
            line.has(index - 3, index, "auxiliary.have", "preposition.with") or _is_fatherhood(line, index)
        ):
            # "He has two children and served …", "X, a father of two, served …" go on with him.
            continue
        place = Span(token.start, token.end)
        is_somebody = token.is_a("office", "office-apposition", "kin") and not token.is_a("rank", "fighter-noun")
        is_somebody = is_somebody or _is_their_commander(line, index)
        if is_somebody and not any(human.span.overlaps(place) for human in named):
            yield Human(place, "")


def _is_fatherhood(line: Line, index: int) -> bool:
    """ "a 29-year-old father of two": what somebody is, and nobody else."""
    opening = line.before(index, "years-old", "before-person", "nationality")
    return line[opening].is_a("article.indefinite") and line[index + 1].is_a("preposition.of")


def _is_subject(line: Line, place: Span) -> bool:
    """ "a company commander had fled": told of for a deed of his own, and not what a captive is said to be."""
    index = next((at for at in line.of("commanding-noun") if line[at].start == place.start), line.stop)
    return line[index + 1].is_a("auxiliary")


def _is_their_commander(line: Line, index: int) -> bool:
    """ "…, a commander of the legion said", "a company commander had fled": those who hold captives, or lead them."""
    if not line[index].is_a("commanding-noun"):
        return False
    if line[index - 1].is_a("possessive") and not line[index + 1].is_a("preposition"):
        return True
    article = next((at for at in range(index - 1, index - _OPENS, -1) if line[at].is_a("article")), line.stop)
    is_predicate = line[article - 1].is_a("auxiliary", "aside-opener") or line[article - 1].text == ","
    if line[index + 1].is_a("auxiliary") and line[article].is_a("article") and not is_predicate:
        return True
    if not line[line.before(index, "past-adjective")].is_a("article"):
        return False
    return line.has(index + 1, index + _SPEAKS, "speech-verb") and line.has(line.start, index, "capture-participle")
