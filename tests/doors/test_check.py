from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def test_findings_are_status_1_and_shown_with_words_and_way_out(powlint) -> None:
    ran = powlint("check", "bad.md", "good.txt")

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.decode() == (
        "bad.md:3:6: error: “paraded”: find a plainer word. [paraded-men]\n"
        "    3 | They paraded the men, who begged.\n"
        "      |      ^^^^^^^\n"
        "        why: Readers take it for ours.\n"
        "        sources: House rules, page 4\n"
        "        instead: Say what happened.\n"
        "\n"
        "bad.md:3:27: warning: “begged”: find a plainer word. [begging-men]\n"
        "    3 | They paraded the men, who begged.\n"
        "      |                           ^^^^^^\n"
        "        why: Readers take it for ours.\n"
        "        sources: House rules, page 4\n"
        "        instead: Say what happened.\n"
        "\n"
        "1 error, 1 warning in 1 file\n"
    )


def test_clean_drafts_are_status_0(powlint) -> None:
    ran = powlint("check", "good.txt")

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"no findings in 1 file\n", b"")


def test_a_warning_fails_only_if_asked_to(powlint) -> None:
    assert powlint("check", "fair.md").returncode == 0
    assert powlint("check", "fair.md", "--fail-on", "warning").returncode == 1


def test_a_folder_is_searched_and_its_files_are_sorted(powlint) -> None:
    lines = powlint("check", ".", "--format", "line").stdout.decode().splitlines()

    assert lines == [
        "bad.md:3:6: error: “paraded”: find a plainer word. [paraded-men]",
        "bad.md:3:27: warning: “begged”: find a plainer word. [begging-men]",
        "fair.md:1:6: warning: “begged”: find a plainer word. [begging-men]",
    ]


def test_json_cuts_the_words_out_of_the_file(powlint, desk: Path) -> None:
    source = "\ufeffŽan 🎖 and Z\u030can\r\nwere paraded again\r\n"
    (desk / "odd.txt").write_bytes(source.encode("utf-8"))

    report = json.loads(powlint("check", "odd.txt", "--format", "json").stdout)

    found = report["files"][0]["findings"][0]
    assert source[1:][found["start"] : found["end"]] == found["text"] == "paraded"
    assert (found["line"], found["column"]) == (2, 6)


def test_rules_are_selected_and_ignored(powlint) -> None:
    assert powlint("check", "bad.md", "--select", "begging-men").returncode == 0
    assert powlint("check", "bad.md", "--ignore", "paraded-men,begging-men").stdout == b"no findings in 1 file\n"


def test_an_unknown_rule_is_told_with_the_nearest(powlint) -> None:
    ran = powlint("check", "bad.md", "--select", "paraded-man")

    assert ran.returncode == 2
    assert ran.stderr.decode() == (
        "command line: there is no rule or category “paraded-man” — did you mean “paraded-men”?\n"
    )


def test_standard_input_is_read_under_the_name_it_is_given(powlint) -> None:
    ran = powlint("check", "-", "--stdin-filename", "x.md", "--format", "line", input=b"They `paraded` and paraded.")

    assert ran.stdout.decode().startswith("x.md:1:")
    assert powlint("check", "-", "--format", "line", input=b"paraded").stdout.startswith(b"<stdin>:1:1: error")


def test_a_file_named_twice_is_linted_once(powlint, desk: Path) -> None:
    ran = powlint("check", "bad.md", "./bad.md", str(desk / "bad.md"))

    assert ran.stdout.endswith(b"1 error, 1 warning in 1 file\n")


def test_the_number_of_processes_changes_no_byte(powlint, desk: Path) -> None:
    (desk / "many").mkdir()
    for number in range(30):
        (desk / "many" / f"{number}.md").write_text(f"They paraded {number} men.\n\nOne begged.\n")
    (desk / "many" / "7.md").write_bytes(b"\x00\xff\x00binary\x01")

    one, two = (powlint("check", "many", "--format", "json", "--jobs", jobs) for jobs in "12")

    assert one.stdout == two.stdout
    assert (one.returncode, one.stderr) == (two.returncode, two.stderr)
    assert len(json.loads(one.stdout)["files"]) == 30


def test_a_missing_path_is_one_line_and_the_others_are_linted(powlint) -> None:
    ran = powlint("check", "gone.md", "bad.md", "--format", "line")

    assert (ran.returncode, ran.stderr) == (2, b"gone.md: no such file or folder\n")
    assert ran.stdout.startswith(b"bad.md:3:6: error")


@pytest.mark.parametrize("content", [b"\x7fELF\x02\x01\x01\x00\x00\x00\xff\xfe\x00", b"caf\xe9 au lait"])
def test_a_binary_is_a_fault_of_one_line(powlint, desk: Path, content: bytes) -> None:
    (desk / "photo.txt").write_bytes(content)

    ran = powlint("check", "photo.txt", "fair.md", "--format", "line")

    assert ran.returncode == 2
    assert ran.stderr.startswith(b"photo.txt:")
    assert ran.stderr.count(b"\n") == 1
    assert ran.stdout.startswith(b"fair.md:1:6: ")


def test_an_empty_file_is_clean(powlint, desk: Path) -> None:
    (desk / "empty.md").write_bytes(b"")

    assert powlint("check", "empty.md").returncode == 0


def test_what_cannot_be_read_is_a_fault(powlint, desk: Path) -> None:
    (desk / "link.md").symlink_to(desk / "gone")
    (desk / "loop.md").symlink_to(desk / "loop.md")

    ran = powlint("check", ".", "--format", "line")

    assert ran.returncode == 2
    assert [line.partition(b":")[0] for line in ran.stderr.splitlines()] == [b"link.md", b"loop.md"]
    assert b"bad.md:3:6" in ran.stdout


def test_a_folder_without_drafts_is_said(powlint, desk: Path) -> None:
    (desk / "empty").mkdir()

    ran = powlint("check", "empty")

    assert (ran.returncode, ran.stderr.partition(b";")[0]) == (0, b"empty: holds no drafts")


def test_a_broken_rule_is_told_with_its_place(powlint, desk: Path) -> None:
    path = desk / "desk" / "rules" / "words" / "paraded-men.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("severity:", "severty:"), encoding="utf-8")

    ran = powlint("check", "bad.md")

    assert (ran.returncode, ran.stdout) == (2, b"")
    assert "paraded-men.yaml:4:1: " in ran.stderr.decode()
    assert "severty" in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


def test_a_runaway_pattern_is_a_fault_and_the_other_rules_go_on(powlint, write_rule, desk: Path) -> None:
    write_rule("runaway", "x", find='{regex: "(a|aa)+$", literals: [aaaa]}')
    (desk / "hostile.txt").write_text("They paraded " + "a" * 60 + "!\n", encoding="utf-8")

    ran = powlint("check", "hostile.txt", "bad.md", "--format", "line")

    assert ran.returncode == 2
    assert ran.stderr.count(b"\n") == 1
    assert "hostile.txt: rule “runaway” gave up: " in ran.stderr.decode()
    assert b"hostile.txt:1:6: error" in ran.stdout
    assert b"bad.md:3:6: error" in ran.stdout


def test_a_broken_setting_is_told(powlint, desk: Path) -> None:
    (desk / "powlint.yaml").write_text("packs: [desk]\nfail_at: error\n")

    ran = powlint("check", "bad.md")

    assert ran.returncode == 2
    assert ran.stderr.decode().startswith("powlint.yaml:2:1: unknown key “fail_at” — did you mean “fail_on”?\n")


def test_another_file_of_settings_may_be_named(powlint, desk: Path) -> None:
    (desk / "strict.yaml").write_text("packs: [desk]\nfail_on: warning\n")

    assert powlint("check", "fair.md", "--config", "strict.yaml").returncode == 1


def test_a_pack_that_is_not_there_is_told(powlint, desk: Path) -> None:
    (desk / "powlint.yaml").write_text("packs: [pov]\n")

    ran = powlint("check", "bad.md")

    assert (ran.returncode, ran.stderr.splitlines()[0].decode()) == (
        2,
        "powlint.yaml:1:9: there is no pack “pov” — did you mean “pow”?",
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check"], "powlint check: give files or folders"),
        (["check", "bad.md", "--format", "jsn"], "there is no format “jsn” — did you mean “json”?"),
        (["check", "bad.md", "--fail-on", "eror"], "“eror” is no severity — did you mean “error”?"),
        (["check", "bad.md", "--jobs", "0"], "takes a number of processes"),
        (["check", "bad.md", "--colour"], "unrecognized arguments: --colour"),
        (["chek", "bad.md"], "there is no command “chek” — did you mean “check”?"),
        (["--quiet", "check"], "a command comes before options such as --quiet"),
        (["check", "bad.md", "--output", "bad.md"], "bad.md: is one of the drafts"),
        (
            ["check", "bad.md", "--output", "no/such/x"],
            "no/such/x: cannot be written: there is no folder no/such; make it first",
        ),
    ],
)
def test_a_slip_on_the_command_line_is_status_2(powlint, words: list[str], told: str) -> None:
    ran = powlint(*words)

    assert ran.returncode == 2
    assert told in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


def test_the_report_goes_to_a_file_if_asked(powlint, desk: Path) -> None:
    ran = powlint("check", "bad.md", "--format", "line", "--output", "report.txt")

    assert (ran.returncode, ran.stdout) == (1, b"")
    assert (desk / "report.txt").read_text(encoding="utf-8").startswith("bad.md:3:6: error: “paraded”")


def test_a_closed_pipe_is_quiet(desk: Path, environment: dict[str, str]) -> None:
    (desk / "big.md").write_text("They paraded the men.\n\n" * 3000)
    command = f"{sys.executable} -m powlint check big.md | head -1; echo ${{PIPESTATUS[0]}}"

    ran = subprocess.run(["bash", "-c", command], cwd=desk, env=environment, capture_output=True, check=False)

    assert ran.stderr == b""
    assert ran.stdout.decode().splitlines()[1] == "1"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_one_line_and_status_2(powlint) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = powlint("check", "bad.md", capture_output=False, stdout=full, stderr=subprocess.PIPE)

    assert (ran.returncode, ran.stderr.decode()) == (2, "standard output cannot be written: No space left on device\n")


def test_an_ascii_terminal_gets_escapes(powlint) -> None:
    ran = powlint("check", "bad.md", "--format", "line", env={"PYTHONIOENCODING": "ascii"})

    assert ran.returncode == 1
    assert b"error: \\u201cparaded\\u201d" in ran.stdout


def test_a_file_name_that_is_not_utf8_is_no_trouble(powlint, desk: Path) -> None:
    (desk / "caf\udce9.md").write_text("They paraded.\n")

    ran = powlint("check", ".", "--format", "json")

    assert ran.returncode == 1
    assert [file["path"] for file in json.loads(ran.stdout)["files"]][1] == "caf\udce9.md"


def test_colours_are_for_terminals(powlint) -> None:
    assert b"\x1b" not in powlint("check", "bad.md").stdout
    assert b"\x1b[1;31m" in powlint("check", "bad.md", "--color", "always").stdout
    assert b"\x1b" not in powlint("check", "bad.md", "--no-color", env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b" in powlint("check", "bad.md", env={"FORCE_COLOR": "1", "NO_COLOR": ""}).stdout
    assert b"\x1b" not in powlint("check", "bad.md", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_a_note_silences_and_can_be_shown(powlint, desk: Path) -> None:
    (desk / "noted.md").write_text(
        "<!-- powlint: ignore paraded-men: a quotation from 1943, agreed with the desk -->\n\nThey paraded the men.\n"
    )

    assert powlint("check", "noted.md").stdout == b"no findings in 1 file; 1 silenced\n"
    assert b"a quotation from 1943" in powlint("check", "noted.md", "--show-silenced").stdout


def test_a_note_without_reason_is_shown_as_a_finding(powlint, desk: Path) -> None:
    (desk / "noted.md").write_text("<!-- powlint: ignore paraded-men -->\n\nThey paraded the men.\n")

    ran = powlint("check", "noted.md", "--format", "line")

    assert ran.returncode == 1
    assert b"[powlint-note]" in ran.stdout
    assert b"[paraded-men]" in ran.stdout


@pytest.mark.skipif(not hasattr(signal, "SIGINT"), reason="no signals here")
def test_ctrl_c_is_one_line_and_status_130(desk: Path, environment: dict[str, str]) -> None:
    os.mkfifo(desk / "never.md")
    command = [sys.executable, "-m", "powlint", "check", "never.md"]
    with subprocess.Popen(
        command, cwd=desk, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        # Opening for writing waits until somebody reads: then the run is under way.
        with (desk / "never.md").open("wb"):
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
        _, stderr = process.communicate(timeout=60)

    assert (process.returncode, stderr) == (130, b"powlint: interrupted\n")


def test_a_line_of_50_mb_is_one_line_and_the_other_drafts_are_linted(powlint, desk: Path) -> None:
    (desk / "huge.txt").write_text("They paraded the men. " + "word " * 10_000_000)
    (desk / "mild.txt").write_text("They paraded the men.")

    ran = powlint("check", "huge.txt", "mild.txt", "--format", "line")

    assert (ran.returncode, ran.stdout.partition(b" ")[0], ran.stderr) == (
        2,
        b"mild.txt:1:6:",
        b"huge.txt: is larger than 32 MB, too large for a draft; lint its parts\n",
    )
