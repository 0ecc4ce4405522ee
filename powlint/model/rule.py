"""A rule as its author wrote it: checked, typed, not yet compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Protocol

from powlint.model.draft import Draft
from powlint.model.finding import Finding, Severity
from powlint.values import dataclass

# A host and what follows it, as in "icrc.org/ihl/COM/470-750055"; of "blog.ap.org; AP News Values" the first part. What
# says whose copy was read ("silkway.news copy") is no address of the source.
_LINK = r"(?:https?://)?((?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(?:/[^\s;,<>\"]*)?)(?=$|[;,]| \()"


class Status(StrEnum):
    """draft: only when named · pilot: one level lower, never blocks · live · retired: never runs."""

    DRAFT = "draft"
    PILOT = "pilot"
    LIVE = "live"
    RETIRED = "retired"


class Count(StrEnum):
    """How many findings a rule makes of its hits."""

    EACH = "each"
    FIRST = "first"
    PARAGRAPH = "one per paragraph"
    DRAFT = "once per draft"
    PERSON = "once per person"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something stands in an author's file; line and column count from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: one pattern as written.

    Exactly one of `phrase`, `regex`, `finder` is set. `exact` compares case. `literals` belongs to
    `regex`: only matches that hold one of them count.
    """

    phrase: str = ""
    regex: str = ""
    finder: str = ""
    exact: bool = False
    literals: tuple[str, ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """How near: `count` words on either side; sentences or paragraphs; the whole section or document.

    One sentence (or paragraph) is the very one that holds the hit, two have a neighbour on either side, three have two.
    """

    unit: str
    count: int = 1

    @property
    def leaves_paragraph(self) -> bool:
        """Whether it is made to look into other paragraphs than the one of the hit."""
        return self.unit in ("section", "document") or (self.unit.startswith("paragraph") and self.count > 1)


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must (or must not) stand near a hit, or in the draft's metadata.

    `side` is "before", "after" or "" (both); `name` (needs) and `remember` (`as:`) are words for messages.
    """

    find: tuple[Query, ...] = ()
    within: Window = Window("sentence")
    side: str = ""
    zones: tuple[str, ...] = ()
    not_zones: tuple[str, ...] = ()
    least: int = 1
    meta: str = ""
    name: str = ""
    remember: str = ""
    same_person: bool = False
    """Only annotations about the same person as the hit count (`of: same person`)."""


@dataclass(frozen=True, slots=True)
class Gather:
    """Unlike signals added up: at least so many different `kinds`, or `points`, per person, paragraph or draft."""

    kinds: Mapping[str, int]
    at_least: int
    per: str
    by_points: bool = False


@dataclass(frozen=True, slots=True)
class Examples:
    """What the rule must flag (with `[[marks]]` round the words) and must let pass."""

    flags: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A law, guidance or house rule that rules cite by key.

    `kind`: treaty, custom, guidance, code, house. `binds`: whom. `checked` is an ISO date or "" if never read.
    """

    key: str
    kind: str
    title: str
    reference: str
    binds: str
    address: str = ""
    checked: str = ""

    @property
    def link(self) -> str:
        """What a browser opens, if the address begins with something that it can; else empty."""
        found = re.match(_LINK, self.address)
        return f"https://{found[1]}" if found else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file; field by field what rulesets/schema describes."""

    id: str
    category: str
    title: str
    severity: Severity
    message: str
    why: str
    sources: tuple[str, ...]
    instead: tuple[str, ...]
    examples: Examples
    find: tuple[Query, ...] = ()
    of: tuple[Query, ...] = ()
    zones: tuple[str, ...] = ()
    not_zones: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    needs: tuple[Condition, ...] = ()
    graver: tuple[Condition, ...] = ()
    gather: Gather | None = None
    count: Count = Count.EACH
    least: int = 1
    """At least so many hits (in the draft, the paragraph or of the person that `count` names), or nothing."""
    suggest: tuple[str, ...] = ()
    fix: str | Mapping[str, str] | None = None
    """What a machine may put there: in place of the whole match, or of single words in it."""
    sensitive: bool = False
    status: Status = Status.LIVE
    pack: str = ""
    gate: str = ""
    """The layer that must not be empty for this rule to run; taken from the ruleset."""
    mark: Mark | None = None

    @property
    def is_of_draft(self) -> bool:
        """Whether words in one paragraph may make or unmake what it finds in another."""
        if self.count in (Count.FIRST, Count.DRAFT) or (self.gather and self.gather.per != "paragraph"):
            return True
        conditions = (*self.when, *self.unless, *self.needs)
        return any(condition.find and condition.within.leaves_paragraph for condition in conditions)


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry: words and patterns under a name, by label ("" when it has none)."""

    name: str
    phrases: Mapping[str, tuple[Query, ...]]
    layer: bool = False
    """Whether its matches become a layer of the same name."""
    case: str = "any"
    mark: Mark | None = None


Lexicon = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Ruleset:
    """One or more packs, stacked: rules, vocabularies and sources that refer to each other by name."""

    rules: tuple[Rule, ...] = ()
    lexicon: Lexicon = field(default_factory=dict)
    sources: Mapping[str, SourceRef] = field(default_factory=dict)
    packs: Mapping[str, str] = field(default_factory=dict)
    """Their versions, by id."""


class Check(Protocol):
    """What runs over a draft; made from YAML or written in Python, no difference.

    It is pure: the same draft always gets the same findings.
    """

    @property
    def rule(self) -> Rule:
        """The rule that it runs."""
        ...

    @property
    def literals(self) -> frozenset[str] | None:
        """Folded words of which a draft must hold one for a finding to be possible; None if any draft may have one."""
        ...

    @property
    def layers(self) -> frozenset[str]:
        """The layers it reads."""
        ...

    def find(self, draft: Draft) -> Iterable[Finding]:
        """What it finds in a draft."""
        ...


class Finder(Protocol):
    """A detector written in Python, used in rules as `find: {finder: NAME}` or a phrase `<NAME>`."""

    @property
    def name(self) -> str:
        """What rules call it; no two finders share a name."""
        ...

    @property
    def layers(self) -> frozenset[str]:
        """The layers it reads."""
        ...

    def spots(self, draft: Draft) -> Iterable[Spot]:
        """Where it hits in a draft."""
        ...


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a query hit: clean range, whom it is about, and what the pattern remembered."""

    start: int
    end: int
    about: str = ""
    label: str = ""
    captures: Mapping[str, str] = field(default_factory=dict)
