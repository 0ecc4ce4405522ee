import sys
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from powlint.patterns import fold

EVERYTHING = "\n".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
ASCII = [chr(code) for code in range(32, 127)]

# What has case, by the engine's own tables: they are newer than Python's.
CASED = "\n".join(regex.findall(r"\p{L&}|\p{Mn}|\p{Nl}|[\u24b6-\u24e9]", EVERYTHING))
LETTERS = [letter for letter in CASED.split("\n") if ord(letter) < 0x250 or 0x1E90 <= ord(letter) < 0x2000]


def lost(letters, text):
    """Pairs that the engine takes for the same and fold does not.

    Letters that this Python does not know yet are left out: the engine's tables may be years ahead.
    """
    return [
        (letter, match[0])
        for letter in letters
        for match in regex.finditer(regex.escape(letter), text, regex.I)
        if fold(letter) != fold(match[0]) and unicodedata.category(match[0]) != "Cn"
    ]


def test_whatever_the_engine_takes_for_an_ascii_letter_folds_like_it():
    assert lost(ASCII, EVERYTHING) == []


def test_whatever_the_engine_takes_for_a_letter_with_case_folds_like_it():
    assert lost([*LETTERS, *"ﬅﬆꟋꟐꟜ\U00010d50\U00016ea0"], CASED) == []


def test_every_code_point_stays_one():
    assert len(fold(EVERYTHING)) == len(EVERYTHING)


@pytest.mark.parametrize(("text", "expected"), [("İSTANBUL", "istanbul"), ("STRAẞE", "straße"), ("ΌΣ", "όσ"), ("", "")])
def test_folded(text, expected):
    assert fold(text) == expected


@given(st.text(), st.text())
def test_folding_a_text_is_folding_its_parts(left, right):
    assert fold(left + right) == fold(left) + fold(right)


@given(st.text(alphabet="İıIißẞſsSKkΣσς\u1fd3\u0390 a", min_size=1), st.text(alphabet="İıIißẞſsSKkΣσς\u1fd3\u0390 a"))
def test_a_literal_that_the_engine_finds_is_in_the_folded_text(literal, text):
    if regex.search(regex.escape(literal), text, regex.I):
        assert fold(literal) in fold(text)
