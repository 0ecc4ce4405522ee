import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import comment, docx, docx_of, docx_parts, note, on, paragraph, run, styles, zipped
from reading import assert_every_place_leads_back, links, parts, seen

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.model.span import Span
from powlint.readers.docx import DocxReader, anchored
from powlint.triage.suppressions import covered

STEADY = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
BOX = "<w:txbxContent>{}</w:txbxContent>"


def read(body, **given):
    document = DocxReader().read(docx(body, **given))
    assert_every_place_leads_back(document)
    return document


def words(body, **given):
    return [said for _, said in parts(read(body, **given))]


def test_each_paragraph_is_a_line_and_empty_ones_count():
    document = read(paragraph(run("They wait.")) + paragraph("") + paragraph(run("He ") + run("was held.", "<w:b/>")))

    assert document.source_text == "They wait.\n\nHe was held.\n"
    start = document.text.index("was")
    place = document.place(document.offsets.to_source(Span(start, start + 3)))
    assert (place.line, place.column, place.end_column) == (3, 4, 7)


def test_styles_say_what_a_paragraph_is_whatever_the_language_of_the_program():
    document = read(
        paragraph(run("Two held"), "Titel")
        + paragraph(run("Their families wait"), "Untertitel")
        + paragraph(run("The day"), "berschrift1")
        + paragraph(run("They were captured."))
        + paragraph(run("A yard in Brod"), "Beschriftung")
        + paragraph(run("We are cold."), "Zitat")
        + paragraph(run("One."), properties='<w:numPr><w:numId w:val="3"/></w:numPr>')
    )

    assert [kind for kind, _ in parts(document)] == [
        "headline", "standfirst", "heading", "body", "caption", "quote", "list",
    ]  # fmt: skip


def test_a_style_that_is_based_on_another_is_of_its_kind():
    more = '<w:style w:styleId="x"><w:name w:val="Desk head"/><w:basedOn w:val="berschrift2"/></w:style>'
    named = styles({"berschrift2": "heading 2"})

    assert (
        parts(read(paragraph(run("He waits.")) + paragraph(run("A day"), "x"), styles=named + more))[1][0] == "heading"
    )


def test_without_styles_headlines_labels_and_credits_are_known_by_their_looks():
    document = DocxReader().read(
        docx_of(["Two men shown on television", "They sat on a bench.", "Caption: A yard", "***", "They are held."])
    )

    assert parts(document) == [
        ("headline", "Two men shown on television"),
        ("body", "They sat on a bench."),
        ("caption", "A yard"),
        ("body", "They are held."),
    ]


def test_a_first_heading_is_the_headline_if_there_is_no_title():
    headings = paragraph(run("Two held"), "berschrift1") + paragraph(run("Short")) + paragraph(run("More."))

    assert [kind for kind, _ in parts(read(headings))] == ["headline", "body", "body"]


def test_cells_of_tables_are_paragraphs():
    rows = "".join(f"<w:tr><w:tc><w:tcPr/>{paragraph(run(said))}</w:tc></w:tr>" for said in ("Name", "Oleh"))

    assert parts(read(f"<w:tbl><w:tblPr/>{rows}</w:tbl>" + paragraph(run("He waits.")))) == [
        ("table", "Name"), ("table", "Oleh"), ("body", "He waits."),
    ]  # fmt: skip


def test_footnotes_come_in_the_order_of_their_marks_and_those_without_a_mark_not_at_all():
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    document = read(
        paragraph(run("He waits.") + mark.format(3) + run(" She too.") + mark.format(2)),
        footnotes='<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>--</w:t></w:r></w:p></w:footnote>'
        + note(2, "In Brod.")
        + note(3, "In Kyiv.")
        + note(4, "Nowhere."),
    )

    assert parts(document) == [("body", "He waits. She too."), ("footnote", "In Kyiv."), ("footnote", "In Brod.")]


def test_tracked_changes_are_read_as_if_accepted():
    body = paragraph(
        run("The captive ")
        + f'<w:ins w:id="1" w:author="x">{run("Oleh Moroz")}</w:ins>'
        + '<w:del w:id="2" w:author="x"><w:r><w:delText>Petro</w:delText></w:r></w:del>'
        + f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run(' came')}</w:moveTo>"
    )

    assert words(body) == ["The captive Oleh Moroz came"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    deleted = "<w:rPr><w:del w:id='1' w:author='x'/></w:rPr>"

    assert words(paragraph(run("Oleh "), properties=deleted) + paragraph(run("Moroz"))) == ["Oleh Moroz"]


def test_what_a_paragraph_was_before_a_tracked_change_of_its_style_does_not_count():
    changed = '<w:pPrChange><w:pPr><w:pStyle w:val="Titel"/></w:pPr></w:pPrChange>'

    assert parts(read(paragraph(run("He waits."), properties=changed))) == [("body", "He waits.")]


def test_of_fields_the_results_are_read_and_the_instructions_are_not():
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    inner = mark("begin") + code.format("PAGE") + mark("separate") + run("7") + mark("end")
    body = (
        run("On ") + mark("begin") + code.format("IF 1=") + inner + mark("separate") + run("3 May") + mark("end")
        + f'<w:fldSimple w:instr="AUTHOR">{run(" he came")}</w:fldSimple>'
    )  # fmt: skip

    assert words(paragraph(body)) == ["On 3 May he came"]


def test_links_have_their_targets_whether_elements_or_fields():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://b.example/"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("there")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(
        paragraph(run("See ") + f'<w:hyperlink r:id="l1">{run("here")}</w:hyperlink>' + run(" or ") + field + run(".")),
        links={"l1": "https://a.example/x?a=1&b=2"},
    )

    assert links(document) == [("here", "https://a.example/x?a=1&b=2"), ("there", "https://b.example/")]
    assert parts(document)[0] == ("body", "See here or there.")


def test_signs_between_the_letters_are_read_as_what_they_show():
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        "<w:softHyphen/><w:t>e</w:t></w:r>"
    )
    document = read(paragraph(signs, properties='<w:tabs><w:tab w:val="left"/></w:tabs>'))

    assert document.text == "a b c-de"
    assert document.source_text == "a\tb c-d\u00ade\n"


def test_alternative_texts_and_text_boxes_are_read_once_after_their_paragraph():
    box = BOX.format(paragraph(run("He is 24.")))
    drawn = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" descr="Two men in a yard"/><wps:txbx>{box}'
        f"</wps:txbx></wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape alt="Two men">{box}</v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )

    assert parts(read(paragraph(run("They ") + drawn + run("wait.")) + paragraph(run("More.")))) == [
        ("body", "They wait."),
        ("alt", "Two men in a yard"),
        ("body", "He is 24."),
        ("body", "More."),
    ]


def test_content_controls_and_smart_tags_are_read():
    inside = f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('Oleh')}</w:sdtContent></w:sdt>"

    tagged = paragraph(f"{inside}<w:smartTag>{run(' M.')}</w:smartTag>")

    assert words(f"<w:sdt><w:sdtContent>{tagged}</w:sdtContent></w:sdt>") == ["Oleh M."]


def test_what_hidden_text_says_is_read():
    assert words(paragraph(run("He is ") + run("Oleh", "<w:vanish/>"))) == ["He is Oleh"]


def test_comments_of_people_are_no_text():
    assert words(paragraph(on(1, run("He waits."))), comments=comment(1, "Is Oleh Moroz named?")) == ["He waits."]


def test_a_comment_that_speaks_to_powlint_covers_the_words_it_is_set_on():
    document = read(
        paragraph(run("The captive ") + on(5, run("Oleh Moroz")) + run(" waits.")),
        comments=comment(5, "powlint: ignore pow-name: freed in May (AB)"),
    )

    (said,) = document.notes
    assert said.text == "ignore pow-name: freed in May (AB)"
    assert covered(said, document).cut(document.text) == "Oleh Moroz"
    assert document.text == "The captive Oleh Moroz waits."
    assert document.place(said.source).line == 1


def test_a_comment_on_no_words_covers_its_paragraph():
    document = read(
        paragraph(run("More.")) + paragraph(run("He waits.") + '<w:r><w:commentReference w:id="1"/></w:r>'),
        comments=comment(1, "Powlint: ignore pow-name: freed in May"),
    )

    assert covered(document.notes[0], document).cut(document.text) == "He waits."


def test_a_comment_over_several_paragraphs_covers_them():
    document = read(
        '<w:commentRangeStart w:id="1"/>'
        + paragraph(run("One."))
        + paragraph(run("Two.") + '<w:commentRangeEnd w:id="1"/>'),
        comments=comment(1, "powlint: ignore pow-name: freed in May"),
    )

    assert covered(document.notes[0], document).cut(document.text) == "One.\n\nTwo."


def test_strict_files_and_other_encodings_are_read():
    strict = {
        name: said.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, said in docx_parts(paragraph(run("Київ waits."))).items()
    }
    main = '<?xml version="1.0" encoding="UTF-16"?>' + strict["word/document.xml"]
    document = DocxReader().read(Source("d.docx", zipped(strict | {"word/document.xml": main.encode("utf-16")})))

    assert document.text == "Київ waits."


def test_the_stretches_lead_to_the_elements_that_hold_the_words():
    body = paragraph(run("He ") + run("was held & waits") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    found = anchored(docx(body, footnotes=note(1, "In Brod.")))

    text = found.document.source_text
    assert [(stretch.span.cut(text), stretch.exact) for stretch in found.stretches] == [
        ("He ", True), ("was held & waits", True), ("In Brod.", False),
    ]  # fmt: skip


TEXTS = st.lists(
    st.sampled_from([
        "captive", " ", "Žan", "Z\u030can", "pri\u00adsoner", "a\u200bb", "“held”", "Київ", "\u05d0\u05e1\u05d9\u05e8",
        "&", "<b>", "\u202eabc\u202c", "👩\u200d⚕\ufe0f", "İ", "fi", "]", "\u2028", ".", "1. ", "powlint:",
    ]),
    max_size=8,
).map("".join)  # fmt: skip
WRAPPINGS = st.sampled_from(
    [
        "{}",
        "<w:ins>{}</w:ins>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
    ]
)


@STEADY
@given(st.lists(st.lists(st.tuples(TEXTS, WRAPPINGS), max_size=5), max_size=5), st.data())
def test_every_place_of_any_document_leads_back(written, data):
    body = "".join(paragraph("".join(form.format(run(said)) for said, form in runs)) for runs in written)
    document = DocxReader().read(docx(body))

    assert_every_place_leads_back(document)
    assert document.source_text == "".join("".join(said for said, _ in runs) + "\n" for runs in written)
    for _ in range(3):
        start = data.draw(st.integers(0, len(document.text)))
        span = Span(start, data.draw(st.integers(start, len(document.text))))
        assert seen(span.cut(document.text)) in seen(document.offsets.to_source(span).cut(document.source_text))


def refused(content, name="draft.docx"):
    with pytest.raises(ReadError) as caught:
        DocxReader().read(Source(name, content))
    said = str(caught.value)
    assert said.startswith(f"{name}: ")
    assert "\n" not in said
    return said


GOOD = docx_parts(paragraph(run("He waits. " * 30)))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no Word file"),
        (b"He waits.", "no Word file"),
        (b"{\\rtf1 He waits.}", "rich text"),
        (b"%PDF-1.7", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (zipped({"content.xml": "<x/>"}), "no Word file"),
        (zipped({}), "no Word file"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (zipped(GOOD)[:-60], "damaged"),
        (zipped(GOOD | {"word/document.xml": "<w:document"}), "damaged"),
        (zipped(GOOD | {"word/document.xml": "<w:t xmlns:w='a'>" + "<w:t>" * 400}), "nested"),
        (zipped(GOOD | {"word/media/x.bin": bytes(300 << 20)}), "too large"),
        (zipped(GOOD | {"word/media/x.bin": bytes(30 << 20)}), "swell"),
        (zipped(GOOD | {f"x{n}": "" for n in range(6000)}), "parts"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_in_one_line(content, said):
    assert said in refused(content)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://x.example/x.dtd">',
    ],
)
def test_entities_and_document_types_are_refused(declared):
    hostile = declared + GOOD["word/document.xml"].replace("He waits.", "&a;")

    assert "document type" in refused(zipped(GOOD | {"word/document.xml": hostile}))


def test_a_damaged_part_is_refused():
    content = bytearray(zipped(GOOD))
    at = content.index(b"word/document.xml") + 60
    content[at : at + 20] = bytes(20)

    assert "damaged" in refused(bytes(content))


def test_a_locked_part_is_refused():
    content = bytearray(zipped(GOOD))
    for at in range(len(content) - 4):
        if content[at : at + 4] == b"PK\x01\x02":
            content[at + 8] |= 1

    assert "password" in refused(bytes(content))


def test_parts_that_share_their_bytes_are_refused():
    content = bytearray(zipped(GOOD))
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]

    assert "swell" in refused(bytes(content))


def test_text_that_lies_in_another_file_is_refused():
    assert "altChunk" in refused(docx('<w:altChunk r:id="x"/>').content)


@STEADY
@given(st.integers(0, 4000), st.integers(0, 255))
def test_a_file_with_any_byte_changed_is_read_or_refused(at, byte):
    content = bytearray(zipped(GOOD))
    content[at % len(content)] = byte

    with contextlib.suppress(ReadError):
        DocxReader().read(Source("d.docx", bytes(content)))


def test_headers_and_footers_are_read_once_behind_all_else_and_without_page_numbers():
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    pages = f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>'
    title = f'<w:fldSimple w:instr=" TITLE ">{run("Two held")}</w:fldSimple>'
    header = paragraph(run("Embargo: "), "Titel") + paragraph(title)
    document = read(
        paragraph(run("He waits.") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        footnotes=note(1, "In Brod."),
        margins=(paragraph(run("Page ") + number + run(" of ") + pages), header, header),
    )

    assert parts(document) == [
        ("body", "He waits."),
        ("footnote", "In Brod."),
        ("meta", "Page  of"),
        ("meta", "Embargo:"),
        ("meta", "Two held"),
    ]


def test_a_place_is_known_by_its_paragraph_and_what_is_apart_by_its_kind():
    document = read(
        paragraph(run("One.") + '<w:r><w:footnoteReference w:id="1"/></w:r>') + paragraph("") + paragraph(run("Two.")),
        footnotes=note(1, "In Brod."),
        margins=(paragraph(run("Desk")),),
    )

    assert [document.whereabouts(line) for line in range(1, 7)] == [
        "paragraph 1", "paragraph 2", "paragraph 3", "footnote, paragraph 4", "header or footer, paragraph 5", "",
    ]  # fmt: skip
