"""Places lead from code points to a client's units and back, in every encoding, whatever the text holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from powlint.doors.lsp.positions import Lines
from powlint.model.span import Span

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("ab é“🎖\u0301\t\r\n\f\u2028\x85\ufeff"), max_size=60)
ENCODINGS = st.sampled_from(sorted(CODECS))


def units(text, encoding):
    codec, width = CODECS[encoding]
    return len(text.encode(codec)) // width


@given(TEXTS, ENCODINGS, st.data())
def test_a_place_is_the_line_and_the_units_before_it(text, encoding, data):
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        offset -= 1
    before = re.split("\r\n|\n|\r", text[:offset])

    position = Lines(text, encoding).position(offset)

    assert position == Position(len(before) - 1, units(before[-1], encoding))
    assert Lines(text, encoding).offset(position) == offset


@given(TEXTS, ENCODINGS, st.data())
def test_an_edit_puts_words_in_the_place_of_others(text, encoding, data):
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    words = data.draw(TEXTS)
    if "\r\n" in (text[start - 1 : start + 1], text[end - 1 : end + 1]):
        return
    lines = Lines(text, encoding)

    assert lines.edited(lines.range(Span(start, end)), words).text == text[:start] + words + text[end:]


@pytest.mark.parametrize("encoding", CODECS)
def test_a_place_past_the_end_of_a_line_or_text_is_that_end(encoding):
    lines = Lines("é🎖\r\nb", encoding)

    assert lines.offset(Position(0, 99)) == 2
    assert lines.offset(Position(1, 99)) == lines.offset(Position(99, 0)) == 5
    assert lines.span(Range(Position(1, 1), Position(0, 0))) == Span(0, 5)


def test_half_of_a_pair_is_one_unit_of_utf_16_and_loses_no_place():
    lines = Lines("\ud83c a", "utf-16")

    assert lines.position(2) == Position(0, 2)
    assert lines.offset(Position(0, 2)) == 2
