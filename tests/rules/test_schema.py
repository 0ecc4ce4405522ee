from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from powlint.rules.checker import complaints
from powlint.rules.schema import KINDS, json_schema
from powlint.rules.tree import read_sheet

from .packs import HEAD, RULE

REPOSITORY = Path(__file__).resolve().parents[2]
PACKS = sorted(path.parent for path in (REPOSITORY / "rulesets").glob("*/ruleset.yaml"))


def files(kind: str) -> list[Path]:
    """The files of a kind in our own packs."""
    if kind == "ruleset":
        return [pack / "ruleset.yaml" for pack in PACKS]
    folder = {"rule": "rules", "lexicon": "lexicon"}[kind]
    return [path for pack in PACKS for path in sorted((pack / folder).rglob("*.yaml"))]


def validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_the_one_that_the_code_makes(kind: str):
    published = (REPOSITORY / "docs" / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8")

    assert json.loads(published) == json_schema(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_a_schema(kind: str):
    jsonschema.Draft202012Validator.check_schema(json_schema(kind))


@pytest.mark.parametrize("kind", ["rule", "lexicon", "ruleset"])
def test_all_our_own_files_fit_the_published_schema(kind: str):
    wrong = [
        f"{path.name}: {error.json_path}: {error.message}"
        for path in files(kind)
        for error in validator(kind).iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("rule", RULE),
        ("rule", RULE.replace("severity: warning", "severity: eror")),
        ("rule", RULE.replace("find:", "fnd:")),
        ("rule", RULE.replace("find: hostage(s)", "find: {phrase: a, regex: b}")),
        ("rule", RULE.replace("find: hostage(s)", "find: {phrase: a, literals: [b]}")),
        ("rule", RULE.replace("find: said, within: sentence", "find: said")),
        ("rule", RULE.replace("within: sentence", "within: near")),
        ("rule", RULE.replace("unless:", "needs:")),
        ("rule", RULE.replace("find: said, within: sentence", "meta: cleared")),
        ("rule", RULE.replace("find: said, within: sentence", "meta: cleared, within: sentence")),
        ("rule", RULE.replace("sources: [house-1]", "sources: []")),
        ("rule", RULE.replace("severity: warning", "severity: warning\nsensitive: 'true'")),
        ("rule", RULE.replace("severity: warning", "severity: warning\ncount: 0")),
        ("rule", RULE.replace("hostage(s)", "1949")),
        ("rule", "id: a\nextends: b\nreason: c\n"),
        ("rule", "id: a\nextends: b\n"),
        ("ruleset", HEAD),
        ("ruleset", HEAD.replace('"1"', "1.10")),
        ("ruleset", HEAD.replace("kind: house", "kind: hose")),
        ("ruleset", HEAD.replace('"2026-11-21"', '""')),
        ("ruleset", HEAD.replace('"2026-11-21"', '"soon"')),
        ("lexicon", "rank: [a, {phrase: B, case: exact}]\n"),
        ("lexicon", "rank: {layer: true, labels: {x: [a], y: b}}\n"),
        ("lexicon", "rank: {labels: {x: [a]}, phrases: [b]}\n"),
        ("lexicon", "Made Up: [a]\n"),
        ("lexicon", "rank: []\n"),
        ("overlay", "overlay: a\nchanges: {b: {severity: error, reason: c}}\nlexicon: {d: {add: [e], remove: f}}\n"),
        ("overlay", "overlay: a\nchanges: {b: {severity: error}}\n"),
        ("overlay", "overlay: a\nchanges: {b: {id: c, reason: d}}\n"),
    ],
)
def test_checker_and_published_schema_agree(kind: str, text: str):
    root = read_sheet("a.yaml", text.encode()).root
    assert root is not None

    checked = not complaints(root, KINDS[kind][0], kind)

    assert validator(kind).is_valid(yaml.safe_load(text)) == checked


def test_each_key_tells_an_editor_what_it_is_for():
    rule = json_schema("rule")

    assert rule["else"]["properties"]["find"]["description"] == "What to find; a query or a list of them."  # type: ignore[index]
