"""The script for fish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from powlint.doors.cli.completion.described import RULE_IDS, Described, Taken

_HEAD = f"""\
# To have it in every shell:  powlint completion fish > ~/.config/fish/completions/powlint.fish
function __powlint_rules
  {RULE_IDS}
end
complete -c powlint -f
"""


def script(commands: Sequence[Described]) -> str:
    """What fish is to run."""
    lines = [line for command in commands for line in _lines(command)]
    return _HEAD + "".join(f"{line}\n" for line in lines)


def _lines(command: Described) -> Iterator[str]:
    yield f"complete -c powlint -n __fish_use_subcommand -a {command.name} -d {_quoted(command.help)}"
    inside = f"complete -c powlint -n '__fish_seen_subcommand_from {command.name}'"
    for option in command.options:
        names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
        value = f" -r {_offered(option)}".rstrip() if option.metavar else ""
        yield f"{inside} {names} -d {_quoted(option.help)}{value}"
    for word in command.words:
        if _offered(word):
            yield f"{inside} {_offered(word)}"


def _offered(taken: Taken) -> str:
    offers = ["-F"] * taken.files
    if taken.rules or taken.choices:
        offers.append("-a '(__powlint_rules)'" if taken.rules else f"-a {_quoted(' '.join(taken.choices))}")
    return " ".join(offers)


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
