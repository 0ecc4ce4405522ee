"""Labels and credits in a paragraph of Markdown: "**Caption:** A man sits on a bed." is what it is in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from marko import element, inline

from powlint.model.document import BlockKind
from powlint.readers.parts import credited, labelled
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paragraph: from its beginning or a line with a label, up to the next such line.

    `kind` is what its label or credit says it is, None without; `begin` is the offset in the parser's text where the
    words begin that belong to it, 0 if all do; `is_label` if there are none behind the label.
    """

    nodes: tuple[element.Element, ...]
    kind: BlockKind | None = None
    begin: int = 0
    is_label: bool = False


def parts_of(nodes: Iterable[element.Element]) -> Iterator[Part]:
    """The parts of a paragraph."""
    lines: list[list[element.Element]] = [[]]
    for node in nodes:
        if isinstance(node, inline.LineBreak):
            lines.append([])
        lines[-1].append(node)
    part: list[element.Element] = []
    for line in lines:
        if part and _label(line)[0]:
            yield _part(part)
            part = []
        part += line
    yield _part(part)


def is_image(node: element.Element) -> bool:
    """Whether a node is an image, or a link with nothing else in it."""
    return isinstance(node, inline.Image) or (
        isinstance(node, inline.Link) and bool(node.children) and all(is_image(child) for child in _children(node))
    )


def _part(nodes: Sequence[element.Element]) -> Part:
    kind, begin = _label(nodes)
    words = "".join(said for said, _ in _words(nodes))
    if kind is None and credited(words, 0, len(words)):
        kind = BlockKind.CAPTION
    is_label = begin > 0 and all(not said[max(0, begin - at) :].strip() for said, at in _words(nodes))
    return Part(tuple(nodes), kind, begin, is_label)


def _label(nodes: Sequence[element.Element]) -> tuple[BlockKind | None, int]:
    """What the label at the beginning says, and where in the parser's text the words behind it begin."""
    found = list(_words(nodes))
    words = "".join(said for said, _ in found)
    lead = len(words) - len(words.lstrip())
    kind, first = labelled(words, lead, len(words))
    if kind is None or first == lead:
        return kind, 0
    for said, at in found:
        if first < len(said):
            return kind, at + first
        first -= len(said)
    return kind, found[-1][1] + len(found[-1][0])


def _words(nodes: Iterable[element.Element]) -> Iterator[tuple[str, int]]:
    """The words of the nodes, those of images aside, and the offset where each stretch of them stands."""
    for node in nodes:
        if isinstance(node, (inline.RawText, inline.Literal)) and node.source_span:
            yield str(node.children), node.source_span[1] - len(str(node.children))
        elif isinstance(node, inline.LineBreak) and node.source_span:
            yield " ", node.source_span[1] - 1
        elif not isinstance(node, inline.Image):
            yield from _words(_children(node))


def _children(node: element.Element) -> list[element.Element]:
    children = getattr(node, "children", ())
    return [child for child in children if isinstance(child, element.Element)]
