"""The waiver file beside a draft: silence with a reason, and clearances, for formats that have no comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from powlint.errors import ReadError, did_you_mean
from powlint.model.document import Meta
from powlint.model.finding import Severity
from powlint.model.report import Remark
from powlint.triage.clearances import is_clearance
from powlint.triage.grounds import Ground, folded, iso_date, reasoned
from powlint.values import dataclass

if TYPE_CHECKING:
    from yaml import MappingNode, Node, ScalarNode, SequenceNode

SUFFIX = ".powlint.yaml"
WAIVER_KEYS = ("rule", "reason", "until", "line", "words", "by")

_TOP_HINT = "; a waiver file holds “waivers” and clearances, whose names end in “_cleared”"
_NOTHING = " — this waiver silences nothing"


@dataclass(frozen=True, slots=True)
class Waivers:
    """What one waiver file says. `lines` tells on which line of it each clearance stands."""

    path: str = ""
    grounds: tuple[Ground, ...] = ()
    clearances: Meta = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def merged(self, meta: Meta) -> Meta:
        """A draft's metadata with this file's clearances; the file, being newer than the story, wins."""
        return {**meta, **self.clearances}


NO_WAIVERS = Waivers()


class _Field(NamedTuple):
    """A key of the file with its value, not yet understood."""

    name: str
    key: Node
    value: Node


class _WaiverError(ValueError):
    """Something in a waiver is wrong: at this node, in these words."""

    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.node = node


def waiver_path(draft: Path) -> Path:
    """Where the waivers of a draft stand: `story.md` has `story.md.powlint.yaml`."""
    return draft.with_name(draft.name + SUFFIX)


def read_waivers(path: Path, *, name: str = "") -> Waivers:
    """What a waiver file says; what is wrong in it becomes remarks. Raises ReadError if it is not readable YAML.

    `name` is what remarks call the file; the path as given if empty.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: is not UTF-8; save it as UTF-8") from error
    return waivers_in(text, name=name or str(path))


def waivers_in(text: str, *, name: str) -> Waivers:
    """What the text of a waiver file says. Raises ReadError if it is not YAML."""
    root = _composed(text, name)
    if root is None:
        return Waivers(name)
    fault = _Faults(name)
    grounds: list[Ground] = []
    clearances: dict[str, object] = {}
    lines: dict[str, int] = {}
    for part in fault.fields(root, "a waiver file is a mapping with “waivers” and clearances"):
        if part.name == "waivers":
            grounds.extend(_grounds(part.value, name, fault))
        elif is_clearance(part.name):
            clearances[part.name] = _plain(part.value)
            lines[part.name] = part.key.start_mark.line + 1
        else:
            fault.add(part.key, f"unknown key “{part.name}”{did_you_mean(part.name, ['waivers']) or _TOP_HINT}")
    return Waivers(name, tuple(grounds), clearances, lines, tuple(fault.remarks))


class _Faults:
    """Collects what is wrong in one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.remarks: list[Remark] = []

    def add(self, node: Node, message: str) -> None:
        mark = node.start_mark
        self.remarks.append(Remark(self.path, mark.line + 1, mark.column + 1, Severity.ERROR, message))

    def fields(self, node: Node, wanted: str) -> Iterator[_Field]:
        """The fields of a mapping; a second one of the same name is a fault and left out."""
        if not _is_mapping(node):
            self.add(node, wanted)
            return
        seen: set[str] = set()
        for key, value in node.value:
            name = _text(key)
            if name in seen:
                self.add(key, f"“{name}” stands here twice; keep one")
                continue
            seen.add(name)
            yield _Field(name, key, value)


def _composed(text: str, name: str) -> Node | None:
    import yaml  # noqa: PLC0415 - few drafts have a waiver file, and yaml takes 9 ms to import

    loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        raise ReadError(f"{place}: is not YAML: {error.problem or error.context}") from error
    except (yaml.YAMLError, RecursionError) as error:
        why = str(error).partition("\n")[0] or "too deep"
        raise ReadError(f"{name}: is not YAML: {why}") from error


def _grounds(node: Node, path: str, fault: _Faults) -> Iterator[Ground]:
    if not _is_list(node):
        fault.add(node, "“waivers” is a list; begin each waiver with “- rule:”")
        return
    for item in node.value:
        before = len(fault.remarks)
        fields = {part.name: part for part in fault.fields(item, f"a waiver is a mapping of {', '.join(WAIVER_KEYS)}")}
        if len(fault.remarks) > before:
            continue
        try:
            yield _ground(item, fields, path)
        except _WaiverError as error:
            fault.add(error.node, f"{error}{_NOTHING}")


def _ground(item: Node, fields: Mapping[str, _Field], path: str) -> Ground:
    for name, part in fields.items():
        if name not in WAIVER_KEYS:
            raise _WaiverError(part.key, f"unknown key “{name}”{did_you_mean(name, WAIVER_KEYS)}")
    said = {name: _scalar(part) for name, part in fields.items()}
    if not said.get("rule"):
        raise _WaiverError(item, "“rule” is missing; name the rule's id")
    if not reasoned(said.get("reason", "")):
        raise _WaiverError(item, "no reason is given; write “reason:”")
    line, column = item.start_mark.line + 1, item.start_mark.column + 1
    author = f" by {said['by']}" if said.get("by") else ""
    until = iso_date(said["until"]) if "until" in said else None
    if "until" in said and until is None:
        raise _WaiverError(fields["until"].value, "“until” is a date as YYYY-MM-DD")
    words = folded(said.get("words", ""))
    if "words" in said and not words:
        raise _WaiverError(fields["words"].value, "“words” is empty; leave it out, or write words of the match")
    return Ground(
        by=f"waiver{author}, line {line}",
        rules=(said["rule"],),
        reason=said["reason"],
        path=path,
        line=line,
        column=column,
        until=until,
        source_line=_line(fields["line"].value, said["line"]) if "line" in said else 0,
        words=words,
    )


def _line(node: Node, text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise _WaiverError(node, "“line” is a line of the draft, counted from 1")
    return int(text[:9])


def _scalar(part: _Field) -> str:
    if not _is_scalar(part.value):
        raise _WaiverError(part.value, f"“{part.name}” is one value, not a list or mapping")
    return _text(part.value)


def _text(node: Node) -> str:
    """A scalar as its author wrote it: dates and numbers stay text; `~` and nothing are empty."""
    if not _is_scalar(node) or node.tag == "tag:yaml.org,2002:null":
        return ""
    return " ".join(str(node.value).split())


def _plain(node: Node) -> object:
    """A clearance as plain values: a mapping of texts, or else a text, which `clearances` then finds wrong."""
    if not _is_mapping(node):
        return _text(node)
    return {_text(key): _text(value) for key, value in node.value}


# The classes of the nodes cannot be asked for without importing yaml; their ids say the same.
def _is_mapping(node: Node) -> TypeGuard[MappingNode]:
    return getattr(node, "id", "") == "mapping"


def _is_list(node: Node) -> TypeGuard[SequenceNode]:
    return getattr(node, "id", "") == "sequence"


def _is_scalar(node: Node) -> TypeGuard[ScalarNode]:
    return getattr(node, "id", "") == "scalar"
