"""Frozen dataclasses that are made quickly: there are ninety of them, and every draft pays for start-up."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, order: bool = False) -> Callable[[type[T]], type[T]]:
        """As `dataclasses.dataclass`, but only for frozen classes, which inherit from no other such class."""
        assert frozen  # noqa: S101 - values are
        return lambda plain: _value(plain, slots=slots, order=order)


__all__ = ["dataclass"]

T = TypeVar("T")
_ORDERS = ("__lt__", "__le__", "__gt__", "__ge__")


def _value(plain: type[T], *, slots: bool, order: bool) -> type[T]:
    # The standard decorator writes and compiles the source of eight methods for each class: 1.2 ms. Only
    # `__init__` has to be written for its class; the others can be shared: 0.25 ms.
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(plain)
    fields = dataclasses.fields(made)  # type: ignore[arg-type]
    names = tuple(field.name for field in fields)
    values = attrgetter(*names) if names else _nothing
    shown = tuple(field.name for field in fields if field.repr)
    taken = tuple(field.name for field in fields if field.init)

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def shown_as(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def reduced(self: object) -> tuple[type[T], tuple[object, ...]]:
        return made, tuple(getattr(self, name) for name in taken)

    methods: dict[str, Callable[..., object]] = {
        "__init__": _initial(made, fields, slots=slots),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__eq__": equal,
        "__hash__": hashed,
        "__repr__": shown_as,
        "__reduce__": reduced,
    }
    for name, method in methods.items():
        setattr(made, name, method)
    for name in _ORDERS if order else ():
        setattr(made, name, _comparison(name, values))
    return made


def _initial(made: type, fields: tuple[dataclasses.Field[object], ...], *, slots: bool) -> Callable[..., None]:
    """The class's `__init__`, which sets the slots by their descriptors, or the instance's `__dict__`."""
    scope: dict[str, object] = {}
    taken: list[str] = []
    lines: list[str] = []
    for field in fields:
        name = value = field.name
        if slots:
            scope[f"_set_{name}"] = getattr(made, name).__set__
        if field.default is not dataclasses.MISSING:
            scope[f"_or_{name}"] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            scope[f"_new_{name}"] = field.default_factory
            scope[f"_or_{name}"] = dataclasses.MISSING
            value = f"_new_{name}() if {name} is _or_{name} else {name}"
        if field.init:
            taken.append(f"{name}=_or_{name}" if f"_or_{name}" in scope else name)
        else:
            value = f"_or_{name}"
        lines.append(f"  _set_{name}(self, {value})" if slots else f"  self.__dict__[{name!r}] = {value}")
    if hasattr(made, "__post_init__"):
        lines.append("  self.__post_init__()")
    exec(f"def __init__({', '.join(['self', *taken])}):\n" + "\n".join(lines or ["  pass"]), scope)  # noqa: S102
    written: Callable[..., None] = scope["__init__"]  # type: ignore[assignment]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    written.__annotations__ = {field.name: field.type for field in fields if field.init} | {"return": None}
    return written


def _comparison(name: str, values: Callable[[object], tuple[object, ...]]) -> Callable[[object, object], bool]:
    def compared(self: object, other: object) -> bool:
        compare: Callable[[object], bool] = getattr(values(self), name)
        return compare(values(other)) if other.__class__ is self.__class__ else NotImplemented

    return compared


def _refuse(_: object, name: str, *__: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _nothing(_: object) -> tuple[object, ...]:
    return ()
