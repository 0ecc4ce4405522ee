"""The same report in another dress: as another desk would type, wrap, part or spell it, with the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# A full stop after one of these ends no sentence, and one capital letter is an initial.
ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof St Gen Lt Col Maj Capt Sgt Cpl Pvt Brig Adm Sen Rep Gov Jan Feb Aug Sept Oct Nov Dec No vs"
)
NO_END = "".join(rf"(?<!\b{word}\.)" for word in ABBREVIATIONS.split())
SENTENCE_END = re.compile(rf"(?<!\b[A-Z]\.){NO_END}(?<=[.!?…])([\"'”’»)\]]*)[ \t]+(?=[\"'“‘«(\[]*[A-Z])")
WIDTH = 72
STRAIGHT = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "--", "…": "..."}
SPECIAL = re.compile(r"(?m)[\\`*_{}\[\]<>#|~!&]|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")

# A story without a headline begins with its first sentence, or with all of it.
HEADLINE = re.compile(r"\A\S.{0,138}[^\s.](?=\n)")

# British and American, without what has other meanings in one of the two (practice, program, check, story).
PAIRS = """\
ageing/aging apologise/apologize apologised/apologized armour/armor armoured/armored authorise/authorize
authorised/authorized behaviour/behavior cancelled/canceled capitalise/capitalize catalogue/catalog centre/center
centres/centers civilise/civilize colour/color coloured/colored counsellor/counselor criticise/criticize
criticised/criticized criticising/criticizing defence/defense defences/defenses dehumanise/dehumanize
dehumanised/dehumanized dehumanising/dehumanizing demilitarised/demilitarized demobilised/demobilized
demonise/demonize demonised/demonized demoralised/demoralized dishonour/dishonor emphasise/emphasize
emphasised/emphasized endeavour/endeavor enrol/enroll favour/favor favoured/favored favourite/favorite
finalise/finalize finalised/finalized fulfil/fulfill grey/gray harbour/harbor harboured/harbored honour/honor
honoured/honored honours/honors hospitalised/hospitalized humour/humor instalment/installment jewellery/jewelry
judgement/judgment kilometre/kilometer kilometres/kilometers labelled/labeled labour/labor legalise/legalize
licence/license litre/liter litres/liters manoeuvre/maneuver manoeuvres/maneuvers marshalled/marshaled metre/meter
metres/meters minimise/minimize minimised/minimized mobilisation/mobilization mobilise/mobilize mobilised/mobilized
neighbour/neighbor neighbouring/neighboring neighbours/neighbors neutralise/neutralize neutralised/neutralized
normalise/normalize normalised/normalized offence/offense offences/offenses organisation/organization
organisations/organizations organise/organize organised/organized organising/organizing paralysed/paralyzed
plough/plow pretence/pretense prioritise/prioritize publicise/publicize publicised/publicized realise/realize
realised/realized recognise/recognize recognised/recognized recognising/recognizing rumour/rumor rumours/rumors
sceptical/skeptical scrutinise/scrutinize scrutinised/scrutinized signalled/signaled specialise/specialize
specialised/specialized stabilise/stabilize stabilised/stabilized summarise/summarize symbolise/symbolize
sympathise/sympathize sympathisers/sympathizers terrorise/terrorize terrorised/terrorized theatre/theater
theatres/theaters tonnes/tons traumatised/traumatized travelled/traveled travelling/traveling
unauthorised/unauthorized unrecognisable/unrecognizable unrecognised/unrecognized utilise/utilize verbalise/verbalize
victimise/victimize vigour/vigor
"""


@dataclass(frozen=True)
class Rewriting:
    """A text, and for each of its characters the range of the first text that it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    suffix: str = ".txt"

    def put(self, pattern: re.Pattern[str], instead: Callable[[re.Match[str]], str]) -> Rewriting:
        """The text with something else in place of each match; it stands for all that the match stood for."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for match in pattern.finditer(self.text):
            first, last = match.span()
            new = instead(match)
            text += [self.text[at:first], new]
            starts += self.starts[at:first]
            ends += self.ends[at:first]
            if match[0] in new:
                # Only added to: what was there keeps its own place.
                lead = new.index(match[0])
                start, end = self._range(first, last)
                starts += [*[start] * lead, *self.starts[first:last], *[end] * (len(new) - lead - (last - first))]
                ends += [*[start] * lead, *self.ends[first:last], *[end] * (len(new) - lead - (last - first))]
            else:
                start, end = self._range(first, last)
                starts += [start] * len(new)
                ends += [end] * len(new)
            at = last
        text.append(self.text[at:])
        return Rewriting("".join(text), (*starts, *self.starts[at:]), (*ends, *self.ends[at:]), self.suffix)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where in the first text a range of this one stands."""
        return self._range(start, end)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        if start == end:
            here = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return here, here
        return self.starts[start], max(self.ends[end - 1], self.starts[start])


def unchanged(text: str) -> Rewriting:
    """The text as it is."""
    return Rewriting(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def straightened(text: str) -> Rewriting:
    """With a typewriter's quotation marks and dashes."""
    return unchanged(text).put(re.compile("[" + "".join(STRAIGHT) + "]"), lambda mark: STRAIGHT[mark[0]])


def joined(text: str) -> Rewriting:
    """All in one line, as pasted into a form."""
    return unchanged(text).put(re.compile(r"\s*\n\s*(?=\S)"), lambda _: " ")


def parted(text: str) -> Rewriting:
    """Every sentence a paragraph of its own."""
    return unchanged(text).put(SENTENCE_END, lambda gap: f"{gap[1]}\n\n")


def wrapped(text: str) -> Rewriting:
    """No line wider than 72 columns, as a mail program wraps them."""
    breaks: set[int] = set()
    width = 0
    for word in re.finditer(r"([\n ]|\A)([^ \n]*)", text):
        is_wide = word[1] == " " and width + 1 + len(word[2]) > WIDTH
        if is_wide:
            breaks.add(word.start())
        width = len(word[2]) if is_wide or word[1] != " " else width + 1 + len(word[2])
    return unchanged(text).put(re.compile(" "), lambda gap: "\n" if gap.start() in breaks else " ")


def in_markdown(text: str) -> Rewriting:
    """As a file of a content system: a headline, if any, and paragraphs apart by blank lines; marks escaped."""
    escaped = unchanged(text).put(SPECIAL, lambda mark: f"\\{mark[0]}")
    apart = escaped.put(re.compile(r"\n\s*(?=\S)"), lambda _: "\n\n")
    headed = apart.put(HEADLINE, lambda words: f"# {words[0]}")
    return Rewriting(headed.text, headed.starts, headed.ends, ".md")


def respelled(text: str, words: Mapping[str, str]) -> Rewriting:
    """With other spellings, in the case that stood there."""

    def instead(word: re.Match[str]) -> str:
        new = words[word[0].casefold()]
        return new.upper() if word[0].isupper() else new.capitalize() if word[0][0].isupper() else new

    return unchanged(text).put(re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE), instead)


BRITISH = dict(pair.split("/") for pair in PAIRS.split())
AMERICAN = {american: british for british, american in BRITISH.items()}


def american(text: str) -> Rewriting:
    """In American spelling."""
    return respelled(text, BRITISH)


def british(text: str) -> Rewriting:
    """In British spelling."""
    return respelled(text, AMERICAN)


REWRITINGS: Mapping[str, Callable[[str], Rewriting]] = {
    "straight quotation marks and dashes": straightened,
    "one line": joined,
    "a paragraph for each sentence": parted,
    "wrapped at 72 columns": wrapped,
    "Markdown": in_markdown,
    "American spelling": american,
    "British spelling": british,
}
