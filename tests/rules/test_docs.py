from __future__ import annotations

import re
from pathlib import Path

import pytest

from powlint.rules.load import load_ruleset
from powlint.rules.tree import read_sheet

from .packs import HEAD, write

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rule-language.md"
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_example_on_the_page_is_good_yaml(block: str):
    assert read_sheet("page.yaml", block.encode()).problems == []


def test_the_rules_words_and_overlay_on_the_page_work_together(tmp_path: Path):
    head = HEAD.replace("  house-1:", "  cihl-96:\n    {kind: custom, title: a, reference: b, binds: c}\n  gc3-4:")
    extra = BLOCKS[0].replace("status-hostage", "figures-unsourced")
    named = {re.match("(?:id|overlay): (.*)\n", block)[1]: block for block in BLOCKS if block[:3] in ("id:", "ove")}  # type: ignore[index]
    lexicon = next(block for block in BLOCKS if block.startswith("rank:"))
    files = {
        "ruleset.yaml": head,
        "lexicon/words.yaml": lexicon,
        "rules/figures-unsourced.yaml": extra,
        **{f"rules/{name}.yaml": block for name, block in named.items() if block.startswith("id:")},
    }
    write(tmp_path / "desk", files)
    write(tmp_path, {"evening-desk.yaml": named["evening-desk"]})

    ruleset = load_ruleset([tmp_path / "desk", tmp_path / "evening-desk.yaml"])

    assert [rule.id for rule in ruleset.rules] == ["figures-unsourced", "headline-hostage", "status-hostage"]
