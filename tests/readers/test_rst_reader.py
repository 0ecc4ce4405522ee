"""reStructuredText: what is shown is read, at its place; docutils is the judge of what that is."""

import re
import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from reading import assert_every_place_leads_back, links, parts, source_of

from powlint.model.document import Source
from powlint.readers.rst import RstReader
from powlint.triage.suppressions import covered

STEADY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def read(text):
    document = RstReader().read(Source("draft.rst", text.encode()))
    assert_every_place_leads_back(document, in_order=not re.search(r"\+-|= =", text))
    return document


def blocks(text):
    return [each for each in parts(read(text)) if each[0] != "link"]


def test_titles_paragraphs_lists_and_quotes_are_parts_of_a_story():
    assert blocks(
        "========\nTwo held\n========\n\nThe day\n-------\n\nThey\nwait.\n\n* one\n  goes on\n* two\n\n1. three\n\n"
        "Oleh\n    A man.\n\nHe said:\n\n    We wait.\n\n| a line\n| another\n\n----\n\nThe end\n~~~~~~~\n"
    ) == [
        ("headline", "Two held"), ("heading", "The day"), ("body", "They wait."), ("list", "one goes on"),
        ("list", "two"), ("list", "three"), ("list", "Oleh"), ("list", "A man."), ("body", "He said:"),
        ("quote", "We wait."), ("body", "a line another"), ("heading", "The end"),
    ]  # fmt: skip


def test_what_goes_on_below_a_mark_is_one_paragraph_however_it_is_indented():
    assert blocks(
        ".. note:: Be\n   ware.\n\n.. tip::  Two\n     words.\n\n:name: a\n  b\n\n*   one\n  two\n\n"
        ".. [1] A\n     note.\n\n* x\n\n    quoted\n\n.. unknown:: Said\n   :alt: seen\n\n   Told.\n"
    ) == [
        ("body", "Be ware."), ("body", "Two words."), ("list", "name"), ("list", "a b"), ("list", "one two"),
        ("footnote", "A note."), ("list", "x"), ("list", "quoted"), ("body", "Said"), ("alt", "seen"),
        ("body", "Told."),
    ]  # fmt: skip


def test_images_and_figures_have_their_words_and_their_file():
    text = (
        ".. image:: yard b.jpg\n   :alt: A yard\n   :width: 30\n   :target: https://a.example/\n\n"
        ".. figure:: men.jpg\n   :alt: Two\n      men\n\n   They *wait*.\n\n   Photo: Anna Orel\n\n"
        ".. youtube:: abc\n   :caption: A clip\n\n.. |flag| image:: f.png\n   :alt: A flag\n"
    )

    assert parts(read(text)) == [
        ("link", "yard b.jpg"), ("alt", "A yard"), ("link", "men.jpg"), ("alt", "Two men"), ("caption", "They wait."),
        ("caption", "Photo: Anna Orel"), ("link", "abc"), ("caption", "A clip"), ("link", "f.png"), ("alt", "A flag"),
    ]  # fmt: skip


def test_links_lead_where_their_names_do():
    document = read(
        "See `Brod <https://b.example/a_b>`_, `the camp`_, camp_, alias_, `this`__ and `Oleh <camp_>`_ or no_.\n\n"
        ".. _the camp: https://c.example\n.. _camp: https://d.example/\n.. _alias: camp_\n\n__ https://e.example\n"
    )

    assert document.text == "See Brod, the camp, camp, alias, this and Oleh or no_."
    assert links(document) == [
        ("Brod", "https://b.example/a_b"), ("the camp", "https://c.example"), ("camp", "https://d.example/"),
        ("alias", "https://d.example/"), ("this", "https://e.example"), ("Oleh", "https://d.example/"),
    ]  # fmt: skip


def test_marks_within_words_are_cut_and_substitutions_stand_for_their_words():
    document = read(
        "*He* is ``a [b]`` **man** :role:`of x` `Brod`:place: \\*then\\* re\\ *pel*\\ led [1]_, "
        "snake_case |who| |no|.\n\n"
        ".. |who| replace:: the *older*\n   one\n\n.. [1] A note.\n   More.\n"
    )

    assert parts(document) == [
        ("body", "He is a [b] man of x Brod *then* repelled, snake_case the older one no."),
        ("footnote", "A note. More."),
    ]
    assert source_of(document, "older one") == "|who|"
    assert source_of(document, "repelled") == "re\\ *pel*\\ led"


def test_what_is_drawn_as_a_table_is_read_cell_by_cell():
    grid = "+-----+------+\n| a   | b **c|\n| d   | e**  |\n+=====+======+\n| f          |\n+------------+\n"
    simple = (
        "===== ==== ===\nName  Age  At\n===== ==== ===\nOleh  24   Brod in the east\n           more\n===== ==== ===\n"
    )
    listed = ".. list-table:: Held\n   :header-rows: 1\n\n   * - Who\n     - Where\n"
    values = '.. csv-table:: Men\n   :header: "Name", "Age"\n\n   "Orel, Oleh", 24\n'

    assert blocks(grid) == [("table", "a d"), ("table", "b c e"), ("table", "f")]
    assert [said for _, said in blocks(simple)] == ["Name", "Age", "At", "Oleh", "24", "Brod in the east more"]
    assert blocks(listed) == [("caption", "Held"), ("table", "Who"), ("table", "Where")]
    assert [said for _, said in blocks(values)][2:] == ["Orel, Oleh", "24"]


def test_literal_blocks_code_and_pages_are_kept_apart():
    assert blocks(
        "Look::\n\n  x *y*\n    z\n\nThus ::\n\n> quoted\n\n.. code-block:: python\n   :name: n\n\n   a = 1\n\n"
        '>>> run()\n\n.. raw:: html\n\n   <p>A <b>page</b>.</p>\n   <iframe src="v"></iframe>\n'
    ) == [
        ("body", "Look:"), ("code", "x *y*\n  z"), ("body", "Thus"), ("code", "> quoted"), ("code", "a = 1"),
        ("code", ">>> run()"), ("body", "A page."),
    ]  # fmt: skip


def test_labels_and_credits_say_what_a_paragraph_is():
    assert blocks("Caption: Men wait.\n\nAlt text:\n\nA yard.\n\nMen. (Photo by Anna Orel/AP)\n") == [
        ("caption", "Men wait."), ("alt", "A yard."), ("caption", "Men. (Photo by Anna Orel/AP)"),
    ]  # fmt: skip


def test_what_stands_at_the_top_is_read_with_its_keys():
    document = read("Held\n####\n\n:lang: uk\n:date: 2026-11-01\n:summary: They\n  wait.\n:slug: x-y\n\nHe waits.\n")

    assert parts(document) == [
        ("headline", "Held"), ("standfirst", "They wait."), ("meta", "slug: x-y"), ("body", "He waits."),
    ]  # fmt: skip
    assert (document.language, document.meta["slug"]) == ("uk", "x-y")


def test_a_comment_is_no_text_and_one_that_speaks_to_powlint_is_a_note():
    document = read(
        ".. A comment\n   on Oleh\n\n..\n   Another\n\n.. powlint: ignore pow-name: freed\n   in May\n\n"
        "Oleh is home.\n\nHe rests.\n"
    )

    assert document.text == "Oleh is home.\n\nHe rests."
    assert [note.text for note in document.notes] == ["ignore pow-name: freed in May"]
    assert covered(document.notes[0], document).cut(document.text) == "Oleh is home."


WORDS = ["man", "Žan", "e\u0301", "🎖", "A.", "(b)", "“held”", "it's", "32", "-", "x_y", "a\u200bb"]
MARKS = [
    "*a b*", "**a**", "``a *b``", "`a b`", "`a <https://x.example>`_", ":r:`a`", "|s|", "name_", "[1]_", "_`t u`",
    "\\*",    "a\\ *b*", "*", "`", "|", "_", "__", "``", "**", "\\", "'*a*'", "“*a*”", "(*)", "*a*b", "a*b*", "a_",
    "https://a.example/b_c",
]  # fmt: skip
GAPS = st.sampled_from([" ", " ", " ", "\n", "  "])
TEXT = st.lists(st.tuples(st.sampled_from([*WORDS, *MARKS]), GAPS), min_size=1, max_size=8).map(
    lambda pairs: "".join(word + gap for word, gap in pairs).strip()
)
DEFINED = "\n\n.. |s| replace:: sub\n.. _name: https://n.example\n.. [1] Foot.\n"


def shown(text):
    """What docutils shows, paragraph by paragraph, without white space; None if it complains."""
    core, nodes = pytest.importorskip("docutils.core"), pytest.importorskip("docutils.nodes")
    quiet = {"report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "_disable_config": True}
    tree = core.publish_doctree(text, settings_overrides=quiet)
    if any(each["level"] > 1 for each in tree.findall(nodes.system_message)) or tree.parse_messages:
        return None
    for each in [*tree.findall(nodes.footnote_reference), *tree.findall(nodes.comment), *tree.findall(nodes.label)]:
        each.parent.remove(each)
    for each in list(tree.findall(nodes.substitution_definition)):
        each.parent.remove(each)
    kinds = (
        nodes.title, nodes.subtitle, nodes.paragraph, nodes.term, nodes.literal_block, nodes.doctest_block, nodes.line,
        nodes.attribution,
    )  # fmt: skip
    for each in tree.findall(nodes.attribution):
        each.insert(0, nodes.Text("-- "))
    return joined(each.astext() for each in tree.findall(lambda node: isinstance(node, kinds)))


def joined(said):
    return unicodedata.normalize("NFC", "".join("".join(said).replace("\u200b", "").split()))


def ours(text):
    return joined(said for kind, said in blocks(text) if kind != "alt")


LINK_IN_EMPHASIS = re.compile(r"\*[^*]*<[^>]*>`_[^*]*\*")


@STEADY
@example("*a* b* *c")
@example("`a <https://x.example>`_ a_")
@given(TEXT)
def test_words_are_shown_as_docutils_shows_them(text):
    # A link inside emphasis names nothing for docutils; that is worth no second parser.
    assume(not LINK_IN_EMPHASIS.search(text))
    expected = shown(f"Said: {text}{DEFINED}")
    assume(expected is not None)

    assert ours(f"Said: {text}{DEFINED}") == expected


BLOCKS = st.sampled_from([
    "A man\nwaits.\n\n", "* one\n\n  more\n* two\n\n", "- a\n\n  - b\n\n    c\n\n", "1. x\n2. y\n\n", "#. p\n   q\n\n",
    "term\n  said of it\n\n", "Look::\n\n  x *y*\n\n", "::\n\n  z\n\n", "| v\n| w\n\n",
    ".. note:: Be ware\n   of it.\n\n",
    ".. note::\n\n   Text\n\n   * li\n\n", "    Quoted.\n\n    -- Anna\n\n", "----\n\nAfter a rule.\n\n",
    "== ==\na  b\n== ==\nc  d e\n\nf  g\n== ==\n\n",
    "+--+---+\n|a |b c|\n|  |d  |\n+--+---+\n|e |f  |\n+--+---+\n\n", "A. Orel\nis one.\n\n",
    "(a) in brackets\n\n",
    ".. topic:: Top\n\n   Told.\n\n", ".. epigraph::\n\n   Words.\n\n", ".. comment\n   of two\n\n",
    ">>> 1\n1\n\n",
    ".. list-table:: T\n\n   * - l\n     - m\n   * - n\n     - o\n\n", ".. image:: a.png\n   :alt: b\n\n",
    "Tail ::\n\n  t\n\n",
])  # fmt: skip


@STEADY
@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_blocks_are_shown_as_docutils_shows_them(given_blocks):
    text = "Head\n====\n\nFirst.\n\n" + "".join(given_blocks) + "Last.\n"
    expected = shown(text)
    assume(expected is not None)

    assert ours(text) == expected


SCRAPS = st.sampled_from([
    *WORDS, *MARKS, " ", "\n", "\n\n", "   ", "* ", "- ", "1. ", ".. ", "::", ":f: ", "====", "\n----\n", "+--+\n",
    "| a | b |\n",
    "== ==\n", ">>> ", "\t", "\r\n", "\r", "\u2028", "\f", ".. image:: x\n", "   :alt: y\n", "-- ",
    ".. [1] ", ".. _a: ",
    "__ u\n",
    ".. |s| replace:: ", ".. raw:: html\n\n   <b>", ".. csv-table:: t\n\n   ", ".. powlint: ignore a: b\n", "\u2060",
    "\u0301",
])  # fmt: skip


PRINTED = st.characters(exclude_categories=["Cc", "Cs"])


@STEADY
@given(st.one_of(st.lists(SCRAPS, max_size=30).map("".join), st.text(PRINTED, max_size=40)))
def test_every_place_of_any_text_leads_back(text):
    read("x" + text)


@pytest.mark.parametrize(
    "scrap",
    ["`a ", "|a ", "*a ", "_`a ", "[a ", "a_ ", "== ==\na\n", "* ", "| a\n", ":a ", "\\", "``", "(", ".. a\n", '"a,'],
)  # fmt: skip
def test_the_work_grows_with_what_nobody_closes_and_no_faster(scrap):
    def calls(size):
        """How many functions are called: that, unlike time, is always the same."""
        count = 0

        def counted(_, event, __):
            nonlocal count
            count += event in ("call", "c_call")

        text = "x\n\n" + scrap * (size // len(scrap))
        sys.setprofile(counted)
        try:
            read(text)
        finally:
            sys.setprofile(None)
        return count

    assert calls(16_000) < 2.2 * calls(8_000) + 100


def test_lists_in_lists_end_somewhere():
    assert read("".join("  " * depth + f"* w{depth}\n\n" for depth in range(300))).text.count("w") == 300
