"""Hooks as they are called: who implements which, without a word of pluggy, so that our own parts need none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from powlint.errors import PluginError, PowlintError
from powlint.values import dataclass

HOOK_PREFIX = "powlint_"


@dataclass(frozen=True, slots=True)
class Hook:
    """One plugin's function for one hook, with those arguments that it asks for."""

    plugin: str
    name: str
    function: Callable[..., object]
    arguments: tuple[str, ...] = ()

    def answer(self, given: Mapping[str, object]) -> object:
        """What the plugin answers. Raises PluginError, naming plugin and hook, for whatever it raises."""
        try:
            return self.function(**{name: given[name] for name in self.arguments})
        except PowlintError:
            raise
        except (Exception, SystemExit) as error:
            raise self.error(f"raised {type(error).__name__}", detail=" ".join(str(error).split())) from error

    def error(self, message: str, *, detail: str = "") -> PluginError:
        """A complaint about this function."""
        return PluginError(f"plugin “{self.plugin}”: {self.name} {message}", detail=detail)


class Hooks:
    """All functions of all plugins; for each hook in the order in which plugins were registered, ours first."""

    def __init__(self, hooks: Iterable[Hook]) -> None:
        self._by_name: dict[str, list[Hook]] = {}
        for hook in hooks:
            self._by_name.setdefault(hook.name, []).append(hook)

    def answers(self, name: str, **given: object) -> Iterator[tuple[Hook, object]]:
        """Every answer that is not None, plugin by plugin as registered."""
        for hook in self._by_name.get(name, ()):
            answer = hook.answer(given)
            if answer is not None:
                yield hook, answer

    def first(self, name: str, **given: object) -> tuple[Hook, object] | None:
        """The first answer that is not None; the plugin that was registered last is asked first."""
        for hook in reversed(self._by_name.get(name, ())):
            answer = hook.answer(given)
            if answer is not None:
                return hook, answer
        return None


def said(error: BaseException) -> str:
    """An exception in one line."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
