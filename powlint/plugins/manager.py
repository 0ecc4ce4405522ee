"""Loads the plugins that the settings name, one at a time, and nothing else that happens to be installed."""

from __future__ import annotations

from collections.abc import Sequence

from powlint.errors import PluginError
from powlint.plugins import builtin
from powlint.plugins.facade import Plugins
from powlint.plugins.hooks import Hooks


def load_plugins(names: Sequence[str], *, discover: bool = True) -> Plugins:
    """Our own parts and those of the named plugins.

    With `discover` off no plugin is looked up, so that naming one is an error, not quietly passed over.
    Raises PluginError for a plugin that is not installed, not loadable or not well formed.
    """
    if not names:
        return builtin_plugins()
    if not discover:
        raise PluginError(
            f"plugin “{names[0]}” is named, but plugins are switched off here; leave out one or the other"
        )
    # Entry points cost 25 to 36 ms and pluggy 13 to 23, a third of a short run: only who names a plugin pays.
    from powlint.plugins.installed import installed_plugins  # noqa: PLC0415
    from powlint.plugins.registry import register  # noqa: PLC0415

    return register(installed_plugins(names))


def builtin_plugins() -> Plugins:
    """Our own parts alone, without pluggy."""
    return Plugins(Hooks(builtin.hooks()))
