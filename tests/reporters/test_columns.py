"""Columns in every unit are what the programs count that use it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from powlint.model.document import Document
from powlint.model.span import OffsetMap, Span
from powlint.reporters.columns import counted, utf8_bytes, utf16_units

LINES = st.lists(st.sampled_from(["a", "é", "e\u0301", "\t", "ж", "捕", "🎖", "👩\u200d👧", "\x0c", "\u2028", "\ufeff"]))
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def document(text: str) -> Document:
    return Document("a.md", text, text, OffsetMap(()), ())


def test_one_line_has_three_columns() -> None:
    text = "“🎖 Žan Orel was captured"
    draft, orel = document(text), Span(text.index("Orel"), text.index("Orel") + 4)

    place = draft.place(orel)

    assert (place.column, place.end_column) == (8, 12)
    assert [(p.column, p.end_column) for p in (counted(place, draft, u) for u in (utf16_units, utf8_bytes))] == [
        (9, 13),
        (14, 18),
    ]


@given(st.lists(st.tuples(LINES, ENDS)), LINES, st.data())
def test_cutting_a_line_at_its_columns_gives_the_words_in_every_unit(lines, last, data) -> None:
    text = "".join(f"{''.join(line)}{end}" for line, end in lines) + "".join(last)
    start = data.draw(st.integers(0, len(text)))
    draft = document(text)
    place = draft.place(Span(start, start))
    end = data.draw(st.integers(start, start + len(draft.line_span(place.line).cut(text)[place.column - 1 :])))
    place = draft.place(Span(start, end))
    line = draft.line_span(place.line).cut(text)

    for unit, encoding, size in ((utf8_bytes, "utf-8", 1), (utf16_units, "utf-16-le", 2)):
        found = counted(place, draft, unit)
        raw = line.encode(encoding)
        cut = raw[size * (found.column - 1) : size * (found.end_column - 1)].decode(encoding)
        assert (found.line, found.end_line) == (place.line, place.end_line)
        assert cut == text[start:end]


def test_without_a_text_a_column_stays_as_it_is() -> None:
    place = document("🎖 Orel").place(Span(2, 6))

    assert counted(place, None, utf8_bytes) == place
