"""Every key of every file of a ruleset, in one table: the checker and the published JSON Schema both come from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from powlint.model.document import BlockKind
from powlint.model.finding import Severity
from powlint.model.rule import Count, Status
from powlint.rules.shapes import Choice, Either, Flag, Key, Keyed, ListOf, Named, Number, Shape, Switch, Words

MESSAGE_LENGTH = 160
ZONES = tuple(kind.value for kind in BlockKind)
UNITS = ("words", "sentence", "sentences", "paragraph", "paragraphs", "section", "document")
SOURCE_KINDS = ("treaty", "custom", "guidance", "code", "house")

_PROSE = Words()
_KEBAB = Words(
    form=r"[a-z][a-z0-9]*(-[a-z0-9]+)*",
    hint="use small letters, digits and single hyphens, as in statement-confession",
)
_SOURCE_KEY = Words(form=r"[a-z0-9]+(-[a-z0-9]+)*", hint="use small letters, digits and single hyphens, as in gc3-13")
_CATEGORY = Words(form=r"[a-z]+(\.[a-z]+)+", hint="use small letters and a dot, as in identity.name")
_NAME = Words(form=r"[A-Za-z_][A-Za-z0-9_]*", hint="use letters, digits and _, and begin with a letter")
_WITHIN = Words(
    form=r"[1-9][0-9]* words?|sentence|[1-9][0-9]* sentences?|paragraph|[1-9][0-9]* paragraphs?|section|document",
    hint="write N words, sentence, N sentences, paragraph, N paragraphs, section or document",
)
_DATE = Words(
    form=r"[0-9]{4}-[0-9]{2}-[0-9]{2}", hint='write the day as "2026-11-21", or "" if nobody read it', may_be_empty=True
)
ENTRY_FORM = r"[a-z][a-z0-9_-]*"
ENTRY_HINT = "use small letters, digits, - and _, and begin with a letter"

QUERY = Either(
    text=_PROSE,
    table=Keyed(
        {
            "phrase": Key(_PROSE, "Words to find, as in `captur*` or `<prisoner> confess*`."),
            "case": Key(Choice(("exact", "any")), "Whether capital letters count; any is the default."),
            "regex": Key(_PROSE, "A regular expression, for what phrases cannot say."),
            "literals": Key(ListOf(_PROSE, lone=True), "Words of which every match of the regex holds one."),
            "finder": Key(_PROSE, "The name of a detector written in Python."),
        },
        one_of=(("phrase", "regex", "finder"),),
        beside={"literals": ("regex",)},
        apart={"finder": ("case",)},
    ),
)
QUERIES = ListOf(QUERY, lone=True)
_PLACES = ListOf(_PROSE, at_least=0, lone=True)

CONDITION = Keyed(
    {
        "find": Key(QUERIES, "What must stand near; a query or a list of them."),
        "of": Key(Choice(("same person",)), "Only what concerns the same person as the hit."),
        "within": Key(_WITHIN, "How near: N words, sentence, N sentences, paragraph, N paragraphs, section, document."),
        "side": Key(Choice(("before", "after")), "Only before the hit, or only after it."),
        "in": Key(_PLACES, "Only in these zones: kinds of block, or layers such as quotation."),
        "not_in": Key(_PLACES, "Not in these zones."),
        "min": Key(Number(), "At least so many of them; 1 is the default."),
        "as": Key(_NAME, "A name under which the message can show what was found."),
        "meta": Key(_PROSE, "A key of the draft's metadata that must be filled in, as in naming_cleared."),
        "name": Key(_PROSE, "What to call it when it is missing, as in: a duress caveat."),
    },
    one_of=(("find", "meta"),),
    beside={"find": ("within",)},
    apart={"meta": ("within", "side", "in", "not_in", "min", "as", "of")},
    advice=dict.fromkeys(
        ("when", "unless", "needs", "graver", "gather"),
        "a condition holds no condition; put it beside this one, or write a finder in Python",
    ),
)
NEED = replace(CONDITION, keys={**CONDITION.keys, "name": replace(CONDITION.keys["name"], required=True)})

GATHER = Keyed(
    {
        "kinds": Key(
            Either(items=ListOf(_PROSE, at_least=2), table=Named(Number())),
            "The signals: a list of layers or entries such as identifier.birth, or each with its points.",
            required=True,
        ),
        "at_least": Key(Number(), "How many different kinds, or how many points.", required=True),
        "per": Key(Choice(("person", "prisoner", "paragraph", "document")), "Where they are added up.", required=True),
    },
)

EXAMPLES = Keyed(
    {
        "flags": Key(ListOf(_PROSE, at_least=2), "What the rule must find, with [[marks]] round it.", required=True),
        "passes": Key(ListOf(_PROSE, at_least=2), "What the rule must leave alone.", required=True),
    },
)

_RULE_KEYS: Mapping[str, Key] = {
    "id": Key(_KEBAB, "The rule's name; the file has the same.", required=True),
    "category": Key(_CATEGORY, "One of the categories in ruleset.yaml.", required=True),
    "title": Key(_PROSE, "What is wrong, in a full statement.", required=True),
    "status": Key(
        Choice(tuple(Status)),
        "draft: only when named; pilot: one level lower, never blocks; live; retired: never runs.",
    ),
    "severity": Key(Choice(tuple(Severity)), "How much harm is likely.", required=True),
    "extends": Key(_KEBAB, "Another rule, of which this one keeps all keys it does not write itself."),
    "reason": Key(_PROSE, "Why the other rule is extended or changed."),
    "message": Key(Words(longest=MESSAGE_LENGTH), "What the writer is told; {match} is the place.", required=True),
    "why": Key(_PROSE, "The reason behind the rule, in two sentences.", required=True),
    "sources": Key(ListOf(_SOURCE_KEY, lone=True), "Keys of sources in ruleset.yaml.", required=True),
    "find": Key(QUERIES, "What to find; a query or a list of them."),
    "of": Key(replace(QUERIES, at_least=0), "Only hits about a person whom one of these finds."),
    "in": Key(_PLACES, "Only in these zones: kinds of block, or layers such as quotation."),
    "not_in": Key(_PLACES, "Not in these zones."),
    "when": Key(ListOf(CONDITION, at_least=0, lone=True), "All of these must stand near."),
    "unless": Key(ListOf(CONDITION, at_least=0, lone=True), "If one of these stands near, the hit is let pass."),
    "needs": Key(ListOf(NEED, at_least=0, lone=True), "What must stand near; what is missing is named in {missing}."),
    "graver": Key(ListOf(CONDITION, at_least=0, lone=True), "If one of these stands near, it is one level graver."),
    "gather": Key(GATHER, "Unlike signals that matter together."),
    "count": Key(Number(), "Report only if there are at least so many hits."),
    "report": Key(Choice(tuple(Count)), "How many findings to make of the hits; each is the default."),
    "suggest": Key(ListOf(_PROSE, at_least=0, lone=True), "Words that could stand there instead, for people."),
    "fix": Key(
        Either(text=_PROSE, table=Named(_PROSE, r"\S(.*\S)?", "write the words to replace")),
        "What a machine may put there: a text for the whole place, or words in it, each with the one to put instead.",
    ),
    "sensitive": Key(Flag(), "true: the words found are masked in reports that leave the screen."),
    "instead": Key(ListOf(_PROSE, lone=True), "Ways out for the writer.", required=True),
    "examples": Key(EXAMPLES, "What the rule must flag and must let pass.", required=True),
}
_HABITS = {
    "where": 'unknown key "where" — write it as "when", "in" or "not_in"',
    "pattern": 'unknown key "pattern" — did you mean "find"?',
    "level": 'unknown key "level" — did you mean "severity"?',
}

PLAIN_RULE = Keyed(
    {name: key for name, key in _RULE_KEYS.items() if name not in ("extends", "reason")},
    one_of=(("find", "gather"),),
    advice=_HABITS,
)
EXTENSION = Keyed(
    {name: replace(key, required=name in ("id", "extends", "reason")) for name, key in _RULE_KEYS.items()},
    advice=_HABITS,
)
RULE = Switch("extends", present=EXTENSION, absent=PLAIN_RULE)

_ENTRY = Either(
    items=QUERIES,
    table=Keyed(
        {
            "layer": Key(Flag(), "true: what it finds becomes a layer, and `<name>` works in every condition."),
            "case": Key(Choice(("exact", "any")), "Whether capital letters count, for the whole entry."),
            "phrases": Key(QUERIES, "The words and patterns."),
            "labels": Key(Named(QUERIES, ENTRY_FORM, ENTRY_HINT), "The words and patterns, by label."),
        },
        one_of=(("phrases", "labels"),),
    ),
)
LEXICON = Named(_ENTRY, ENTRY_FORM, ENTRY_HINT)

RULESET = Keyed(
    {
        "id": Key(_KEBAB, "The pack's name.", required=True),
        "title": Key(_PROSE, "What the pack is about.", required=True),
        "version": Key(_PROSE, "The pack's version, in quotes.", required=True),
        "languages": Key(ListOf(_PROSE), "The languages of its words, as in en.", required=True),
        "maintainers": Key(ListOf(_PROSE), "Who answers for it.", required=True),
        "gate": Key(Words(may_be_empty=True), "The layer without which no rule of the pack runs."),
        "categories": Key(ListOf(_CATEGORY), "The categories that rules may name."),
        "sources": Key(
            Named(
                Keyed(
                    {
                        "kind": Key(Choice(SOURCE_KINDS), "What sort of text it is.", required=True),
                        "title": Key(_PROSE, "Its name.", required=True),
                        "reference": Key(_PROSE, "Article, section or date, and what it says.", required=True),
                        "binds": Key(_PROSE, "Whom it binds.", required=True),
                        "address": Key(Words(may_be_empty=True), "Where to read it."),
                        "checked": Key(_DATE, 'The day somebody read it, in quotes; "" if nobody did.'),
                    }
                ),
                _SOURCE_KEY.form,
                _SOURCE_KEY.hint,
                may_be_empty=True,
            ),
            "Laws, guidance and house rules, by the key that rules cite.",
        ),
    }
)

_CHANGE = Keyed(
    {
        **{n: replace(k, required=False) for n, k in _RULE_KEYS.items() if n not in ("id", "extends", "reason")},
        "reason": replace(_RULE_KEYS["reason"], required=True),
    },
    advice={"id": "a rule keeps its id; to copy a rule, write a file with extends"},
)
_LEXICON_CHANGE = Keyed(
    {
        "add": Key(
            Either(text=_PROSE, items=ListOf(QUERY), table=Named(QUERIES, ENTRY_FORM, ENTRY_HINT)),
            "Words and patterns to add; by label, if the entry has labels.",
        ),
        "remove": Key(ListOf(_PROSE, lone=True), "Words and patterns to take out, as they are written there."),
        "reason": Key(_PROSE, "Why."),
    },
)
OVERLAY = Keyed(
    {
        "overlay": Key(_KEBAB, "The overlay's name.", required=True),
        "changes": Key(
            Named(_CHANGE, may_be_empty=True), "Single keys of rules, by the rule's id, each with a reason."
        ),
        "lexicon": Key(Named(_LEXICON_CHANGE, may_be_empty=True), "Words to add to entries, or to take out."),
    },
)

KINDS: Mapping[str, tuple[Shape, str]] = {
    "rule": (RULE, "A powlint rule"),
    "lexicon": (LEXICON, "A powlint vocabulary"),
    "ruleset": (RULESET, "The head of a powlint ruleset"),
    "overlay": (OVERLAY, "A newsroom's changes to powlint rulesets"),
}


def json_schema(kind: str) -> dict[str, object]:
    """The JSON Schema (2020-12) of rule, lexicon, ruleset or overlay files, for editors' completion."""
    from powlint.rules.publish import published  # noqa: PLC0415  no run of a linter needs it

    shape, title = KINDS[kind]
    return published(shape, title)
