"""Looks up plugins among the installed packages, by their entry points, and loads those that are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points

from powlint.errors import PluginError, did_you_mean
from powlint.plugins import builtin
from powlint.plugins.hooks import said
from powlint.plugins.markers import GROUP


def installed_plugins(names: Sequence[str]) -> dict[str, object]:
    """The plugins of these names, each loaded. Raises PluginError for one that is not installed or not loadable."""
    installed = list(entry_points(group=GROUP))
    return {name: _loaded(_chosen(name, installed)) for name in dict.fromkeys(names)}


def _chosen(name: str, installed: Iterable[EntryPoint]) -> EntryPoint:
    fitting = {(entry.value, _package(entry)): entry for entry in installed if entry.name == name}
    if not fitting:
        hint = did_you_mean(name, {entry.name for entry in installed})
        advice = hint or f"; install the package that offers it, for example: pip install powlint-{name}"
        raise PluginError(f"plugin “{name}” is not installed in this environment{advice}")
    if len(fitting) > 1:
        packages = " and ".join(sorted(_package(entry) for entry in fitting.values()))
        raise PluginError(f"plugin “{name}” is offered by {packages}; uninstall one")
    if name == builtin.NAME:
        raise PluginError(f"plugin “{name}” has the name of our own parts; its package must choose another")
    return next(iter(fitting.values()))


def _loaded(entry: EntryPoint) -> object:
    try:
        plugin: object = entry.load()
    # SystemExit too: a module that ends the interpreter when imported must not end the lint as if all were well.
    except (Exception, SystemExit) as error:
        raise PluginError(f"plugin “{entry.name}” ({_package(entry)}) cannot be loaded: {said(error)}") from error
    return plugin


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "an unknown package"
