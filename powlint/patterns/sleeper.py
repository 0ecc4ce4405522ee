"""What sleeps in the cache until somebody needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from powlint.cache import packed, unpacked

_ASLEEP = "_asleep"


class Sleeper:
    """Is kept between runs as one string of bytes, and made again when somebody asks it for anything.

    Thousands of patterns are kept, and a draft asks some dozens. `sleeping` names the attributes that do so; all of
    them, if it names none. They must hold nothing that others hold too, or there would be two of it.
    """

    sleeping: ClassVar[tuple[str, ...]] = ()

    def __getstate__(self) -> dict[str, object]:
        if _ASLEEP in self.__dict__:
            return self.__dict__  # still asleep, and kept once more as it is
        state = dict(super().__getstate__())  # type: ignore[call-overload]  # no slots here
        asleep = {name: state.pop(name) for name in self.sleeping or tuple(state)}
        return {**state, _ASLEEP: packed(asleep)}

    if not TYPE_CHECKING:  # or no misspelt attribute would ever be noticed

        def __getattr__(self, name: str) -> object:
            known = self.__dict__
            asleep = known.get(_ASLEEP)
            if asleep is not None:
                # In this order, so that another thread never meets a thing that is neither asleep nor awake.
                known.update(unpacked(asleep))
                known.pop(_ASLEEP, None)
            if name not in known:
                raise AttributeError(name)
            return known[name]
