from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from powlint.model.finding import Severity
from powlint.model.rule import Status
from powlint.rules.load import load_ruleset

from .packs import HEAD, RULE, pack, write

Complaints = Callable[..., str]
LEXICON = "rank: [sergeant, corporal]\nduress:\n  layer: true\n  labels: {plain: [forced], other: [made to]}\n"


def test_an_overlay_changes_single_keys(tmp_path: Path):
    pack(tmp_path / "desk")
    changes = "  status-hostage: {severity: error, status: pilot, reason: new style}\n"
    write(tmp_path, {"ours.yaml": f"overlay: ours\nchanges:\n{changes}"})

    (rule,) = load_ruleset([tmp_path / "desk", tmp_path / "ours.yaml"]).rules

    assert (rule.severity, rule.status) == (Severity.ERROR, Status.PILOT)
    assert rule.find[0].phrase == "hostage(s)"
    assert rule.pack == "desk"


def test_an_overlay_adds_words_and_takes_words_out(tmp_path: Path):
    pack(tmp_path / "desk", lexicon=LEXICON)
    overlay = (
        "overlay: ours\nlexicon:\n"
        "  rank: {add: [major, {phrase: Pvt., case: exact}], remove: [corporal]}\n"
        "  duress: {add: {plain: coerced}, remove: made to}\n"
    )
    write(tmp_path, {"ours.yaml": overlay})

    entries = load_ruleset([tmp_path / "desk", tmp_path / "ours.yaml"]).lexicon

    assert [query.phrase for query in entries["rank"].phrases[""]] == ["sergeant", "major", "Pvt."]
    assert {label: [q.phrase for q in queries] for label, queries in entries["duress"].phrases.items()} == {
        "plain": ["forced", "coerced"],
        "other": [],
    }


def test_a_broken_overlay_says_all(tmp_path: Path, complaints: Complaints):
    pack(tmp_path / "desk", lexicon=LEXICON)
    overlay = (
        "overlay: ours\nchanges:\n"
        "  status-hostag: {severity: error, reason: we say so}\n"
        "  status-hostage: {category: nothing.known, reason: we say so}\n"
        "lexicon:\n"
        "  rnk: {add: [x]}\n"
        "  rank: {remove: [corporals]}\n"
        "  duress: {add: [x]}\n"
    )
    write(tmp_path, {"ours.yaml": overlay})

    assert (
        complaints("desk", "ours.yaml")
        == """\
ours.yaml:3:3: no rule is called "status-hostag" — did you mean "status-hostage"?
    3 |   status-hostag: {severity: error, reason: we say so}
      |   ^^^^^^^^^^^^^
ours.yaml:4:30: no category is called "nothing.known"
    4 |   status-hostage: {category: nothing.known, reason: we say so}
      |                              ^^^^^^^^^^^^^
ours.yaml:6:3: no vocabulary entry is called "rnk" — did you mean "rank"?
    6 |   rnk: {add: [x]}
      |   ^^^
ours.yaml:7:19: the entry has no "corporals" to remove — did you mean "corporal"?
    7 |   rank: {remove: [corporals]}
      |                   ^^^^^^^^^
ours.yaml:8:12: the entry has labels; say under which to add: plain, other
    8 |   duress: {add: [x]}
      |            ^^^"""
    )


def test_a_change_without_a_reason_is_told(tmp_path: Path, complaints: Complaints):
    pack(tmp_path / "desk")
    write(tmp_path, {"ours.yaml": "overlay: ours\nchanges:\n  status-hostage: {severity: error}\n"})

    assert '"status-hostage" misses the key "reason"' in complaints("desk", "ours.yaml")


def test_a_rule_that_extends_another_keeps_its_other_keys(tmp_path: Path):
    extension = (
        "id: headline-hostage\nextends: status-hostage\nreason: headlines weigh more\nseverity: error\nin: headline\n"
    )
    root = write(pack(tmp_path / "desk"), {"rules/headline-hostage.yaml": extension})

    first, second = load_ruleset([root]).rules

    assert (first.id, first.severity, first.zones) == ("headline-hostage", Severity.ERROR, ("headline",))
    assert (first.find, first.message, first.examples) == (second.find, second.message, second.examples)


def test_a_later_pack_replaces_a_rule_by_extending_it(tmp_path: Path):
    pack(tmp_path / "desk", head=HEAD.replace('gate: ""', "gate: conflict"))
    extension = "id: status-hostage\nextends: status-hostage\nreason: our style\nseverity: suggestion\n"
    head = HEAD.partition("gate")[0].replace("id: desk", "id: ours")
    pack(tmp_path / "ours", head=head, rule=extension)

    (rule,) = load_ruleset([tmp_path / "desk", tmp_path / "ours"]).rules

    assert (rule.severity, rule.pack, rule.gate) == (Severity.SUGGESTION, "ours", "conflict")


def test_what_is_extended_must_exist_and_end_somewhere(tmp_path: Path, complaints: Complaints):
    files = {
        "rules/a.yaml": "id: a\nextends: status-hostge\nreason: x\n",
        "rules/b.yaml": "id: b\nextends: c\nreason: x\n",
        "rules/c.yaml": "id: c\nextends: b\nreason: x\n",
    }
    write(pack(tmp_path / "desk"), files)

    assert (
        complaints("desk")
        == """\
desk/rules/a.yaml:2:10: no rule is called "status-hostge" — did you mean "status-hostage"?
    2 | extends: status-hostge
      |          ^^^^^^^^^^^^^
desk/rules/b.yaml:2:10: "c" and this rule extend each other; let one of them be whole
    2 | extends: c
      |          ^
desk/rules/c.yaml:2:10: "b" and this rule extend each other; let one of them be whole
    2 | extends: b
      |          ^"""
    )


def test_nobody_is_told_that_a_broken_rule_does_not_exist(tmp_path: Path, complaints: Complaints):
    extension = "id: mine\nextends: status-hostage\nreason: x\n"
    write(pack(tmp_path / "desk", rule=RULE.replace("why:", "wy:")), {"rules/mine.yaml": extension})

    assert "mine.yaml" not in complaints("desk")
