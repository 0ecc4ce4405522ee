"""The script for bash, of any version since 3.2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from powlint.doors.cli.completion.described import RULE_IDS, Described, Taken, filled

# Where nothing is offered bash completes the names of files, which is what most of ours take.
_SCRIPT = """\
# To have it in every shell, write this into ~/.bashrc:  eval "$(powlint completion bash)"
_powlint() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
  # Bash takes the "=" of --option=value for a word.
  if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
  case $COMP_CWORD:${COMP_WORDS[1]}:$before in
    1:*) words='{commands}' ;;
{values}
    *) case ${COMP_WORDS[1]}:$word in
{words}
    esac ;;
  esac
  [[ $words == RULES ]] && words=$({rules})
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o bashdefault -o default -F _powlint powlint
"""


def script(commands: Sequence[Described]) -> str:
    """What bash is to run."""
    return filled(
        _SCRIPT,
        commands=" ".join(command.name for command in commands),
        values=(line for command in commands for line in _values(command)),
        words=(line for command in commands for line in _words(command)),
        rules=RULE_IDS,
    )


def _values(command: Described) -> Iterator[str]:
    """What may stand behind each option."""
    for option in command.options:
        if option.metavar:
            names = "|".join(f"*:{command.name}:{name}" for name in option.names)
            yield f"    {names}) words='{_offered(option)}' ;;"


def _words(command: Described) -> Iterator[str]:
    """The options, once a dash is there; else what stands without one."""
    names = " ".join(name for option in command.options for name in option.names)
    yield f"      {command.name}:-*) words='{names}' ;;"
    if command.words:
        yield f"      {command.name}:*) words='{_offered(command.words[0])}' ;;"


def _offered(taken: Taken) -> str:
    return "RULES" if taken.rules else " ".join(taken.choices)
