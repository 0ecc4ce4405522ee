from __future__ import annotations

import os
from pathlib import Path

import pytest

from powlint.doors.cli.files import Given, given
from powlint.settings import Settings


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of drafts, and the working folder."""
    for name in ("b.md", "a.txt", "notes.pdf", "deep/c.md", ".git/d.md", ".hidden.md", "archive/old.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, **settings: tuple[str, ...]) -> Given:
    return given(paths, Settings(Path.cwd(), **settings))  # type: ignore[arg-type]


def names(*paths: str, **settings: tuple[str, ...]) -> list[str]:
    return [draft.as_posix() for draft in found(*paths, **settings).drafts]


def test_a_folder_gives_its_drafts_sorted_and_nothing_hidden(desk: Path) -> None:
    assert names(".") == ["a.txt", "archive/old.md", "b.md", "deep/c.md"]


def test_what_is_excluded_is_not_entered(desk: Path) -> None:
    assert names(".", exclude=("archive", "b.*")) == ["a.txt", "deep/c.md"]


def test_a_named_file_is_taken_whatever_it_is_called(desk: Path) -> None:
    assert names("notes.pdf", ".hidden.md", exclude=("*",)) == [".hidden.md", "notes.pdf"]


def test_each_file_is_taken_once(desk: Path) -> None:
    assert names("b.md", "./b.md", "deep", "deep/../b.md") == ["b.md", "deep/c.md"]
    assert len(names("b.md", str(desk / "b.md"), ".")) == 4


def test_a_path_that_is_not_there_does_not_stop_the_others(desk: Path) -> None:
    seen = found("gone.md", "b.md")

    assert [fault.path for fault in seen.lost] == ["gone.md"]
    assert [draft.name for draft in seen.drafts] == ["b.md"]


def test_a_link_that_leads_nowhere_counts_as_a_draft(desk: Path) -> None:
    (desk / "deep" / "link.md").symlink_to(desk / "gone.md")

    assert names("deep") == ["deep/c.md", "deep/link.md"]


def test_a_pipe_in_a_folder_is_passed_over(desk: Path) -> None:
    os.mkfifo(desk / "deep" / "pipe.md")

    assert names("deep") == ["deep/c.md"]


def test_a_folder_without_drafts_is_named(desk: Path) -> None:
    (desk / "empty").mkdir()

    assert found("empty", "deep").empty == ("empty",)


def test_a_folder_given_twice_is_not_empty_the_second_time(desk: Path) -> None:
    assert found("deep", "./deep").empty == ()


def test_a_dash_is_standard_input(desk: Path) -> None:
    assert found("-", "b.md").stdin
