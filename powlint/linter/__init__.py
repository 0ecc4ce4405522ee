"""The order of the journey: read, annotate, find, judge. Whatever goes wrong on the way is a fault of that file."""

from __future__ import annotations

from powlint.linter.layering import Layering
from powlint.linter.linter import Linter
from powlint.linter.relinter import Relinter
from powlint.linter.triage import Triage

__all__ = ["Layering", "Linter", "Relinter", "Triage"]
