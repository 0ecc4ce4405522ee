"""Who answers for what is said: each act of attribution, the text it covers, and what captives are made to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from powlint.annotators.names import is_title_case, sentence_tokens
from powlint.annotators.terms import Terms, Token
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.values import dataclass

_STRENGTHS = ("factive", "sceptical", "neutral")
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our no any some media local news of in such conflicting initial "
    "earlier according recent new press bare for on".split()
)
_NOUN_OR_VERB = frozenset(
    "state states report reports claim claims comment comments note notes quote quotes call calls post posts promise "
    "promises vow vows estimate estimates point points warns question posted tweet tweets address reply testify cite "
    "express agree described think suggest believed thought".split()
)
_BEFORE_VERB = frozenset(
    "also has have had later then earlier is was were are been being repeatedly further still previously not never did "
    "does do would could may might will can subsequently recently first again reportedly quickly has since to have".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday week on late early".split())
_PASSIVE = frozenset(
    "accused described quoted called asked told urged warned condemned denied rejected dismissed reported revealed "
    "confirmed announced acknowledged established exposed disclosed noted verified corroborated proved alleged claimed "
    "recalled cited posted written declared".split()
)
_STOPS = frozenset((",", ";", ":", "(", ")", "–", "—", "“", "”", '"', "«", "»"))
_CLAUSE = frozenset("that which but because while although if when after before since as whether".split())
_CLOSING = frozenset(("”", '"', "»", "’", "'"))
_LEADING = _DETERMINERS | frozenset(
    "and but then later also meanwhile however both when as while so or yet earlier where".split()
) - {"any"}
# "In the video the pilot says": a phrase of time or place may stand before the subject.
_FRONTED = frozenset("in on at during after before under inside from by".split())
_FINITE = frozenset("is are was were has have had will would".split())
_NO_ADVERBS = frozenset("family reply supply ally assembly italy july early".split())
_PRONOUNS = frozenset("he she they it we i you".split())
_PRIORITY = ("prisoner", "released", "neutral", "relative", "outlet", "official", "expert", "vague")
_STATEMENT_ONLY = frozenset(
    "pleaded confessed apologised apologized repented expressed identified introduced gave admits denounced blamed "
    "thanked praised begged appealed advised urged spoke speaks answered asked shouted sobbed wept recounts "
    "told tells narrates responded wrote stated".split()
)
_LONGEST_SUBJECT = 14


@dataclass(frozen=True, slots=True)
class _Act:
    source: range
    verb: int
    strength: str
    kind: str
    about: str


class Attributions:
    """Gives `attribution` (label: strength), `sourced` (label: kind of source) and `statement` (a captive's words).

    `sourced` covers the sentence; one following sentence of the same paragraph without a source of its own
    is covered too ("carried over"). A `statement` is an act of speech whose source is a captive still held;
    its span is the verb, `parts.source` the captive, `about` the captive's key.
    """

    gives = ("attribution", "sourced", "statement")
    needs = (SENTENCE, "paragraph", "quotation", "person", "prisoner")

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Sentence by sentence; what a sentence leaves open goes on from the one before."""
        tokens = self._terms.tokens(draft.text)
        carried: tuple[str, Span] | None = None
        kind_before = speaker = ""
        for sentence in draft.layer(SENTENCE):
            span = sentence_tokens(tokens, sentence.span.start, sentence.span.end)
            acts = [*self._verbs(tokens, span, draft, kind_before, speaker), *self._accordings(tokens, span, draft)]
            for act in acts:
                yield from _annotations(act, tokens, sentence.span)
            own = [act.kind for act in acts if act.kind]
            speaker = _speaker(tokens, acts, draft) if acts else ("" if not _quoted(draft, sentence.span) else speaker)
            if own:
                kind_before = own[0]
                # What a captive says never vouches for the next sentence.
                main = [act.kind for act in acts if act.kind not in ("", "prisoner") and not _aside(tokens, act, span)]
                carried = (main[0], draft.paragraph(sentence.span)) if main else None
            elif _quoted(draft, sentence.span):
                yield Annotation("sourced", sentence.span, "quotation", why="direct speech")
            elif (
                carried is not None
                and carried[1] == draft.paragraph(sentence.span)
                and _goes_on(tokens, span, draft, carried[1])
            ):
                yield Annotation("sourced", sentence.span, carried[0], why="carried over from the sentence before")
                carried = None
            else:
                kind_before = ""
            yield from _predicates(tokens, span, draft, [act.verb for act in acts])
            yield from _headed(sentence.span, draft)

    def _verbs(self, tokens: Sequence[Token], span: range, draft: Draft, before: str, speaker: str) -> Iterator[_Act]:
        acts: list[_Act] = []
        for index in span:
            if not tokens[index].is_a("speech-verb") or _is_noun(tokens, index, span):
                continue
            subject = _subject(tokens, index, span)
            if not subject:
                continue
            again = tokens[index - 1].fold == "and" and index > span.start
            outer = acts[-1] if acts and (again or _nested(tokens, subject, span)) else None
            if again and not acts:
                continue
            if outer is not None:
                kind, key = outer.kind, outer.about
            elif speaker and len(subject) == 1 and tokens[subject.start].fold in ("he", "she"):
                # "He added" goes on with the one who spoke in the sentence before.
                kind, key = speaker, ""
            else:
                kind, key = _kind(tokens, subject, draft, before)
            strength = next(s for s in _STRENGTHS if tokens[index].is_a(f"speech-verb.{s}"))
            acts.append(_Act(subject, index, strength, kind, key))
        yield from acts

    def _accordings(self, tokens: Sequence[Token], span: range, draft: Draft) -> Iterator[_Act]:
        index = span.start
        while index < span.stop:
            if not tokens[index].is_a("source-phrase"):
                index += 1
                continue
            last = index
            while last + 1 < span.stop and tokens[last + 1].is_a("source-phrase"):
                last += 1
            stop = last + 1
            if tokens[last].fold == "statement" and (
                stop >= span.stop or tokens[stop].fold not in ("from", "by", "of")
            ):
                index = stop
                continue
            while stop < span.stop and stop - last <= _LONGEST_SUBJECT and tokens[stop].text not in _STOPS:
                stop += 1
            source = range(last + 1, stop)
            kind, key = _kind(tokens, source, draft, "")
            yield _Act(source if source else range(index, last + 1), index, "neutral", kind or "other", key)
            index = stop


def _annotations(act: _Act, tokens: Sequence[Token], sentence: Span) -> Iterator[Annotation]:
    verb = Span(tokens[act.verb].start, tokens[act.verb].end)
    source = Span(tokens[act.source.start].start, tokens[act.source.stop - 1].end)
    parts = {"source": source, "verb": verb, "covers": sentence}
    why = f"source: {act.kind}"
    yield Annotation("attribution", verb, act.strength, act.about, parts, why)
    yield Annotation("sourced", sentence, act.kind, act.about, {"source": source}, why)
    if act.kind == "prisoner":
        yield Annotation("statement", verb, act.strength, act.about, {"source": source}, "a captive speaks")


def _speaker(tokens: Sequence[Token], acts: Sequence[_Act], draft: Draft) -> str:
    """The kind of the last source, if it is a single person who is no captive; "" otherwise."""
    act = acts[-1]
    if act.kind in ("prisoner", "released", "") or not act.source:
        return ""
    place = Span(tokens[act.source.start].start, tokens[act.source.stop - 1].end)
    named = any(person.label != "prisoner" for person in draft.within(place, "person"))
    human = any(tokens[i].is_a("kin", "office-apposition", "office") for i in act.source)
    again = len(act.source) == 1 and tokens[act.source.start].fold in ("he", "she")
    return act.kind if named or human or again else ""


_GOING_ON = frozenset("he she it they his her its their this that these those both the also".split())
_SHORT_PARAGRAPH = 4


def _aside(tokens: Sequence[Token], act: _Act, span: range) -> bool:
    """An attribution in a relative clause ("which the army says it holds") answers for that clause alone."""
    before = act.source.start - 1
    return before >= span.start and tokens[before].fold in ("which", "what", "whom", "where", "as")


def _goes_on(tokens: Sequence[Token], span: range, draft: Draft, paragraph: Span) -> bool:
    """Whether a sentence goes on with the source of the one before: in a short paragraph, or by its first word."""
    count = sum(1 for _ in draft.within(paragraph, SENTENCE))
    return count <= _SHORT_PARAGRAPH or bool(span) and tokens[span.start].fold in _GOING_ON - {"the"}


def _quoted(draft: Draft, sentence: Span) -> bool:
    return any(q.span.covers(Span(sentence.start + 1, max(sentence.start + 2, sentence.end - 1)))
               for q in draft.within(sentence, "quotation", "speech", "block"))  # fmt: skip


def _is_noun(tokens: Sequence[Token], index: int, span: range) -> bool:
    """Whether a word that can be noun or verb is the noun here ("the claim", "media reports", "State Department")."""
    word = tokens[index]
    before = tokens[index - 1] if index > span.start else None
    after = tokens[index + 1] if index + 1 < span.stop else None
    if after is not None and after.fold == "to" and word.fold in ("said", "believed", "thought", "reported", "known"):
        return True
    if word.is_capitalised and index > span.start and not (before is not None and before.text in _CLOSING | {":"}):
        return not is_title_case(tokens, span)
    if word.fold in _PASSIVE and _after_be(tokens, index, span):
        return True
    if after is not None and word.fold in ("reports", "claims", "estimates", "report") and after.is_a("speech-verb"):
        return True
    if (
        word.fold in ("exposed", "exposes", "expose")
        and after is not None
        and after.fold in ("to", "themselves", "himself", "as")
    ):
        return True
    if word.fold == "call" and after is not None and after.fold in ("sign", "signs", "centre", "center", "home"):
        return True
    if word.fold in _NOUN_OR_VERB:
        if before is None or before.fold in _DETERMINERS or before.is_a("nationality"):
            return True
        if after is not None and after.fold == "of":
            return True
    if after is not None and word.fold in ("called", "described", "known", "believed", "thought", "said", "reported", "alleged", "claimed") and before is not None and before.fold in (
        "is", "are", "was", "were", "be", "been", "being", "so", "it",
    ):  # fmt: skip
        return before.fold != "it" and after.fold in ("to", "as") or before.fold in ("so", "be") or after.fold == "to"
    return False


def _after_be(tokens: Sequence[Token], index: int, span: range) -> bool:
    """Whether a form of "be" makes the verb passive, so that its subject does not speak."""
    before = index - 1
    while before >= span.start and (
        tokens[before].fold.endswith("ly") or tokens[before].fold in ("also", "been", "not", "then")
    ):
        if tokens[before].fold == "been":
            return True
        before -= 1
    return before >= span.start and tokens[before].fold in (
        "is",
        "are",
        "was",
        "were",
        "be",
        "being",
        "been",
        "get",
        "got",
    )


def _subject(tokens: Sequence[Token], verb: int, span: range) -> range:
    """The tokens of who speaks: before the verb as a rule, after it when the speech stands first."""
    index = verb - 1
    while index >= span.start and (tokens[index].fold in _BEFORE_VERB | _DAYS or _is_adverb(tokens[index])):
        index -= 1
    if (
        index < span.start
        or tokens[index].text in _CLOSING
        or (tokens[index].text == "," and _inverted(tokens, verb, span))
    ):
        return _after(tokens, verb, span)
    if tokens[index].text in (",", ")", "–", "—"):
        return _around_aside(tokens, index, span)
    first = index
    while (
        first - 1 >= span.start
        and index - first < _LONGEST_SUBJECT
        and tokens[first - 1].text not in _STOPS
        and (tokens[first - 1].fold not in _CLAUSE and not tokens[first - 1].is_a("speech-verb"))
    ):
        first -= 1
    if first - 1 >= span.start and tokens[first - 1].text == "," and tokens[index].fold in ("who",):
        return range(max(span.start, first - 6), first - 1)
    return range(first, index + 1)


def _nested(tokens: Sequence[Token], subject: range, span: range) -> bool:
    """ "The service said they determined": a bare pronoun after a verb of speech is the one who spoke."""
    before = subject.start - 1
    if before >= span.start and tokens[before].fold == "that":
        before -= 1
    return (
        len(subject) == 1
        and tokens[subject.start].fold in _PRONOUNS
        and before >= span.start
        and tokens[before].is_a("speech-verb")
    )


def _inverted(tokens: Sequence[Token], verb: int, span: range) -> bool:
    after = verb + 1
    if any(
        tokens[i].fold in _FINITE for i in range(after, min(span.stop, after + 9)) if not _in_relative(tokens, after, i)
    ):
        return False
    return (
        after < span.stop
        and (
            tokens[after].is_capitalised
            or tokens[after].fold in ("the", "a", "an", "his", "her", "one", "its")
            or tokens[after].is_a("source-kind", "office", "rank")
        )
        and not (after < span.stop and tokens[after].fold == "that")
    )


def _is_adverb(token: Token) -> bool:
    return token.fold.endswith("ly") and token.fold not in _NO_ADVERBS


def _in_relative(tokens: Sequence[Token], start: int, index: int) -> bool:
    return any(tokens[i].fold in ("who", "which", "whose", "that") for i in range(start, index))


def _after(tokens: Sequence[Token], verb: int, span: range) -> range:
    stop = verb + 1
    while (
        stop < span.stop
        and stop - verb <= _LONGEST_SUBJECT
        and tokens[stop].text not in _STOPS
        and tokens[stop].text != "."
        and (tokens[stop].fold not in _CLAUSE | {"in", "during", "on", "at", "about", "to"})
    ):
        stop += 1
    return range(verb + 1, stop)


def _around_aside(tokens: Sequence[Token], comma: int, span: range) -> range:
    """ "X, the minister, said": the subject is before the aside, and the aside helps to tell its kind."""
    opening = comma - 1
    while opening > span.start and tokens[opening].text not in (",", "(", "–", "—"):
        opening -= 1
    first = opening
    while first - 1 >= span.start and opening - first < _LONGEST_SUBJECT and tokens[first - 1].text not in _STOPS:
        first -= 1
    return range(first, comma)


def _kind(tokens: Sequence[Token], source: range, draft: Draft, before: str) -> tuple[str, str]:
    """What kind of source the words name, and the key of the captive if it is one."""
    if not source:
        return "", ""
    place = Span(tokens[source.start].start, tokens[source.stop - 1].end)
    last = Span(tokens[source.stop - 1].start, place.end)
    people = list(draft.within(place, "person"))
    for person in people:
        if person.label in ("official", "relative"):
            return person.label, ""
        if person.label == "reporter":
            return "outlet", ""
    captives = list(draft.within(place, "prisoner"))
    if tokens[source.stop - 1].is_a("source-kind.vague"):
        return "vague", ""
    tags = {
        tag.removeprefix("source-kind.") for i in source for tag in tokens[i].tags if tag.startswith("source-kind.")
    }
    if captives and _heads(tokens, source, captives[-1], tags, last):
        label = captives[-1].label
        return ("released" if label == "released" else "prisoner"), captives[-1].about
    for kind in _PRIORITY:
        if kind in tags and kind not in ("prisoner", "released"):
            return kind, ""
    if any(tokens[i].fold in _PRONOUNS for i in source):
        return ("other" if before == "prisoner" else before or "other"), ""
    return "other", ""


def _heads(tokens: Sequence[Token], source: range, captive: Annotation, tags: set[str], last: Span) -> bool:
    """Whether the captive is the one who speaks, not somebody who is described by him ("the prisoner's lawyer")."""
    if tags & {"relative", "expert", "neutral"}:
        return False
    opening = [tokens[i].fold for i in source if tokens[i].end <= captive.span.start]
    if any(tokens[i].fold in ("him", "them", "his", "their") for i in source if tokens[i].start == captive.span.start):
        return False
    if captive.span.overlaps(last):
        fronted = opening[:1] != [] and opening[0] in _FRONTED
        return fronted or all(word in _LEADING for word in opening)
    return "official" not in tags and all(word in _LEADING for word in opening)


def _headed(sentence: Span, draft: Draft) -> Iterator[Annotation]:
    """ "'They feed us': airmen on television": a quotation, a colon, and the captives whose words it gives."""
    for quotation in draft.within(sentence, "quotation"):
        after = draft.text[quotation.span.end : quotation.span.end + 2]
        if after.strip() not in (":", "—", "–", "-") or len(quotation.span.cut(draft.text).split()) < 3:
            continue
        near = Span(quotation.span.end, min(sentence.end, quotation.span.end + 40))
        for captive in draft.within(near, "prisoner"):
            if captive.label != "released":
                yield Annotation(
                    "statement",
                    quotation.span,
                    "neutral",
                    captive.about,
                    {"source": captive.span},
                    "quoted in a headline",
                )
                break


def _predicates(tokens: Sequence[Token], span: range, draft: Draft, done: Sequence[int]) -> Iterator[Annotation]:
    """Acts of speech that are no attribution: pleaded guilty, gave his name, apologised, begged."""
    if not span:
        return
    reach = Span(tokens[span.start].start, tokens[span.stop - 1].end)
    captives = [
        c
        for c in draft.within(reach, "prisoner")
        if c.label != "released" and c.span.cut(draft.text).lower() not in ("his", "her", "their", "him", "them")
    ]
    for captive in captives:
        index = sentence_tokens(tokens, captive.span.start, captive.span.end).stop
        for place in range(index, min(index + 6, span.stop)):
            word = tokens[place]
            if word.fold in _STATEMENT_ONLY and place not in done:
                verb = Span(word.start, word.end)
                yield Annotation(
                    "statement", verb, "neutral", captive.about, {"source": captive.span}, "a captive speaks"
                )
                break
            if word.fold in ("is", "are", "was", "were", "be", "been", "being"):
                break
            if word.fold not in _BEFORE_VERB | {"who", "both", "all"} and not _is_adverb(word):
                break
