"""OpenDocument texts with comments: on the very words, and every other byte of the file as it was."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import odt, odt_parts, zipped

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.model.finding import Severity
from powlint.model.span import Span
from powlint.readers.odt import OdtReader
from powlint.reviews.odt import OdtReviewer
from powlint.reviews.review import Comment

SAID = ("Error: “a” & <b>.", "Why: so.", "[rule] powlint review")
OURS = re.compile(
    r"<office:annotation(?: xmlns:\w+=\"[^\"]*\")*(?: office:name=\"(powlint-review-\d+)\")?>.*?</office:annotation>"
)
END = re.compile(r"<office:annotation-end office:name=\"(powlint-review-\d+)\"/>")


def reviewed(source, *words, said=SAID):
    document = OdtReader().read(source)
    found = [Span(*match.span()) for word in words for match in re.finditer(re.escape(word), document.text)]
    assert len(found) >= len(words)
    return OdtReviewer().reviewed(
        source, [Comment(document.offsets.to_source(span), Severity.ERROR, said) for span in found]
    )


def content(done, name="content.xml"):
    return zipfile.ZipFile(io.BytesIO(done.content)).read(name).decode()


def bare(done):
    return END.sub("", OURS.sub("", content(done)))


def on(done):
    """The words that each of our comments is set on; "" for one that hangs on a mark."""
    text = content(done)
    found = []
    for begin in OURS.finditer(text):
        end = re.search(f'<office:annotation-end office:name="{begin[1]}"/>', text) if begin[1] else None
        inside = OURS.sub("", text[begin.end() : end.start()]) if end else ""
        found.append(re.sub(r"\s+", " ", re.sub("<[^>]*>", "", inside)))
    return found


@pytest.mark.parametrize(
    ("body", "words", "shown"),
    [
        ("<text:p>They paraded men.</text:p>", ["paraded"], ["paraded"]),
        ("<text:p>They <text:span>pa</text:span>raded.</text:p>", ["paraded"], ["paraded"]),
        ("<text:p>A &amp; B&#8217;s</text:p>", ["A & B", "B’s"], ["A &amp; B", "B&#8217;s"]),
        ("<text:p>Ж &amp;amp; Žan\n   held</text:p>", ["Žan held"], ["Žan held"]),
        ("<text:p>one two three</text:p>", ["one two", "two three", "two"], ["one two", "two three", "two"]),
        ("<text:p>See <text:a xlink:href='u'>him</text:a>.</text:p>", ["See him", "him"], ["See him", "him"]),
        ("<text:p>in<text:s text:c='2'/>Brod<text:tab/>now</text:p>", ["Brod now"], ["Brodnow"]),
        ("<text:p>is <text:change-start/>Oleh<text:change-end/>.</text:p>", ["Oleh"], ["Oleh"]),
        ("<text:p>by <text:date>May 3</text:date> he</text:p>", ["by May 3", "May 3"], ["by ", ""]),
    ],
)
def test_comments_stand_on_the_words(body, words, shown):
    done = reviewed(odt(body), *words)

    assert sorted(on(done)) == sorted(shown)
    assert done.unplaced == ()
    assert bare(done) == odt_parts(body)["content.xml"]


def test_what_is_said_stands_in_paragraphs_by_powlint():
    said = OURS.search(content(reviewed(odt("<text:p>man</text:p>"), "man")))[0]

    assert "<dc:creator>powlint</dc:creator>" in said
    assert re.findall("<text:p>(.*?)</text:p>", said) == [
        "Error: “a” &amp; &lt;b&gt;.", "Why: so.", "[rule] powlint review",
    ]  # fmt: skip


def test_words_in_notes_frames_and_boxes_have_their_comment_where_they_hang():
    note = "<text:note><text:note-body><text:p>a man</text:p></text:note-body></text:note>"
    frame = "<draw:frame><svg:desc>man bound</svg:desc></draw:frame>"
    box = "<draw:frame><draw:text-box><text:p>the man</text:p></draw:text-box></draw:frame>"
    loose = "<draw:frame><draw:text-box><text:p>no man</text:p></draw:text-box></draw:frame>"
    done = reviewed(odt(f"{loose}<text:p>x{note} y{frame}{box}</text:p>"), "man")

    assert (done.comments, done.aside, len(done.unplaced)) == (3, 3, 1)
    for element in (note, frame, box):
        assert f"</office:annotation>{element}" in content(done)


def test_words_in_headers_can_have_no_comment():
    styles = "<style:master-page><style:header><text:p>A man</text:p></style:header></style:master-page>"
    done = reviewed(odt("<text:p>x</text:p>", styles=styles), "man")

    assert (done.comments, len(done.unplaced)) == (0, 1)
    assert content(done) == odt_parts("<text:p>x</text:p>")["content.xml"]


def packed(archive):
    return [(each.filename, each.date_time, each.compress_type) for each in archive.infolist()]


def test_all_else_in_the_zip_is_as_it_was():
    file = io.BytesIO()
    parts = odt_parts("<text:p>A man</text:p>")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", (2024, 5, 6, 7, 8, 10)), parts.pop("mimetype"))
        for name, said in [*parts.items(), ("Pictures/a.png", b"\x89PNG"), ("empty/", b"")]:
            archive.writestr(name, said, zipfile.ZIP_DEFLATED)
        archive.comment = b"x"
    before = zipfile.ZipFile(file)

    after = zipfile.ZipFile(io.BytesIO(reviewed(Source("d.odt", file.getvalue()), "man").content))

    assert after.comment == b"x"
    assert packed(after) == packed(before)
    assert packed(after)[0] == ("mimetype", (2024, 5, 6, 7, 8, 10), zipfile.ZIP_STORED)
    assert [name for name in before.namelist() if before.read(name) != after.read(name)] == ["content.xml"]


PEOPLE = '<office:annotation office:name="a"><dc:creator>AB</dc:creator><text:p>Who?</text:p></office:annotation>'


def test_a_second_review_doubles_nothing_and_people_keep_what_they_said():
    draft = odt(f"<text:p>A {PEOPLE}man<office:annotation-end office:name='a'/> and a woman<text:s/>x</text:p>")
    first = reviewed(draft, "man", "x")
    assert on(first) == ["man", "man", "x"]

    second = reviewed(Source("d.odt", first.content), "man", "x")

    assert second == first
    assert PEOPLE in content(second)

    third = reviewed(Source("d.odt", first.content), "x")

    assert on(third) == ["x"]
    assert bare(third) == content(draft)


def test_a_comment_that_no_longer_holds_stays_if_somebody_answered_it():
    first = content(reviewed(odt("<text:p>A man</text:p>"), "man"))
    answer = PEOPLE.replace("<office:annotation ", '<office:annotation loext:parent-name="powlint-review-1" ')
    declared = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    text = first.replace("</text:p></office:text>", f"{answer}</text:p></office:text>")
    text = text.replace("<office:document-content ", f"<office:document-content {declared} ")

    done = reviewed(Source("d.odt", zipped({"content.xml": text})), "A")

    assert on(done) == ["A", "man"]


def test_prefixes_that_the_file_does_not_declare_are_declared():
    text = odt_parts("<text:p>A man</text:p>")["content.xml"].replace(' xmlns:dc="', ' xmlns:other="')

    done = reviewed(Source("d.odt", zipped({"content.xml": text})), "man")

    again = reviewed(Source("d.odt", done.content), "man")
    assert (again.content, on(again)) == (done.content, ["man"])


@pytest.mark.parametrize("text", ["<text:p><![CDATA[A man]]></text:p>", "<text:p>A man in Київ</text:p>"])
def test_xml_of_another_kind_is_refused(text):
    xml = "<?xml version='1.0'?>" + odt_parts(text)["content.xml"]
    source = Source("d.odt", zipped({"content.xml": xml if "CDATA" in text else xml.encode("utf-16")}))

    with pytest.raises(ReadError, match=r"^d\.odt: no comments can be written into XML of this kind; save it anew"):
        reviewed(source, "man")


PIECES = st.sampled_from([
    "man", " ", "  ", "\n", "Z\u030can", "pri\u00adsoner", "🎖", "&amp;", "&#1234;", "<text:s/>", "]", "&gt;",
    "<text:tab/>", "<text:span>he &lt; </text:span>", "<text:a xlink:href='u'> it</text:a>", PEOPLE,
    "<text:date>May</text:date>", "<draw:frame><svg:desc>x y</svg:desc></draw:frame>",
    "<text:note><text:note-body><text:p>n.</text:p></text:note-body></text:note>",
])  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=3), st.data())
def test_any_text_is_read_as_before_and_keeps_every_byte(paragraphs, data):
    body = "".join(f"<text:p>{inside}</text:p>" for inside in paragraphs)
    source, document = odt(body), OdtReader().read(odt(body))
    words = [Span(*found.span()) for found in re.finditer(r"\S+", document.text)]
    spans = data.draw(st.lists(st.sampled_from(words), max_size=4)) if words else []
    comments = [Comment(document.offsets.to_source(span), Severity.ERROR, SAID) for span in spans]

    done = OdtReviewer().reviewed(source, comments)

    assert done.unplaced == ()
    assert bare(done) == odt_parts(body)["content.xml"]
    copy = Source("d.odt", done.content)
    assert OdtReader().read(copy).text == document.text
    assert OdtReviewer().reviewed(copy, comments).content == done.content
