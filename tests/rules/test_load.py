from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from powlint.errors import RulesetError
from powlint.model.finding import Severity
from powlint.model.rule import Condition, Count, Gather, Mark, Query, Status, Window
from powlint.rules.load import load_ruleset
from powlint.rules.locate import builtin_rulesets

from .packs import HEAD, RULE, pack, write

Complaints = Callable[..., str]


def changed(*changes: tuple[str, str]) -> str:
    rule = RULE
    for old, new in changes:
        assert old in rule
        rule = rule.replace(old, new)
    return rule


def test_a_rule_file_becomes_a_rule(tmp_path: Path):
    (rule,) = load_ruleset([pack(tmp_path)]).rules

    path = (tmp_path / "rules/status/status-hostage.yaml").as_posix()
    assert rule.id == "status-hostage"
    assert rule.severity is Severity.WARNING
    assert rule.status is Status.LIVE
    assert rule.find == (Query(phrase="hostage(s)", mark=Mark(path, 8, 7)),)
    said = Query(phrase="said", mark=Mark(path, 10, 12))
    assert rule.unless == (Condition(find=(said,), within=Window("sentence", 1)),)
    assert rule.count is Count.EACH
    assert rule.pack == "desk"
    assert rule.mark == Mark(path, 1, 5)
    assert len(rule.examples.flags) == len(rule.examples.passes) == 2


def test_every_key_of_the_language_finds_its_field(tmp_path: Path):
    rule = changed(
        ("severity:", "status: pilot\nseverity:"),
        (
            "find: hostage(s)",
            "find: [{phrase: POW, case: exact}, {regex: 'a(b|c)', literals: [ab, ac]}, {finder: dates}]\n"
            "of: <prisoner>\nin: headline\nnot_in: [code, quotation]\n"
            "when: {find: a, of: same person, within: 2 sentences, side: before, in: body, min: 2, as: who}\n"
            "needs: [{name: a clearance, meta: naming_cleared}]\n"
            "count: 2\nreport: once per draft\nsuggest: captive\nfix: captive\nsensitive: true",
        ),
        ("“{match}”", "“{match}” {who} {missing}"),
    )

    (made,) = load_ruleset([pack(tmp_path, rule=rule)]).rules

    assert made.status is Status.PILOT
    assert [(q.phrase, q.regex, q.finder, q.exact, q.literals) for q in made.find] == [
        ("POW", "", "", True, ()),
        ("", "a(b|c)", "", False, ("ab", "ac")),
        ("", "", "dates", False, ()),
    ]
    assert [query.phrase for query in made.of] == ["<prisoner>"]
    assert (made.zones, made.not_zones) == (("headline",), ("code", "quotation"))
    (when,) = made.when
    assert (when.same_person, when.within, when.side) == (True, Window("sentence", 2), "before")
    assert (when.zones, when.least, when.remember) == (("body",), 2, "who")
    assert (made.needs[0].meta, made.needs[0].name) == ("naming_cleared", "a clearance")
    assert (made.count, made.least, made.suggest) == (Count.DRAFT, 2, ("captive",))
    assert (made.fix, made.sensitive) == ("captive", True)


def test_signals_are_gathered_by_kind_or_by_points(tmp_path: Path):
    kinds = changed(
        ("find: hostage(s)", "gather: {kinds: [identifier.birth, identifier.origin], at_least: 2, per: prisoner}")
    )
    points = changed(
        ("find: hostage(s)", "gather: {kinds: {claim: 2, recording: 1}, at_least: 3, per: paragraph}"),
        ("id: status-hostage", "id: status-points"),
    )
    root = write(pack(tmp_path, rule=kinds), {"rules/status-points.yaml": points})

    first, second = load_ruleset([root]).rules

    assert first.gather == Gather({"identifier.birth": 1, "identifier.origin": 1}, 2, "person")
    assert second.gather == Gather({"claim": 2, "recording": 1}, 3, "paragraph", by_points=True)


def test_an_entry_is_a_list_or_a_table_with_labels(tmp_path: Path):
    lexicon = (
        "rank: [sergeant, {phrase: Pvt., case: exact}]\n"
        "duress:\n  layer: true\n  case: exact\n  labels: {plain: [under duress], other: forced}\n"
    )

    entries = load_ruleset([pack(tmp_path, lexicon=lexicon)]).lexicon

    assert [(query.phrase, query.exact) for query in entries["rank"].phrases[""]] == [
        ("sergeant", False),
        ("Pvt.", True),
    ]
    assert (entries["rank"].layer, entries["duress"].layer, entries["duress"].case) == (False, True, "exact")
    assert {label: [q.phrase for q in queries] for label, queries in entries["duress"].phrases.items()} == {
        "plain": ["under duress"],
        "other": ["forced"],
    }


def test_all_complaints_about_a_rule_come_at_once(tmp_path: Path, complaints: Complaints):
    rule = changed(
        ("status.term", "status.tem"),
        ("severity: warning", "severity: eror"),
        ("{match}", "{mach}"),
        ("[house-1]", "[huose-1]"),
        ("find: hostage(s)", "find: NO"),
        ("within: sentence", "within: 3 lines"),
        ("instead:", "insted:"),
        ('"He is a [[hostage]]."', '"He is a hostage."'),
        ('"They were prisoners."', "1949"),
    )
    pack(tmp_path / "desk", rule=rule)

    assert (
        complaints("desk")
        == """\
desk/rules/status/status-hostage.yaml:1:1: "the rule" misses the key "instead"
    1 | id: status-hostage
      | ^^
desk/rules/status/status-hostage.yaml:2:11: no category is called "status.tem" — did you mean "status.term"?
    2 | category: status.tem
      |           ^^^^^^^^^^
desk/rules/status/status-hostage.yaml:4:11: "severity" cannot be "eror" — did you mean "error"?
    4 | severity: eror
      |           ^^^^
desk/rules/status/status-hostage.yaml:5:12: nothing is remembered as {mach} — did you mean "match"?
    5 | message: "“{mach}”: say prisoner of war, or quote who says it."
      |            ^^^^^^
desk/rules/status/status-hostage.yaml:7:11: no source has the key "huose-1" — did you mean "house-1"?
    7 | sources: [huose-1]
      |           ^^^^^^^
desk/rules/status/status-hostage.yaml:8:7: YAML reads NO as yes or no; write it in quotes: "NO"
    8 | find: NO
      |       ^^
desk/rules/status/status-hostage.yaml:10:26: "within" cannot be "3 lines"; write N words, sentence, N sentences, \
paragraph, N paragraphs, section or document
   10 |   - {find: said, within: 3 lines}
      |                          ^^^^^^^
desk/rules/status/status-hostage.yaml:11:1: unknown key "insted" — did you mean "instead"?
   11 | insted: [Write prisoner of war.]
      | ^^^^^^
desk/rules/status/status-hostage.yaml:15:7: nothing is marked; put [[ ]] round the words that the rule must find
   15 |     - "He is a hostage."
      |       ^^^^^^^^^^^^^^^^^^
desk/rules/status/status-hostage.yaml:18:7: YAML reads 1949 as a number; write it in quotes: "1949"
   18 |     - 1949
      |       ^^^^"""
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            ("id: status-hostage", "id: Hostage"),
            '"id" cannot be "Hostage"; use small letters, digits and single hyphens',
        ),
        (("id: status-hostage", "id: hostage"), "is not the file's name; call the file hostage.yaml"),
        (("find: hostage(s)\n", ""), '"the rule" misses one of the keys find, gather'),
        (("find: said, within: sentence", "find: said"), '"find" needs the key "within" beside it'),
        (("find: said, within", "when: {find: x}, within"), "a condition holds no condition"),
        (("say prisoner of war", "x" * 150), "characters; at most 160 fit"),
        (("“{match}”", "“{match”"), 'a "{" without its partner; delete it'),
        (("[[hostages]]", "[[hostages"), "a mark is never closed; write ]] after the words"),
        (("They were prisoners", "They [[were]] prisoners"), "an example that passes has no [[marks]]"),
        (('    - "He is a [[hostage]]."\n', ""), '"flags" has 1; write at least 2'),
        (("sources: [house-1]", "sources: []"), '"sources" has nothing in it; write at least one'),
        (("find: hostage(s)", "find: {phrase: a, regex: b}"), '"regex" cannot stand beside "phrase"; keep one'),
        (("find: hostage(s)", "find: {phrase: a, literals: b}"), '"literals" needs the key "regex" beside it'),
        (("find: hostage(s)", "find: [[a]]"), '"find" must be a text or a table of keys, not a list'),
        (("severity: warning", "severity: warning\ncount: 0"), '"count" must be a whole number from 1'),
        (("severity: warning", "severity: warning\nsensitive: yes"), '"sensitive" must be true or false'),
        (("severity: warning", "severity: warning\nfix: [a]"), '"fix" must be a text or a table of keys, not a list'),
        (("severity: warning", "severity: warning\nfix: {}"), '"fix" has nothing in it; write at least one'),
        (("severity: warning", "severity: warning\nfix: {hostage: ''}"), '"hostage" is empty; write a text'),
        (("severity: warning", "severity: warning\nfix: {'': x}"), '"" is not a good name; write the words to replace'),
        (("severity: warning", "severity: warning\nfix: {x: '{who}'}"), "nothing is remembered as {who}"),
        (("unless:", "where:"), 'unknown key "where" — write it as "when", "in" or "not_in"'),
    ],
)
def test_a_broken_rule_says_what_to_do(change: tuple[str, str], expected: str, tmp_path: Path, complaints: Complaints):
    pack(tmp_path / "desk", rule=changed(change))

    assert expected in complaints("desk")


def test_a_broken_vocabulary_says_all(tmp_path: Path, complaints: Complaints):
    lexicon = "NO: [a]\nrank: {labels: {x: [a]}, phrases: [b]}\nunit: {layer: yes, phrases: [1.10]}\nMade Up: []\n"
    pack(tmp_path / "desk", lexicon=lexicon)

    assert (
        complaints("desk")
        == """\
desk/lexicon/words.yaml:1:1: YAML reads NO as yes or no; write it in quotes: "NO"
    1 | NO: [a]
      | ^^
desk/lexicon/words.yaml:2:8: "labels" cannot stand beside "phrases"; keep one
    2 | rank: {labels: {x: [a]}, phrases: [b]}
      |        ^^^^^^
desk/lexicon/words.yaml:3:15: "layer" must be true or false, without quotes
    3 | unit: {layer: yes, phrases: [1.10]}
      |               ^^^
desk/lexicon/words.yaml:3:30: YAML reads 1.10 as a number; write it in quotes: "1.10"
    3 | unit: {layer: yes, phrases: [1.10]}
      |                              ^^^^
desk/lexicon/words.yaml:4:1: "Made Up" is not a good name; use small letters, digits, - and _, and begin with a letter
    4 | Made Up: []
      | ^^^^^^^
desk/lexicon/words.yaml:4:10: "Made Up" has nothing in it; write at least one
    4 | Made Up: []
      |          ^^"""
    )


def test_a_broken_head_blames_no_rule(tmp_path: Path, complaints: Complaints):
    head = HEAD.replace('"1"', "1.10").replace("kind: house", "kind: hose").replace("binds", "bind")
    pack(tmp_path / "desk", head=head)

    assert (
        complaints("desk")
        == """\
desk/ruleset.yaml:3:10: YAML reads 1.10 as a number; write it in quotes: "1.10"
    3 | version: 1.10
      |          ^^^^
desk/ruleset.yaml:10:5: "house-1" misses the key "binds"
   10 |     kind: hose
      |     ^^^^
desk/ruleset.yaml:10:11: "kind" cannot be "hose" — did you mean "house"?
   10 |     kind: hose
      |           ^^^^
desk/ruleset.yaml:13:5: unknown key "bind" — did you mean "binds"?
   13 |     bind: our desk
      |     ^^^^"""
    )


def test_the_same_id_twice_is_told(tmp_path: Path, complaints: Complaints):
    pack(tmp_path / "desk")
    head = HEAD.replace("id: desk", "id: other").replace("house-1", "house-2")
    pack(tmp_path / "other", head=head)

    assert complaints("desk", "other").splitlines()[0] == (
        'other/rules/status/status-hostage.yaml:1:5: the rule "status-hostage" is there already, in '
        "desk/rules/status/status-hostage.yaml:1; give it another id, or write `extends: status-hostage`"
    )


def test_a_later_pack_may_cite_an_earlier_one(tmp_path: Path):
    pack(tmp_path / "desk")
    head = HEAD.partition("gate")[0].replace("id: desk", "id: other")
    rule = RULE.replace("id: status-hostage", "id: status-captive")
    pack(tmp_path / "other", head=head, rule=rule, name="status-captive")

    made = load_ruleset([tmp_path / "desk", tmp_path / "other"])

    assert made.packs == {"desk": "1", "other": "1"}
    assert [(rule.id, rule.pack) for rule in made.rules] == [("status-captive", "other"), ("status-hostage", "desk")]


def test_files_that_nobody_would_read_are_told(tmp_path: Path, complaints: Complaints):
    write(pack(tmp_path / "desk"), {"rules/more.yml": RULE, "rules/.#draft.yaml": "?"})

    assert complaints("desk") == "desk/rules/more.yml: is not read; let its name end in .yaml"


def test_a_folder_that_is_no_ruleset_is_told(tmp_path: Path, complaints: Complaints):
    (tmp_path / "empty").mkdir()

    assert complaints("empty", "gone") == (
        "empty: this folder is no ruleset; it holds no ruleset.yaml\n"
        "gone: there is no such ruleset; name a folder that holds ruleset.yaml"
    )


def test_our_own_rulesets_are_found_inside_the_package_or_beside_it(tmp_path: Path):
    package = tmp_path / "site" / "powlint"
    beside = write(tmp_path / "site" / "rulesets", {"pow/ruleset.yaml": HEAD})
    assert builtin_rulesets(package) == beside

    inside = write(package / "rulesets", {"pow/ruleset.yaml": HEAD})
    assert builtin_rulesets(package) == inside


def test_an_installation_without_rulesets_says_so(tmp_path: Path):
    with pytest.raises(RulesetError, match="are missing; install powlint again"):
        builtin_rulesets(tmp_path / "powlint")


_WORD = st.sampled_from(
    ["id", "find", "when", "unless", "needs", "within", "extends", "reason", "gather", "kinds", "examples", "flags",
     "passes", "sources", "message", "severity", "x", "NO", "1949", "[[a]]", "{match}", "{", "<a", "sentence",
     "status-hostage", "labels", "phrases", "layer", "true", "add", "remove", "changes", "overlay", "lexicon", ""]
)  # fmt: skip
_NODE = st.recursive(
    _WORD | st.integers(-3, 3) | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORD, inner, max_size=5),
    max_leaves=14,
)


def _yaml(node: object) -> str:
    """Flow YAML, with words bare: as careless as an author may be."""
    if isinstance(node, dict):
        return "{" + ", ".join(f"{key}: {_yaml(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(_yaml(item) for item in node) + "]"
    return str(node)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["ruleset.yaml", "lexicon/words.yaml", "rules/status-hostage.yaml", "rules/b.yaml", "over.yaml"]),
    _NODE.map(_yaml).map(str.encode) | st.binary(max_size=40),
)
def test_whatever_a_file_holds_only_a_ruleset_error_comes_of_it(tmp_path: Path, name: str, content: bytes):
    root = pack(tmp_path / "desk", lexicon="rank: [a]\nkind: {labels: {x: [a]}}\n")
    path = root / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(content)

    with suppress(RulesetError):
        load_ruleset([root, *([path] if name == "over.yaml" else [])])

    path.unlink() if before is None else path.write_bytes(before)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(RULE.splitlines()), _WORD | _NODE.map(_yaml))
def test_a_rule_with_one_line_spoilt_only_gives_a_ruleset_error(tmp_path: Path, line: str, instead: str):
    spoilt = RULE.replace(line, f"{line.partition(': ')[0]}: {instead}", 1)
    root = pack(tmp_path / "desk", rule=spoilt)

    with suppress(RulesetError):
        load_ruleset([root])
