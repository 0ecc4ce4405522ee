from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field

import pytest

from powlint.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Spelling:
    """A word and how it is spelt."""

    word: str
    ways: dict[str, int] = field(default_factory=dict)
    secret: str = field(default="", repr=False)
    length: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.word))


@dataclass(frozen=True, slots=True)
class Nothing:
    """No field."""


@dataclass(frozen=True)
class Open:
    """A value with a `__dict__`."""

    word: str = "a"


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    word: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Quick:
    word: str
    count: int = 0


def test_a_value_is_as_the_standard_makes_it() -> None:
    quick, standard = Quick("a", count=2), Standard("a", count=2)

    assert repr(quick).removeprefix("Quick") == repr(standard).removeprefix("Standard")
    assert dataclasses.asdict(quick) == dataclasses.asdict(standard)
    assert dataclasses.astuple(dataclasses.replace(quick, word="b")) == ("b", 2)
    assert Quick.__match_args__ == Standard.__match_args__
    assert Quick.__slots__ == Standard.__slots__
    assert Quick.__init__.__annotations__ == Standard.__init__.__annotations__


def test_values_are_equal_by_their_fields_and_class() -> None:
    assert Quick("a") == Quick("a", 0)
    assert Quick("a") != Quick("b")
    assert Quick("a") != Standard("a")
    assert Nothing() == Nothing()
    assert len({Quick("a"), Quick("a"), Quick("b"), Nothing(), Nothing()}) == 3


def test_values_in_order_are_sorted_by_their_fields() -> None:
    assert sorted([Spelling("b"), Spelling("a")]) == [Spelling("a"), Spelling("b")]
    with pytest.raises(TypeError):
        _ = Spelling("a") < Quick("a")


@pytest.mark.parametrize("value", [Quick("a"), Spelling("a"), Open()])
def test_a_value_is_frozen(value: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.word = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.word


def test_defaults_are_made_anew_and_set_after_the_others() -> None:
    assert Spelling("abc").ways is not Spelling("abc").ways
    assert Spelling("abc").length == 3
    assert repr(Spelling("abc", secret="x")) == "Spelling(word='abc', ways={}, length=3)"


def test_a_missing_argument_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="word"):
        Quick()


@pytest.mark.parametrize("value", [Quick("a", 1), Spelling("a", {"b": 1}), Nothing(), Open("c")])
def test_a_value_can_be_copied_and_pickled(value: object) -> None:
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value
