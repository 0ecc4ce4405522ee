"""Verbs of speech and who speaks: before the verb as a rule, after it when the speech stands first."""

from __future__ import annotations

from collections.abc import Iterator

from powlint.annotators.line import Line, Token

_STOPS = frozenset((",", ";", ":", "(", ")", "–", "—", "“", "”", '"', "«", "»"))
_CLOSING = frozenset(("”", '"', "»", "’", "'"))
_SINGLE = ("'", "’")
# Right before words that are given: "whispers: “We were lied to”".
_BEFORE_WORDS = frozenset((":", "“", '"', "«", "‘", "'"))
_ASIDES = (",", ")", "–", "—")
# What may stand between a subject and its verb.
BEFORE_VERB = (
    "auxiliary.be",
    "auxiliary.have",
    "auxiliary.do",
    "auxiliary.modal",
    "adverb",
    "negator",
    "preposition.to",
)
# After these a word that can be noun or verb is the noun.
BEFORE_NOUN = (
    "article",
    "demonstrative",
    "possessive",
    "quantifier",
    "report-adjective",
    "preposition.of",
    "preposition.in",
    "preposition.for",
    "preposition.on",
)
# Before a past form these show an adjective.
_BEFORE_ADJECTIVE = ("article", "possessive", "preposition.of", "preposition.by", "preposition.with", "preposition.for")
_OPENS_OBJECT = (
    "article", "possessive", "demonstrative", "pronoun", "quantifier", "preposition", "number-word", "adverb",
    "clause-opener", "question-word", "conjunction", "relative-pronoun", "subject-pronoun", "auxiliary", "day-word",
    "negator",
)  # fmt: skip
# "is heard saying", "was quoted as saying".
_PERCEIVED = ("perceived", "preposition.as")
_DAY = ("day-word", "preposition.on")
# Words that begin a clause of their own, so that the subject lies on this side of them.
_CLAUSE = ("clause-opener", "preposition.as")
_AFTER_SUBJECT = (
    "preposition.in",
    "preposition.during",
    "preposition.on",
    "preposition.at",
    "preposition.about",
    "preposition.to",
)
# Longer than any subject that was met in reports.
LONGEST_SUBJECT = 22
# After "…, said" these begin the words of who speaks.
_OPENS_SOURCE = (
    "article",
    "possessive.he",
    "possessive.she",
    "possessive.it",
    "epithet.one",
    "source-kind",
    "office",
    "rank",
)
_LONGEST_OPENING = 9
_RELATIVE_SUBJECT = 6
# How long the words between "quoted" and "as saying" may be.
_QUOTED_REACH = 8
# How far behind "claimed" the lives may stand.
_TOLL_REACH = 6
_ENDS = frozenset((".", ",", ";", ")"))
# How far before "to say" the word may stand that leaves it open: "was not allowed by his guards to say".
_UNREALISED_REACH = 6
_MADE_BY = ("preposition.by", "preposition.on", "preposition.in")


def speech_verbs(line: Line) -> Iterator[tuple[int, range]]:
    """The verbs of speech of a sentence, each with the words of who speaks."""
    for index in line.of("speech-verb", "uttering-verb"):
        if not line[index].is_a("speech-verb"):
            subject = _subject(line, index)
            if subject and _utters(line, index, subject):
                yield index, subject
        elif not _is_no_verb(line, index):
            subject = _subject(line, index)
            if subject:
                yield index, subject


def is_unrealised(line: Line, verb: int) -> bool:
    """ "Were free to write", "refused to say", "was forbidden to tell": nothing has been said yet."""
    infinitive = line[verb - 1].is_a("preposition.to")
    return infinitive and line.has(verb - _UNREALISED_REACH, verb - 1, "unrealised")


def _utters(line: Line, verb: int, subject: range) -> bool:
    """ "“We were lied to,” he sobs", "whispered that": how somebody speaks, right beside the words."""
    after = line[verb + 1]
    behind = line[verb - 1].text in _CLOSING or line[subject.start - 1].text in _CLOSING
    before = after.is_a("demonstrative.that") or after.text in _BEFORE_WORDS
    return behind or before


def is_nested(line: Line, subject: range) -> bool:
    """ "The service said they determined": a bare pronoun after a verb of speech is the one who spoke."""
    before = line[subject.start - 1]
    if before.is_a("demonstrative.that"):
        before = line[subject.start - 2]
    return len(subject) == 1 and line[subject.start].is_a("subject-pronoun") and before.is_a("speech-verb")


def ends_subject(token: Token) -> bool:
    """Whether a mark ends the words of who speaks."""
    return token.text in _STOPS


def _is_no_verb(line: Line, index: int) -> bool:
    """Whether a word of speech is a noun, a name or a passive here ("the claim", "State Department", "was told")."""
    word, before = line[index], line[index - 1]
    if word.is_a("no-speech") or (word.is_a("reportive") and line[index + 1].is_a("preposition.to")):
        return True
    if word.is_a("toll-verb") and line.has(index + 1, index + _TOLL_REACH, "toll-noun"):
        return True  # "has claimed more than 4,000 lives"
    opens = index == line.start or before.text in _CLOSING or before.text == ":"
    if word.is_capitalised and not opens:
        # In a headline every word has a capital; elsewhere one in mid-sentence shows a name.
        return not line.is_title_case
    # "civilians accused of helping", "men described as spies": such a verb would have an object first
    lacks_object = word.is_a("object-lacking") and line[index + 1].is_a("object-lacking")
    return lacks_object or _is_passive(line, index) or _is_noun(line, index)


def _is_noun(line: Line, index: int) -> bool:
    word, after = line[index], line[index + 1]
    if index > line.start and line[index - 1].is_a(*_BEFORE_ADJECTIVE) and _is_plain(after):
        return True  # "in spite of repeated denials", "the alleged spies"
    return word.is_a("noun-or-verb") and (
        index == line.start
        or line[index - 1].is_a(*BEFORE_NOUN, "nationality")
        or after.is_a("preposition.of", "office")
        or (word.is_a("noun-or-verb.thing") and after.text in _ENDS)  # "sent by the neighbouring state."
        or (word.is_a("noun-or-verb.report") and after.is_a("speech-verb"))
    )


def _is_plain(token: Token) -> bool:
    """Whether a word is of no grammatical kind, as nouns are: what follows an adjective."""
    return token.is_word and not token.is_capitalised and not token.is_a(*_OPENS_OBJECT)


def _is_passive(line: Line, index: int) -> bool:
    """Whether the subject does not speak: "was told", "is known as", "so called", "X, described as a gunner,"."""
    word, before, after = line[index], line[index - 1], line[index + 1]
    if word.is_a("speech-participle") and (
        (before.text == "," and after.is_a("preposition.as"))
        or (before.is_a("recording-noun") and after.is_a(*_MADE_BY))
    ):
        return True  # "a video posted by the ministry"
    if word.is_a("speech-participle") and (index == line.start or before.is_a("clause-opener.time")):
        # "Asked why he came, the gunner …", "when told of it": it is the subject that was asked.
        return after.is_a("question-word", "preposition", "clause-opener")
    if before.is_a("so") and word.is_a("speech-participle", "reportive"):
        return index + 1 < line.stop
    if word.is_a("speech-participle"):
        return _follows_be(line, index)
    if not word.is_a("reportive"):
        return False
    told = before.is_a("auxiliary.be") and after.is_a("preposition.as", "preposition.by")
    return before.is_a("auxiliary.infinitive") or told


def _follows_be(line: Line, index: int) -> bool:
    before = index - 1
    while line[before].is_a("adverb", "negator"):
        before -= 1
    return line[before].is_a("auxiliary.be", "auxiliary.get")


def _subject(line: Line, verb: int) -> range:
    """The words of who speaks."""
    gerund = line[verb].is_a("speech-gerund")
    if gerund and line[verb - 1].is_a("preposition.as"):
        # "is quoted by the agency as saying": the one who is quoted.
        quoted = (place for place in range(verb - 2, verb - 2 - _QUOTED_REACH, -1) if line[place].is_a("perceived"))
        verb = next(quoted, verb)
    index = line.before(verb, *BEFORE_VERB, *_DAY, *(_PERCEIVED if gerund else ()))
    before = line[index]
    if gerund and before.text in _ASIDES:
        return _around_aside(line, index)
    if index < line.start or before.text in _CLOSING or (before.text == "," and _is_inverted(line, verb, index)):
        return _after(line, verb)
    if before.text in _ASIDES:
        return _around_aside(line, index)
    first = index
    while first > line.start and index - first < LONGEST_SUBJECT and not _ends_before(line, first - 1):
        first -= 1
    if line[first - 1].text == "," and before.is_a("relative-pronoun.who"):
        # "X, who said": the one before the comma.
        last = first = first - 1
        while first > line.start and last - first < _RELATIVE_SUBJECT - 1 and not _shows(line, first - 1):
            first -= 1
        return range(first, last)
    return range(first, index + 1)


def _ends_before(line: Line, index: int) -> bool:
    """Whether the words of who speaks begin behind the token `index`."""
    token = line[index]
    named = token.is_a("preposition.as") and line[index - 1].is_a("named-as")  # "who gave his name as X said"
    if ends_subject(token) or (token.is_a(*_CLAUSE) and not named) or _closes_single(line, index):
        return True
    if _shows(line, index):
        return True
    # A capital in mid-sentence is part of a name: "Islamic State".
    named = token.is_capitalised and index > line.start and not line.is_title_case
    return token.is_a("speech-verb") and not named


def _shows(line: Line, index: int) -> bool:
    """ "The footage shows a man who says": he speaks, not the footage."""
    return line[index].is_a("depicting-verb") and line.has(line.start, index, "recording-noun")


def _closes_single(line: Line, index: int) -> bool:
    """Whether an apostrophe ends a quotation in single marks, rather than showing whose something is."""
    before = line[index - 1]
    if line[index].text not in _SINGLE:
        return False
    return not before.is_word or not before.fold.endswith("s") or line[index + 1].is_a("subject-pronoun")


def _is_inverted(line: Line, verb: int, comma: int) -> bool:
    """Whether the one who speaks stands after the verb: "…, said the minister"."""
    opening = line[verb + 1]
    if line[verb].is_a("informing-verb"):
        return False
    aside = comma - 1
    while aside > line.start and not ends_subject(line[aside]):
        aside -= 1
    if line[aside].text == "," and line[aside + 1].is_a("relative-pronoun.who"):
        # "The minister, who was in the south, said Belov …": the comma ends a clause about who speaks.
        return False
    if opening.is_a("demonstrative.that"):
        return False
    if not opening.is_capitalised and not opening.is_a(*_OPENS_SOURCE):
        return False
    for token in line.between(verb + 1, verb + 1 + _LONGEST_OPENING):
        if token.is_a("relative-pronoun.subject", "relative-pronoun.possessive"):
            break
        if token.is_a("auxiliary.be", "auxiliary.have", "auxiliary.modal"):
            # A second predicate: what follows the verb is a clause, not a subject.
            return False
    return True


def _after(line: Line, verb: int) -> range:
    stop = verb + 1
    while stop < line.stop and stop - verb <= LONGEST_SUBJECT:
        token = line[stop]
        if ends_subject(token) or token.text == "." or token.is_a(*_CLAUSE, *_AFTER_SUBJECT):
            break
        stop += 1
    return range(verb + 1, stop)


def _around_aside(line: Line, comma: int) -> range:
    """ "X, the minister, said": the subject is before the aside, and the aside helps to tell its kind."""
    opening = comma - 1
    while opening > line.start and line[opening].text not in (",", "(", "–", "—"):
        opening -= 1
    first = opening
    while first > line.start and opening - first < LONGEST_SUBJECT and not _ends_before(line, first - 1):
        first -= 1
    return range(first, comma)
