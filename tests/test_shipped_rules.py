"""Every rule that powlint brings lives up to its own examples, and names what it rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from powlint.assemble import Parts
from powlint.model.document import Source
from powlint.rules.examples import run_examples
from powlint.settings import Settings

ROOT = Path(__file__).parents[1]
RULESETS = ROOT / "rulesets"
FILES = {path.stem: path for path in sorted(RULESETS.glob("*/rules/*/*.yaml"))}
LEAST = 3

every_rule = pytest.mark.parametrize("rule_id", FILES)


@pytest.fixture(scope="module")
def parts():
    # Today, as in `powlint test`: an example that a later day breaks must be seen here first.
    return Parts(Settings(folder=ROOT), date.today())


@pytest.fixture(scope="module")
def trial(parts):
    return parts.trial()


@pytest.fixture(scope="module")
def checks(trial):
    return {check.rule.id: check for check in trial.checks}


def test_every_rule_is_in_a_file_of_its_name(checks):
    assert set(checks) == set(FILES)


@every_rule
def test_a_rule_lives_up_to_its_examples(rule_id, checks, trial):
    def draft_of(text):
        return trial.draft(Source("example.txt", text.encode()))

    failures = run_examples(checks[rule_id], draft_of)

    assert [str(failure) for failure in failures] == []


@every_rule
def test_a_rule_has_enough_examples_of_both_kinds(rule_id, checks):
    examples = checks[rule_id].rule.examples

    assert len(examples.flags) >= LEAST
    assert len(examples.passes) >= LEAST


@every_rule
def test_a_rule_cites_sources_that_its_pack_knows(rule_id, checks, parts):
    sources = checks[rule_id].rule.sources

    assert sources
    assert [key for key in sources if key not in parts.ruleset.sources] == []


@every_rule
def test_a_rule_has_a_category_of_its_pack(rule_id, checks):
    head = yaml.safe_load((FILES[rule_id].parents[2] / "ruleset.yaml").read_text(encoding="utf-8"))

    assert checks[rule_id].rule.category in head["categories"]
