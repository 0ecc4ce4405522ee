"""What a shape cannot say about a rule: its id and file agree, its sources exist, its message and examples hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePath

from powlint.errors import Problem
from powlint.rules.build import text_nodes
from powlint.rules.examples import MarkError, marked
from powlint.rules.nearest import meant
from powlint.rules.tree import Items, Node, Table, Text, problem
from powlint.values import dataclass

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}|[{}]")
_CAPTURE = re.compile(r"<([A-Za-z_][A-Za-z0-9_]*)=")
_GROUP = re.compile(r"\(\?P?<([A-Za-z_][A-Za-z0-9_]*)>")
_ALWAYS = ("match", "missing")


@dataclass(frozen=True, slots=True)
class Known:
    """The names that the packs define."""

    sources: Collection[str]
    categories: Collection[str]


def proofread(rule: Table, known: Known) -> Iterator[Problem]:
    """All that is wrong with a rule besides its shape."""
    yield from _id(rule)
    yield from _category(rule, known)
    for source in text_nodes(rule.get("sources")):
        if source.value not in known.sources:
            hint = meant(source.value, known.sources, list_up_to=0) or "; add it to `sources` in ruleset.yaml"
            yield problem(source, f'no source has the key "{source.value}"{hint}')
    yield from _message(rule)
    yield from _examples(rule)


def _id(rule: Table) -> Iterator[Problem]:
    node = rule.get("id")
    if isinstance(node, Text):
        stem = PurePath(node.path).stem
        if node.value != stem:
            yield problem(node, f'the id "{node.value}" is not the file\'s name; call the file {node.value}.yaml')


def _category(rule: Table, known: Known) -> Iterator[Problem]:
    node = rule.get("category")
    if isinstance(node, Text) and node.value not in known.categories:
        yield problem(node, f'no category is called "{node.value}"{meant(node.value, known.categories, list_up_to=0)}')


def _message(rule: Table) -> Iterator[Problem]:
    if "extends" in rule.pairs:
        return  # what a rule extends may remember more; made whole, it has no such key
    names = {*_ALWAYS, *remembered(rule)}
    for text in (*text_nodes(rule.get("message")), *text_nodes(rule.get("suggest")), *_fixes(rule.get("fix"))):
        for found in _PLACEHOLDER.finditer(text.value):
            if found[1] is None:
                yield _inside(text, found.start(), 1, f'a "{found[0]}" without its partner; delete it')
            elif found[1] not in names:
                hint = meant(found[1], names)
                yield _inside(text, found.start(), len(found[0]), f"nothing is remembered as {found[0]}{hint}")


def _fixes(node: Node | None) -> tuple[Text, ...]:
    if isinstance(node, Table):
        return tuple(text for pair in node.pairs.values() for text in text_nodes(pair.value))
    return text_nodes(node)


def remembered(rule: Table) -> Iterator[str]:
    """The names that stand for something whenever the rule fires: `as` in `when`, and `<who=…>` in `find`."""
    for condition in _items(rule.get("when")):
        if isinstance(condition, Table):
            yield from (text.value for text in text_nodes(condition.get("as")))
    yield from _captures(rule.get("find"))


def _captures(node: Node | None) -> Iterator[str]:
    for item in _items(node):
        if isinstance(item, Text):
            yield from _CAPTURE.findall(item.value)
        elif isinstance(item, Table):
            for phrase in text_nodes(item.get("phrase")):
                yield from _CAPTURE.findall(phrase.value)
            for regex in text_nodes(item.get("regex")):
                yield from _GROUP.findall(regex.value)


def _examples(rule: Table) -> Iterator[Problem]:
    examples = rule.get("examples")
    if not isinstance(examples, Table):
        return
    for kind in ("flags", "passes"):
        for example in text_nodes(examples.get(kind)):
            try:
                _, spans = marked(example.value)
            except MarkError as trouble:
                yield _inside(example, trouble.offset, 2, str(trouble))
                continue
            if kind == "flags" and not spans:
                yield problem(example, "nothing is marked; put [[ ]] round the words that the rule must find")
            if kind == "passes" and spans:
                yield problem(example, "an example that passes has no [[marks]]; delete them, or move it to flags")


def _items(node: Node | None) -> tuple[Node, ...]:
    if node is None:
        return ()
    return node.items if isinstance(node, Items) else (node,)


def _inside(text: Text, offset: int, width: int, message: str) -> Problem:
    """A complaint about a part of a text; about its start where a quoted text is broken over lines."""
    line, column = text.inside
    if text.width and "\n" not in text.value:
        return Problem(text.path, line, column + offset, message, "", width)
    return problem(text, message)
