"""Fixes change the very words and nothing else, or are left with a reason."""

from __future__ import annotations

import codecs
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linted import linted, reader_of

from powlint.fixes.fixed import fixed
from powlint.fixes.plan import Reason
from powlint.model.document import Source
from powlint.model.report import Fault
from powlint.model.span import edited

PARADED = ("paraded", "led")


def test_every_place_is_changed_and_nothing_else(fix):
    made = fix("They paraded him.\r\n\r\nThey\u00a0paraded\ther.\rEnd", PARADED)

    assert made.source.content.decode() == "They led him.\r\n\r\nThey\u00a0led\ther.\rEnd"
    assert made.left == ()


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
    ],
)
def test_byte_order_mark_and_encoding_stay(fix, mark, codec):
    made = fix(mark + "Café 🙂: they paraded Ø.\r\n".encode(codec), PARADED)

    assert made.source.content == mark + "Café 🙂: they led Ø.\r\n".encode(codec)


def test_of_two_fixes_that_overlap_the_first_by_order_is_made_and_the_other_in_the_next_run(fix):
    fixes = (("paraded the men", "led the captured men"), ("the", "some"))

    first = fix("They paraded the men.", *fixes)
    second = fix(first.source.content, *fixes)

    assert (first.source.content, first.left) == (b"They led the captured men.", (Reason.WAITS,))
    assert (second.source.content, second.left) == (b"They led some captured men.", ())


def test_fixes_of_different_words_of_one_place_are_all_made(fix):
    made = fix("They paraded the men.", ("They paraded the", "They led the"), ("the men", "the soldiers"))

    assert made.source.content == b"They led the soldiers."


@pytest.mark.parametrize("draft", ["They para*ded* him.", "They para\u00add\u200bed him.", "They par&#97;ded him."])
def test_words_that_the_source_breaks_up_are_left(fix, draft):
    made = fix(f"{draft} And paraded her.\n", PARADED, name="d.md")

    assert made.source.content.decode() == f"{draft} And led her.\n"
    assert made.left == (Reason.SPELT,)


def test_words_in_whole_markup_are_changed_within_it(fix):
    made = fix("**paraded** [paraded](https://x.example/a) `paraded`\n", PARADED, name="d.md")

    assert made.source.content == b"**led** [led](https://x.example/a) `led`\n"


def test_addresses_and_file_names_are_left(fix):
    draft = "See https://x.example/paraded and ![they paraded](paraded.jpg) and <https://x.example/paraded>.\n"

    made = fix(draft, PARADED, name="d.md")

    assert made.source.content.decode() == draft.replace("they paraded", "they led")
    assert set(made.left) == {Reason.PLACE}


@pytest.mark.parametrize(
    ("name", "draft", "words", "text"),
    [
        ("d.md", "They paraded him.\n", "paraded", "# led"),
        ("d.md", "They paraded him.\n", "They paraded", "- They led"),
        ("d.md", "They paraded him.\n", "paraded", "*led*"),
        ("d.md", "---\ntitle: Men paraded\n---\n\nText.\n", "paraded", "led: again"),
        ("d.md", "| paraded | x |\n|---|---|\n| a | b |\n", "paraded", "led | away"),
        ("d.txt", "They paraded him.\n", "paraded", "le\u200bd"),
    ],
)
def test_what_the_draft_would_be_read_otherwise_with_is_left_and_all_else_is_made(fix, name, draft, words, text):
    made = fix(draft + "\nThey begged.\n", (words, text), ("begged", "asked"), name=name)

    assert made.source.content.decode().endswith("\nThey asked.\n")
    spelt = made.source.content.decode().removesuffix("\nThey asked.\n")
    assert spelt == draft or text in reader_of(name).read(made.source).text
    assert len(made.edits) + len(made.left) == 2


def test_a_page_keeps_its_encoding_and_gets_its_signs_spelt(fix):
    page = '<meta charset="iso-8859-1"><p>Caf\xe9: <b>par</b>aded &amp; paraded</p><img alt="they paraded" src="a.jpg">'

    made = fix(page.encode("latin-1"), ("paraded", 'led "A & B"'), name="d.html")

    assert made.source.content.decode("latin-1") == page.replace(
        "&amp; paraded", "&amp; led &quot;A &amp; B&quot;"
    ).replace("they paraded", "they led &quot;A &amp; B&quot;")
    assert edited(made.document.source_text, made.edits) == made.source.content.decode("latin-1")
    assert made.left == (Reason.SPELT,)


def test_letters_that_the_encoding_does_not_have_are_left(fix):
    page = b'<meta charset="windows-1251"><p>They paraded.</p>'

    made = fix(page, ("paraded", "l\u0113d"), name="d.html")

    assert (made.source.content, made.left) == (page, (Reason.PLACE,))


def test_a_format_that_cannot_be_written_stays_as_it_is(fix):
    mail = "Subject: x\n\nThey paraded.\n"

    made = fix(mail, PARADED, name="d.eml")

    assert (made.source.content.decode(), made.left) == (mail, (Reason.FORMAT,))


def test_a_draft_with_a_fault_or_changed_since_it_was_linted_is_never_touched():
    source = Source("d.txt", b"They paraded.")
    file = linted(source, PARADED)
    newer = replace(source, content=b"They were paraded.")

    faulty = fixed(replace(file, faults=(Fault("d.txt", "x"),)), source, reader_of("d.txt"))
    changed = fixed(file, newer, reader_of("d.txt"))
    broken = fixed(file, replace(source, content=b"\xff\x00\xfe"), reader_of("d.txt"))

    assert (faulty.source.content, faulty.left) == (source.content, (Reason.FAULTS,))
    assert (changed.source.content, changed.left) == (newer.content, (Reason.CHANGED,))
    assert (broken.edits, broken.source.content) == ((), b"\xff\x00\xfe")


WORD = st.sampled_from(["paraded", "men", "Ø", "🙂", "parade", "para", "x&y", "–", "“paraded”"])
LINE = st.lists(WORD, max_size=8).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(LINE, max_size=8), st.sampled_from(["\n", "\r\n", "\n\n", "\r"]), st.sampled_from(["utf-8", "utf-16"]))
def test_whatever_stands_round_them_only_the_words_change(lines, end, codec):
    text = end.join(lines)
    source = Source("d.txt", text.encode(codec))

    made = fixed(linted(source, ("paraded", "led")), source, reader_of("d.txt"))

    assert made is not None
    assert made.source.content == text.replace("paraded", "led").encode(codec)
