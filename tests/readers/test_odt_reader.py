import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import odt, odt_parts, zipped
from reading import assert_every_place_leads_back, links, parts

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.readers.odt import OdtReader
from powlint.triage.suppressions import covered

STEADY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def read(body, **given):
    document = OdtReader().read(odt(body, **given))
    assert_every_place_leads_back(document)
    return document


def test_styles_headings_lists_and_tables_say_what_a_paragraph_is():
    named = (
        '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"/>'
        '<style:style style:name="Title" style:family="paragraph"/>'
        '<style:style style:name="Caption" style:family="paragraph"/>'
        '<style:style style:name="Illustration" style:parent-style-name="Caption" style:family="paragraph"/>'
    )
    made = '<style:style style:name="P1" style:parent-style-name="Title" style:family="paragraph"/>'
    document = read(
        '<text:p text:style-name="P1">Two held</text:p>'
        '<text:h text:outline-level="2">The day</text:h>'
        "<text:p>They wait.</text:p>"
        '<text:p text:style-name="Illustration">A yard</text:p>'
        "<text:list><text:list-item><text:p>One.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Oleh</text:p></table:table-cell></table:table-row>"
        "</table:table>",
        styles=named,
        automatic=made,
    )

    assert [kind for kind, _ in parts(document)] == ["headline", "heading", "body", "caption", "list", "table"]


def test_white_space_is_what_the_format_says():
    document = read("<text:p>\n He<text:s text:c='2'/>was\n   held<text:tab/>in<text:line-break/>Brod.</text:p>")

    assert document.source_text == "He  was held\tin Brod.\n"


def test_deleted_text_is_not_read_and_inserted_text_is():
    tracked = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Petro</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )

    assert read(f"{tracked}<text:p>He is <text:change-start/>Oleh<text:change-end/>.</text:p>").text == "He is Oleh."


def test_notes_alternative_texts_boxes_and_links_are_read():
    document = read(
        '<text:p>See <text:a xlink:href="https://a.example/">here</text:a><text:note><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>In Brod.</text:p></text:note-body></text:note> and"
        "<draw:frame><draw:image><office:binary-data>QUJD</office:binary-data></draw:image>"
        "<svg:title>A yard</svg:title>"
        "<svg:desc>A yard</svg:desc></draw:frame><draw:frame><draw:text-box><text:p>He is 24.</text:p></draw:text-box>"
        "</draw:frame> wait.</text:p><text:p>More.</text:p>"
    )

    assert links(document) == [("here", "https://a.example/")]
    assert [each for each in parts(document) if each[0] != "link"] == [
        ("body", "See here and wait."), ("alt", "A yard"), ("body", "He is 24."), ("body", "More."),
        ("footnote", "In Brod."),
    ]  # fmt: skip


def test_a_comment_that_speaks_to_powlint_covers_its_words_and_others_are_no_text():
    document = read(
        '<text:p>The captive <office:annotation office:name="a"><dc:creator>AB</dc:creator><dc:date>2026</dc:date>'
        "<text:p>powlint: ignore pow-name: freed in May</text:p></office:annotation>Oleh"
        '<office:annotation-end office:name="a"/> waits<office:annotation><text:p>Where?</text:p>'
        "</office:annotation>.</text:p>"
    )

    assert document.text == "The captive Oleh waits."
    assert [covered(note, document).cut(document.text) for note in document.notes] == ["Oleh"]


def test_headers_and_footers_are_read_once_behind_all_else_and_without_page_numbers():
    header = "<style:header><text:p>Embargo: <text:page-number>7</text:page-number></text:p></style:header>"
    footer = "<style:footer><text:p>Desk <text:span>AB</text:span></text:p></style:footer>"
    document = read(
        "<text:p>He waits.<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>",
        styles=f"<style:master-page>{header}{footer}</style:master-page><style:master-page>{header}</style:master-page>",
    )

    assert parts(document) == [("body", "He waits."), ("footnote", "n"), ("meta", "Embargo:"), ("meta", "Desk AB")]


GOOD = odt_parts("<text:p>He waits.</text:p>")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"He waits.", "no OpenDocument text"),
        (zipped({"word/document.xml": "<x/>"}), "no OpenDocument text"),
        (zipped(GOOD | {"META-INF/manifest.xml": "<x><encryption-data/></x>"}), "password"),
        (zipped(GOOD)[:-40], "damaged"),
        (zipped(GOOD | {"content.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "document type"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(content, said):
    with pytest.raises(ReadError, match=rf"^draft\.odt: .*{said}[^\n]*$"):
        OdtReader().read(Source("draft.odt", content))


PIECES = st.sampled_from([
    "captive", " ", "  ", "\n", "Z\u030can", "pri\u00adsoner", "a\u200bb", "\u05d0\u05e1", "&amp;", "<text:s/>",
    "<text:tab/>", "<text:span>he</text:span>", "<text:a xlink:href='u'>it </text:a>",
    "<draw:frame><svg:desc>x y</svg:desc></draw:frame>",
    "<text:note><text:note-body><text:p>n.</text:p></text:note-body></text:note>",
])  # fmt: skip


@STEADY
@given(st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=4))
def test_every_place_of_any_document_leads_back(paragraphs):
    read("".join(f"<text:p>{inside}</text:p>" for inside in paragraphs))
