from __future__ import annotations

from pathlib import Path

import pytest

from powlint.rules.load import load_ruleset
from powlint.rules.references import Names, dangling

from .packs import HEAD, RULE, pack

LAYERS = frozenset({"prisoner", "quotation", "sentence"})


def said(root: Path, *, rule: str = RULE, lexicon: str = "", head: str = HEAD) -> str:
    ruleset = load_ruleset([pack(root, rule=rule, lexicon=lexicon, head=head)])
    return "\n".join(str(problem) for problem in dangling(Names(ruleset, LAYERS, {"dates"})))


def test_known_names_are_fine(tmp_path: Path):
    find = (
        "find: [<prisoner.held> was, '<who=rank> and <=who>', <number> <0-6 words> men, <duress.plain>, "
        "'a \\<b>', {finder: dates}, <dates>]\nin: [body, quotation, duress]"
    )
    lexicon = "rank: [sergeant]\nduress:\n  layer: true\n  labels: {plain: [forced <rank>]}\n"

    assert said(tmp_path, rule=RULE.replace("find: hostage(s)", find), lexicon=lexicon) == ""


@pytest.mark.parametrize(
    ("find", "expected"),
    [
        (
            "find: a <prisonr> b",
            '8:9: no entry, layer or finder is called "prisonr" — did you mean "prisoner"?\n'
            "    8 | find: a <prisonr> b\n      |         ^^^^^^^^^",
        ),
        (
            "find: <rank.low>",
            '8:7: "rank" has no label "low"\n    8 | find: <rank.low>\n      |       ^^^^^^^^^^',
        ),
        (
            'find: "<=who> was"',
            '8:8: nothing is remembered as "who" before; write <who=…> first\n'
            '    8 | find: "<=who> was"\n      |        ^^^^^^',
        ),
        (
            "find: {finder: date}",
            '8:16: no finder is called "date" — did you mean "dates"?\n'
            "    8 | find: {finder: date}\n      |                ^^^^",
        ),
        (
            "find: a\nnot_in: [body, quotations]",
            '9:16: no kind of block and no layer is called "quotations" — did you mean "quotation"?\n'
            "    9 | not_in: [body, quotations]\n      |                ^^^^^^^^^^",
        ),
        (
            "gather: {kinds: [prisoner.held, prisonr.dead], at_least: 2, per: person}",
            '8:33: no entry, layer or finder is called "prisonr" — did you mean "prisoner"?\n'
            "    8 | gather: {kinds: [prisoner.held, prisonr.dead], at_least: 2, per: person}\n"
            "      |                                 ^^^^^^^^^^^^",
        ),
    ],
)
def test_a_name_that_stands_for_nothing_is_told_where_it_stands(find: str, expected: str, tmp_path: Path):
    rule = RULE.replace("find: hostage(s)", find)
    path = (tmp_path / "rules/status/status-hostage.yaml").as_posix()

    found = said(tmp_path, rule=rule, lexicon="rank: [sergeant]\n")

    assert found == f"{path}:{expected}"


def test_entries_that_stand_for_each_other_are_told(tmp_path: Path):
    lexicon = "one: [a <two>]\ntwo: [<three> b]\nthree: [c, <one>]\nfour: [<one>, <five>]\nfive: [d]\n"

    assert "these entries stand for each other: one → two → three → one; take one out" in said(
        tmp_path, lexicon=lexicon
    )


def test_a_gate_that_no_layer_opens_is_told(tmp_path: Path):
    head = HEAD.replace('gate: ""', "gate: sentense")

    assert 'the gate of the pack "desk" is no layer: "sentense" — did you mean "sentence"?' in said(tmp_path, head=head)
