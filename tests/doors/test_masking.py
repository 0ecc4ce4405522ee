"""Who gets to see the words that sensitive findings mark: an editor at a terminal, and whoever asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from powlint.plugins.builtin import REPORTERS

NAMES = [reporter.name for reporter in REPORTERS]
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


PLUGIN = """\
import sys
import warnings

from powlint import Examples, Rule, Severity, Silence, hookimpl


class Breaks:
    rule = Rule("breaks", "identity.name", "It breaks", Severity.ERROR, "m", "", (), (), Examples())
    literals = None
    layers = frozenset()

    def find(self, draft):
        try:
            return {}[draft.document.text]
        except KeyError as error:
            raise ValueError(draft.document.text) from error


class Ends(Breaks):
    rule = Rule("ends", "identity.name", "It ends", Severity.ERROR, "m", "", (), (), Examples())

    def find(self, draft):
        warnings.warn(draft.document.text)
        sys.exit(draft.document.text)


@hookimpl
def powlint_add_checks():
    return [Breaks(), Ends()]


@hookimpl
def powlint_silence(finding, document):
    if finding.rule_id == "full-name":
        raise RuntimeError(finding.matched)
"""


@pytest.fixture
def plugin(desk: Path, environment: dict[str, str]) -> dict[str, str]:
    """The variables of a run with a plugin whose rule and hook break down with words of the draft in their errors."""
    site = desk / "site"
    about = site / "powlint_breaks-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: powlint-breaks\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[powlint]\nbreaks = powlint_breaks\n")
    (site / "powlint_breaks.py").write_text(PLUGIN)
    (desk / "powlint.yaml").write_text("packs: [desk]\nplugins: [breaks]\n")
    return {"PYTHONPATH": os.pathsep.join([str(site), environment["PYTHONPATH"]])}


def test_no_output_of_any_run_repeats_a_marked_word(powlint, desk: Path, write_rule, plugin: dict[str, str]) -> None:
    """All formats, in files and in pipes; the cache, temporary files, standard error, tracebacks."""
    # Rules that do not hold the name: the cache keeps rules, and may.
    write_rule("full-name", "Oleh", find='{regex: "(?<=paraded )[A-Z][a-z]+ [A-Z][a-z]+"}', sensitive="true")
    write_rule("paraded-name", "Oleh", find='{regex: "paraded [A-Z][a-z]+ [A-Z][a-z]+"}')
    note = f"<!-- powlint: ignore-draft paraded-name: {NAME} agreed in writing -->\n\n"
    (desk / "secret.md").write_text(note + DRAFT, encoding="utf-8")
    kept = desk / "kept"
    kept.mkdir()
    env = {"POWLINT_CACHE": str(kept / "cache"), "TMPDIR": str(kept), "HOME": str(kept), "CI": "true"}
    wanted = [word for name in NAMES for word in ("--output", f"{name}:kept/report.{name}")]

    runs = [
        powlint("check", "secret.md", "--show-silenced", *wanted, env={**env, **plugin}),
        powlint("check", "secret.md", *wanted, env={**env, **plugin, "POWLINT_DEBUG": "1"}),
        powlint("check", "secret.md", "--jobs", "2", "bad.md", env={**env, **plugin, "POWLINT_DEBUG": "1"}),
    ]
    (desk / "powlint.yaml").write_text("packs: [desk]\n")
    runs.append(powlint("check", "secret.md", "--show-silenced", *wanted, env=env))
    runs += [powlint("check", "secret.md", "--format", name, env=env) for name in ("jsonl", "sarif")]

    assert [ran.returncode for ran in runs] == [2, 2, 2, 1, 1, 1]
    assert b"rule \xe2\x80\x9cbreaks\xe2\x80\x9d gave up: ValueError\n" in runs[0].stderr
    assert b"rule \xe2\x80\x9cends\xe2\x80\x9d gave up: SystemExit\n" in runs[0].stderr
    assert (
        b"triage gave up: plugin \xe2\x80\x9cbreaks\xe2\x80\x9d: powlint_silence raised RuntimeError\n"
        in runs[0].stderr
    )
    assert b"raise ValueError(draft.document.text) from error" in runs[1].stderr
    assert not any(told(output) for ran in runs for output in (ran.stdout, ran.stderr))
    written = [path for path in desk.rglob("*") if path.is_file() and path.name != "secret.md"]
    assert len([path for path in written if path.parent == kept]) == len(NAMES)
    assert any("cache" in path.parts for path in written)
    assert [path for path in written if told(path.read_bytes())] == []


def test_json_in_a_file_is_masked_and_shown_only_if_asked_for(powlint, desk: Path) -> None:
    ran = powlint("check", "secret.md", "--format", "json", "-o", "json:report.json")

    assert told(ran.stdout), "programs that read it at once get the words"
    assert not told((desk / "report.json").read_bytes())

    powlint("check", "secret.md", "-o", "json:report.json", "--reveal")

    assert told((desk / "report.json").read_bytes())


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
def test_a_terminal_shows_the_words_and_a_file_beside_it_does_not(desk: Path, environment: dict[str, str]) -> None:
    assert told(on_terminal(desk, {**environment, "CI": ""}, "-o", "sarif:report.sarif"))
    assert not told((desk / "report.sarif").read_bytes())
