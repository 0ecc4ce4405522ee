"""The same text searched in the simplest ways: one `str.count`, and every regex of the rules over every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

import regex

from benchmarks.archive import SIZE
from benchmarks.drafts import draft_of_bytes, story_of_bytes
from benchmarks.figures import Figure, Size, seconds
from benchmarks.linting import cpu, parts
from powlint import Source
from powlint.model.rule import Query, Rule
from powlint.patterns import Words
from powlint.patterns.plain import Form
from powlint.settings import chosen

DRAFTS = 20
COUNTS = 100
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


class PlainWords(Words):
    """Words that look nothing up in tables: every phrase is a regex."""

    def _forms(self, query: Query) -> tuple[Form, ...] | None:  # noqa: ARG002
        return None


def figures(size: Size) -> Iterator[Figure]:
    """Ratios of CPU time; what is compiled at first use is compiled before."""
    regexes = _regexes(size.rules)
    for kind, text_of in (("dense drafts", draft_of_bytes), ("ordinary stories", story_of_bytes)):
        texts = [text_of(SIZE, number) for number in range(min(DRAFTS, size.drafts))]
        _linted(texts)
        ours = cpu(partial(_linted, texts), size.few)
        naive = cpu(partial(_searched, texts, regexes), size.few)
        counted = cpu(partial(_counted, texts), size.few) / COUNTS
        what = f"{kind} of 3.5 KB, warm, to"
        searched = f"{len(regexes):,} regexes of the rules over each sentence"
        yield Figure(f"{what} {searched}", ours / naive, "×", 1, f"{seconds(ours)} to {seconds(naive)}")
        yield Figure(f"{what} one `str.count`", ours / counted, "×", detail=f"{seconds(ours)} to {seconds(counted)}")


def _regexes(rules: int | None) -> list[regex.Pattern[str]]:
    """All regexes of the rules, each once, but for the left sides of layers, which are matched backwards."""
    made = parts()
    layers = made.words.layers.union(*(annotator.gives for annotator in made.annotators))
    words = PlainWords(made.ruleset.lexicon, layers, made.finders)
    queries = [query for rule in chosen(made.rules, made.settings)[:rules] for query in _queries(rule)]
    lazy = {(each.source, each.exact): each for query in queries for each in words.compiled(query).regexes()}
    return [each.compiled for each in lazy.values() if not each.source.endswith(r"\Z")]


def _queries(rule: Rule) -> Iterator[Query]:
    yield from (*rule.find, *rule.of)
    for condition in (*rule.when, *rule.unless, *rule.needs, *rule.graver):
        yield from condition.find


def _linted(texts: Sequence[str]) -> None:
    linter = parts().linter()
    for text in texts:
        linter.lint(Source("draft.md", text.encode()))


def _searched(texts: Sequence[str], regexes: Sequence[regex.Pattern[str]]) -> None:
    for text in texts:
        for sentence in SENTENCE.findall(text):
            for each in regexes:
                each.findall(sentence)


def _counted(texts: Sequence[str]) -> None:
    for text in texts:
        for _ in range(COUNTS):
            text.count("prisoner")
