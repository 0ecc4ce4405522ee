"""Named persons and their part in the story: who speaks for somebody, who is kin, who is the captive."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from powlint.annotators import custody
from powlint.annotators.names import Name, find_names, sentence_tokens
from powlint.annotators.terms import Terms, Token
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span

PRISONER = "prisoner"
MAYBE = "maybe"
PERHAPS = "perhaps"
FREED = "freed"
# How many sentences back captives may have been told of for a bare name to be one of them.
_NEAR = 3
# One office outweighs one cue of captivity: an official "captured" in a careless parse is the dearer mistake.
_OFFICIAL_ROLES = ("official", "reporter", "relative")


class People:
    """Gives `person` (labels: prisoner, official, reporter, relative, speaker, unknown); `about` is the person's key.

    A prisoner's `parts.fate` is not a place: the fate (held, released, tried) is told in `why`.
    """

    gives = ("person",)
    needs = (SENTENCE,)

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Every mention of a named person, with the part that all mentions together show."""
        tokens = self._terms.tokens(draft.text)
        sentences = [sentence_tokens(tokens, s.span.start, s.span.end) for s in draft.layer(SENTENCE)]
        names = find_names(tokens, sentences)
        roles, reasons = _roles(tokens, sentences, names)
        for name in names:
            span = Span(tokens[name.first].start, _name_end(tokens[name.last]))
            yield Annotation("person", span, roles[name.key], about=f"person:{name.key}", why=reasons[name.key])


def _name_end(token: Token) -> int:
    return token.end - 2 if token.text.endswith(("'s", "’s")) else token.end


def _roles(
    tokens: Sequence[Token], sentences: Sequence[range], names: Sequence[Name]
) -> tuple[dict[str, str], dict[str, str]]:
    evidence: dict[str, Counter[str]] = defaultdict(Counter)
    why: dict[str, dict[str, str]] = defaultdict(dict)
    by_start = {sentence.start: sentence for sentence in sentences}
    ordered = sorted(by_start)
    linked: list[tuple[str, str]] = []
    seen: set[str] = set()
    told = {sentence.start: custody.told(tokens, sentence) for sentence in sentences}
    previous: Name | None = None
    for name in names:
        sentence = _sentence_of(name.first, ordered, by_start)
        for role, reason in _evidence(tokens, name, sentence):
            if role == "speaker" and name.key in seen:
                # Captives speak too; only who is brought in as a speaker is taken for one.
                continue
            evidence[name.key][role] += 1
            why[name.key].setdefault(role, reason)
        seen.add(name.key)
        if any(tokens[i].is_a("release-participle") for i in sentence):
            evidence[name.key][FREED] += 1
        place = bisect_left(ordered, sentence.start)
        near = ordered[max(0, place - _NEAR) : place + 1]
        if any(told[start] for start in near):
            if custody.introduced(tokens, name.first, name.last, sentence):
                evidence[name.key][MAYBE] += 1
            elif custody.described(tokens, name.first, name.last, sentence):
                evidence[name.key][PERHAPS] += 1
        if previous is not None and _joined(tokens, previous, name):
            linked.append((previous.key, name.key))
        previous = name
    for key, counts in evidence.items():
        likely = counts[MAYBE] or (counts[PERHAPS] and not counts["speaker"])
        if likely and not counts[PRISONER] and not counts["official"] and not counts["reporter"]:
            counts.update({PRISONER: counts["relative"] + 1, custody.RELEASED if counts[FREED] else custody.HELD: 1})
            why[key][PRISONER] = "introduced right where captives are told of"
    _share(evidence, why, linked)
    roles, reasons = {}, {}
    for key in {name.key for name in names}:
        roles[key] = _verdict(evidence[key])
        reasons[key] = why[key].get(roles[key], "")
        if roles[key] == PRISONER:
            fate = _fate(evidence[key])
            reasons[key] = f"{fate}: {reasons[key]}"
    return roles, reasons


def _fate(counts: Counter[str]) -> str:
    """Whoever was released was captured before, so a release told as done decides."""
    if counts[custody.RELEASED] > counts[custody.TRIED]:
        return custody.RELEASED
    return custody.TRIED if counts[custody.TRIED] and not counts[custody.HELD] else custody.HELD


def _share(
    evidence: dict[str, Counter[str]], why: dict[str, dict[str, str]], linked: Sequence[tuple[str, str]]
) -> None:
    """Two names joined by "and" share a captive's fate, unless one of them holds an office."""
    for one, other in linked:
        for captive, comrade in ((one, other), (other, one)):
            if evidence[captive][PRISONER] and not evidence[comrade][PRISONER] and not _is_official(evidence[comrade]):
                evidence[comrade].update({k: 1 for k in evidence[captive] if k not in ("speaker", *_OFFICIAL_ROLES)})
                why[comrade][PRISONER] = f"named together with another captive ({why[captive].get(PRISONER, '')})"


def _is_official(counts: Counter[str]) -> bool:
    return any(counts[role] for role in _OFFICIAL_ROLES)


def _verdict(counts: Counter[str]) -> str:
    official = max((counts[role] for role in _OFFICIAL_ROLES), default=0)
    if counts[PRISONER] and counts[PRISONER] > official:
        return PRISONER
    for role in _OFFICIAL_ROLES:
        if counts[role] == official and official:
            return role
    return "speaker" if counts["speaker"] else "unknown"


def _sentence_of(index: int, ordered: Sequence[int], by_start: dict[int, range]) -> range:
    return by_start[ordered[max(0, bisect_right(ordered, index) - 1)]]


def _joined(tokens: Sequence[Token], one: Name, other: Name) -> bool:
    """X and Y; X, 28, and Y; X, Y."""
    between = tokens[one.last + 1 : other.first]
    return (
        0 < len(between) <= 5
        and all(
            token.text in (",", "&")
            or token.fold in ("and",)
            or token.text.isdigit()
            or token.is_a("nationality", "rank", "address")
            for token in between
        )
        and any(token.fold in ("and", "&") for token in between)
    )


def _evidence(tokens: Sequence[Token], name: Name, sentence: range) -> Iterable[tuple[str, str]]:
    before = tokens[name.first - 1] if name.first > sentence.start else None
    yield from _office(tokens, name, sentence, before)
    fate = custody.fate_after(tokens, name.last, sentence)
    where = "told after the name"
    if not fate:
        fate, where = custody.fate_before(tokens, name.first, sentence), "told before the name"
    if not fate and custody.possessed(tokens, name.last, sentence):
        fate, where = custody.HELD, "the name's own capture or release"
        if tokens[name.last + 1].fold in ("release", "freedom", "return", "rescue"):
            fate = custody.RELEASED
    if not fate and custody.identified_as(tokens, name.first, sentence):
        fate, where = custody.HELD, "named as the captive"
    if not fate and custody.one_of_them(tokens, name.first, sentence):
        fate, where = custody.HELD, "one of the captives told of, or shown on film"
    if fate:
        yield PRISONER, where
        yield fate, where
        if where == "told after the name":
            # A predicate of its own ("General X was captured") outweighs an office.
            yield PRISONER, where
    if _speaks(tokens, name, sentence):
        yield "speaker", "speaks"


def _office(tokens: Sequence[Token], name: Name, sentence: range, before: Token | None) -> Iterable[tuple[str, str]]:
    if before is not None and before.is_a("office") and not before.is_a("rank"):
        yield "official", f"“{before.text}” before the name"
    elif before is not None and before.fold in ("by", "photo", "photograph", ":") and name.first - 2 <= sentence.start:
        yield "reporter", "a byline or credit"
    elif before is not None and before.is_a("kin"):
        yield from [("relative", f"“{before.text}” before the name")] * 3
    elif (
        before is not None
        and before.text == ","
        and name.first - 2 >= sentence.start
        and tokens[name.first - 2].is_a("kin")
    ):
        yield "relative", f"“{tokens[name.first - 2].text}” before the name"
    yield from _office_before(tokens, name, sentence)
    after = name.last + 1
    if after + 2 < sentence.stop and tokens[after].text == "," and tokens[after + 1].text.isdigit():
        after += 2
    if after < sentence.stop and tokens[after].text in (",", "(", "–", "—"):
        for place in range(after + 1, min(after + 9, sentence.stop)):
            token = tokens[place]
            if token.text in (",", ")", ";") or token.is_a("speech-verb", "custody-adjective", "custody-noun", "kin"):
                break
            if token.is_a("office-apposition", "office") and not token.is_a("rank"):
                yield "official", f"“{token.text}” after the name"
                break
    if after < sentence.stop and tokens[after].text == "/":
        yield "reporter", "an agency after the name"


def _office_before(tokens: Sequence[Token], name: Name, sentence: range) -> Iterable[tuple[str, str]]:
    """ "A spokesman for the brigade, Colonel X": an office told before the name, a comma between."""
    index = name.first - 1
    while index >= sentence.start and tokens[index].is_a("rank", "address"):
        index -= 1
    if index <= sentence.start or tokens[index].text != ",":
        return
    for place in range(index - 1, max(sentence.start - 1, index - 12), -1):
        token = tokens[place]
        if token.text in (",", ";", ":") or token.is_a(
            "speech-verb", "custody-adjective", "custody-noun", "fighter-noun"
        ):
            return
        if token.is_a("office-apposition") and not token.is_a("rank"):
            yield "official", f"“{token.text}” before the name"
            return


def _speaks(tokens: Sequence[Token], name: Name, sentence: range) -> bool:
    after = name.last + 1
    before = name.first - 1
    while before >= sentence.start and tokens[before].is_a("office", "rank", "address", "nationality"):
        before -= 1
    return (after < sentence.stop and tokens[after].is_a("speech-verb")) or (
        before >= sentence.start and tokens[before].is_a("speech-verb")
    )
