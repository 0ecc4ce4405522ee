from __future__ import annotations

from pathlib import Path

import pytest

from powlint.errors import SettingsError
from powlint.model.finding import Severity
from powlint.model.rule import Examples, Rule, Status
from powlint.settings import Settings, chosen, load


def rule(rule_id: str, category: str = "identity.name", status: Status = Status.LIVE) -> Rule:
    return Rule(rule_id, category, "", Severity.ERROR, "", "", (), (), Examples(), status=status)


NAME, BIRTH = rule("pow-name"), rule("pow-birth", "identity.birth")
HEALTH, DRAFT = rule("medical-detail", "health.detail"), rule("pow-new", status=Status.DRAFT)
OLD = rule("pow-old", status=Status.RETIRED)
RULES = (NAME, BIRTH, HEALTH, DRAFT, OLD)


def ids(**words: tuple[str, ...]) -> list[str]:
    return [each.id for each in chosen(RULES, Settings(Path(), **words))]  # type: ignore[arg-type]


def test_live_rules_run_and_drafts_and_retired_ones_do_not() -> None:
    assert ids() == ["pow-name", "pow-birth", "medical-detail"]


def test_a_draft_runs_when_named() -> None:
    assert ids(on=("pow-new",))[-1] == "pow-new"
    assert ids(select=("pow-new",)) == ["pow-new"]


def test_a_category_does_not_name_a_draft() -> None:
    assert ids(select=("identity.name",)) == ["pow-name"]


def test_a_family_of_categories_is_switched_off_by_its_first_word() -> None:
    assert ids(off=("identity",)) == ["medical-detail"]


def test_the_command_line_selects_what_the_file_has_off() -> None:
    assert ids(off=("pow-name",), select=("pow-name",)) == ["pow-name"]


def test_ignore_beats_everything() -> None:
    assert ids(on=("pow-name",), select=("identity",), ignore=("pow-name",)) == ["pow-birth"]


def test_a_severity_is_taken_from_the_settings() -> None:
    settings = Settings(Path(), severities={"pow-name": Severity.WARNING})

    assert chosen([NAME], settings)[0].severity is Severity.WARNING


def test_unknown_rules_are_told_all_at_once_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "powlint.yaml").write_text("rules: {off: [pow-nme]}\nseverities: {pow-brith: error}\n")

    with pytest.raises(SettingsError) as raised:
        chosen(RULES, load(tmp_path).overruled(select=("zzz",)))

    told = {(p.path.rpartition("/")[2], p.line, p.message) for p in raised.value.problems}
    assert told == {
        ("powlint.yaml", 1, "there is no rule or category “pow-nme” — did you mean “pow-name”?"),
        ("powlint.yaml", 2, "there is no rule “pow-brith” — did you mean “pow-birth”?"),
        ("command line", 0, "there is no rule or category “zzz”; “powlint rules” lists them"),
    }


def test_a_retired_rule_cannot_be_asked_for() -> None:
    with pytest.raises(SettingsError, match="is retired and never runs"):
        ids(select=("pow-old",))
