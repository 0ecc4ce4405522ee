"""The word somebody probably meant: now in powlint.errors; this name stays until nobody imports it from here."""

from __future__ import annotations

from powlint.errors import did_you_mean, nearest

__all__ = ["did_you_mean", "nearest"]
