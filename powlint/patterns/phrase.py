"""The phrase grammar: an author's phrase becomes a sequence of nodes, or a PatternError that points into it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from powlint.errors import PatternError
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Letters and marks as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """White space between two words."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Any ending of a word."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several; an empty one makes the others optional."""

    options: tuple[Seq, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """From `least` to `most` words of any kind, with the white space round them."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of the rule language in angle brackets, not yet looked up."""

    name: str
    labels: tuple[str, ...]
    remember: str
    offset: int


@dataclass(frozen=True, slots=True)
class Again:
    """What was remembered under `name`, once more."""

    name: str
    offset: int


Node: TypeAlias = object
Seq: TypeAlias = tuple[Node, ...]

_SLOT = re.compile(
    r"(?:(?P<remember>[a-z_]\w*)=)?(?P<name>[a-z_][\w-]*)(?:\.(?P<labels>[\w-]+(?:/[\w-]+)*))?", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\s()/*<>\\]+")
_AGAIN = re.compile(r"=(?P<name>[a-z_]\w*)", re.IGNORECASE)
_GAP = re.compile(r"(?P<least>\d+)(?:\s*[-–]\s*(?P<most>\d+))?\s+words?")
_WIDEST_GAP = 40


@lru_cache(maxsize=4096)
def parse(phrase: str) -> Seq:
    """Nodes of a phrase."""
    reader = _Phrase(phrase)
    seq = reader.words(inside=False)
    if reader.at < len(phrase):
        raise PatternError("“)” without “(”; write \\) for the mark itself", reader.at)
    if not seq:
        raise PatternError("the phrase is empty")
    return seq


class _Phrase:
    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self.at = 0
        self.remembered: set[str] = set()

    def words(self, *, inside: bool) -> Seq:
        """Words up to the end, or inside parentheses up to `)` or `/`."""
        nodes: list[Node] = []
        first = self.at
        stops = "/)" if inside else ")"
        while self.at < len(self.phrase) and self.phrase[self.at] not in stops:
            if self.phrase[self.at].isspace():
                self._skip_space()
                nodes.append(Space())
            else:
                nodes += self._word(inside=inside)
        if not inside:
            nodes = _stripped(nodes)
        return self._joined(nodes, first)

    def _skip_space(self) -> None:
        while self.at < len(self.phrase) and self.phrase[self.at].isspace():
            self.at += 1

    def _word(self, *, inside: bool) -> list[Node]:
        """One word, or several with slashes between them."""
        options: list[Seq] = [self._atoms()]
        while not inside and self.at < len(self.phrase) and self.phrase[self.at] == "/":
            self.at += 1
            options.append(self._atoms())
        if len(options) == 1:
            return list(options[0])
        if not all(options):
            raise PatternError("“/” needs a word on both sides; write \\/ for the mark itself", self.at - 1)
        return [Choice(tuple(options))]

    def _atoms(self) -> Seq:
        atoms: list[Node] = []
        letters = ""
        while self.at < len(self.phrase):
            letter = self.phrase[self.at]
            if letter.isspace() or letter in "/)":
                break
            if run := _LETTERS.match(self.phrase, self.at):
                letters += run[0]
                self.at = run.end()
                continue
            if letter == "\\":
                letters += self._escaped()
                continue
            if letters:
                atoms.append(Text(letters))
                letters = ""
            atoms.append(self._special(letter, bool(atoms)))
        return (*atoms, Text(letters)) if letters else tuple(atoms)

    def _escaped(self) -> str:
        if self.at + 1 == len(self.phrase):
            raise PatternError("a backslash at the end escapes nothing", self.at)
        self.at += 2
        return self.phrase[self.at - 1]

    def _special(self, mark: str, inside_word: bool) -> Node:
        if mark == "(":
            return self._choice()
        if mark == "<":
            return self._slot()
        if mark == ">":
            raise PatternError("“>” without “<”; write \\> for the mark itself", self.at)
        following = self.phrase[self.at + 1 : self.at + 2]
        if not inside_word or following.isalnum() or (following and following in "_(<*"):
            raise PatternError("“*” stands only at the end of a word; write \\* for the mark itself", self.at)
        self.at += 1
        return Ending()

    def _choice(self) -> Choice:
        opened = self.at
        options: list[Seq] = []
        while self.at == opened or self.phrase[self.at : self.at + 1] == "/":
            self.at += 1
            options.append(self.words(inside=True))
        if self.phrase[self.at : self.at + 1] != ")":
            raise PatternError("“(” is never closed; write \\( for the mark itself", opened)
        self.at += 1
        if not any(options):
            raise PatternError("the parentheses hold nothing", opened)
        return Choice((*options, ()) if len(options) == 1 else tuple(options))

    def _slot(self) -> Node:
        opened = self.at
        closed = self.phrase.find(">", opened)
        if closed < 0:
            raise PatternError("“<” is never closed; write \\< for the mark itself", opened)
        inner = self.phrase[opened + 1 : closed].strip()
        self.at = closed + 1
        if found := _GAP.fullmatch(inner):
            return self._gap(found, opened)
        if found := _AGAIN.fullmatch(inner):
            if found["name"] not in self.remembered:
                raise PatternError(f"nothing is remembered as “{found['name']}” before this place", opened)
            return Again(found["name"], opened)
        if found := _SLOT.fullmatch(inner):
            if found["remember"]:
                self.remembered.add(found["remember"])
            labels = tuple(found["labels"].split("/")) if found["labels"] else ()
            return Slot(found["name"], labels, found["remember"] or "", opened)
        raise PatternError(f"“<{inner}>” is neither a name nor a gap such as <0-6 words>", opened)

    def _gap(self, found: re.Match[str], opened: int) -> Gap:
        least = int(found["least"])
        most = int(found["most"] or least)
        if not (least <= most <= _WIDEST_GAP and most):
            raise PatternError(f"a gap runs from few to many words, at most {_WIDEST_GAP}", opened)
        return Gap(least, most)

    def _joined(self, nodes: list[Node], offset: int) -> Seq:
        """Nodes, with spaces drawn into gaps and into words that may be missing."""
        joined: list[Node] = []
        for index, node in enumerate(nodes):
            before = nodes[index - 1] if index else None
            after = nodes[index + 1] if index + 1 < len(nodes) else None
            if isinstance(node, Gap):
                if not (isinstance(before, Space) and isinstance(after, Space)) or index in (1, len(nodes) - 2):
                    raise PatternError("a gap needs a word on both sides, apart by spaces", offset)
                joined[-1] = node
            elif isinstance(node, Space) and isinstance(before, Gap):
                continue
            else:
                joined.append(node)
        return _elastic(joined)


def _stripped(nodes: list[Node]) -> list[Node]:
    first = 1 if nodes and isinstance(nodes[0], Space) else 0
    last = len(nodes) - (1 if len(nodes) > 1 and isinstance(nodes[-1], Space) else 0)
    return nodes[first:last]


def _elastic(nodes: list[Node]) -> Seq:
    """“prisoner (of war) camp” is also “prisoner camp”: a word that may be missing takes one space with it."""
    done: list[Node] = []
    skip = False
    for index, node in enumerate(nodes):
        if skip:
            skip = False
            continue
        if not (isinstance(node, Choice) and () in node.options):
            done.append(node)
            continue
        alone_before = index == 0 or isinstance(nodes[index - 1], Space | Gap)
        following = nodes[index + 1] if index + 1 < len(nodes) else None
        if alone_before and isinstance(following, Space):
            done.append(Choice(tuple((*option, following) if option else () for option in node.options)))
            skip = True
        elif following is None and index and done and isinstance(done[-1], Space):
            done[-1] = Choice(tuple((Space(), *option) if option else () for option in node.options))
        else:
            done.append(node)
    return tuple(done)
