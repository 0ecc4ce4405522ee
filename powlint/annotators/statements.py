"""What captives are made to say besides attributions: pleas, thanks, apologies, and headlines that quote them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from powlint.annotators.aired import aired_confessions
from powlint.annotators.custody import past_aside
from powlint.annotators.line import Line
from powlint.annotators.sources import is_share
from powlint.annotators.speech import BEFORE_VERB
from powlint.model.draft import Annotation, Draft
from powlint.model.span import Span

# How many words may stand between a captive and what he does: "the men, both of them, pleaded".
_REACH = 6
# How far on a second predicate may stand: "is seen sitting on a bed in a white room and says".
_SECOND_REACH = 14
# How far behind the verb its object may stand: "talked to him".
_OBJECT_REACH = 4
_PREDICATE = ("auxiliary", "adverb", "bearing-verb", "exhibition-verb", "captive-speech")
_SHOWN = ("perceived", "exhibition-verb", "bearing-verb")
_NEW_CLAUSE = frozenset((";", ":", "“", "”", '"', "«", "»", "–", "—"))
# A headline names whom it quotes right after the quotation; shorter quotations are single words held at arm's length.
_HEADLINE_REACH = 40
# How far into a heading the colon behind whoever speaks may stand.
_HEADING_SOURCE = 8
_LEAST_QUOTED = 3
# Of whoever speaks: without marks they show that a heading gives somebody's words.
_OWN_VOICE = ("subject-pronoun.we", "possessive.we", "possessive.i", "own-pronoun")


def statement(
    verb: Span, captive: str, source: Span, strength: str = "neutral", why: str = "a captive speaks"
) -> Annotation:
    """An act of speech by a captive: the words that tell it, and who speaks."""
    return Annotation("statement", verb, strength, captive, {"source": source}, why)


def _after_colon(sentence: Span, draft: Draft) -> Iterator[Annotation]:
    """ "Captured gunner: 'We had no bread'": a captive, a colon, and the words."""
    for quotation in draft.within(sentence, "quotation"):
        before = draft.text[sentence.start : quotation.span.start].rstrip()
        if not before.endswith(":") or len(quotation.span.cut(draft.text).split()) < _LEAST_QUOTED:
            continue
        colon = sentence.start + len(before) - 1
        for captive in draft.within(Span(sentence.start, colon), "prisoner"):
            if captive.label != "released" and captive.span.end == colon:
                yield statement(quotation.span, captive.about, captive.span, why="quoted after a colon")


def told_after_colon(line: Line, sentence: Span, draft: Draft) -> Iterator[Annotation]:
    """ "Captured gunner: Officers told us to shoot": a heading that gives a captive's words without marks."""
    colon = next((i for i in range(line.start, min(line.stop, line.start + _HEADING_SOURCE)) if line[i].text == ":"), 0)
    if not colon or any(draft.within(sentence, "quotation")) or not line.has(colon + 1, line.stop, *_OWN_VOICE):
        return
    for captive in draft.within(Span(sentence.start, line[colon].end), "prisoner"):
        if captive.label != "released" and captive.span.end == line[colon - 1].end:
            yield statement(captive.span, captive.about, captive.span, why="a captive's words after a colon")


def begun_before(verb: Span, sentence: Span, draft: Draft, captive: str, source: Span) -> Iterator[Annotation]:
    """The whole of a captive's words that take several sentences: "“They feed us. We sleep well,” he says"."""
    for quotation in draft.within(Span(sentence.start, verb.start), "quotation", "speech"):
        if quotation.span.start < sentence.start and quotation.span.end <= verb.start:
            whole = Span(quotation.span.start, verb.end)
            yield statement(whole, captive, source, "quoted", "a captive's words, from where they begin")


def quoted_in_headline(sentence: Span, draft: Draft) -> Iterator[Annotation]:
    """ "'They feed us': airmen on television": a quotation, a colon, and the captives whose words it gives."""
    yield from _after_colon(sentence, draft)
    for quotation in draft.within(sentence, "quotation"):
        after = draft.text[quotation.span.end : quotation.span.end + 2].strip()
        if after not in (":", "—", "–", "-") or len(quotation.span.cut(draft.text).split()) < _LEAST_QUOTED:
            continue
        near = Span(quotation.span.end, min(sentence.end, quotation.span.end + _HEADLINE_REACH))
        for captive in draft.within(near, "prisoner"):
            # "'He is my baby': mum of captured Briton": somebody described by the captive speaks.
            if captive.label != "released" and " of " not in draft.text[quotation.span.end : captive.span.start]:
                yield statement(quotation.span, captive.about, captive.span, why="quoted in a headline")
                break


def acted(line: Line, sentence: Span, draft: Draft, attributed: Collection[int]) -> Iterator[Annotation]:
    """Acts of speech that are no attribution: pleaded guilty, gave his name, apologised, begged, a confession aired."""
    captives = list(draft.within(sentence, "prisoner"))
    if not captives:
        confessions = [line.place(index, index) for index in aired_confessions(line)]
        yield from (statement(place, "", place, why="a confession on the air") for place in confessions[:1])
    for captive in captives:
        first, stop = _numbers(line, captive.span)
        if captive.label == "released" or line.has(first - 1, stop, "quantifier.any"):
            continue  # "any prisoner who asked": nobody in particular
        heard = _heard(line, first, stop)
        verb = heard or _verb_of(line, first, stop)
        if line[first].is_a("subject-pronoun") and verb is not None and _meets_himself(line, verb, captive, draft):
            continue
        if verb is not None and (heard or verb not in attributed):
            strength = "factive" if line[verb].is_a("speech-verb.factive") else "neutral"
            yield statement(line.place(verb, verb), captive.about, captive.span, strength)
            yield from begun_before(line.place(verb, verb), sentence, draft, captive.about, captive.span)


def _meets_himself(line: Line, verb: int, captive: Annotation, draft: Draft) -> bool:
    """ "His brother said he had talked to him": whoever "him" means, "he" is another."""
    objects = [index for index in range(verb + 1, verb + _OBJECT_REACH) if line[index].is_a("object-pronoun")]
    met = (other for index in objects for other in draft.within(line.place(index, index), "prisoner"))
    return any(other.about == captive.about for other in met)


def _verb_of(line: Line, first: int, after: int) -> int | None:
    """The act of speech of a captive who is its subject."""
    if after - first == 1 and line[first].is_a("object-pronoun", "possessive"):
        return None
    if line[first - 1].is_a("preposition") and not is_share(line, first):
        # "The wife of the captured pilot spoke": somebody else did.
        return None
    return _verb(line, after) or _seen_to(line, after) or _second_verb(line, first, after) or _owned(line, first, after)


def _heard(line: Line, first: int, after: int) -> int | None:
    """ "Quoted him as saying", "a video of the captive pleading": an outlet or a recording passes the words on."""
    if line[first - 1].is_a("perceived") and line[after].is_a("preposition.as"):
        return after + 1 if line[after + 1].is_a("speech-gerund", "speaking-gerund") else None
    before = line.before(first, "article")
    shown = line[before].is_a("preposition.of") and line[before - 1].is_a("recording-noun")
    return after if shown and line[after].is_a("speech-gerund", "speaking-gerund") else None


def _seen_to(line: Line, after: int) -> int | None:
    """ "Can be heard pleading", "is shown on television, thanking": an act of speech that somebody watches."""
    shown = line[after - 1].is_a("custody-noun", "fighter-noun") and line.has(line.start, after, "depicting-verb")
    for place in range(after, min(line.stop, after + _SECOND_REACH)):
        word = line[place]
        if word.is_a("speaking-gerund"):
            again = line[place - 1].text == "," or line[place - 1].is_a("conjunction.and")
            return place if shown or (again and line.has(after, place, *_SHOWN)) else None
        # "was heard on enemy radio calling on …": where it was heard may stand between.
        shown = word.is_a("perceived") or (shown and not word.is_a("auxiliary", "custody-noun", "fighter-noun"))
        if word.text in _NEW_CLAUSE or word.is_a("clause-opener", "aside-opener", "subject-pronoun", "speech-verb"):
            return None
    return None


def _owned(line: Line, first: int, after: int) -> int | None:
    """ "The captive's confession", "a plea by the captive": words of theirs, told as a thing."""
    thing = line.skip(after, "adverb", "staged-adjective")
    if line[after - 1].is_possessive and line[thing].is_a("spoken-noun"):
        return thing
    before = line.before(first, "article")
    of = line[before].is_a("preposition.of", "preposition.by", "preposition.from")
    return before - 1 if of and line[before - 1].is_a("spoken-noun") else None


def _second_verb(line: Line, first: int, after: int) -> int | None:
    """ "The pilot is seen on a bed and says": an act of speech joined on to what a captive does or is shown doing."""
    if line[after - 1].is_possessive or not (line[after].is_a(*_PREDICATE) or line[first].is_a("subject-pronoun.he")):
        return None
    passive = False
    for place in range(after, min(line.stop, after + _SECOND_REACH)):
        word = line[place]
        passive = passive or word.is_a("auxiliary.be")
        if word.text in _NEW_CLAUSE or word.is_a("clause-opener", "aside-opener", "subject-pronoun"):
            return None
        doer = place - 1 if line[place - 1].fold != "each" else place - 2
        if not line[doer].is_a("conjunction.and") or not word.is_a("captive-speech", "speech-verb"):
            continue
        # "were questioned and accused", "claims and reports": no act of theirs, or no act at all.
        if not word.is_a("noun-or-verb", "no-speech") and not (passive and word.is_a("speech-participle")):
            return place
    return None


def _numbers(line: Line, span: Span) -> tuple[int, int]:
    """The numbers of the tokens in `span`: the first, and the one after the last."""
    inside = [number for number in line.numbers if span.start <= line[number].start < span.end]
    return (inside[0], inside[-1] + 1) if inside else (line.stop, line.stop)


def _verb(line: Line, after: int) -> int | None:
    """The act of speech of which the words before `after` are the subject."""
    if line[after].text == ",":
        past = past_aside(line, after)
        after = past if line[past - 1].text == "," else after
    elif line[after].is_a("preposition"):
        # "a man with a bandaged hand who gives his name"
        who = next((place for place in line.of("relative-pronoun.who") if after < place <= after + _REACH), after)
        after = who if all(token.is_word for token in line.between(after, who)) else after
    for place in range(after, after + _REACH):
        word = line[place]
        if word.is_a("captive-speech"):
            return None if word.is_a("no-speech") else place
        if word.is_a("auxiliary.be") or not word.is_a(*BEFORE_VERB, "relative-pronoun.who", "both", "quantifier.all"):
            return None
    return None
