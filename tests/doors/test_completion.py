"""What a shell offers after a tab, asked of the real shells."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time

import pytest

from powlint.doors.cli import COMMANDS, command_named


def scripts(powlint, shell):
    ended = powlint("completion", shell)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.decode()


@pytest.fixture
def path(tmp_path, environment):
    """An environment in which `powlint` is ours."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "powlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m powlint "$@"\n', encoding="utf-8")
    (folder / "powlint").chmod(0o755)
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "TERM": "dumb"}
    return {**environment, **home, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def ran(command, desk, env):
    ended = subprocess.run(command, cwd=desk, env=env, capture_output=True, timeout=60, check=False)
    assert ended.stderr == b""
    return ended.stdout.decode()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_takes(name):
    assert command_named(name).parser().prog == f"powlint {name}"


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not on PATH")
def test_bash_offers_commands_options_values_and_rules(powlint, desk, path):
    (desk / "c.bash").write_text(scripts(powlint, "bash"), encoding="utf-8")
    lines = [
        "powlint |c",
        "powlint |check|--fail",
        "powlint |check|--fail-on|=|w",
        "powlint |explain|p",
        "powlint |check|b",
    ]
    asks = "\n".join(
        f"COMP_WORDS=({line.replace('|', ' ')}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _powlint; "
        'echo "${COMPREPLY[*]}"'
        for line in lines
    )

    said = ran(["bash", "--norc", "-c", f"source ./c.bash\n{asks}\ncomplete -p powlint"], desk, path)

    *offered, complete = said.splitlines()
    assert offered == ["check completion", "--fail-on", "warning", "paraded-men", ""]
    assert "-o default" in complete  # so that the names of files come where nothing else is offered
    assert "-F _powlint" in complete


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not on PATH")
def test_fish_offers_commands_options_values_rules_and_files(powlint, desk, path):
    (desk / "c.fish").write_text(scripts(powlint, "fish"), encoding="utf-8")
    asked = ("c", "check --fail", "check --fail-on w", "explain p", "check ba", "annotate bad.md -o x --only w")
    asks = "\n".join(f"echo = (complete -C 'powlint {line}' | string split -f 1 \\t)" for line in asked)

    said = ran(["fish", "--no-config", "-c", f"source ./c.fish\n{asks}"], desk, path)

    offered = [line.removeprefix("= ").split() for line in said.splitlines()]
    assert offered == [
        ["check", "completion"], ["--fail-on"], ["warning"], ["paraded-men", "powlint.yaml"], ["bad.md"], ["warnings"]
    ]  # fmt: skip


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not on PATH")
def test_zsh_offers_options_values_rules_and_files(powlint, desk, path):
    (desk / "c.zsh").write_text(scripts(powlint, "zsh"), encoding="utf-8")
    setup = "PS1='> '; unsetopt beep zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source ./c.zsh\n"
    typed = (
        ("powlint che\t", "powlint check"),
        ("--fail\t", "--fail-on"),
        ("w\t", "warning"),
        ("ba\t\n", "bad.md"),
        ("powlint explain para\t\n", "paraded-men"),
    )
    terminal, inside = pty.openpty()
    streams = {"stdin": inside, "stdout": inside, "stderr": inside}
    shell = subprocess.Popen(["zsh", "-f", "-i"], cwd=desk, env=path, start_new_session=True, **streams)
    try:
        os.write(terminal, setup.encode())
        for keys, shown in typed:
            os.write(terminal, keys.encode())
            assert shown in until(terminal, shown)
    finally:
        shell.kill()
        shell.wait()
        os.close(inside)
        os.close(terminal)


def until(terminal, wanted):
    """What a terminal shows until it shows what is wanted."""
    shown, end = b"", time.monotonic() + 30
    while wanted.encode() not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 4096)
    return shown.decode(errors="replace")


def test_a_shell_that_we_do_not_know_is_told_in_a_line(powlint):
    ended = powlint("completion", "csh")

    assert ended.returncode == 2
    assert "bash" in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr
