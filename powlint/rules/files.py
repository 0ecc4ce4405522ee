"""Which files make up a pack, and their trees, held against the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from powlint.errors import Problem
from powlint.rules.checker import complaints
from powlint.rules.schema import KINDS
from powlint.rules.syntax import excerpted
from powlint.rules.tree import Sheet, Table, read_sheet


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder's files whose shape is right: the head, the vocabularies and the rules."""

    head: Table | None
    lexicon: tuple[Table, ...]
    rules: tuple[Table, ...]


@dataclass(slots=True)
class Desk:
    """What a loading has read so far, and every complaint about it."""

    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    halves: list[Table] = field(default_factory=list)
    """Rules whose shape is wrong: the rest of them is proofread all the same, so that nobody mends in two rounds."""
    broken: set[str] = field(default_factory=set)
    """Names of rules and entries whose files have problems: nobody is told that those do not exist."""

    def read(self, path: Path, kind: str) -> Table | None:
        """The tree of a file, or None if it has problems, which are noted."""
        name = path.as_posix()
        try:
            sheet = read_sheet(name, path.read_bytes())
        except OSError as trouble:
            sheet = Sheet(name)
            sheet.problems.append(Problem(name, 0, 0, f"cannot be read: {trouble.strerror or trouble}"))
        self.texts[name] = sheet.text
        found = list(sheet.problems)
        if sheet.root is not None:
            found += complaints(sheet.root, KINDS[kind][0], _called(kind))
        self.note(*found)
        if found:
            self.broken.add(path.stem)
            self.broken.update(sheet.root.pairs if sheet.root and kind == "lexicon" else ())
            self.halves += [sheet.root] if sheet.root and kind == "rule" else []
            return None
        return sheet.root

    def note(self, *found: Problem) -> None:
        """Keep complaints, each with its author's line."""
        self.problems += [excerpted(p, self.texts.get(p.path, "")) if not p.excerpt else p for p in found]

    def pack(self, folder: Path) -> Pack:
        """A pack's files."""
        if not folder.is_dir():
            self.note(
                Problem(folder.as_posix(), 0, 0, "there is no such ruleset; name a folder that holds ruleset.yaml")
            )
            return Pack(None, (), ())
        head_path = folder / "ruleset.yaml"
        if head_path.is_file():
            head = self.read(head_path, "ruleset")
        else:
            head = None
            self.broken.add("ruleset")
            self.note(Problem(folder.as_posix(), 0, 0, "this folder is no ruleset; it holds no ruleset.yaml"))
        lexicon = [self.read(path, "lexicon") for path in self._sheets(folder / "lexicon")]
        rules = [self.read(path, "rule") for path in self._sheets(folder / "rules")]
        return Pack(head, tuple(t for t in lexicon if t), tuple(t for t in rules if t))

    def _sheets(self, folder: Path) -> Iterator[Path]:
        """The YAML files under a folder, in a steady order; hidden ones are an editor's own."""
        for path in sorted(folder.rglob("*.y*ml")):
            if path.name.startswith(".") or path.is_dir():
                continue
            if path.suffix == ".yaml":
                yield path
            elif path.suffix == ".yml":
                self.note(Problem(path.as_posix(), 0, 0, "is not read; let its name end in .yaml"))


def _called(kind: str) -> str:
    return {"ruleset": "ruleset.yaml", "lexicon": "the vocabulary"}.get(kind, f"the {kind}")
