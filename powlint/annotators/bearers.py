"""Which person each part of a name means: later mentions by surname or first name, father and son of one surname."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from powlint.annotators.line import Line
from powlint.values import dataclass

_HE = ("pronoun.he", "possessive.he")
_SHE = ("pronoun.she", "possessive.she")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands: the tokens `first` to `last` of a sentence, and the key of the person it means."""

    line: Line
    first: int
    last: int
    key: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words that may be a name, or part of one."""

    line: Line
    first: int
    last: int

    @property
    def given(self) -> str:
        """Its first word, folded."""
        return self.line[self.first].fold

    @property
    def surname(self) -> str:
        """Its last word, folded."""
        return self.line[self.last].fold

    def named(self, key: str) -> Name:
        """The name of a person."""
        return Name(self.line, self.first, self.last, key)


@dataclass(frozen=True, slots=True)
class _Told:
    """The keys of those who are women, of those of whom "he" is said, and of those with a rank before the name."""

    women: frozenset[str]
    men: frozenset[str]
    ranked: frozenset[str]


def resolved(full: Sequence[Part], titled: Sequence[Part], loose: Iterable[Part]) -> list[Name]:
    """All names with their keys, in order: full ones, those a title or age vouches for, and parts of either."""
    bearers = _bearers(full)
    whole = [part.named(_full_key(part, bearers[part.surname])) for part in full]
    told = _Told(
        women=frozenset(name.key for name in whole if _is_woman(name) or _is_called(name, _SHE, _HE)),
        men=frozenset(name.key for name in whole if _is_called(name, _HE, _SHE)),
        ranked=frozenset(name.key for name in whole if name.line[name.first - 1].is_a("rank")),
    )
    firsts = _first_names(whole)
    # Whole peoples are addressed by their first names: "Mr Abebe" is Abebe Girma.
    surnames = {part.surname: firsts.get(part.surname, part.surname) for part in titled}
    surnames |= {surname: _key(surname, given) for surname, given in bearers.items()}
    found = [*whole, *(part.named(_addressed(part, surnames, bearers, told)) for part in titled)]
    for part in loose:
        shared = _by_gender(part, bearers.get(part.surname, ()), told)
        found.extend([part.named(shared)] if shared else _known(part, surnames, firsts))
    return sorted(found, key=lambda name: (name.first, name.last))


def _bearers(full: Iterable[Part]) -> dict[str, list[str]]:
    """For each surname the first names it goes with, in order: a father and a son have two."""
    found: dict[str, list[str]] = {}
    for part in full:
        firsts = found.setdefault(part.surname, [])
        is_initial = len(part.given) <= 2 and any(part.given[:1] == other[:1] for other in firsts)
        if part.given not in firsts and not is_initial:
            firsts.append(part.given)
    return found


def _is_woman(part: Part | Name) -> bool:
    """Whether what stands before a name shows a woman: "his mother, Joanne Orton", "Mrs Orton"."""
    return part.line.has(part.first - 2, part.first, "woman-noun")


def _is_called(name: Name, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the sentence goes on with "he" after the name and nowhere says "she", or the other way round.

    "Orton said she knew him" tells by the first of the two.
    """
    line = name.line
    first = next((at for at in line.of(*one) if at > name.last), -1)
    speaks = line[first - 1].is_a("speech-verb") and not line.has(name.last + 1, first, *other)
    return first >= 0 and (speaks or not line.has(line.start, line.stop, *other))


def _by_gender(part: Part, firsts: Sequence[str], told: _Told) -> str:
    """Whom "Orton, who left before he …" means where a mother and a son bear the name; "" if that cannot be told."""
    if len(firsts) < 2 or part.last > part.first:
        return ""
    line = part.line
    pronoun = next((line[at] for at in line.of("pronoun.he", "pronoun.she") if at > part.last), None)
    keys = [f"{given} {part.surname}" for given in firsts]
    if pronoun is None:
        return ""
    fitting = [key for key in keys if (key in told.women) == pronoun.is_a("pronoun.she")]
    return fitting[0] if len(fitting) < len(keys) and fitting else ""


def _addressed(part: Part, surnames: Mapping[str, str], bearers: Mapping[str, Sequence[str]], told: _Told) -> str:
    """Whom "Mrs Orton" or "Mr Orton" means where several bear the name: the first whom the address fits."""
    if not part.line[part.first - 1].is_a("address"):
        return surnames[part.surname]
    firsts = bearers.get(part.surname, ())
    keys = [_key(part.surname, firsts)] if len(firsts) == 1 else [f"{given} {part.surname}" for given in firsts]
    if not keys:
        return surnames[part.surname]
    woman = _is_woman(part)
    civilians = [key for key in keys if key not in told.ranked]
    fitting = [key for key in (keys if woman else civilians) if (key in told.women) == woman]
    # A first name alone does not tell a woman; but "he" told of somebody else, and so does a rank.
    fitting = fitting or [key for key in civilians[::-1] if woman and key not in told.men]
    return fitting[0] if fitting else f"{part.line[part.first - 1].fold} {part.surname}"


def _key(surname: str, firsts: Sequence[str]) -> str:
    """The key of whoever a bare surname means: of several who share it, the one named first."""
    return surname if len(firsts) == 1 else f"{firsts[0]} {surname}"


def _full_key(part: Part, firsts: Sequence[str]) -> str:
    if len(firsts) == 1 or part.given not in firsts:
        return _key(part.surname, firsts)
    return f"{part.given} {part.surname}"


def _first_names(full: Sequence[Name]) -> dict[str, str]:
    """The person that each first or middle name means, if only one bears it."""
    keys: dict[str, set[str]] = {}
    for name in full:
        for index in range(name.first, name.last):
            keys.setdefault(name.line[index].fold, set()).add(name.key)
    return {part: next(iter(meant)) for part, meant in keys.items() if len(meant) == 1}


def _known(part: Part, surnames: Mapping[str, str], firsts: Mapping[str, str]) -> Iterator[Name]:
    """The persons in a run of capitals that no title and no full form explains; a byline names somebody new."""
    if part.last > part.first and part.line[part.first - 1].is_a("credit-word"):
        return
    known = surnames.get(part.surname) or firsts.get(part.surname) or firsts.get(part.given)
    if known is not None:
        yield part.named(known)
    elif part.last > part.first:
        # A headline's capitals hide the name's bounds: look for a known surname inside the run.
        for index in range(part.first, part.last + 1):
            surname = part.line[index].fold
            if surname in surnames:
                start = index - 1 if index > part.first and part.line[index - 1].fold in firsts else index
                yield Name(part.line, start, index, surnames[surname])
