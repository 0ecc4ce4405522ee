"""The script for zsh."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from powlint.doors.cli.completion.described import RULE_IDS, Described, Taken, filled

_SCRIPT = """\
#compdef powlint
# To have it in every shell, write this into ~/.zshrc, after compinit:  eval "$(powlint completion zsh)"
_powlint_rules() { compadd -- ${(f)"$({rules})"} }
_powlint() {
  local -a commands=(
{commands}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  shift words; (( CURRENT-- ))
  case $words[1] in
{words}
  esac
}
if [[ $funcstack[1] == _powlint ]]; then _powlint "$@"; else compdef _powlint powlint; fi
"""
_MARKS = re.compile(r"[\\\[\]:]")


def script(commands: Sequence[Described]) -> str:
    """What zsh is to run."""
    return filled(
        _SCRIPT,
        rules=RULE_IDS,
        commands=(f"    {_quoted(f'{command.name}:{command.help}')}" for command in commands),
        words=(f"    {command.name}) _arguments {' '.join(_specs(command))} ;;" for command in commands),
    )


def _specs(command: Described) -> Iterator[str]:
    for option in command.options:
        for name in option.names:
            value = f":{_marked(option.metavar)}:{_offered(option)}" if option.metavar else ""
            # "=" lets the value follow after an "=" as well as after a space.
            equals = "=" if option.metavar and name.startswith("--") else ""
            yield _quoted(f"*{name}{equals}[{_marked(option.help)}]{value}")
    for word in command.words:
        yield _quoted(f"*:{_marked(word.metavar)}:{_offered(word)}")


def _offered(taken: Taken) -> str:
    if taken.choices:
        return f"({' '.join(taken.choices)})"
    offers = ["_powlint_rules"] * taken.rules + ["_files"] * taken.files
    # With a space in front zsh runs it as it is; both together are two ways to go on.
    return " _alternative 'rules:rule:_powlint_rules' 'files:draft:_files'" if len(offers) > 1 else "".join(offers)


def _marked(text: str) -> str:
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
