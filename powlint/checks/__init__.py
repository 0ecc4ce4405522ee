"""Rules and plugins become checks: what finds in a draft what an editor should look at."""

from powlint.checks.check import RuleCheck
from powlint.checks.conditions import cleared
from powlint.checks.prefilter import candidates

__all__ = ["RuleCheck", "candidates", "cleared"]
