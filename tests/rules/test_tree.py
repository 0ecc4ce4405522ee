from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from powlint.model.rule import Mark
from powlint.rules import tree
from powlint.rules.tree import Items, Table, Text, read_sheet

SAMPLE = """\
find: [hostage(s), "b c"]
why: >
  Two lines
  of prose.
when:
  - {find: |-
      a
      b
    , within: sentence}
""".replace("|-\n      a\n      b\n    ,", "x,")


def root(text: str) -> Table:
    found = read_sheet("a.yaml", text.encode())
    assert not found.problems
    assert found.root is not None
    return found.root


def said(text: str | bytes) -> list[str]:
    content = text.encode() if isinstance(text, str) else text
    return [str(problem) for problem in read_sheet("a.yaml", content).problems]


def test_each_key_and_value_knows_its_place():
    pair = root(SAMPLE).pairs["find"]

    assert (pair.key.line, pair.key.column, pair.key.width) == (1, 1, 4)
    assert isinstance(pair.value, Items)
    first, second = pair.value.items
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert (first.value, first.line, first.column, first.width) == ("hostage(s)", 1, 8, 10)
    assert second.mark == Mark("a.yaml", 1, 21)


def test_a_block_text_starts_in_the_line_after_its_sign():
    node = root(SAMPLE).get("why")

    assert isinstance(node, Text)
    assert node.mark == Mark("a.yaml", 3, 3)
    assert node.value == "Two lines of prose.\n"


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_both_parsers_grow_the_same_tree(loader: type, monkeypatch: pytest.MonkeyPatch):
    wanted = root(SAMPLE)
    monkeypatch.setattr(tree, "_Loader", loader)

    assert root(SAMPLE) == wanted


@pytest.mark.parametrize(
    ("word", "taken"),
    [("NO", "yes or no"), ("1949", "a number"), ("1.10", "a number"), ("2026-11-21", "a date"), ("~", "nothing")],
)
def test_a_bare_word_that_yaml_would_mistype_says_so_and_keeps_its_letters(word: str, taken: str):
    node = root(f"a: {word}\n").get("a")

    assert isinstance(node, Text)
    assert (node.value, node.mistyped) == (word, taken)


def test_a_quoted_word_is_never_mistyped():
    node = root('a: "NO"\n').get("a")

    assert isinstance(node, Text)
    assert node.mistyped == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "find: x\nwhy: y\nfind: z\n",
            'a.yaml:3:1: "find" stands twice, first in line 1; keep one\n    3 | find: z\n      | ^^^^',
        ),
        (
            "find: *ed\n",
            'a.yaml:1:7: YAML takes a word with "*" before it for an alias; write it in quotes\n'
            "    1 | find: *ed\n      |       ^^^",
        ),
        (
            "find: &x y\n",
            'a.yaml:1:7: YAML takes a word with "&" before it for an anchor; write the text in quotes\n'
            "    1 | find: &x y\n      |       ^^^^",
        ),
        (
            "find: !x y\n",
            'a.yaml:1:7: YAML takes a word with "!" before it for a tag; write the text in quotes\n'
            "    1 | find: !x y\n      |       ^^^^",
        ),
        (
            "why: note: this\n",
            'a.yaml:1:10: a ":" inside a text; write the text in quotes\n    1 | why: note: this\n      |          ^',
        ),
        (
            "find: [a, b\n",
            'a.yaml:1:7: this list misses a "," or its "]"\n    1 | find: [a, b\n      |       ^',
        ),
        (
            'find: "a\n',
            'a.yaml:1:7: this quotation mark is never closed\n    1 | find: "a\n      |       ^',
        ),
        (
            "find: @a\n",
            'a.yaml:1:7: a text cannot start with "@"; write it in quotes\n    1 | find: @a\n      |       ^',
        ),
        ("\tfind: a\n", "a.yaml:1:1: a tab before the text; indent with spaces\n    1 |  find: a\n      | ^"),
        ("", "a.yaml: is empty; write keys and values, or delete the file"),
        (
            "- a\n",
            "a.yaml:1:1: a file must hold keys and values (`key: value`), not a list or a text\n"
            "    1 | - a\n      | ^^^",
        ),
        ("a: b\n---\nc: d\n", 'a.yaml:2:1: a second document ("---"); use a file each\n    2 | ---\n      | ^'),
        ("? [a]\n: b\n", "a.yaml:1:3: a key must be a word\n    1 | ? [a]\n      |   ^^^"),
        (
            'a: "\x01"\n',
            'a.yaml:1:5: the character U+0001 is not allowed; delete it\n    1 | a: "\ufffd"\n      |     ^',
        ),
        (b"a: b\nc: \xff\n", "a.yaml:2:1: is not UTF-8; save it as UTF-8"),
    ],
)
def test_what_yaml_cannot_read_is_told_in_an_editors_words(text: str | bytes, expected: str):
    assert said(text) == [expected]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_no_depth_hurts(opening: str):
    assert "nests too deep" in said("a: " + "\n" * (opening == "- ") + opening * 100_000)[0]


def test_a_byte_order_mark_moves_nothing():
    assert read_sheet("a.yaml", "\ufeffa: b".encode()).root == root("a: b")


@given(st.binary(max_size=60) | st.text(alphabet="ab:-[]{},'\"|>&*!#%@ \n\t?\x85\u2028é0", max_size=60).map(str.encode))
def test_any_bytes_give_a_tree_or_problems(content: bytes):
    sheet = read_sheet("a.yaml", content)

    assert sheet.root is not None or sheet.problems
