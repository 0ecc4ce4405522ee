"""`powlint baseline`, and what `powlint check` makes of it: an archive starts clean, and nobody reads names in it."""

from __future__ import annotations

import hashlib
import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from powlint.api import lint_file

NAME = "Zorian Quixotenko"
ARCHIVE = f"They paraded {NAME}.\n\nHis mother begged.\n"
AFTER = "Nobody knows what has become of them since, and nobody has asked the ministry on either side.\n\n"


@pytest.fixture(autouse=True)
def archive(desk: Path, write_rule) -> None:
    """Two old drafts that name somebody, one of them in its file name; the settings name the baseline."""
    write_rule("full-name", NAME, sensitive="true", title="The name stands here")
    for name in ("bad.md", "fair.md", "good.txt"):
        (desk / name).unlink()
    (desk / "old.md").write_text(ARCHIVE, encoding="utf-8")
    (desk / "zorian-quixotenko.md").write_text(f"Other words. {ARCHIVE}", encoding="utf-8")
    (desk / "powlint.yaml").write_text("packs: [desk]\nbaseline: powlint-baseline.json\nby: AB\n", encoding="utf-8")


def created(powlint) -> subprocess.CompletedProcess[bytes]:
    ran = powlint("baseline", "create", "--reason", "archive of 2024")
    assert ran.returncode == 0, ran.stderr
    return ran


def entries(desk: Path) -> list[dict[str, str]]:
    return json.loads((desk / "powlint-baseline.json").read_bytes())[1:]


def test_an_archive_starts_clean_and_nothing_of_it_can_be_read_in_the_baseline(powlint, desk: Path) -> None:
    ran = created(powlint)

    assert ran.stdout == b"wrote powlint-baseline.json: 6 new, 0 gone, 0 kept\n"
    assert ran.stderr.startswith(b"wrote .powlint-salt, the newsroom's salt: keep a copy")
    assert stat.S_IMODE((desk / ".powlint-salt").stat().st_mode) == 0o600
    text = (desk / "powlint-baseline.json").read_text(encoding="utf-8")
    assert not [word for word in ("zorian", "quixotenko", "paraded ", "begged") if word in text.lower()]
    salt = (desk / ".powlint-salt").read_text(encoding="ascii").strip()
    assert salt not in text
    assert {(e["reason"], e["by"]) for e in entries(desk)} == {("archive of 2024", "AB")}

    checked = powlint("check", ".", "--show-silenced")

    assert checked.returncode == 0
    assert b"silenced: by baseline by AB: archive of 2024" in checked.stdout
    assert checked.stdout.decode().splitlines()[-1].startswith("no findings in 2 files; 6 silenced")
    assert NAME.encode() not in checked.stdout


def test_an_editor_and_a_program_see_the_archive_clean_too(powlint, desk: Path) -> None:
    created(powlint)

    verdict = lint_file(desk / "old.md").verdict

    assert (verdict.reported, len(verdict.silenced)) == ((), 3)


def test_nobody_can_test_a_guessed_name_without_the_salt(powlint, desk: Path) -> None:
    created(powlint)
    first = {entry["fingerprint"] for entry in entries(desk)}
    (desk / "powlint-baseline.json").unlink()
    (desk / ".powlint-salt").unlink()
    created(powlint)

    assert first.isdisjoint(entry["fingerprint"] for entry in entries(desk))
    plain = [hashlib.new(kind, NAME.encode()).hexdigest()[:32] for kind in ("md5", "sha256", "blake2b")]
    assert first.isdisjoint(plain)


def test_old_findings_stay_silent_when_the_file_is_edited_and_renamed_and_new_ones_are_heard(
    powlint, desk: Path
) -> None:
    created(powlint)
    (desk / "old.md").rename(desk / "renamed.md")
    text = f"{AFTER}{AFTER}{ARCHIVE}\n{AFTER}They begged again.\n"
    (desk / "renamed.md").write_text(text, encoding="utf-8")

    ran = powlint("check", ".", "--format", "line", "--fail-on", "warning")

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.decode() == "renamed.md:11:6: warning: “begged”: find a plainer word. [begging-men]\n"
    several = powlint("check", ".", "--format", "line", "--fail-on", "warning", "--jobs", "2")
    assert (several.returncode, several.stdout) == (1, ran.stdout)


def test_a_paragraph_copied_from_the_archive_is_heard(powlint, desk: Path) -> None:
    created(powlint)
    (desk / "today.md").write_text(ARCHIVE, encoding="utf-8")

    ran = powlint("check", "today.md", "--format", "line")

    assert ran.returncode == 1
    assert ran.stdout.count(b"today.md:") == 3


def test_check_tells_what_is_new_and_gone_and_update_keeps_the_old_reasons(powlint, desk: Path) -> None:
    created(powlint)
    (desk / "old.md").write_text(f"{AFTER}They paraded {NAME}.\n\nThe men were paraded.\n", encoding="utf-8")

    told = powlint("baseline", "check")

    assert (told.returncode, told.stderr) == (1, b"")
    assert told.stdout.decode().splitlines() == [
        "old.md:5:14: error: “paraded”: find a plainer word. [paraded-men]",
        "old.md: gone: archive of 2024 [begging-men]",
        "1 new, 1 gone, 5 kept",
    ]
    before = (desk / "powlint-baseline.json").read_bytes()
    unsaid = powlint("baseline", "update")
    assert unsaid.returncode == 2
    assert unsaid.stderr.decode() == (
        "1 finding is new to the baseline: say with --reason why that may stand; nothing was written\n"
    )
    repeated = powlint("baseline", "update", "--reason", "quixotenko agreed")
    assert (repeated.returncode, b"uixo" in repeated.stderr) == (2, False)
    assert (desk / "powlint-baseline.json").read_bytes() == before

    updated = powlint("baseline", "update", "--reason", "seen by the desk", env={"USER": "CD"})

    assert (updated.returncode, updated.stdout) == (0, b"wrote powlint-baseline.json: 1 new, 1 gone, 5 kept\n")
    after = (desk / "powlint-baseline.json").read_bytes()
    assert len(set(after.replace(b",\n", b"\n").split(b"\n")) - set(before.replace(b",\n", b"\n").split(b"\n"))) == 1
    assert sorted(entry["reason"] for entry in entries(desk)) == ["archive of 2024"] * 5 + ["seen by the desk"]
    quiet = powlint("baseline", "check")
    assert (quiet.returncode, quiet.stdout) == (0, b"0 new, 0 gone, 6 kept\n")


def test_an_update_of_one_file_leaves_the_entries_of_others_and_a_lost_file_loses_none(powlint, desk: Path) -> None:
    created(powlint)
    (desk / "zorian-quixotenko.md").write_bytes(b"\xff\xfe\x00")
    (desk / "old.md").write_text("Nothing is left.\n", encoding="utf-8")

    assert powlint("baseline", "update", "old.md").stdout == b"wrote powlint-baseline.json: 0 new, 3 gone, 3 kept\n"

    unread = powlint("baseline", "update")

    assert unread.returncode == 2
    assert unread.stdout == b"wrote powlint-baseline.json: 0 new, 0 gone, 3 kept\n"
    assert unread.stderr.startswith(b"zorian-quixotenko.md: ")
    assert len(entries(desk)) == 3


def test_a_baseline_that_is_there_is_never_written_over(powlint, desk: Path) -> None:
    (desk / "powlint-baseline.json").write_text("mine", encoding="utf-8")

    ran = powlint("baseline", "create", "--reason", "archive")

    assert ran.returncode == 2
    assert ran.stderr.decode() == "powlint-baseline.json: is there already; “powlint baseline update” renews it\n"
    assert (desk / "powlint-baseline.json").read_text(encoding="utf-8") == "mine"
    assert not (desk / ".powlint-salt").exists()


def test_without_the_right_salt_nothing_is_linted(powlint, desk: Path) -> None:
    created(powlint)
    salt = (desk / ".powlint-salt").read_bytes()

    (desk / ".powlint-salt").write_bytes(salt[::-1])
    wrong = powlint("check", ".")
    (desk / ".powlint-salt").unlink()
    missing = powlint("check", ".")
    unasked = powlint("check", ".", "--no-baseline")

    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.startswith(b"powlint-baseline.json: was made with another salt")
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert missing.stderr.startswith(b".powlint-salt: there is no salt")
    assert (wrong.stderr.count(b"\n"), missing.stderr.count(b"\n")) == (1, 1)
    assert unasked.returncode == 1
    assert b"silenced" not in unasked.stdout


def test_a_baseline_that_is_named_and_not_there_is_an_error(powlint) -> None:
    for words in (["check", "."], ["check", ".", "--baseline", "none.json"], ["baseline", "check"]):
        ran = powlint(*words)

        assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (2, b"", 1)


def test_services_know_a_finding_by_the_keyed_hash_where_there_is_a_salt(powlint, desk: Path) -> None:
    created(powlint)
    before = powlint("check", "old.md", "--no-baseline", "--format", "gitlab").stdout
    (desk / "powlint.yaml").write_text("packs: [desk]\nsalt_file: .powlint-salt\n", encoding="utf-8")
    after = powlint("check", "old.md", "--format", "gitlab").stdout

    plain, keyed = ({issue["fingerprint"] for issue in json.loads(out)} for out in (before, after))
    assert len(plain) == len(keyed) == 3
    assert plain.isdisjoint(keyed)


def test_a_run_without_baseline_and_log_loads_nothing_of_them(desk: Path, environment: dict[str, str]) -> None:
    (desk / "powlint.yaml").write_text("packs: [desk]\n", encoding="utf-8")
    script = (
        "import sys; from powlint.doors.cli import main; main(['check', 'old.md'])\n"
        "print([n for n in sys.modules if n.rpartition('.')[2] in "
        "('baseline', 'baseline_file', 'fingerprints', 'salt', 'duty_log', 'private', 'getpass', 'fcntl')])"
    )

    ran = subprocess.run([sys.executable, "-c", script], cwd=desk, env=environment, capture_output=True, check=True)

    assert ran.stdout.decode().splitlines()[-1] == "[]"
