"""A lint for rules, beyond their examples: what makes a rule weak although it works."""

from powlint.rules.strict.bench import Bench, complaints
from powlint.rules.strict.neighbours import stripped

__all__ = ["Bench", "complaints", "stripped"]
