"""Mentions of captives, and which of them each mention means: noun phrases, names, epithets, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from powlint.annotators import custody
from powlint.annotators.names import is_title_case, sentence_tokens
from powlint.annotators.terms import Terms, Token
from powlint.model.draft import SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.values import dataclass

_HE = frozenset("he she him her his hers himself herself".split())
_SHE = frozenset("she her hers herself".split())
_WOMEN = frozenset(
    "woman servicewoman girl policewoman airwoman mother wife daughter sister widow ms ms. mrs mrs. miss".split()
)
_THEY = frozenset("they them their theirs both themselves".split())
_FIRST = frozenset("older elder first one former".split())
_SECOND = frozenset("younger second other another latter".split())
_DEFINITE = frozenset("the this that these those both".split())
_NOT_HEADS = frozenset(
    "exchange exchanges swap swaps deal deals release releases camp camps list lists abuse dilemma transfer transfers "
    "audience market breeding portal population handover issue issues crisis policy status negotiations talks video "
    "videos footage affairs family families category visits faction factions group groups leader leaders spokesman spokesperson movement command commander territory district official officials party authorities government administration stronghold".split()
)
_MODIFIERS = frozenset(
    "wounded injured young old foreign enemy regular male female alleged suspected seriously badly severely surrendered "
    "more than about some nearly almost around over at least up to of the a an two three four five six seven eight nine ten "
    "several dozens hundreds both remaining other fellow unarmed disarmed military army navy volunteer".split()
)
_NOT_BEFORE_EPITHET = frozenset("the this that no every any only from to - for of in at by".split())
_QUOTES = frozenset("' \" ” ’".split())
GROUP = "group"
FEW = "few"
_FEW_WORDS = frozenset("two three four five pair duo trio both".split())
# People who are spoken of as many and are not the captives: "they" may well be these.
_MANY_OTHERS = frozenset(
    "families relatives parents officials authorities investigators prosecutors lawyers experts analysts lawmakers "
    "journalists reporters captors guards interrogators doctors medics ministers leaders agents officers".split()
)
_EPITHETS = frozenset("younger older elder other one another second first".split())
_NOT_OPENING = frozenset("of that to at up and than".split())
_TAKING = frozenset("taken take takes taking took held hold holding".split())
_AFTER_HEAD = frozenset(
    "who was were is are had has have with of in from by and did does would could will may might can appeared seemed "
    "looked gave told spoke wore lay sat stood walked came went".split()
)
# How many sentences a bare "the men" may stand from the captives it means.
_MEMORY = 3


@dataclass(frozen=True, slots=True)
class _Mention:
    first: int
    last: int
    key: str
    label: str
    many: bool
    captive: bool
    why: str
    woman: bool = False


class Prisoners:
    """Gives `prisoner` (labels: held, released, tried, few, group); `about` is the key of the person, or "group"."""

    gives = ("prisoner",)
    needs = (SENTENCE, "person", "quotation")

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """Every mention, in order; a pronoun goes to the last captive it can mean."""
        tokens = self._terms.tokens(draft.text)
        story = _Story(tokens, draft)
        for sentence in draft.layer(SENTENCE):
            span = sentence_tokens(tokens, sentence.span.start, sentence.span.end)
            for mention in story.sentence(span):
                place = Span(tokens[mention.first].start, _bare_end(tokens[mention.last]))
                yield Annotation("prisoner", place, mention.label, about=mention.key, why=mention.why)


def _bare_end(token: Token) -> int:
    return token.end - 2 if token.text.endswith(("'s", "’s")) else token.end


class _Story:
    """Walks a draft sentence by sentence and remembers who was spoken of last."""

    def __init__(self, tokens: Sequence[Token], draft: Draft) -> None:
        self._tokens = tokens
        self._draft = draft
        self._one: _Mention | None = None
        self._many: _Mention | None = None
        self._since = _MEMORY + 1
        self._count = 0
        self._nation: frozenset[str] = frozenset()
        self._women: set[str] = set()

    def sentence(self, span: range) -> Iterator[_Mention]:
        """The captives of one sentence; updates what is remembered."""
        found = self._named(span)
        taken = {i for mention in found for i in range(mention.first, mention.last + 1)}
        found += [m for m in self._phrases(span) if not taken & set(range(m.first, m.last + 1))]
        found.sort(key=lambda m: m.first)
        found = self._keyed(found)
        found += list(self._pronouns(span, found))
        found.sort(key=lambda m: m.first)
        captives = sorted((m for m in found if m.captive), key=lambda m: m.first)
        self._remember(found, captives)
        yield from captives

    def _named(self, span: range) -> list[_Mention]:
        if not span:
            return []
        tokens = self._tokens
        reach = Span(tokens[span.start].start, tokens[span.stop - 1].end)
        found = []
        for person in self._draft.within(reach, "person"):
            within = sentence_tokens(tokens, person.span.start, person.span.end)
            fate = person.why.split(":")[0]
            captive = person.label == "prisoner"
            label = fate if captive else person.label
            found.append(_Mention(within.start, within.stop - 1, person.about, label, False, captive, person.why))
        return found

    def _phrases(self, span: range) -> list[_Mention]:
        found, index = [], span.start
        while index < span.stop:
            mention = self._phrase(index, span)
            if mention is None:
                index += 1
            else:
                found.append(mention)
                index = mention.last + 1
        return found

    def _phrase(self, index: int, span: range) -> _Mention | None:
        """The noun phrase whose head is at `index`, if it may mean people in somebody's hands."""
        tokens = self._tokens
        head = tokens[index]
        if head.is_a("kin", "office-apposition") and not head.is_a("fighter-noun", "custody-noun"):
            return _Mention(index, index, "", "other", head.fold in _MANY_OTHERS, False, "somebody else")
        if head.fold in _MANY_OTHERS:
            return _Mention(index, index, "", "other", True, False, "somebody else")
        if head.fold in _EPITHETS:
            return self._epithet(index, span)
        if head.fold.endswith("-year-old") and index > span.start and tokens[index - 1].fold == "the":
            return self._context(index - 1, index, span, many=False)
        if not head.is_a("custody-noun", "fighter-noun", "person-noun") or self._adjective(index, span):
            return None
        last = index
        while last + 1 < span.stop and tokens[last + 1].is_a("custody-noun", "fighter-noun", "person-noun"):
            last += 1
        after = tokens[last + 1].fold if last + 1 < span.stop else ""
        if head.is_a("custody-noun") and (self._in_a_name(index, span) or self._held_off(index)):
            return None
        if after in _NOT_HEADS or (
            head.is_a("custody-noun") and after == "of" and _next(tokens, last + 1) == "conscience"
        ):
            return None
        before = tokens[index - 1].fold if index > span.start else ""
        if (head.fold == "hostage" and after == "to") or (before in _TAKING and head.is_a("custody-noun.one")):
            return None
        first = self._opening(index, span)
        many = tokens[last].is_a("custody-noun.many", "fighter-noun.many", "person-noun.many") and not self._one_of(
            first, span
        )
        label, why = self._fate(first, index, last, span)
        if label:
            if many and label in (custody.HELD, custody.TRIED):
                label = FEW if self._few(first, last) or self._same_few(first, last) else GROUP
            return _Mention(first, last, "", label, many, True, why)
        return self._context(first, last, span, many=many)

    def _opening(self, index: int, span: range) -> int:
        """Where the noun phrase with its head at `index` begins."""
        tokens, first = self._tokens, index
        while first > span.start:
            before = tokens[first - 1]
            if before.is_a(
                "nationality", "custody-adjective", "number-word", "rank", "fighter-noun", "person-noun"
            ) or (
                before.fold in _MODIFIERS | _DEFINITE | _FIRST | _SECOND | {"his", "their"}
                or before.text[0].isdigit()
                or before.text[0].isupper()
                and before.is_a("country")
            ):
                first -= 1
            elif before.text in ("-",) or (before.fold == "north" or before.fold == "south"):
                first -= 1
            else:
                break
        while first < index and tokens[first].fold in _NOT_OPENING:
            first += 1
        return first

    def _held_off(self, index: int) -> bool:
        """Whether the word stands in scare quotes: a status that is argued about, not a person."""
        place = Span(self._tokens[index].start, self._tokens[index].end)
        return any(True for _ in self._draft.within(place, "quotation", "scare"))

    def _in_a_name(self, index: int, span: range) -> bool:
        """Whether a capital in mid-sentence shows an institution ("the Commission on Prisoners of War")."""
        token = self._tokens[index]
        return (
            token.is_capitalised
            and not token.text[1:2].isupper()
            and token.text not in ("PoW", "PoWs")
            and index > span.start
            and (self._tokens[index - 1].is_word or self._tokens[index - 2].is_capitalised)
            and not is_title_case(self._tokens, span)
        )

    def _adjective(self, index: int, span: range) -> bool:
        """Whether a word such as "Russian" only describes what follows it."""
        tokens = self._tokens
        if not tokens[index].is_a("nationality") or index + 1 >= span.stop:
            return False
        after = tokens[index + 1]
        if tokens[index].is_capitalised and tokens[index].fold == "national":
            return True
        return after.is_word and not (after.is_a("speech-verb") or after.fold in _AFTER_HEAD)

    def _epithet(self, index: int, span: range) -> _Mention | None:
        """ "the younger", "the other", "one with a bandaged hand": one of several captives just spoken of."""
        tokens = self._tokens
        before = tokens[index - 1].fold if index > span.start else ""
        after = tokens[index + 1] if index + 1 < span.stop else None
        if after is not None and (
            after.is_a("fighter-noun", "person-noun", "custody-noun", "custody-adjective") or after.is_capitalised
        ):
            return None
        if before in _QUOTES or (after is not None and after.fold == "post"):
            return None
        alone = after is None or not after.is_word or after.fold in _AFTER_HEAD or after.is_a("speech-verb")
        if not alone or (tokens[index].fold not in ("one", "another") and before != "the"):
            return None
        if before in _NOT_BEFORE_EPITHET and not (before == "the" and tokens[index].fold != "one"):
            return None
        first = index - 1 if before == "the" else index
        if after is not None and after.fold == "of" and (index + 2 >= span.stop or tokens[index + 2].fold != "them"):
            return None
        if not self._recent or self._many is None or not self._many.captive:
            return None
        return _Mention(first, index, "", custody.HELD, False, True, "one of the captives named just before")

    def _one_of(self, first: int, span: range) -> bool:
        words = [self._tokens[i].fold for i in range(first, min(first + 3, span.stop))]
        return words[:2] == ["one", "of"] or ("of" in words[1:2] and words[0] in _FIRST | _SECOND)

    def _few(self, first: int, last: int) -> bool:
        """Whether the phrase counts five people or fewer: then each detail singles one of them out."""
        words = {self._tokens[i].fold for i in range(first, last + 1)}
        return bool(words & _FEW_WORDS) or any(word.isdigit() and 1 < int(word) <= 5 for word in words)

    def _same_few(self, first: int, last: int) -> bool:
        """Whether "the prisoners" are the few just counted."""
        words = [self._tokens[i].fold for i in range(first, last + 1)]
        known = self._many is not None and self._many.label == FEW
        return known and bool(set(words) & _DEFINITE) and not any(word[0].isdigit() for word in words)

    def _fate(self, first: int, head: int, last: int, span: range) -> tuple[str, str]:
        tokens = self._tokens
        for place in range(first, head):
            if tokens[place].is_a("custody-adjective"):
                freed = tokens[place].is_a("release-participle")
                return (custody.RELEASED if freed else custody.HELD), f"“{tokens[place].text}” before the noun"
        if any(tokens[i].is_a("custody-noun") for i in range(head, last + 1)):
            before = tokens[first - 1].fold if first > span.start else ""
            inside = {tokens[i].fold for i in range(first, head)}
            former = before in ("former", "ex") or "former" in inside
            return (custody.RELEASED if former else custody.HELD), "a word for captives"
        filmed = any(tokens[i].is_a("recording-noun") for i in span)
        if (
            filmed
            and self._recent
            and tokens[first].fold in ("a", "an", "one")
            and tokens[last].is_a("person-noun.one", "fighter-noun.one")
        ):
            return custody.HELD, "somebody in the recording"
        if not tokens[head].is_a("fighter-noun") and not self._recent:
            # "The men were released" says nothing of war unless captives were spoken of.
            fate = custody.fate_after(tokens, last, span)
            return (
                (fate, "told after the noun") if fate == custody.HELD and tokens[head].is_a("person-noun") else ("", "")
            )
        fate = custody.fate_after(tokens, last, span) if not _acts(tokens, last, span) else ""
        if fate:
            return fate, "told after the noun"
        fate = custody.fate_before(tokens, first, span)
        return (fate, "told before the noun") if fate else ("", "")

    @property
    def _recent(self) -> bool:
        return self._since <= _MEMORY

    def _context(self, first: int, last: int, span: range, *, many: bool) -> _Mention | None:
        """A bare "the two men", "the younger": captives only if captives were spoken of just before."""
        tokens = self._tokens
        definite = any(tokens[i].fold in _DEFINITE | _FIRST | _SECOND for i in range(first, last + 1))
        if not definite or not self._recent:
            return None
        single = self._one if self._one is not None and self._one.captive else self._many
        if not many and self._other_nation(first, last):
            return None
        remembered = self._many if many else single
        if remembered is None or not remembered.captive:
            return None
        if (
            not many
            and remembered.key.startswith("person:")
            and tokens[last].fold in ("man", "woman", "person", "father")
        ):
            # Once a captive has a name, "the man" is rather somebody else.
            return None
        if any(tokens[i].is_a("nationality") for i in range(first, last)) and many:
            # "the Russian troops" after Ukrainian captives are rather the other side.
            return None
        if many and tokens[last].fold in (
            "people",
            "forces",
            "troops",
            "personnel",
            "citizens",
            "nationals",
            "militants",
            "rebels",
        ):
            return None
        label = (
            remembered.label if many else (remembered.label if remembered.label not in (GROUP, FEW) else custody.HELD)
        )
        if many and label == GROUP and self._few(first, last):
            label = FEW
        return _Mention(first, last, "", label, many, True, "said again of captives named just before")

    def _nations(self, first: int, last: int) -> frozenset[str]:
        return frozenset(self._tokens[i].fold for i in range(first, last + 1) if self._tokens[i].is_a("nationality"))

    def _other_nation(self, first: int, last: int) -> bool:
        """Whether "the Ukrainian soldier" can not be the Russian captive told of before."""
        here = self._nations(first, last)
        before = self._nation
        return bool(here) and bool(before) and not here & before

    def _keyed(self, found: list[_Mention]) -> list[_Mention]:
        keyed = [replace(m, key=self._key(m)) if not m.key else m for m in found]
        for mention in keyed:
            words = {self._tokens[i].fold for i in range(max(0, mention.first - 1), mention.last + 1)}
            if words & _WOMEN and not mention.many:
                self._women.add(mention.key)
        return [replace(m, woman=m.key in self._women) for m in keyed]

    def _key(self, mention: _Mention) -> str:
        if mention.many:
            return "group"
        words = {self._tokens[i].fold for i in range(mention.first, mention.last + 1)}
        if words & _SECOND:
            return "captive:second"
        if words & {"older", "elder", "first"} or ("one" in words and ("of" in words or len(words) == 1)):
            return "captive:first"
        if words & _DEFINITE and self._one is not None and self._one.captive and self._recent:
            return self._one.key
        self._count += 1
        return f"captive:{self._count}"

    def _pronouns(self, span: range, found: Sequence[_Mention]) -> Iterator[_Mention]:
        tokens = self._tokens
        for index in span:
            word = tokens[index].fold
            if word not in _HE and word not in _THEY:
                continue
            many = word in _THEY
            earlier = [m for m in found if m.first < index and m.many == many]
            meant = earlier[0] if earlier else (self._many if many else self._one)
            if meant is None or not meant.captive or (not earlier and not self._recent) or self._spoken(index):
                continue
            if meant.woman != (word in _SHE) and not many:
                continue
            if word == "both" and not self._stands_alone(index, span):
                continue
            yield replace(meant, first=index, last=index, why=f"“{tokens[index].text}”, said of {meant.key}")

    def _stands_alone(self, index: int, span: range) -> bool:
        """Whether "both" is a subject of its own rather than an echo ("the two have both said")."""
        before = self._tokens[index - 1].fold if index > span.start else ""
        after = self._tokens[index + 1].fold if index + 1 < span.stop else ""
        alone = ("are", "were", "have", "had", "of", "men", "said")
        return before not in ("have", "had", "has", "are", "were") and (after in alone or after.endswith("ly"))

    def _spoken(self, index: int) -> bool:
        """Inside direct speech "he" is whomever the speaker means."""
        place = Span(self._tokens[index].start, self._tokens[index].end)
        return any(True for _ in self._draft.within(place, "quotation", "speech"))

    def _remember(self, found: Sequence[_Mention], captives: Sequence[_Mention]) -> None:
        self._since = 0 if captives else self._since + 1
        for mention in captives:
            if "said" not in mention.why:
                self._nation = self._nations(mention.first, mention.last) or self._nation
        found = [m for m in found if not self._spoken(m.first)]
        singles = [m for m in found if not m.many]
        if singles:
            self._one = singles[0]
        many = [m for m in found if m.many]
        if many:
            self._many = many[0]


def _acts(tokens: Sequence[Token], last: int, span: range) -> bool:
    """Whether what follows is an object, so that the people captured something rather than were captured."""
    after = last + 1
    if after + 1 >= span.stop or tokens[after].fold not in (
        "captured",
        "seized",
        "detained",
        "freed",
        "released",
        "rescued",
    ):
        return False
    following = tokens[after + 1]
    return following.is_capitalised or following.fold in (
        "the", "a", "an", "two", "three", "several", "some", "more", "nine", "eight", "another", "at", "his", "their",
    ) or following.text[0].isdigit()  # fmt: skip


def _next(tokens: Sequence[Token], index: int) -> str:
    return tokens[index + 1].fold if index + 1 < len(tokens) else ""
