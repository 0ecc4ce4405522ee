"""Every rule that powlint brings lives up to its own examples and bears a strict eye, and names what it rests on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from powlint.rules.load import load_ruleset

ROOT = Path(__file__).parents[1]
RULESETS = ROOT / "rulesets"
FILES = {path.stem: path for path in sorted(RULESETS.glob("*/rules/*/*.yaml"))}
DRAFTS = Path(os.environ.get("POWLINT_SHARED") or ROOT.parent / "shared") / "evaluation" / "dev"
LEAST = 3

every_rule = pytest.mark.parametrize("rule_id", FILES)


@pytest.fixture(scope="module")
def ruleset():
    return load_ruleset(sorted(path.parent for path in RULESETS.glob("*/ruleset.yaml")))


@pytest.fixture(scope="module")
def rules(ruleset):
    return {rule.id: rule for rule in ruleset.rules}


@pytest.fixture(scope="module")
def said():
    """What `powlint test` has to say of all rules: over a thousand examples are run once for all the tests here.

    A strict eye that is given drafts asks all that it asks without them.
    """
    drafts = ["--drafts", str(DRAFTS)] if DRAFTS.is_dir() else []
    command = [sys.executable, "-X", "utf8", "-m", "powlint", "test", "--strict", *drafts]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode in (0, 1), ran.stderr) == (True, ""), ran.stderr
    return ran.stdout


def test_every_rule_is_in_a_file_of_its_name(rules):
    assert set(rules) == set(FILES)


@every_rule
def test_a_rule_lives_up_to_its_examples_and_bears_a_strict_eye(rule_id, said):
    # The example that fails stands in a line of its own, further in.
    complaints = re.split(r"\n(?! )", said)

    assert [complaint for complaint in complaints if f"/{rule_id}.yaml:" in complaint] == []


def test_all_examples_were_run_and_nothing_else_is_wrong(rules, said):
    count = sum(len(rule.examples.flags) + len(rule.examples.passes) for rule in rules.values())

    assert said == f"{count} examples of {len(FILES)} rules: 0 rules fail, 0 untested, 0 complaints\n", said


@every_rule
def test_a_rule_has_enough_examples_of_both_kinds(rule_id, rules):
    examples = rules[rule_id].examples

    assert len(examples.flags) >= LEAST
    assert len(examples.passes) >= LEAST


@every_rule
def test_a_rule_cites_sources_that_its_pack_knows(rule_id, rules, ruleset):
    sources = rules[rule_id].sources

    assert sources
    assert [key for key in sources if key not in ruleset.sources] == []


@every_rule
def test_a_rule_has_a_category_of_its_pack(rule_id, rules):
    head = yaml.safe_load((FILES[rule_id].parents[2] / "ruleset.yaml").read_text(encoding="utf-8"))

    assert rules[rule_id].category in head["categories"]
