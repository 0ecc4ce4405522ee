"""What befell one person, in order: nobody is freed or dies before the capture, or is captured once on two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from powlint.annotators.contradictions import Contradiction
from powlint.annotators.dates import Day
from powlint.annotators.line import Line
from powlint.model.draft import Draft
from powlint.model.span import Span
from powlint.values import dataclass

_EVENTS = ("captured", "freed", "died")
# How far behind its verb a date may stand: "was captured near the river on 9 January".
_REACH = 6


@dataclass(frozen=True, slots=True)
class _Event:
    """What befell a person, and when."""

    kind: str
    day: Day
    span: Span
    owner: str


def misordered(draft: Draft, dated: Sequence[tuple[Day, Line, Span]]) -> Iterator[Contradiction]:
    """Dates of what befell one named person that cannot all be right."""
    lives: dict[str, list[_Event]] = {}
    for day, line, sentence in dated:
        event = _event(draft, day, line, sentence)
        if event is not None:
            key, found = event
            lives.setdefault(key, []).append(found)
    for events in lives.values():
        yield from _within(events)


def _event(draft: Draft, day: Day, line: Line, sentence: Span) -> tuple[str, _Event] | None:
    """The event that a date belongs to, and the key of the only person whom the sentence names."""
    people = {person.about for person in draft.within(sentence, "person")}
    if len(people) != 1 or line.has(line.start, line.stop, "not-the-event", "revised-count", "quantifier.all"):
        return None
    verb = next((at for at in range(day.first - 1, day.first - _REACH - 1, -1) if line[at].is_a("life-event")), -1)
    if verb < 0 or not _dates(line, verb, day) or any(True for _ in draft.within(line.place(verb, verb), "quotation")):
        return None
    opening = line[line.before(verb, "life-event")]
    told = opening.is_a("auxiliary.be", "conjunction.and") or line[verb].is_a("life-event.died")
    kind = next((kind for kind in _EVENTS if line[verb].is_a(f"life-event.{kind}")), "")
    if not told or not kind:
        return None
    source = next(draft.within(sentence, "attribution"), None)
    owner = source.parts["source"].cut(draft.text).casefold() if source else ""
    return people.pop(), _Event(kind, day, line.place(day.first, day.last), owner)


def _dates(line: Line, verb: int, day: Day) -> bool:
    """Whether a date belongs to a verb before it: nothing but words of place between, and "in" or "on" last."""
    last = line[day.first - 1]
    if not last.is_a("preposition.in", "preposition.on"):
        return False
    between = line.between(verb + 1, day.first)
    return all(token.is_word and not token.is_a("conjunction", "clause-opener", "auxiliary") for token in between)


def _within(events: Sequence[_Event]) -> Iterator[Contradiction]:
    """What is wrong with one life; one finding is enough to send a writer back to the source."""
    by_kind = {kind: [event for event in events if event.kind == kind] for kind in _EVENTS}
    captured = by_kind["captured"]
    for one, other in pairwise(captured):
        if _conflict(one.day, other.day) and (one.owner == other.owner or not (one.owner and other.owner)):
            yield Contradiction("date", other.span, one.span, "two dates of one capture")
            return
    for later in (*by_kind["freed"], *by_kind["died"]):
        if captured and _precedes(later.day, captured[0].day):
            yield Contradiction("date", later.span, captured[0].span, f"{later.kind} before the capture")
            return


def _conflict(one: Day, other: Day) -> bool:
    """Whether two dates, as far as both are told, are different days."""
    if one.year and other.year and one.year != other.year:
        return True
    return one.month != other.month or bool(one.day and other.day and one.day != other.day)


def _precedes(one: Day, other: Day) -> bool:
    """Whether a date is earlier than another, as far as both tell."""
    shared = min(len(one.known), len(other.known))
    return one.known[:shared] < other.known[:shared]
