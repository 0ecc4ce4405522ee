"""Who gets to see the words that sensitive findings mark: an editor at a terminal, and whoever asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NAME = "Zorian Quixotenko"
DRAFT = f"""# Front

They paraded {NAME}, whom the guards of Quixotenko mocked.

The mother of **Quixotenko** begged, and [Zorian](https://example.org/zorian-quixotenko) begged too.
"""
FORMATS = ("text", "line")


@pytest.fixture(autouse=True)
def secret(desk: Path, write_rule) -> None:
    """A draft that names somebody; one rule marks the name, one its neighbour, one the words that hold it."""
    write_rule("full-name", NAME, sensitive="true", title="The name stands here")
    write_rule("paraded-name", f"paraded {NAME}", title="The name stands within")
    (desk / "secret.md").write_text(DRAFT, encoding="utf-8")


def told(output: bytes) -> bool:
    """Whether an output repeats any part of the name."""
    return any(part.encode() in output.lower() for part in NAME.lower().split())


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_pipe_gets_masks(powlint, output_format: str) -> None:
    ran = powlint("check", "secret.md", "--format", output_format, "--color", "always")

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert b"[full-name]" in ran.stdout
    assert b"[begging-men]" in ran.stdout
    assert "“••••”: find a plainer word." in ran.stdout.decode()
    assert not told(ran.stdout)


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_file_gets_masks(powlint, desk: Path, output_format: str) -> None:
    powlint("check", "secret.md", "--format", output_format, "--output", "report.txt")

    report = (desk / "report.txt").read_bytes()
    assert b"full-name" in report
    assert not told(report)


@pytest.mark.parametrize("output_format", [*FORMATS, "json"])
def test_whoever_asks_gets_the_words(powlint, output_format: str) -> None:
    assert f"“{NAME}”" in powlint("check", "secret.md", "--format", output_format, "--reveal").stdout.decode()


def test_programs_get_the_words(powlint) -> None:
    report = json.loads(powlint("check", "secret.md", "--format", "json").stdout)

    findings = report["files"][0]["findings"]
    assert findings
    assert [f["text"] for f in findings] == [DRAFT[f["start"] : f["end"]] for f in findings]
    assert not any(f["masked"] for f in findings)


def test_programs_get_masks_if_they_ask(powlint) -> None:
    ran = powlint("check", "secret.md", "--format", "json", "--mask")

    assert not told(ran.stdout)
    findings = json.loads(ran.stdout)["files"][0]["findings"]
    masked = {finding["rule"]: finding["text"] for finding in findings if finding["masked"]}
    assert masked["full-name"] == masked["paraded-name"] == "••••"
    assert "begged" in [finding["text"] for finding in findings if not finding["masked"]]


def test_a_silenced_name_is_masked_and_its_reason_is_not(powlint, desk: Path) -> None:
    note = "<!-- powlint: ignore-draft full-name: the family agreed in writing -->\n\n"
    (desk / "secret.md").write_text(note + DRAFT, encoding="utf-8")

    ran = powlint("check", "secret.md", "--show-silenced")

    assert b"the family agreed in writing" in ran.stdout
    assert not told(ran.stdout)


def test_reveal_and_mask_exclude_each_other(powlint) -> None:
    ran = powlint("check", "secret.md", "--reveal", "--mask")

    assert ran.returncode == 2
    assert b"not allowed with argument --reveal" in ran.stderr


def on_terminal(desk: Path, environment: dict[str, str], *words: str) -> bytes:
    """What `powlint check` shows on a terminal."""
    import pty  # noqa: PLC0415 - not on Windows

    ours, theirs = pty.openpty()
    command = [sys.executable, "-X", "utf8", "-m", "powlint", "check", "secret.md", *words]
    with subprocess.Popen(command, cwd=desk, env=environment, stdout=theirs, stderr=subprocess.PIPE) as process:
        os.close(theirs)
        shown = b""
        while piece := _piece(ours):
            shown += piece
        _, stderr = process.communicate(timeout=60)
    os.close(ours)
    assert (process.returncode, stderr) == (1, b"")
    return shown


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux: nobody writes any more
        return b""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
@pytest.mark.parametrize("output_format", FORMATS)
def test_a_terminal_shows_the_words(desk: Path, environment: dict[str, str], output_format: str) -> None:
    shown = on_terminal(desk, {**environment, "CI": ""}, "--format", output_format)

    assert f"“{NAME}”" in shown.decode()
    assert "•" not in shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
def test_a_terminal_gets_masks_if_it_asks(desk: Path, environment: dict[str, str]) -> None:
    assert not told(on_terminal(desk, {**environment, "CI": ""}, "--mask"))


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
def test_a_terminal_of_a_ci_service_is_a_log(desk: Path, environment: dict[str, str]) -> None:
    assert not told(on_terminal(desk, {**environment, "CI": "true"}))
