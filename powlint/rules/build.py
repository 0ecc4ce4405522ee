"""From checked trees to the nouns of the model; whatever comes here has passed the checker."""

from __future__ import annotations

from collections.abc import Mapping

from powlint.model.finding import Severity
from powlint.model.rule import (
    Condition,
    Count,
    Entry,
    Examples,
    Gather,
    Query,
    Rule,
    SourceRef,
    Status,
    Window,
)
from powlint.rules.tree import Items, Node, Table, Text
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """The pack a rule belongs to, and the layer that opens it."""

    pack: str
    gate: str


def rule_of(table: Table, home: Home) -> Rule:
    """The rule that a file (and what it extends, and overlays) comes to."""
    head = table.pairs["id"].value
    return Rule(
        id=text_of(table, "id"),
        category=text_of(table, "category"),
        title=text_of(table, "title"),
        severity=Severity(text_of(table, "severity")),
        message=_prose(table, "message"),
        why=_prose(table, "why"),
        sources=texts_of(table.get("sources")),
        instead=tuple(" ".join(way.split()) for way in texts_of(table.get("instead"))),
        examples=_examples(table.get("examples")),
        find=queries_of(table.get("find")),
        of=queries_of(table.get("of")),
        zones=texts_of(table.get("in")),
        not_zones=texts_of(table.get("not_in")),
        when=_conditions(table.get("when")),
        unless=_conditions(table.get("unless")),
        needs=_conditions(table.get("needs")),
        graver=_conditions(table.get("graver")),
        gather=_gather(table.get("gather")),
        count=Count(text_of(table, "report", Count.EACH.value)),
        least=int(text_of(table, "count", "1")),
        suggest=texts_of(table.get("suggest")),
        fix=_fix(table.get("fix")),
        sensitive=_flag(table, "sensitive"),
        status=Status(text_of(table, "status", Status.LIVE.value)),
        pack=home.pack,
        gate=home.gate,
        mark=head.mark if isinstance(head, Text) else None,
    )


def entry_of(name: Text, node: Node) -> Entry:
    """A vocabulary entry."""
    if not isinstance(node, Table):
        return Entry(name.value, {"": queries_of(node)}, mark=name.mark)
    case = text_of(node, "case", "any")
    labels = node.get("labels")
    if isinstance(labels, Table):
        phrases = {label: queries_of(pair.value, case) for label, pair in labels.pairs.items()}
    else:
        phrases = {"": queries_of(node.get("phrases"), case)}
    # A phrase may overrule its entry's case, so the entry is exact only if all of its phrases are.
    exact = all(query.exact for queries in phrases.values() for query in queries)
    return Entry(name.value, phrases, layer=_flag(node, "layer"), case="exact" if exact else "any", mark=name.mark)


def source_of(key: str, table: Table) -> SourceRef:
    """A law, guidance or house rule."""
    fields = {name: _prose(table, name) for name in ("kind", "title", "reference", "binds", "address", "checked")}
    return SourceRef(key=key, **fields)


def queries_of(node: Node | None, case: str = "any") -> tuple[Query, ...]:
    """One query or a list of them; `case` is the entry's, which a query may overrule."""
    if node is None:
        return ()
    return tuple(_query(item, case) for item in (node.items if isinstance(node, Items) else (node,)))


def text_of(table: Table, key: str, default: str = "") -> str:
    """The text under a key."""
    node = table.get(key)
    return node.value if isinstance(node, Text) else default


def texts_of(node: Node | None) -> tuple[str, ...]:
    """One text or a list of them."""
    return tuple(text.value for text in text_nodes(node))


def text_nodes(node: Node | None) -> tuple[Text, ...]:
    """One text or a list of them, with their places."""
    items = node.items if isinstance(node, Items) else (node,)
    return tuple(item for item in items if isinstance(item, Text))


def window_of(within: str) -> Window:
    """How near, from the author's words; a bare unit counts as one: the very sentence or paragraph, no neighbour."""
    count, _, unit = within.rpartition(" ")
    return Window(unit.removesuffix("s"), int(count) if count else 1)


def _query(node: Node, case: str) -> Query:
    if isinstance(node, Text):
        return Query(phrase=node.value, exact=case == "exact", mark=node.mark)
    assert isinstance(node, Table)  # noqa: S101  the checker let it through
    kind = next(word for word in ("phrase", "regex", "finder") if word in node.pairs)
    written = node.pairs[kind].value
    value, mark = (written.value, written.mark) if isinstance(written, Text) else ("", None)
    exact = text_of(node, "case", case) == "exact"
    if kind == "regex":
        # A pattern written as a block ends with the block's line end, which nobody means.
        return Query(regex=value.rstrip("\n"), exact=exact, literals=texts_of(node.get("literals")), mark=mark)
    if kind == "finder":
        return Query(finder=value, mark=mark)
    return Query(phrase=value, exact=exact, mark=mark)


def _conditions(node: Node | None) -> tuple[Condition, ...]:
    items = node.items if isinstance(node, Items) else (node,)
    return tuple(_condition(item) for item in items if isinstance(item, Table))


def _condition(table: Table) -> Condition:
    return Condition(
        find=queries_of(table.get("find")),
        within=window_of(text_of(table, "within", "document")),
        side=text_of(table, "side"),
        zones=texts_of(table.get("in")),
        not_zones=texts_of(table.get("not_in")),
        least=int(text_of(table, "min", "1")),
        meta=text_of(table, "meta"),
        name=text_of(table, "name"),
        remember=text_of(table, "as"),
        same_person="of" in table.pairs,
    )


def _gather(node: Node | None) -> Gather | None:
    if not isinstance(node, Table):
        return None
    kinds = node.get("kinds")
    points: Mapping[str, int] = (
        {name: int(pair.value.value) for name, pair in kinds.pairs.items() if isinstance(pair.value, Text)}
        if isinstance(kinds, Table)
        else dict.fromkeys(texts_of(kinds), 1)
    )
    per = text_of(node, "per").replace("prisoner", "person")
    return Gather(points, int(text_of(node, "at_least")), per, by_points=isinstance(kinds, Table))


def _examples(node: Node | None) -> Examples:
    if not isinstance(node, Table):
        return Examples()
    return Examples(texts_of(node.get("flags")), texts_of(node.get("passes")))


def _fix(node: Node | None) -> str | Mapping[str, str] | None:
    if isinstance(node, Table):
        return {said: pair.value.value for said, pair in node.pairs.items() if isinstance(pair.value, Text)}
    return node.value if isinstance(node, Text) else None


def _flag(table: Table, key: str) -> bool:
    return text_of(table, key) == "true"


def _prose(table: Table, key: str) -> str:
    """A text that may have been broken over lines, in one."""
    return " ".join(text_of(table, key).split())
