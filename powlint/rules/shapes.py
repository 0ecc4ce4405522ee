"""The forms a value may have in a ruleset's files; the tables in `schema` are made of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A text. `form` is a regular expression for the whole of it, `hint` says the same to a person."""

    longest: int = 0
    form: str = ""
    hint: str = ""
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, at least 1."""


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of at least so many; where `lone`, one item may stand without the list."""

    item: Shape
    at_least: int = 1
    lone: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: what its value looks like, and what it is for, in a sentence for editors."""

    shape: Shape
    what: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """A table with known keys.

    Each group of `one_of` wants exactly one of its keys; `beside` says which keys a key cannot do without;
    `apart` which it cannot stand beside; `advice` answers wrong keys that people are likely to try.
    """

    keys: Mapping[str, Key]
    one_of: tuple[tuple[str, ...], ...] = ()
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    advice: Mapping[str, str] = field(default_factory=dict)
    required: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "required", tuple(name for name, key in self.keys.items() if key.required))


@dataclass(frozen=True, slots=True)
class Named:
    """A table whose keys the author chooses; `form` and `hint` as in Words."""

    value: Shape
    form: str = ""
    hint: str = ""
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """A text, a list or a table, each with its own shape; None where that kind is not allowed."""

    text: Words | Choice | None = None
    items: ListOf | None = None
    table: Keyed | Named | None = None


@dataclass(frozen=True, slots=True)
class Switch:
    """A table that looks like `present` if it holds `key`, else like `absent`."""

    key: str
    present: Keyed
    absent: Keyed


Shape: TypeAlias = Words | Choice | Number | Flag | ListOf | Keyed | Named | Either | Switch
