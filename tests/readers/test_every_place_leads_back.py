import re
import subprocess
import sys

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reading import assert_every_place_leads_back, seen

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.model.span import Span
from powlint.readers.html import HtmlReader
from powlint.readers.mail import MailReader
from powlint.readers.markdown import MarkdownReader
from powlint.readers.news_xml import NewsXmlReader
from powlint.readers.ninjs import NinjsReader
from powlint.readers.rst import RstReader
from powlint.readers.subtitles import SubtitleReader
from powlint.readers.text import TextReader

TAG = re.compile("<[^>]*>")
STEADY = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = st.sampled_from([
    "captive", "Zˇ", "Žan", "Z\u030can", "e\u0301\u0323", "\u1112\u1161\u11ab", "pri\u00adsoner", "a\u200bb",
    "🎖", "👩\u200d⚕\ufe0f",
    "“held”", "Київ",
    "и\u0306", "\u0301", "\u212b", "\u0958", "fi", "İ", "a.", "32", "https://x.example/a_b",
])  # fmt: skip
GAPS = st.sampled_from(
    [" ", "  ", "\u00a0", "\u2009", "\t", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\f", "\u2028", ""]
)
MARKS = st.sampled_from([
    "**", "*", "_", "`", "~~", "[", "](u)", "![", "> ", "- ", "1. ", "# ", "|", "\n|-|-|\n", "&eacute;", "&nbsp;",
    "&amp;", "&#769;", "\\*", "\\", "<b>", "</b>", "<a href='u'>", "</a>", "<br>", "<!-- x -->",
    "```\n", "    ", "***",
    "<!-- powlint: ignore a: b -->", "\n[powlint: x]\n", "[^1]", "\n[^1]: ", "<figure>", "<figcaption>",
    "\n\n", "---\n",
    '<img alt="x y" src=z>', "<iframe src=q>", "](a.jpg 't')", "![x](<a b.jpg>)", "![x][r]", "\n\n[r]: a.jpg 't u'\n",
    "<img title='t &amp; u' src='a&amp;b.jpg' alt=x>", "Caption: ", "**Alt text:** ", "Image caption:",
    "\n\n## ", "  \n",
])  # fmt: skip
TAGS = st.sampled_from([
    "<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<h1>", "<blockquote>", "</blockquote>", "<li>", "<ul>", "</ul>",
    "<q>", "</q>", "<a href='u&amp;v'>", "</a>", "<br>", "<pre>", "</pre>", "<nav>", "</nav>", "<td>", "<table>",
    "<img alt='x &amp; y' src=z title=t>", "<iframe src=q>", "</iframe>",
    "<meta name=description content='d &eacute;'>",
    "<script type='application/ld+json'>{\"headline\": \"a\\u0301 b\\n\\nc\"}</script>", "<!-- x -->", "<!--", "-->",
    "<!-- powlint: ignore a: b -->", "&eacute;", "&nbsp;", "&#769;", "&shy;", "&copy", "&lt;", "&#8203;", "&", "<",
    "</>", "<span dir=rtl>", "</span>", "<p class='standfirst x'>", "<svg>", "</svg>", "<title>", "</title>",
    "<script>",
    "שבוי", "أسير", "\u202b", "\u202c",
])  # fmt: skip
PLAIN = st.lists(st.one_of(WORDS, GAPS), max_size=30).map("".join)
MARKED = st.lists(st.one_of(WORDS, GAPS, MARKS), max_size=30).map("".join)
FILES = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


def document_of(reader, text, encoding="utf-8"):
    return reader.read(Source("draft", text.encode(encoding)))


def spans(document, data):
    size = len(document.text)
    for _ in range(5):
        start = data.draw(st.integers(0, size))
        yield Span(start, data.draw(st.integers(start, size)))


@STEADY
@given(PLAIN, FILES, st.data())
def test_every_span_of_a_plain_text_holds_its_words(text, encoding, data):
    document = document_of(TextReader(), text, encoding)

    assert document.source_text == text.removeprefix("\ufeff")
    assert_every_place_leads_back(document)
    for span in spans(document, data):
        found = seen(document.offsets.to_source(span).cut(document.source_text))
        assert seen(span.cut(document.text)) in found


@STEADY
@example("captive[ ](u)", "utf-8")
@given(MARKED, FILES)
def test_every_place_of_a_marked_text_leads_back(text, encoding):
    for reader in (TextReader(), MarkdownReader()):
        if not text.startswith("---"):
            assert_every_place_leads_back(document_of(reader, text, encoding))


@STEADY
@given(
    st.lists(
        st.tuples(st.sampled_from(["{}", "**{}**", "*{}*", "~~{}~~", "***{}***", "[{}](u)", "**a *{}* b**"]), WORDS),
        min_size=1,
        max_size=12,
    ),
    GAPS,
)
def test_a_word_inside_markup_leads_back_to_itself(marked, gap):
    words = [word for _, word in marked if word.isalpha() and seen(word) == word and word != "İ"]
    text = (gap or " ").join(form.format(word) for form, word in marked)
    document = document_of(MarkdownReader(), "Held " + text)

    for word in words:
        start = document.text.find(word)
        assert start >= 0
        assert document.offsets.to_source(Span(start, start + len(word))).cut(document.source_text) in (
            word,
            "Z\u030can",
        )


@STEADY
@given(st.lists(st.one_of(WORDS, GAPS, TAGS), max_size=30).map("".join), FILES)
def test_every_place_of_a_page_leads_back(text, encoding):
    if not text.startswith("---"):
        assert_every_place_leads_back(document_of(HtmlReader(), text, encoding))


@STEADY
@given(
    st.lists(
        st.tuples(st.sampled_from(["{}", "<b>{}</b>", "<p>{}", "<i>a <b>{}</i> b</b>", "<a href=u>{}</a>"]), WORDS),
        min_size=1,
        max_size=12,
    ),
    GAPS,
    st.data(),
)
def test_every_span_of_a_page_holds_its_words(marked, gap, data):
    text = (gap or " ").join(form.format(word.replace("&", "&amp;")) for form, word in marked)
    document = document_of(HtmlReader(), "Held " + text)

    for span in spans(document, data):
        found = seen(TAG.sub("", document.offsets.to_source(span).cut(document.source_text)))
        assert seen(span.cut(document.text)).replace(" ", "") in found.replace(" ", "")


YAML = st.lists(
    st.sampled_from([
        "title: Žan", "slug: x-y", "tags: [a, 'b c']", "image: 'img/a b.jpg'", "iptc:\n  city: Brod\n  by: Orel",
        "cover: {src: a.jpg, alt: A yard, credit: AP, at: 7}", "a: &a {b: c}", "d: *a", "e: {<<: *a, f: g}",
        "note: |\n  one\n  two", 'q: "a\\x41 b"', "? [k]\n: v", "- x", "on: 2024-01-31", "x_cleared: {by: AB}",
        "'k l': m # n",
    ]),
    max_size=6,
)  # fmt: skip


@STEADY
@given(YAML, st.sampled_from(["\n", "\r\n"]))
def test_every_place_of_front_matter_leads_back(entries, end):
    text = "\n".join(["---", *entries, "---", "He waits."]).replace("\n", end)

    for reader in (TextReader(), MarkdownReader()):
        document = read_or_refused(reader, text.encode())
        if document:
            assert_every_place_leads_back(document)


def read_or_refused(reader, content):
    """The document, or None if the reader says in one line that it cannot be read."""
    try:
        return reader.read(Source("draft", content))
    except ReadError as error:
        said = str(error)
    assert said.startswith("draft")
    assert "\n" not in said
    return None


@STEADY
@given(st.one_of(st.text(max_size=60).map(str.encode), st.binary(max_size=80)))
def test_anything_at_all_is_read_or_refused_in_one_line(content):
    for reader in (TextReader(), MarkdownReader(), RstReader(), HtmlReader(), SubtitleReader()):
        document = read_or_refused(reader, content)
        if document:
            assert_every_place_leads_back(document)


HEADS = st.sampled_from([
    "", "<nitf>", "<newsItem><contentSet>", '{"headline": "', '{"body_xhtml": "', "Subject: x\n\n",
    "Subject: =?utf-8?b?",
    "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n", 'Content-Type: multipart/mixed; boundary="b"\n\n',
    "Subject: x\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/html; charset=koi8-r\n\n",
])  # fmt: skip
TAILS = st.sampled_from(["", "</nitf>", "</contentSet></newsItem>", '"}', "?=\n\nx", "\n--b--\n"])
SCRAPS = st.one_of(
    WORDS, GAPS, TAGS, st.sampled_from(["--b\n", "=D0=", "=\n", "\\u00e9", "\\n", "Content-Type: text/html\n\n"])
)


@STEADY
@given(HEADS, st.one_of(st.lists(SCRAPS, max_size=20).map("".join), st.text(max_size=40)), TAILS)
def test_scraps_of_news_and_mail_are_read_or_refused_in_one_line(head, scraps, tail):
    for reader in (NewsXmlReader(), NinjsReader(), MailReader()):
        document = read_or_refused(reader, (head + scraps + tail).encode("utf-8", "replace"))
        if document:
            assert_every_place_leads_back(document, letters=False)


def test_reading_plain_text_imports_neither_yaml_nor_marko_nor_regex():
    code = "import powlint.readers.text, sys; print(*sorted({'yaml', 'marko', 'regex', 'html'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""
