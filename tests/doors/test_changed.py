"""Only what changed: an old draft is not nagged about, and nothing that a change brings is missed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

OLD = "# Front\n\nThey paraded the men.\n\nThe men rested.\n\nThe men begged.\n"
NOBODY = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    **dict.fromkeys(
        ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), "desk@example.org"
    ),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@pytest.fixture
def git(desk: Path):
    """Runs git in the newsroom's folder, which is a repository whose first commit has an old draft."""

    def run(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=desk, env=NOBODY, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "--quiet", "--initial-branch", "main")
    (desk / "old.md").write_text(OLD, encoding="utf-8")
    run("add", "--all")
    run("commit", "--quiet", "--message", "drafts")
    return run


@pytest.fixture
def changed(powlint, git):
    """The lines that `powlint check --changed` prints, on standard output and error."""

    def run(*words: str, status: int = 1, option: str = "--changed", **options: object) -> tuple[list[str], list[str]]:
        ran = powlint("check", option, "--format", "line", *words, **options)
        assert ran.returncode == status, ran.stderr.decode()
        return ran.stdout.decode().splitlines(), ran.stderr.decode().splitlines()

    return run


def edit(draft: Path, old: str, new: str) -> None:
    text = draft.read_text(encoding="utf-8")
    assert old in text
    draft.write_text(text.replace(old, new), encoding="utf-8")


def test_findings_in_changed_paragraphs_are_shown_and_the_others_counted(changed, desk: Path) -> None:
    assert changed(status=0) == ([], [])

    edit(desk / "old.md", "men rested", "captain paraded")

    assert changed() == (
        ["old.md:5:13: error: “paraded”: find a plainer word. [paraded-men]"],
        ["2 findings in unchanged paragraphs not shown"],
    )


def test_lines_that_are_cut_touch_the_paragraphs_on_both_sides(changed, desk: Path) -> None:
    edit(desk / "old.md", "The men rested.\n\n", "")

    lines, aside = changed()

    assert [line.partition(": ")[0] for line in lines] == ["old.md:3:6", "old.md:5:9"]
    assert aside == []


def test_staged_renamed_and_new_drafts_count_and_git_is_asked_from_any_folder(changed, git, desk: Path) -> None:
    odd = 'a "quoted" näme\nin two lines.md'
    (desk / "sub").mkdir()
    git("mv", "old.md", f"sub/{odd}")
    edit(desk / "sub" / odd, "men begged", "crew begged")
    git("add", "--all")
    (desk / "sub" / "new.txt").write_text("They paraded.\n", encoding="utf-8")
    (desk / "sub" / "notes.txt").write_text("They paraded.\n", encoding="utf-8")
    (desk / ".gitignore").write_text("notes.txt\n", encoding="utf-8")

    lines, aside = changed(cwd=desk / "sub")

    assert lines == [
        'a "quoted" näme in two lines.md:7:10: warning: “begged”: find a plainer word. [begging-men]',
        "new.txt:1:6: error: “paraded”: find a plainer word. [paraded-men]",
    ]
    assert aside == ["1 finding in unchanged paragraphs not shown"]


def test_a_file_without_lines_of_its_own_is_shown_whole(changed, git, desk: Path) -> None:
    rich = r"{\rtf1\ansi They paraded.\par The men rested.\par}"
    (desk / "rich.rtf").write_text(rich, encoding="ascii")
    (desk / "wide.txt").write_text("They paraded.\n\nThe men rested.\n", encoding="utf-16")
    (desk / "bad.md").unlink()
    (desk / "bad.md").symlink_to("fair.md")
    git("add", "--all")
    git("commit", "--quiet", "--message", "more")
    (desk / "rich.rtf").write_text(rich.replace("rested", "slept"), encoding="ascii")
    (desk / "wide.txt").write_text("They paraded.\n\nThe men slept.\n", encoding="utf-16")
    (desk / "bad.md").unlink()
    (desk / "bad.md").write_text("They begged.\n", encoding="utf-8")

    lines, _ = changed()

    assert [line.partition(": ")[0] for line in lines] == ["bad.md:1:6", "rich.rtf:1:6", "wide.txt:1:6"]


def test_what_rests_on_the_whole_draft_is_always_shown(changed, git, desk: Path, write_rule) -> None:
    rule = desk / "desk" / "rules" / "words" / "paraded-men.yaml"
    edit(rule, "sensitive:", "unless: [{find: [checked], within: document}]\nsensitive:")
    edit(rule, '"The men were [[paraded]] again."', '"The men were [[paraded]]."')
    edit(desk / "old.md", "The men begged.", "Nobody checked it.")
    git("commit", "--quiet", "--all", "--message", "checked")
    edit(desk / "old.md", "Nobody checked it.", "Nobody knows.")

    assert changed()[0] == ["old.md:3:6: error: “paraded”: find a plainer word. [paraded-men]"]


def test_a_person_who_is_named_again_is_told_though_the_finding_stands_at_the_first_place(changed, git, desk) -> None:
    (desk / "powlint.yaml").write_text("packs: [pow]\n", encoding="utf-8")
    told = "The border army said on Tuesday that it was holding prisoners of war."
    named = f"{told}\n\nThe captive Danylo Horlenko was born in spring, it said.\n\n{{}}\n\nHe ate.\n"
    (desk / "old.md").write_text(named.format("Nobody came."), encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "named")
    words = ("--select", "pow-name", "--reveal", "old.md")

    edit(desk / "old.md", "He ate.", "He slept.")

    assert changed(*words, status=0) == ([], ["1 finding in unchanged paragraphs not shown"])

    edit(desk / "old.md", "Nobody came.", "Prisoner Horlenko waited.")

    assert [line.partition(": ")[0] for line in changed(*words)[0]] == ["old.md:3:13"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nnaming_cleared: {by: AB, reason: her own wish}\n---\n", "---\nkicker: Front\n---\n"),
        ("---\nkicker: Front\n---\n", ""),
        ("<!-- powlint: ignore-draft begging-men: archive -->\n\n", ""),
    ],
)
def test_a_change_of_what_holds_for_the_whole_draft_shows_the_whole(changed, git, desk: Path, before, after) -> None:
    edit(desk / "old.md", OLD, before + OLD)
    git("commit", "--quiet", "--all", "--message", "head")
    edit(desk / "old.md", before + OLD, after + OLD)

    lines, aside = changed()

    assert (len(lines), aside) == (2, [])


def test_changed_waivers_show_the_whole_draft_and_paths_narrow_the_search(changed, desk: Path) -> None:
    (desk / "old.md.powlint.yaml").write_text("waivers: [{rule: begging-men, reason: archive}]\n", encoding="utf-8")
    (desk / "sub").mkdir()
    (desk / "sub" / "new.txt").write_text("They paraded.\n", encoding="utf-8")

    assert [line.partition(": ")[0] for line in changed("old.md")[0]] == ["old.md:3:6"]
    assert [line.partition(": ")[0] for line in changed("sub")[0]] == ["sub/new.txt:1:6"]


def test_since_a_revision_means_since_the_last_commit_shared_with_it(changed, git, desk: Path) -> None:
    git("checkout", "--quiet", "-b", "work")
    edit(desk / "old.md", "men rested", "captain paraded")
    git("commit", "--quiet", "--all", "--message", "mine")
    git("checkout", "--quiet", "main")
    edit(desk / "old.md", "men begged", "crew begged")
    git("commit", "--quiet", "--all", "--message", "theirs")
    git("checkout", "--quiet", "work")

    assert changed(status=0) == ([], [])
    assert [line.partition(": ")[0] for line in changed(option="--changed-since=main")[0]] == ["old.md:5:13"]


def test_whatever_the_settings_of_git_say_no_other_program_is_run(changed, git, desk: Path) -> None:
    git("config", "diff.external", "touch ran-external")
    git("config", "diff.mark.textconv", "touch ran-textconv; cat")
    git("config", "core.pager", "touch ran-pager; cat")
    git("config", "core.fsmonitor", "touch ran-fsmonitor")
    git("config", "color.ui", "always")
    git("config", "diff.noprefix", "true")
    git("config", "diff.relative", "true")
    git("config", "diff.renames", "false")
    (desk / ".git" / "info" / "attributes").write_text("*.md diff=mark\n", encoding="utf-8")
    edit(desk / "old.md", "men rested", "captain paraded")

    lines, _ = changed(env={"GIT_EXTERNAL_DIFF": "touch ran-variable", "GIT_DIFF_OPTS": "-u9"})

    assert [line.partition(": ")[0] for line in lines] == ["old.md:5:13"]
    assert list(desk.glob("ran-*")) == []


def test_before_the_first_commit_and_within_a_merge_everything_is_compared(changed, git, desk: Path) -> None:
    git("checkout", "--quiet", "-b", "work")
    edit(desk / "old.md", "men rested", "captain paraded")
    git("commit", "--quiet", "--all", "--message", "mine")
    git("checkout", "--quiet", "main")
    edit(desk / "old.md", "men rested", "crew paraded")
    git("commit", "--quiet", "--all", "--message", "theirs")
    subprocess.run(["git", "merge", "--quiet", "work"], cwd=desk, env=NOBODY, capture_output=True, check=False)

    assert len(changed("old.md")[0]) == 2

    shutil.rmtree(desk / ".git")
    git("init", "--quiet")
    git("add", "old.md")

    assert len(changed("old.md")[0]) == 4


def test_of_a_story_all_parts_are_read_if_one_is_changed(changed, git, desk: Path) -> None:
    story = desk / "story"
    story.mkdir()
    (story / "powlint-story.yaml").write_text("", encoding="utf-8")
    (story / "story.md").write_text(OLD, encoding="utf-8")
    (story / "captions.md").write_text("The men paraded.\n\nThe men rested.\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "story")

    assert changed("story", status=0) == ([], [])

    edit(story / "captions.md", "men rested", "crew paraded")
    lines, aside = changed("story")

    assert [line.partition(": ")[0] for line in lines] == ["story/captions.md:3:10"]
    assert aside == ["3 findings in unchanged paragraphs not shown"]


def test_without_the_option_nothing_of_it_is_loaded(environment, desk: Path) -> None:
    program = (
        "import sys\nfrom powlint.doors.cli import main\nmain(['check', 'bad.md'])\n"
        "print([name for name in sys.modules if name == 'subprocess' or '.changes' in name], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=desk, env=environment, capture_output=True, check=True)

    assert ran.stderr == b"[]\n"


def test_submodules_are_passed_over(changed, git, desk: Path) -> None:
    inner = desk / "inner"
    inner.mkdir()
    for words in (("init", "--quiet"), ("commit", "--quiet", "--allow-empty", "--message", "inner")):
        subprocess.run(["git", *words], cwd=inner, env=NOBODY, check=True)
    git("-c", "advice.addEmbeddedRepo=false", "add", "inner")
    git("commit", "--quiet", "--message", "inner")
    (inner / "draft.md").write_text("They paraded.\n", encoding="utf-8")

    assert changed(status=0) == ([], [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--changed-since", "nowhere"), "--changed-since: “nowhere” is no commit in this repository; is it fetched?"),
        (
            ("--changed-since=--output=x",),
            "--changed-since: “--output=x” is no commit in this repository; is it fetched?",
        ),
        (("--changed", "-"), "--changed: standard input is in no repository; name files or folders"),
        (("--changed", "--fix"), "argument --fix: not allowed with argument --changed"),
    ],
)
def test_what_cannot_be_compared_is_one_clear_line(powlint, git, words, said) -> None:
    ran = powlint("check", *words)

    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().splitlines()[0].partition("powlint check")[2].lstrip(": ") == said


def test_without_git_or_a_repository_it_says_so(powlint, desk: Path, tmp_path_factory) -> None:
    ran = powlint("check", "--changed", env={"GIT_CEILING_DIRECTORIES": str(desk.parent)})

    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().startswith("powlint check --changed: git says: not a git repository")

    ran = powlint("check", "--changed", env={"PATH": str(tmp_path_factory.mktemp("empty"))})

    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"powlint check --changed: git cannot be run: No such file or directory; is it installed?\n"


def test_a_draft_outside_the_repository_is_refused(powlint, git, tmp_path_factory) -> None:
    draft = tmp_path_factory.mktemp("other") / "draft.md"
    draft.write_text("They paraded.\n", encoding="utf-8")

    ran = powlint("check", "--changed", str(draft))

    assert ran.returncode == 2
    assert "lies outside the repository" in ran.stderr.decode()


def test_an_unchanged_draft_is_never_written_over_by_a_report(powlint, git, desk: Path) -> None:
    ran = powlint("check", "--changed", "old.md", "--output", "text:old.md")

    assert ran.returncode == 2
    assert (desk / "old.md").read_text(encoding="utf-8") == OLD
