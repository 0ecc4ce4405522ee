"""What a phrase's nodes say in regex, and which literals they cannot do without."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import product

from powlint.patterns.folding import fold
from powlint.patterns.phrase import Again, Choice, Ending, Gap, Node, Seq, Space, Text
from powlint.values import dataclass

# Built plain because compiling, not matching, is what costs: 0.7 ms a phrase with this, 1.1 ms with a run that
# refuses blank lines. Matches over a blank line are dropped afterwards.
SPACE = r"(?:\s+|[-‐‑–])"
HYPHEN = r"(?:[-‐‑–]|\s+)"

# A gap begins after any closing mark and ends before any opening one; a lone dash is no word.
_GAP_START = r"(?:[^\w\s]{0,3}\s+|[-‐‑–—])"
_GAP_WORD = r"(?:[^\w\s]{1,3}\s+)?[^\w\s]{0,3}\w\S*+\s+"
_GAP_END = r"(?:[^\w\s]{1,3}\s+)?[^\w\s]{0,3}"

WIDEST_BLANK = 8
"""Texts with wider runs of blanks are searched block by block."""

_MARKS = {
    **dict.fromkeys("'‘’‛ʼ", "['‘’‛ʼ]"),
    **dict.fromkeys('"“”„‟', '["“”„‟]'),
    **dict.fromkeys("-‐‑–", HYPHEN),
}

_WORD = re.compile(r"\w+")
_MOST_STRINGS = 400
_MOST_COMPARED = 60
# With more literals than this the regex itself answers sooner.
_MOST_ASKED = 16

# In every text: a literal like these lets everything through.
_COMMON = frozenset(
    [
        "about",
        "after",
        "again",
        "also",
        "and",
        "any",
        "are",
        "been",
        "before",
        "being",
        "but",
        "can",
        "cannot",
        "could",
        "did",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "her",
        "his",
        "how",
        "into",
        "its",
        "not",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "will",
        "with",
        "would",
        "said",
        "says",
    ]
)

_UNITS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_TENS = "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_MANY = "dozens?|scores?|hundreds?|thousands?|millions?"
_NUMBER_WORD = f"(?:{_UNITS}|{_TENS}|{_MANY})"
_CAPITALISED = r"\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]+)*"
BUILTIN = {
    "number": rf"(?:\d+(?:[.,'’\u00a0\u2009\u202f ]\d+)*|{_NUMBER_WORD}(?:[-\s]{_NUMBER_WORD})*)",
    "name": f"(?-i:{_CAPITALISED})",
    "names": rf"(?-i:{_CAPITALISED}(?:\s(?:\p{{Lu}}\.|{_CAPITALISED})){{0,3}})",
}


@dataclass(frozen=True, slots=True)
class Literals:
    """What is certain about a piece of a phrase.

    `strings`: folded, everything it can be; None if that has no end. `needed`: folded, of which every match
    holds at least one; None if there is nothing to need.
    """

    strings: frozenset[str] | None
    needed: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Needs:
    """What a phrase cannot do without, from the widest net to the finest; all folded.

    `literals`: every match holds one; None if there is nothing to need. `asked`: of each set every match holds one,
    and few enough to be asked for in each stretch. `words`: of each set every match holds one as a whole word.
    """

    literals: frozenset[str] | None
    asked: tuple[frozenset[str], ...] = ()
    words: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """A piece of ready regex inside a phrase: a vocabulary's words or a built-in."""

    source: str
    literals: Literals
    gaps: bool = False
    remember: str = ""
    reach: int | None = None
    """How many characters it can take at most, blanks of `WIDEST_BLANK` counted; None if that has no end."""
    words: frozenset[str] | None = None
    """Folded words of which every match holds one, whole; None if it can do without them."""


def source_of(seq: Iterable[Node]) -> str:
    """Regex of nodes, without word edges."""
    return "".join(_source(node) for node in seq)


def _source(node: Node) -> str:  # noqa: PLR0911 - one answer a kind of node
    match node:
        case Text(text):
            if text.isascii() and text.isalnum():
                return text
            return "".join(_MARKS.get(letter) or re.escape(letter) for letter in unicodedata.normalize("NFC", text))
        case Space():
            return SPACE
        case Ending():
            return r"\w*+"
        case Gap(least, most):
            return f"{_GAP_START}(?:{_GAP_WORD}){{{least},{most}}}?{_GAP_END}"
        case Choice(options):
            filled = "|".join(source_of(option) for option in sorted(options, key=_length, reverse=True) if option)
            return f"(?:{filled}){'?' if () in options else ''}"
        case Raw(source, remember=remember):
            return f"(?P<{remember}>{source})" if remember else source
        case Again(name):
            return f"(?P={name})"
    raise TypeError(f"not a node of text: {node!r}")


def _length(option: Seq) -> int:
    return sum(len(node.text) if isinstance(node, Text) else 1 for node in option)


def edged(seq: Seq, source: str, *, left: bool = True, right: bool = True) -> str:
    """Regex with the word edges that the first and last node ask for."""
    before = {True: r"(?<!\w)", False: "", None: r"(?:(?<!\w)|(?!\w))"}
    after = {True: r"(?!\w)", False: "", None: r"(?:(?!\w)|(?<!\w))"}
    start = before[_wordlike(seq[0], 0)] if left and seq else ""
    end = after[_wordlike(seq[-1], -1)] if right and seq else ""
    return f"{start}{source}{end}"


def looks_around(source: str) -> bool:
    """Whether a regex looks at text beside its match, but for the edges of words."""
    bare = source.replace(r"(?<!\w)", "").replace(r"(?!\w)", "")
    return any(mark in bare for mark in ("(?=", "(?!", "(?<=", "(?<!"))


def _wordlike(node: Node, index: int) -> bool | None:
    """Whether a node begins (index 0) or ends (-1) with a letter of a word; None if it may do either."""
    match node:
        case Text(text):
            return text[index].isalnum() or text[index] == "_"
        case Ending():
            return False
    return None


def has_gap(seq: Iterable[Node]) -> bool:
    """Whether nodes hold a gap, so that they must be kept inside a sentence."""
    return any(
        isinstance(node, Gap)
        or (isinstance(node, Raw) and node.gaps)
        or (isinstance(node, Choice) and any(has_gap(option) for option in node.options))
        for node in seq
    )


def reach_of(seq: Iterable[Node]) -> int | None:
    """How many characters nodes in a row can take at most, no blank being wider than `WIDEST_BLANK`; None if no end."""
    total = 0
    for node in seq:
        reach = _reach(node)
        if reach is None:
            return None
        total += reach
    return total


def _reach(node: Node) -> int | None:
    match node:
        case Text(text):
            # A mark may match a blank, and folding may lengthen a letter.
            return sum(2 if letter.isalnum() else WIDEST_BLANK for letter in text)
        case Space():
            return WIDEST_BLANK
        case Choice(options):
            reaches = [reach_of(option) for option in options]
            return None if None in reaches else max((reach for reach in reaches if reach is not None), default=0)
        case Raw(reach=reach):
            return reach
    return None


def literals_of(seq: Iterable[Node]) -> Literals:
    """Certainties about nodes in a row: their strings run together up to the first white space or open end."""
    strings, needs = certain(seq)
    return Literals(strings, best(needs))


def certain(seq: Iterable[Node]) -> tuple[frozenset[str] | None, list[frozenset[str]]]:
    """What nodes in a row can be, if that has an end, and their needs: of each, every match holds a literal."""
    whole = True
    run: frozenset[str] = frozenset({""})
    needs: list[frozenset[str]] = []
    for node in seq:
        for piece in _pieces(node):
            if piece.strings is not None and len(piece.strings) * len(run) <= _MOST_STRINGS:
                run = frozenset(a + b for a, b in product(run, piece.strings))
                continue
            whole = False
            needs.append(run)
            run = frozenset({""})
            if piece.needed is not None:
                needs.append(piece.needed)
            elif piece.strings is not None:
                needs.append(piece.strings)
    needs.append(run)
    return (run if whole else None), needs


def whole_words(seq: Iterable[Node], *, left: bool = True, right: bool = True) -> tuple[frozenset[str], ...]:
    """Sets of folded words, of each of which every match holds one, whole: what stands between blanks, gaps and edges.

    The rarest come first. `left` and `right` say whether the row begins and ends at the edge of a word. A table of the
    words of a text answers sooner than a search for literals.
    """
    found: list[frozenset[str]] = []
    run: list[Node] = []
    open_before = left
    nodes = tuple(seq)
    for node in (*nodes, None):
        if node is not None and not isinstance(node, Space | Gap):
            run.append(node)
            continue
        if run and open_before and (node is not None or right):
            strings = certain(run)[0]
            if strings and all(_WORD.fullmatch(string) for string in strings):
                found.append(strings)
            elif len(run) == 1 and isinstance(run[0], Raw) and run[0].words:
                found.append(run[0].words)
        run, open_before = [], True
    return tuple(sorted(found, key=_rarity, reverse=True))


_OPEN = Literals(None, None)


def _pieces(node: Node) -> list[Literals]:
    match node:
        case Text(text):
            if text.isascii() and text.isalnum():
                return [Literals(frozenset({text.lower()}), None)]
            # Marks that match several characters break the run.
            parts = re.split(r"([-‐‑–'‘’‛ʼ\"“”„‟])", unicodedata.normalize("NFC", text))
            return [_OPEN if i % 2 else Literals(frozenset({fold(part)}), None) for i, part in enumerate(parts)]
        case Choice(options):
            return [either(literals_of(option) for option in options)]
        case Raw(literals=literals):
            return [literals]
    return [_OPEN]


def either(options: Iterable[Literals]) -> Literals:
    """Certainties if any of these stands there."""
    several = list(options)
    strings: frozenset[str] | None = frozenset()
    needed: frozenset[str] | None = frozenset()
    for option in several:
        strings = None if strings is None or option.strings is None else strings | option.strings
        needed = None if needed is None or option.needed is None else needed | option.needed
    return Literals(strings, best([needed] if needed else []))


def short(needs: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The needs that are soon asked for, the shortest first."""
    return tuple(sorted({need for need in needs if "" not in need and len(need) <= _MOST_ASKED}, key=len))


def best(needs: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """Rarest of several needs, by the length of its shortest literal; None if none says anything."""
    telling = [fewest(need) for need in needs if need and "" not in need]
    return max(telling, key=_rarity, default=None)


def _rarity(need: frozenset[str]) -> tuple[int, int]:
    return min(1 if literal in _COMMON else min(len(literal), 6) for literal in need), -len(need)


def fewest(need: frozenset[str]) -> frozenset[str]:
    """Literals that hold no other: “prisoners” says no more than “prisoner”."""
    if len(need) < 2 or len(need) > _MOST_COMPARED:
        return need
    kept: list[str] = []
    for literal in sorted(need, key=len):
        if not any(shorter in literal for shorter in kept):
            kept.append(literal)
    return frozenset(kept)
