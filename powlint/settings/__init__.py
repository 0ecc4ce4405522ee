"""What a newsroom has set: found above the working folder, checked, and overruled by the command line."""

from __future__ import annotations

from powlint.settings.choice import chosen
from powlint.settings.search import load, shown_path
from powlint.settings.values import DEFAULT_FILES, Settings

__all__ = ["DEFAULT_FILES", "Settings", "chosen", "load", "shown_path"]
