from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from powlint.errors import RulesetError
from powlint.model.document import Document
from powlint.model.draft import PARAGRAPH, SENTENCE, Annotation, Draft
from powlint.model.span import OffsetMap, Piece, Span
from powlint.rules.compile import compile_ruleset
from powlint.rules.examples import run_examples
from powlint.rules.load import load_ruleset

from .packs import HEAD, RULE, pack

LAYERS = frozenset({"prisoner", "sentence", "conflict"})
TODAY = date(2026, 11, 22)


def draft_of(text: str) -> Draft:
    """A plain text whose full stops end sentences."""
    whole = Span(0, len(text))
    draft = Draft(Document("example", text, text, OffsetMap([Piece(whole, whole)]), ()))
    ends = [0, *(i + 1 for i, letter in enumerate(text) if letter == "."), len(text)]
    sentences = [Annotation(SENTENCE, Span(a, b)) for a, b in pairwise(ends) if a < b]
    return draft.adding((SENTENCE, PARAGRAPH), [*sentences, Annotation(PARAGRAPH, whole)])


def said(root: Path, *, verify: bool = True, rule: str = RULE, lexicon: str = "") -> str:
    ruleset = load_ruleset([pack(root, rule=rule, lexicon=lexicon)])
    with pytest.raises(RulesetError) as caught:
        compile_ruleset(ruleset, layers=LAYERS, finders={}, today=TODAY, verify=verify)
    return str(caught.value).replace(root.as_posix() + "/", "")


def test_a_rule_lives_up_to_its_examples(tmp_path: Path):
    ruleset = load_ruleset([pack(tmp_path)])

    (check,) = compile_ruleset(ruleset, layers=LAYERS, finders={}, today=TODAY, verify=True)

    assert run_examples(check, draft_of) == []


def test_a_retired_rule_never_runs(tmp_path: Path):
    ruleset = load_ruleset([pack(tmp_path, rule=RULE.replace("severity:", "status: retired\nseverity:"))])

    assert compile_ruleset(ruleset, layers=LAYERS, finders={}, today=TODAY) == []


def test_the_gate_may_be_left_open_for_examples(tmp_path: Path):
    ruleset = load_ruleset([pack(tmp_path, head=HEAD.replace('gate: ""', "gate: conflict"))])

    (shut,) = compile_ruleset(ruleset, layers=LAYERS, finders={}, today=TODAY)
    (opened,) = compile_ruleset(ruleset, layers=LAYERS, finders={}, today=TODAY, gated=False)

    assert len(run_examples(shut, draft_of)) == 2
    assert run_examples(opened, draft_of) == []


def test_an_unknown_word_stops_an_ordinary_start(tmp_path: Path):
    assert said(tmp_path, verify=False, rule=RULE.replace("find: hostage(s)", "find: a <prisonr> b")) == (
        'rules/status/status-hostage.yaml:8:9: no entry, layer or finder is called "prisonr" '
        '— did you mean "prisoner"?\n'
        "    8 | find: a <prisonr> b\n      |         ^^^^^^^^^"
    )


def test_a_malformed_phrase_stops_an_ordinary_start(tmp_path: Path):
    found = said(tmp_path, verify=False, rule=RULE.replace("find: hostage(s)", "find: hostage(s"))

    assert found.startswith("rules/status/status-hostage.yaml:8:14: ")
    assert "is never closed" in found


def test_a_malformed_regex_is_told_at_its_place_when_asked(tmp_path: Path):
    rule = RULE.replace("find: hostage(s)", "find:\n  regex: |\n    hostage(s")

    found = said(tmp_path, rule=rule)

    assert found.startswith("rules/status/status-hostage.yaml:10:")
    assert "not a regex" in found


def test_a_pattern_that_runs_away_is_told_when_asked(tmp_path: Path):
    rule = RULE.replace("find: hostage(s)", r"find: {regex: '(\w+\s?)+held'}")

    assert said(tmp_path, rule=rule) == (
        "rules/status/status-hostage.yaml:8:16: this pattern can run for minutes on an odd text; "
        "avoid a repetition inside a repetition\n"
        "    8 | find: {regex: '(\\w+\\s?)+held'}\n      |                ^^^^^^^^^^^^^"
    )


@pytest.mark.parametrize(
    "phrase",
    [
        "<ever> held <0-2 words> <prisoner>",
        "<who=prisoner> <ever> held <0-2 words> <=who>",
        "<prisoner> <0-2 words> <ever> held",
    ],
)
def test_what_stands_beside_a_layer_is_tried_as_well(tmp_path: Path, phrase: str):
    lexicon = r"ever: [{regex: '(?:\w+\s?)+(?:\w+\s?)+'}]" + "\n"
    rule = RULE.replace("find: hostage(s)", f'find: "{phrase}"')

    assert "this pattern can run for minutes" in said(tmp_path, rule=rule, lexicon=lexicon)


def test_patterns_of_the_vocabulary_are_tried_as_well(tmp_path: Path):
    assert "lexicon/words.yaml:1:16: " in said(tmp_path, lexicon="rank: [sergeant(s]\n")
