"""Whether a sentence tells that somebody was freed or came home, as done and not as hoped for."""

from __future__ import annotations

from powlint.annotators.line import Line

# How far before "released" the word may stand that leaves it to be hoped for: "asked the court to have him released".
_HOPE = 3
# How far before "bus" the word may stand that makes it somebody's work: "drove a school bus".
_DRIVEN = 4


def comes_home(line: Line) -> bool:
    """Whether a sentence tells of a way home: staying "at home", "his home in Leeds" or driving a bus is none."""
    return any(not _is_a_house(line, index) and not _is_a_trade(line, index) for index in line.of("homecoming"))


def is_freed(line: Line) -> bool:
    """Whether a sentence tells that somebody was freed or came home; "a video released by the army" frees nobody."""
    freed = (
        not line.has(index - 3, index + 4, "recording-noun") and not _is_wished(line, index)
        for index in line.of("release-participle")
    )
    return (comes_home(line) and not _is_hoped_for(line)) or any(freed)


def _is_a_house(line: Line, index: int) -> bool:
    """ "at home", "on his way home", "X's home", "the family home in Leeds"."""
    before = line[index - 1]
    owned = before.is_possessive or before.is_a("possessive", "article", "kin")
    return before.is_a("preposition.at", "way-word") or owned or line[index + 1].is_a("dwelling-end")


def _is_a_trade(line: Line, index: int) -> bool:
    """ "drove a school bus"."""
    return line[index].fold.startswith("bus") and line.has(index - _DRIVEN, index, "driving-verb")


def _is_wished(line: Line, index: int) -> bool:
    """ "to be exchanged", "would be released", "wants him freed": nobody has been freed yet."""
    verb = line.before(index, "adverb", "auxiliary.infinitive", "auxiliary.get")
    wished = line[verb].is_a("auxiliary.modal", "preposition.to", "negator")
    return wished or line.has(index - _HOPE, index, "wish-verb")


def _is_hoped_for(line: Line) -> bool:
    """Whether the only way home is one to come: "a deal that should bring home the pilot"."""
    return all(
        line[line.before(index, "adverb", "bringing-verb")].is_a("auxiliary.modal", "preposition.to")
        for index in line.of("homecoming")
    )
