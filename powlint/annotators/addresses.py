"""Names that an address, a file's name or a slug repeats, without capitals and accents: known by those of the draft."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from powlint.model.document import BlockKind
from powlint.model.draft import PARAGRAPH, SENTENCE, Annotation, Draft
from powlint.model.span import Span
from powlint.values import dataclass

# "OlenaKovalenko" is two words, "POW" is one.
_WORD = re.compile(r"[A-Z]+(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+")
_LOWER = re.compile(r"\b[^\W\d_A-Z]+\b")
_FILE = re.compile(r"[^\s()<>\[\]\"“”]{1,200}?\.(?:jpe?g|png|webp|gif|tiff?|heic|avif|mp4|mov)\b", re.IGNORECASE)
# In shorter surnames any syllable of a file name could be meant.
_SHORTEST = 4
# Letters that bear a stroke are letters of their own: nothing takes the stroke off but a list.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A person as a file name may spell the name: folded, the first names of all full mentions."""

    key: str
    role: str
    surname: str
    firsts: frozenset[str]


class NamesInAddresses:
    """Gives `name-in-address` (labels as those of `person`); `about` is the person's key.

    A full name counts in either order, in one word or two; a surname alone if only one person bears it and the draft
    has no common word like it.
    """

    gives = ("name-in-address",)
    needs = (SENTENCE, PARAGRAPH, "person")

    def annotate(self, draft: Draft) -> Iterable[Annotation]:
        """The names in all addresses and metadata, but those that are written as names are."""
        places = list(_addresses(draft))
        bearers = _bearers(draft) if places else {}
        if not bearers:
            return
        alone = {surname for surname, several in bearers.items() if len(several) == 1} - _common(draft)
        for place in places:
            for span, bearer in _repeated(place, draft.text, bearers, alone):
                if not any(True for _ in draft.within(span, "person")):
                    yield Annotation("name-in-address", span, bearer.role, bearer.key, why="a name of the draft's")


def plain(word: str) -> str:
    """A word as file names spell it: folded, without accents."""
    bare = unicodedata.normalize("NFKD", word.casefold().translate(_STROKES))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _addresses(draft: Draft) -> Iterator[Span]:
    """Links, metadata, and names of files wherever they stand."""
    linked = sorted(block.span for block in draft.document.blocks if block.kind in (BlockKind.LINK, BlockKind.META))
    yield from linked
    for paragraph in draft.layer(PARAGRAPH):
        files = partial(_files, draft.text, paragraph.span)
        for span in draft.kept((_files, paragraph.span), paragraph.span, (), files):
            before = bisect_right(linked, span) - 1
            if before < 0 or linked[before].end <= span.start:
                yield span


def _files(text: str, paragraph: Span) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in _FILE.finditer(text, paragraph.start, paragraph.end))


def _bearers(draft: Draft) -> Mapping[str, Sequence[_Bearer]]:
    """All persons by their surnames."""
    names: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for person in draft.layer("person"):
        words = [plain(word) for word in _letters(person.span.cut(draft.text))]
        if words:
            names[person.about, person.label].append(words)
    found: dict[str, list[_Bearer]] = defaultdict(list)
    for (key, role), mentions in names.items():
        surname = max(mentions, key=len)[-1]
        firsts = {word for words in mentions for word in words[:-1] if len(word) > 1}
        found[surname].append(_Bearer(key, role, surname, frozenset(firsts)))
    return found


def _letters(text: str) -> list[str]:
    """The words of a name; a hyphen joins two, as it does in surnames."""
    return re.findall(r"[^\W\d_]+", text)


def _common(draft: Draft) -> set[str]:
    """The words that the sentences of the story itself spell small: no surname can be told from them."""
    told = (block for block in draft.document.blocks if block.kind not in (BlockKind.LINK, BlockKind.META))
    return {word for block in told for word in _LOWER.findall(draft.text, block.span.start, block.span.end)}


def _repeated(
    place: Span, text: str, bearers: Mapping[str, Sequence[_Bearer]], alone: set[str]
) -> Iterator[tuple[Span, _Bearer]]:
    """Where a place repeats names, and whose."""
    words = [(plain(found[0]), Span(*found.span())) for found in _WORD.finditer(text, place.start, place.end)]
    at = 0
    while at < len(words):
        word, span = words[at]
        after, next_span = words[at + 1] if at + 1 < len(words) else ("", span)
        if pair := _full(word, after, bearers) or _full(after, word, bearers):
            yield Span(span.start, next_span.end), pair
            at += 2
            continue
        one = _joined(word, bearers) or (bearers[word][0] if word in alone and len(word) >= _SHORTEST else None)
        if one is not None:
            yield span, one
        at += 1


def _full(first: str, surname: str, bearers: Mapping[str, Sequence[_Bearer]]) -> _Bearer | None:
    return next((bearer for bearer in bearers.get(surname, ()) if first in bearer.firsts), None)


def _joined(word: str, bearers: Mapping[str, Sequence[_Bearer]]) -> _Bearer | None:
    """Whose full name a single word is, first name and surname run together."""
    for surname, several in bearers.items():
        rest = word.removesuffix(surname) if word.endswith(surname) else word.removeprefix(surname)
        for bearer in several if rest != word else ():
            if rest in bearer.firsts:
                return bearer
    return None
