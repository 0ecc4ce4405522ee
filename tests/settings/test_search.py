from __future__ import annotations

from pathlib import Path

import pytest

from powlint.errors import SettingsError
from powlint.model.finding import Severity
from powlint.settings import DEFAULT_FILES, load


def test_without_a_file_the_defaults_hold() -> None:
    settings = load(Path("/no/such/folder"))

    assert (settings.path, settings.packs, settings.fail_on) == (None, (), Severity.ERROR)
    assert settings.files == DEFAULT_FILES


def test_the_nearest_file_above_is_taken(tmp_path: Path) -> None:
    desk = tmp_path / "news" / "desk"
    desk.mkdir(parents=True)
    (tmp_path / "powlint.yaml").write_text("fail_on: warning\n")
    (tmp_path / "news" / "powlint.yaml").write_text("fail_on: suggestion\n")

    assert load(desk).fail_on is Severity.SUGGESTION


def test_relative_paths_start_at_the_file(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "house.yaml").write_text("")
    (tmp_path / "powlint.yaml").write_text("overlays: [house.yaml]\n")

    assert load(tmp_path / "desk").overlays == (tmp_path / "house.yaml",)


def test_a_pyproject_with_our_table_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.powlint]\nfail_on = "warning"\n[tool.powlint.rules]\noff = ["x"]\n')

    settings = load(tmp_path)

    assert (settings.fail_on, settings.off) == (Severity.WARNING, ("x",))


def test_a_pyproject_of_others_is_passed_over_even_if_broken(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (tmp_path / "powlint.yaml").write_text("fail_on: warning\n")
    (desk / "pyproject.toml").write_text('name = "uses powlint"\n[broken\n')

    assert load(desk).fail_on is Severity.WARNING


def test_two_files_in_one_folder_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "powlint.yaml").write_text("")
    (tmp_path / "pyproject.toml").write_text("[tool.powlint]\n")

    with pytest.raises(SettingsError, match=r"powlint\.yaml: settings also stand in pyproject\.toml"):
        load(tmp_path)


def test_a_named_file_is_taken_wherever_it_is(tmp_path: Path) -> None:
    (tmp_path / "powlint.yaml").write_text("fail_on: warning\n")
    (tmp_path / "strict.yaml").write_text("fail_on: suggestion\n")

    assert load(tmp_path, config=tmp_path / "strict.yaml").fail_on is Severity.SUGGESTION


def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.yaml: cannot be read: No such file or directory"):
        load(tmp_path, config=tmp_path / "none.yaml")


def test_a_dangling_link_is_not_taken_for_no_settings(tmp_path: Path) -> None:
    (tmp_path / "powlint.yaml").symlink_to(tmp_path / "gone")

    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path)


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    (tmp_path / "powlint.yaml").write_text("# nothing yet\n")

    assert load(tmp_path).path == tmp_path / "powlint.yaml"
