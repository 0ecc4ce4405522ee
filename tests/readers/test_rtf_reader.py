import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import rtf, rtf_of
from reading import assert_every_place_leads_back, links, parts

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.readers.rtf import RtfReader
from powlint.triage.suppressions import covered

STEADY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def read(body):
    document = RtfReader().read(rtf(body))
    assert_every_place_leads_back(document)
    return document


def test_styles_and_tables_say_what_a_paragraph_is():
    document = read(
        r"\pard\s2 Two held\par\pard\s1 The day\par\pard They wait.\par"
        r"\trowd\pard\intbl Oleh\cell\pard\intbl 24\cell\row\pard\ls1 One.\par"
    )

    assert [each for each in parts(document) if each[1]] == [
        ("headline", "Two held"), ("heading", "The day"), ("body", "They wait."), ("table", "Oleh"), ("table", "24"),
        ("list", "One."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"caf\'e9", "café"),
        (r"{\f1 \'ca\'e8\'bf\'e2}", "Київ"),
        (r"{\f2 \'93\'fa\'96\'7b}", "日本"),
        (r"\u1050?\u1080?", "Ки"),
        (r"\uc2\u1050\'3f\'3fa\uc0\u1080 b", "К\u0061и\u0062"),
        (r"\u-10179?\u-8690?", "😎"),
        (r"a\~b\_c\-d\{e\}\\", "a b-cd{e}\\"),
        (r"\ldblquote held\rdblquote\emdash{}", "“held”—"),
        ("a\r\nb c", "ab c"),
        ("a\\tab b\\line c", "a b c"),
    ],
)
def test_letters_are_read_in_every_spelling(written, read_as):
    assert read(rf"x {written} x").text == f"x {read_as} x"


def test_what_is_hidden_deleted_or_no_text_is_not_read():
    document = read(
        r"{\info{\author Petro}}{\header Slug}{\*\generator X;}He {\v Petro }was{\deleted  not}{\revised  held}"
        r"{\pict\bin4 {}}}} {\*\unknown Petro}{\pict 0a0b}.\par"
    )

    assert document.text == "He was held ."


def test_the_deleted_end_of_a_paragraph_is_none():
    assert read(r"Oleh {\deleted\par}Moroz\par").text == "Oleh Moroz"


def test_of_fields_the_results_are_read_and_links_have_their_targets():
    document = read(
        r'See {\field{\*\fldinst{HYPERLINK "https://a.example/x"}}{\fldrslt{\ul here}}} on {\field{\*\fldinst DATE}'
        r"{\fldrslt 3 May}}.\par"
    )

    assert document.text == "See here on 3 May."
    assert links(document) == [("here", "https://a.example/x")]


def test_footnotes_boxes_and_alternative_texts_are_read_once():
    document = read(
        r"They wait{\footnote \pard In Brod.}.{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv A yard}}"
        r"{\shptxt \pard He is 24.\par}}"
        r"{\shprslt{\pard He is 24.\par}}} More.\par"
    )

    assert parts(document) == [
        ("body", "They wait. More."), ("alt", "A yard"), ("body", "He is 24."), ("footnote", "In Brod."),
    ]  # fmt: skip


def test_a_comment_that_speaks_to_powlint_covers_its_words_and_others_are_no_text():
    document = read(
        r"The captive {\*\atrfstart 0}Oleh{\*\atrfend 0}{\*\atnid AB}{\*\atnauthor A. B.}\chatn"
        r"{\*\annotation{\*\atnref 0}"
        r"{\*\atndate 1}\pard powlint: ignore pow-name: freed in May} waits{\*\annotation Where?}.\par"
    )

    assert document.text == "The captive Oleh waits."
    assert [covered(note, document).cut(document.text) for note in document.notes] == ["Oleh"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"He waits.", "no rich text"),
        (b"PK\x03\x04", "Word, OpenDocument or zip"),
        (b"{\\rtf1 He waits.", "cut short"),
        (b"{\\rtf1 " + b"{" * 9000, "nested"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(content, said):
    with pytest.raises(ReadError, match=rf"^draft\.rtf: .*{said}[^\n]*$"):
        RtfReader().read(Source("draft.rtf", content))


TEXTS = st.text(
    st.sampled_from("ab Ž\u030c\u00ad\u200b“”Київ\u05d0\u202e👩🎖\\{}.\u2028é日"), min_size=1, max_size=30
)  # fmt: skip


@STEADY
@given(st.lists(TEXTS, max_size=5))
def test_any_text_is_read_as_it_was_written(paragraphs):
    document = RtfReader().read(rtf_of(paragraphs))

    assert_every_place_leads_back(document)
    assert document.source_text == "".join(f"{said}\n" for said in paragraphs)


WORDS = (
    r"{ } \par \'e9 \' \u1050? \u-10179? \uc3 \* \v \deleted \footnote \field \fldinst \fldrslt HYPERLINK "
    r"\annotation \atrfstart \sv \sn \s1 \bin9 \stylesheet \fonttbl \f1 \fcharset204 \shptxt \ he ; "
    r"\u99999999 \ansicpg99 \ansicpg1251 \mac \ls1 \outlinelevel1 wzDescription 0 {\*\annotation"
)


@STEADY
@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=30,
    ).map("".join)
)
def test_anything_at_all_is_read_or_refused_in_one_line(body):
    try:
        document = RtfReader().read(Source("d.rtf", b"{\\rtf1 " + body.encode() + b"}"))
    except ReadError as error:
        said = str(error)
    else:
        said = ""
        assert_every_place_leads_back(document)

    assert "\n" not in said
