"""Holds a tree against a shape and says everything that does not fit, at the place where it stands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import assert_never

from powlint.errors import Problem
from powlint.rules.nearest import meant
from powlint.rules.shapes import Choice, Either, Flag, Keyed, ListOf, Named, Number, Shape, Switch, Words
from powlint.rules.tree import Items, Node, Table, Text, problem

_KINDS = {Text: "a text", Items: "a list", Table: "a table of keys"}


def complaints(node: Node, shape: Shape, name: str) -> list[Problem]:
    """All that is wrong with `node`, which its author knows as `name`."""
    found: list[Problem] = []
    _check(node, shape, name, found)
    return found


def _check(node: Node, shape: Shape, name: str, found: list[Problem]) -> None:  # noqa: PLR0912  one branch a shape
    """Add what is wrong; to a list, because every start of powlint takes this path and generators cost twice."""
    match shape:
        case Words():
            _words(node, shape, name, found)
        case Either(text, items, table):
            fitting = text if isinstance(node, Text) else items if isinstance(node, Items) else table
            if fitting is None:
                kinds = zip(_KINDS.values(), (text, items, table), strict=True)
                allowed = " or ".join(kind for kind, part in kinds if part is not None)
                found.append(problem(node, f'"{name}" must be {allowed}, not {_KINDS[type(node)]}'))
            else:
                _check(node, fitting, name, found)
        case ListOf():
            _list(node, shape, name, found)
        case Keyed():
            _keyed(node, shape, name, found)
        case Named():
            _named(node, shape, name, found)
        case Switch(key, present, absent):
            held = isinstance(node, Table) and key in node.pairs
            _keyed(node, present if held else absent, name, found)
        case Choice():
            _choice(node, shape, name, found)
        case Number():
            if not isinstance(node, Text) or not node.plain or not _form("[1-9][0-9]{0,5}").fullmatch(node.value):
                found.append(problem(node, f'"{name}" must be a whole number from 1, without quotes'))
        case Flag():
            if not isinstance(node, Text) or node.value not in ("true", "false") or not node.plain:
                found.append(problem(node, f'"{name}" must be true or false, without quotes'))
        case _:
            assert_never(shape)


def _mistyped(text: Text) -> str:
    """What is wrong with a bare word that YAML would not take for text."""
    if text.plain and not text.value:
        return "nothing stands here; write a text"
    taken = text.mistyped
    return f'YAML reads {text.value} as {taken}; write it in quotes: "{text.value}"' if taken else ""


def _words(node: Node, shape: Words, name: str, found: list[Problem]) -> None:
    if not isinstance(node, Text):
        found.append(problem(node, f'"{name}" must be a text, not {_KINDS[type(node)]}'))
        return
    wrong = _mistyped(node)
    if wrong:
        pass
    elif not node.value.strip():
        wrong = "" if shape.may_be_empty else f'"{name}" is empty; write a text'
    elif shape.longest and len(node.value) > shape.longest:
        wrong = f'"{name}" has {len(node.value)} characters; at most {shape.longest} fit'
    elif shape.form and not _form(shape.form).fullmatch(node.value):
        wrong = f'"{name}" cannot be "{_short(node.value)}"; {shape.hint}'
    if wrong:
        found.append(problem(node, wrong))


def _choice(node: Node, shape: Choice, name: str, found: list[Problem]) -> None:
    if not isinstance(node, Text):
        found.append(problem(node, f'"{name}" must be one of {", ".join(shape.words)}, not {_KINDS[type(node)]}'))
    elif node.value not in shape.words:
        found.append(problem(node, f'"{name}" cannot be "{_short(node.value)}"{meant(node.value, shape.words)}'))


def _list(node: Node, shape: ListOf, name: str, found: list[Problem]) -> None:
    if not isinstance(node, Items):
        if shape.lone:
            _check(node, shape.item, name, found)
        else:
            found.append(problem(node, f'"{name}" must be a list, not {_KINDS[type(node)]}'))
        return
    if len(node.items) < shape.at_least:
        wanted = "at least one" if shape.at_least == 1 else f"at least {shape.at_least}"
        found.append(problem(node, f'"{name}" has {len(node.items) or "nothing in it"}; write {wanted}'))
    for item in node.items:
        _check(item, shape.item, name, found)


def _keyed(node: Node, shape: Keyed, name: str, found: list[Problem]) -> None:
    if not isinstance(node, Table):
        found.append(problem(node, f'"{name}" must be a table of keys, not {_KINDS[type(node)]}'))
        return
    for word, (key, value) in node.pairs.items():
        if known := shape.keys.get(word):
            _check(value, known.shape, word, found)
        elif advice := shape.advice.get(word):
            found.append(problem(key, advice))
        else:
            found.append(problem(key, f'unknown key "{_short(word)}"{meant(word, shape.keys, list_up_to=0)}'))
    _company(node, shape, name, found)


def _company(node: Table, shape: Keyed, name: str, found: list[Problem]) -> None:
    """What is wrong with the keys as a company: missing ones, and ones that cannot stand together."""
    pairs = node.pairs
    for word in shape.required:
        if word not in pairs:
            found.append(problem(_head(node), f'"{name}" misses the key "{word}"'))
    for group in shape.one_of:
        there = [word for word in group if word in pairs]
        if not there:
            found.append(problem(_head(node), f'"{name}" misses one of the keys {", ".join(group)}'))
        for extra in there[1:]:
            found.append(problem(pairs[extra].key, f'"{extra}" cannot stand beside "{there[0]}"; keep one'))
    for word, others in shape.beside.items():
        for other in others:
            if word in pairs and other not in pairs:
                found.append(problem(pairs[word].key, f'"{word}" needs the key "{other}" beside it'))
    for word, others in shape.apart.items():
        for other in others:
            if word in pairs and other in pairs:
                found.append(problem(pairs[other].key, f'"{other}" cannot stand beside "{word}"; delete it'))


def _head(node: Table) -> Node:
    """The first key of a table, where a complaint about the whole of it is shown."""
    return next((pair.key for pair in node.pairs.values()), node)


def _named(node: Node, shape: Named, name: str, found: list[Problem]) -> None:
    if not isinstance(node, Table):
        found.append(problem(node, f'"{name}" must be a table of keys, not {_KINDS[type(node)]}'))
        return
    if not node.pairs and not shape.may_be_empty:
        found.append(problem(node, f'"{name}" has nothing in it; write at least one'))
    for word, (key, value) in node.pairs.items():
        if wrong := _mistyped(key):
            found.append(problem(key, wrong))
        elif shape.form and not _form(shape.form).fullmatch(word):
            found.append(problem(key, f'"{_short(word)}" is not a good name; {shape.hint}'))
        _check(value, shape.value, word, found)


@lru_cache(maxsize=64)
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _short(value: str) -> str:
    """A value that fits into a message."""
    line = " ".join(value.split())
    return line if len(line) <= 40 else line[:39] + "…"
