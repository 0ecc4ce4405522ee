"""Registers plugins with pluggy, which checks their functions against the hooks, and takes those functions over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pluggy

from powlint.errors import PluginError
from powlint.plugins import builtin, hookspecs
from powlint.plugins.facade import Plugins
from powlint.plugins.hooks import HOOK_PREFIX, Hook, Hooks, said
from powlint.plugins.markers import GROUP, hookimpl


def register(plugins: Mapping[str, object]) -> Plugins:
    """Our own parts and those of these plugins, which are modules or objects that hold hooks, by name.

    Raises PluginError for a plugin that is not well formed.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    for hook in builtin.hooks():
        hookimpl(hook.function)
    manager.register(builtin, name=builtin.NAME)
    for name, plugin in plugins.items():
        _add(manager, name, plugin)
    return Plugins(Hooks(_hooks(manager)))


def _add(manager: pluggy.PluginManager, name: str, plugin: object) -> None:
    """Register one plugin, alone, so that a complaint can only be about it."""
    try:
        manager.register(plugin, name=name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(f"plugin “{name}”: {_validation(error)}; docs/plugins.md lists the hooks") from error
    except ValueError as error:
        raise PluginError(f"plugin “{name}”: {said(error)}") from error
    hooks = manager.get_hookcallers(plugin) or []
    forgotten = {each for each in dir(plugin) if each.startswith(HOOK_PREFIX)} - {caller.name for caller in hooks}
    if forgotten:
        raise PluginError(f"plugin “{name}”: {min(forgotten)} is not marked; write @hookimpl, from powlint, above it")
    if not hooks:
        raise PluginError(f"plugin “{name}” has no hook; mark its functions with @hookimpl, from powlint")
    for caller in hooks:
        if any(i.plugin is plugin and (i.wrapper or i.hookwrapper) for i in caller.get_hookimpls()):
            raise PluginError(
                f"plugin “{name}”: {caller.name} is a wrapper; a plugin adds answers, it changes no other's"
            )


def _validation(error: pluggy.PluginValidationError) -> str:
    # pluggy's text runs over several lines; the first names the plugin, which we did already.
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " ".join(lines[1:] if len(lines) > 1 else lines)


def _hooks(manager: pluggy.PluginManager) -> Iterator[Hook]:
    """Every function that pluggy has registered and checked, in the order it keeps: last asked first."""
    for caller in vars(manager.hook).values():
        for implementation in caller.get_hookimpls():
            yield Hook(implementation.plugin_name, caller.name, implementation.function, tuple(implementation.argnames))
