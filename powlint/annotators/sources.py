"""Which kind of source some words name: an official, an outlet, kin, a captive, nobody in particular."""

from __future__ import annotations

from powlint.annotators.line import Line
from powlint.annotators.speech import BEFORE_NOUN
from powlint.model.draft import Annotation, Draft
from powlint.model.span import Span

PRISONER = "prisoner"
RELEASED = "released"
OTHER = "other"
# Somebody at the captives' side, who is none: their questioner, a comrade.
BESIDE = "beside"
_PREFIX = "source-kind."
# Of several kinds in one name the earlier counts: "the ministry's newspaper" is an outlet. Words for captives say
# nothing by themselves ("the prisoners' lawyer"): mentions tell who of them speaks.
_PRIORITY = ("neutral", "relative", "outlet", "official", "expert", "vague")
# Kinds that are told by whom they look after: "the prisoner's wife", "the captives' doctor".
_DESCRIBED_BY_CAPTIVES = frozenset(("relative", "expert", "neutral"))
_OBJECTS = ("object-pronoun", "possessive.he", "possessive.they")
# What may stand before a captive who speaks; anything else makes the captive part of another's description.
_LEADING = (*BEFORE_NOUN, "sentence-opener", "preposition.as", "address", "rank", "kinsman")

# How far behind "arrived" its day may stand.
_ARRIVAL = 6
# How long "one of" is, before "them".
_SHARE = 2


def kind_of(line: Line, source: range, draft: Draft, before: str) -> tuple[str, str]:
    """The kind of source, and the key of the captive if it is one; `before` is the kind of the source before it."""
    if not source or line.has(source.start, source.stop, "off-camera.place"):
        return (BESIDE if source else ""), ""  # "The man behind the camera": whoever asks the captives
    place = line.place(source.start, source.stop - 1)
    for person in draft.within(place, "person", "official", "relative", "reporter"):
        return ("outlet" if person.label == "reporter" else person.label), ""
    # "UN experts" are traced by their house.
    is_vague = line[source.stop - 1].is_a("source-kind.vague")
    if is_vague and not line.has(source.start, source.stop, "source-kind.neutral"):
        return "vague", ""
    kinds = {kind.removeprefix(_PREFIX) for i in source for kind in line[i].kinds if kind.startswith(_PREFIX)}
    comrade = next((line[i].start for i in source if line[i].is_a("comrade-noun")), place.end)
    for captive in reversed(list(draft.within(place, "prisoner"))):
        if captive.span.start > comrade:
            continue  # "Teammates who fought beside the captive"
        opening = line[source.start + _SHARE].start
        some = captive.span.start == opening and is_share(line, source.start + _SHARE)
        if some or _speaks(line, source, captive, kinds):
            # "A driver freed after a year as a captive said": he was one.
            was_one = line[source.start - 1].is_a("preposition.as")
            freed = was_one or captive.label == RELEASED or _is_freed(line, source, captive)
            return (RELEASED if freed else PRISONER), captive.about
    return next((kind for kind in _PRIORITY if kind in kinds), _unnamed(line, source, before)), ""


def _unnamed(line: Line, source: range, before: str) -> str:
    """A pronoun is the source of before; but what a captive says never vouches for anybody else's words."""
    if before and before != PRISONER and line.has(source.start, source.stop, "subject-pronoun"):
        return before
    return BESIDE if line.has(source.start, source.stop, "comrade-noun") else OTHER


def is_share(line: Line, first: int) -> bool:
    """ "Each of the captives", "two of them": those who begin at `first` act, or some of them."""
    share = line[first - 2]
    some = share.is_a("epithet.one", "number-word", "quantifier", "both") or share.fold == "each"
    return line[first - 1].is_a("preposition.of") and some and not share.is_a("quantifier.any")


def _is_freed(line: Line, source: range, captive: Annotation) -> bool:
    """ "Prisoners freed in May said", "one of them, a driver who was released in June": told behind the captives."""
    after = next((i for i in source if line[i].start >= captive.span.end), source.stop)
    freed = (i for i in range(after, source.stop) if line[i].is_a("release-participle"))
    if any(not line[i - 1].is_a("negator", "auxiliary.infinitive") for i in freed):
        return True
    # "A detainee who arrived on Friday"; one who arrived in March may have come to fight.
    arrived = (i for i in range(after, source.stop) if line[i].is_a("arriving-verb"))
    return any(line.has(i, i + _ARRIVAL, "day-word") for i in arrived)


def _speaks(line: Line, source: range, captive: Annotation, kinds: set[str]) -> bool:
    """Whether the captive is the one who speaks, not somebody who is described by him ("the prisoner's lawyer")."""
    opening = [line[i] for i in source if line[i].end <= captive.span.start]
    if opening and opening[-1].is_a("kinsman") and len(kinds) == 1:
        # "Her husband Marek": what he is to her does not make him somebody else.
        kinds = set()
    if kinds & _DESCRIBED_BY_CAPTIVES or (opening and opening[0].is_a("preposition.of", "preposition.about")):
        return False
    leads = all(token.is_a(*_LEADING) and not token.is_a("quantifier.any") for token in opening)
    # "The brigade that captured the men said"
    captor = line[source.start].is_a("custody-verb") and line[source.start - 1].is_a("relative-pronoun.subject")
    rest = [line[i] for i in source if line[i].start >= captive.span.end]
    # "Some of the soldiers he served with", "the captive's cellmate": he describes them.
    described = bool(rest) and rest[0].is_a("subject-pronoun", "comrade-noun")
    if captor or described or any(line[i].start == captive.span.start and line[i].is_a(*_OBJECTS) for i in source):
        return False
    last = line[source.stop - 1]
    if not opening and len(rest) > 2 and rest[0].text == ",":
        return True  # "The pilot, now a captive of the militia, urges …"
    if rest and rest[0].is_a("preposition.of", "preposition.from", "preposition.with", "relative-pronoun.who"):
        # "A captured sergeant of the armed forces": whose he is.
        return leads or bool(opening and opening[0].is_a("fronting-preposition"))
    if not captive.span.overlaps(Span(last.start, last.end)):
        return leads and "official" not in kinds
    # "In the video the pilot says": a phrase of time or place may stand before the subject.
    return leads or opening[0].is_a("fronting-preposition")
