"""The marks that make a function a hook: `hookimpl` for plugins, `hookspec` for us. The first place to load pluggy."""

from __future__ import annotations

import pluggy

GROUP = "powlint"
"""The name of the project to pluggy, and of the entry points by which packages offer plugins."""

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)
