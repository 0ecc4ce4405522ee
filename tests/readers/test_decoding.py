import pytest

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.readers.decode import decoded
from powlint.readers.text import TextReader

WORDS = "Полон — “captivity”.\r\n"


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        b"\xff\xfe" + WORDS.encode("utf-16-le"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        b"\xff\xfe\x00\x00" + WORDS.encode("utf-32-le"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
    ],
)
def test_every_unicode_encoding_gives_the_same_text(content):
    assert decoded(Source("draft.txt", content)) == WORDS


def test_a_byte_that_is_not_utf_8_is_named_with_its_line_and_a_way_out():
    with pytest.raises(ReadError) as caught:
        decoded(Source("cell.txt", "one\r\ntwo\rcafé".encode("latin-1")))

    assert str(caught.value) == "cell.txt:3: byte 12 (0xe9) is not UTF-8; save the file as UTF-8"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"abc\x00def",
        bytes(range(1, 9)) * 20,
        b"\xff\xfea",
        b"\xff\xfe\x00\xd8\x00\xd8",
        b"\x7fELF\x02\x01\x01\x00\x80\x81",
    ],
)
def test_a_binary_file_is_refused_in_one_line_that_names_it(content):
    with pytest.raises(ReadError, match=r"\Adraft\.txt: byte \d+ .*UTF-8\Z") as caught:
        decoded(Source("draft.txt", content))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04\x14", "Word"), (b"{\\rtf1 x}", "RTF"), (b"\xd0\xcf\x11\xe0\xa1", "Word")],
)
def test_a_known_format_under_a_wrong_name_is_called_by_its_own(content, kind):
    with pytest.raises(ReadError, match=kind):
        decoded(Source("draft.txt", content))


def test_a_stray_control_character_does_not_make_a_file_binary():
    document = TextReader().read(Source("draft.txt", b"The men were\x07 held in a school for weeks."))

    assert document.text == "The men were held in a school for weeks."
