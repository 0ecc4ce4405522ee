"""`powlint check --fix` and `--diff`: safe fixes in the drafts, and nothing else."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))
from office import docx, paragraph, run

DRAFT = "# Front\r\n\r\nThey Paraded the men, who begged.\r\n\r\n“They paraded us,” one said.\r\n"
FIXED = "# Front\r\n\r\nThey Led the men, who asked.\r\n\r\n“They paraded us,” one said.\r\n"


@pytest.fixture(autouse=True)
def fixes(desk: Path) -> None:
    """The desk's two rules have fixes, and there is a draft with CRLF and a quotation."""
    for rule, fix in (("paraded-men", "{paraded: led}"), ("begging-men", "asked")):
        with (desk / "desk" / "rules" / "words" / f"{rule}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"fix: {fix}\n")
    (desk / "d.md").write_bytes(b"\xef\xbb\xbf" + DRAFT.encode())


def test_the_words_are_changed_in_the_file_and_what_remains_is_reported(powlint, desk: Path) -> None:
    (desk / "d.md").chmod(0o640)
    (desk / "link.md").symlink_to("d.md")

    ran = powlint("check", "--fix", "link.md", "--format", "line")

    assert (ran.returncode, ran.stderr) == (1, b"2 fixes made in 1 file\n")
    assert ran.stdout.decode() == "link.md:5:7: error: “paraded”: find a plainer word. [paraded-men]\n"
    assert (desk / "d.md").read_bytes() == b"\xef\xbb\xbf" + FIXED.encode()
    assert stat.S_IMODE((desk / "d.md").stat().st_mode) == 0o640
    assert (desk / "link.md").is_symlink()
    assert [each.name for each in desk.iterdir() if each.name.startswith(".")] == []

    again = powlint("check", "--fix", "d.md", "--format", "line")

    assert again.stderr == b"no fixes made\n"
    assert (desk / "d.md").read_bytes() == b"\xef\xbb\xbf" + FIXED.encode()


def test_a_diff_shows_what_would_change_and_writes_nothing(powlint, desk: Path) -> None:
    ran = powlint("check", "--diff", "d.md", "good.txt")

    assert ran.returncode == 1
    assert ran.stdout.decode() == (
        "--- d.md\n+++ d.md\n@@ -2,3 +2,3 @@\n \n-They Paraded the men, who begged.\n+They Led the men, who asked.\n \n"
    )
    assert ran.stderr.decode() == "2 fixes to make in 1 file; 1 finding without a fix, which powlint check shows\n"
    assert (desk / "d.md").read_bytes() == b"\xef\xbb\xbf" + DRAFT.encode()


@pytest.mark.parametrize(("draft", "status"), [("good.txt", 0), ("fair.md", 1), ("said.txt", 1), ("gone.txt", 2)])
def test_the_status_of_a_diff_tells_whether_anything_is_to_be_done(
    powlint, desk: Path, draft: str, status: int
) -> None:
    (desk / "said.txt").write_text("“They paraded us,” one said.\n", encoding="utf-8")

    assert powlint("check", "--diff", draft).returncode == status


def test_fixes_that_mend_all_end_with_status_0(powlint, desk: Path) -> None:
    (desk / "bad.md").write_text("They paraded the men, who begged.\n", encoding="utf-8")

    ran = powlint("check", "--fix", "bad.md")

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"no findings in 1 file\n", b"2 fixes made in 1 file\n")


def test_standard_input_is_fixed_onto_standard_output(powlint, desk: Path) -> None:
    mixed = ("check", "--fix", "-", "bad.md", "--stdin-filename", "x.md", "--format", "line")
    ran = powlint(*mixed, input=DRAFT.encode("utf-16"))

    assert ran.stdout == FIXED.encode("utf-16")
    assert ran.stderr.decode().splitlines() == [
        "x.md:5:7: error: “paraded”: find a plainer word. [paraded-men]",
        "4 fixes made in 2 files",
    ]
    assert ran.returncode == 1
    assert (desk / "bad.md").read_text() == "# Front\n\nThey led the men, who asked.\n"
    assert not (desk / "x.md").exists()


def test_standard_input_that_cannot_be_read_comes_out_as_it_went_in(powlint) -> None:
    ran = powlint("check", "--fix", "-", input=b"paraded\xff\n")

    assert (ran.returncode, ran.stdout) == (2, b"paraded\xff\n")
    assert b"not UTF-8" in ran.stderr


def test_a_word_file_is_fixed_in_its_runs(powlint, desk: Path) -> None:
    (desk / "d.docx").write_bytes(docx(paragraph(run("They ") + run("paraded", "<w:b/>") + run(" the men."))).content)

    shown = powlint("check", "--diff", "d.docx")
    assert b"-They paraded the men.\n+They led the men.\n" in shown.stdout

    assert powlint("check", "--fix", "d.docx").returncode == 0
    assert powlint("check", "--diff", "d.docx").stderr == b"no fixes to make\n"


def test_what_is_silenced_or_faulty_or_no_draft_to_write_is_left_and_the_others_are_fixed(powlint, desk: Path) -> None:
    noted = "They paraded him. <!-- powlint: ignore paraded-men: agreed with AB -->\n"
    drafts = {"noted.md": noted, "faulty.md": "They paraded.\n", "x.eml": "Subject: x\n\nThey paraded.\n"}
    for name, text in drafts.items():
        (desk / name).write_text(text, encoding="utf-8")
    (desk / "faulty.md.powlint.yaml").write_bytes(b"\xff\xfe\x00")

    ran = powlint("check", "--fix", "gone.md", "bad.md", *drafts)

    assert ran.returncode == 2
    assert {name: (desk / name).read_text(encoding="utf-8") for name in drafts} == drafts
    assert (desk / "bad.md").read_text() == "# Front\n\nThey led the men, who asked.\n"
    assert ran.stderr.decode().splitlines()[-1] == (
        "2 fixes made in 1 file; "
        "left: 1 in a draft that could not be fully checked, 1 in a format that cannot be written"
    )


def test_a_draft_that_cannot_be_written_is_told_in_a_line_and_the_others_are_fixed(powlint, desk: Path) -> None:
    # No file can stand beside it: a name has 255 bytes at most.
    long = desk / f"{'d' * 250}.md"
    long.write_text("They paraded the men.\n", encoding="utf-8")
    (desk / "link.md").symlink_to(long.name)

    ran = powlint("check", "--fix", "link.md", "bad.md")

    assert ran.returncode == 2
    assert ran.stderr == b"link.md: cannot be written: File name too long\n2 fixes made in 1 file\n"
    assert long.read_text(encoding="utf-8") == "They paraded the men.\n"
    assert "led" in (desk / "bad.md").read_text()


def test_a_diff_in_a_pipe_masks_names(powlint, desk: Path, write_rule) -> None:
    write_rule("named-men", "Zorian", sensitive="true")
    (desk / "n.txt").write_text("They paraded Zorian.\n\nZorian begged.\x1b[31m\n", encoding="utf-8")

    masked = powlint("check", "--diff", "n.txt")
    assert b"Zorian" not in masked.stdout + masked.stderr
    assert "-They paraded ••••.\n+They led ••••.\n" in masked.stdout.decode()
    assert b"\x1b" not in masked.stdout

    powlint("check", "--diff", "n.txt", "--reveal", "--output", "out.diff")
    assert "+They led Zorian." in (desk / "out.diff").read_text(encoding="utf-8")


def test_a_rules_page_shows_its_fix(powlint) -> None:
    assert "fix\n  paraded → led\n" in powlint("explain", "paraded-men").stdout.decode()


def test_either_fix_or_diff(powlint) -> None:
    ran = powlint("check", "--fix", "--diff", "d.md")

    assert ran.returncode == 2
    assert b"not allowed with argument" in ran.stderr
