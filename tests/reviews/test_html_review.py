"""Web pages with comments: the marks stand on the very words, the page is read as before, and nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.model.finding import Severity
from powlint.model.span import Span
from powlint.readers.html import HtmlReader
from powlint.reviews.html import HtmlReviewer
from powlint.reviews.review import Comment

MARK = re.compile(r'<mark class="powlint powlint-error" title="([^"]*)">')


def comment(document, span, said="Error: x.", severity=Severity.ERROR):
    return Comment(document.offsets.to_source(span), severity, (said, "[rule] powlint review"))


def reviewed(page, *words, encoding="utf-8", name="d.html", said="Error: x."):
    """The copy, with a comment on each place of the clean text where one of the words stands."""
    source = Source(name, page.encode(encoding))
    document = HtmlReader().read(source)
    found = [Span(*match.span()) for word in words for match in re.finditer(word, document.text)]
    assert found
    return HtmlReviewer().reviewed(source, [comment(document, span, said) for span in found])


def marked(copy):
    """What is inside our marks, each mark shown as “[ ]” and each comment as “!”."""
    bare = re.sub(r"<!-- powlint review: .*? -->", "!", copy)
    while MARK.search(bare):
        bare = re.sub(MARK.pattern + r"((?:(?!<mark|</mark>).)*)</mark>", r"[\2]", bare, count=1, flags=re.DOTALL)
    return bare


@pytest.mark.parametrize(
    ("page", "words", "shown"),
    [
        ("<p>They paraded men.", ["paraded"], "<p>They [paraded] men."),
        ("<p>They <b>para</b>ded men.", ["paraded"], "<p>They <b>[para]</b>[ded] men."),
        ("<p>a <mark>b</mark> c", ["b"], "<p>a <mark>[b]</mark> c"),
        ("<p>one two three", ["one two", "two three"], "<p>[one [two]][ three]"),
        ("<p>one two three", ["two", "one two", "two"], "<p>[one [[two]]] three"),
        ("<p>caf&eacute; &lt;x&gt;", ["café", "<x>"], "<p>[caf&eacute;] [&lt;x&gt;]"),
        ("<table><tr><td>a</td>\n<td>b</td></table>", ["a\n\nb"], "<table><tr><td>[a]</td>\n<td>[b]</td></table>"),
    ],
)
def test_marks_stand_on_the_words_one_in_each_text(page, words, shown):
    assert marked(reviewed(page, *words).content.decode()) == shown


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>A <img src=a.jpg alt='man bound'> b", "<p>A !<img src=a.jpg alt='man bound'> b"),
        ("<title>man</title><p>b", "!<title>man</title><p>b"),
        ("<title>man</title><meta charset=utf-8><p>b", "<title>man</title><meta charset=utf-8>!<p>b"),
        ("<meta name=description content='a man'><p>b", "!<meta name=description content='a man'><p>b"),
        (
            '<script type="application/ld+json">{"headline": "man"}</script>',
            '!<script type="application/ld+json">{"headline": "man"}</script>',
        ),
        ("<svg><text>man</text></svg>", "<svg>!<text>man</text></svg>"),
        ("---\ntitle: man\n---\n<p>b", "---\ntitle: man\n---\n!<p>b"),
        ("---\ntitle: man\n---\nb", "---\ntitle: man\n---\nb!"),
    ],
)
def test_where_no_mark_can_stand_there_is_a_comment(page, shown):
    done = reviewed(page, "man")

    assert marked(done.content.decode()) == shown
    assert (done.comments, done.aside, done.unplaced) == (1, 1, ())


def test_what_is_said_cannot_leave_its_title_or_its_comment():
    said = "Error: 'a' <b> & --> \"c\" </mark>"

    title = MARK.search(reviewed("<p>man", "man", said=said).content.decode())[1]
    beside = reviewed("<title>man</title>", "man", said=said).content.decode()

    assert title == "Error: &#x27;a&#x27; &lt;b&gt; &amp; --&gt; &quot;c&quot; &lt;/mark&gt;&#10;[rule] powlint review"
    assert beside.startswith(
        "<!-- powlint review: Error: 'a' ‹b› & –› \"c\" ‹/mark› · [rule] powlint review --><title>"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_a_copy_keeps_the_encoding_of_the_page(encoding):
    page = "<meta charset=windows-1251><p>Пленные</p>\r\n<p>стоят"
    source = Source("d.html", page.encode(encoding))

    done = reviewed(page, "стоят", encoding=encoding, said="Error: “☃”.")

    assert marked(done.content.decode(encoding)) == page.replace("стоят", "[стоят]")
    assert HtmlReviewer().bare(Source("d.html", done.content)) == source


def test_a_page_in_an_encoding_that_does_not_come_back_as_it_was_is_refused():
    # This encoding has two codes for this sign.
    source = Source("d.html", b"<meta charset=cp932><p>\x87\x90 man")

    with pytest.raises(ReadError, match=r"^d\.html: comments cannot be written into this encoding; save"):
        HtmlReviewer().bare(source)


WORDS = st.sampled_from(["man", "Žan", "e\u0301", "&eacute;", "&amp;", "a b", " ", "\n", "🎖", "\u00ad", "&", "<"])
TAGS = st.sampled_from([
    "<p>", "</p>", "<b>", "</b>", "<mark>", "</mark>", "<q>", "<br>", "<a href='u'>", "</a>", "<pre>\n", "</pre>",
    "<li>", "<td>", "<table>", "</table>", "<svg>", "</svg>", "<title>", "</title>", "<textarea>", "</textarea>",
    "<img alt='x &amp; y' src=z title=t>", "<meta name=description content='d &eacute;'>", "<!-- x -->", "<!--", "-->",
    "<script type='application/ld+json'>{\"headline\": \"a\\u0301 b\"}</script>", "<nav>", "</nav>", "<h1>",
    "<script>", "</script>", "<!-- powlint: ignore a: b -->", "<!doctype html>", "<meta charset=utf-8>",
    "<iframe src=q>",
])  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(WORDS, TAGS), max_size=25).map("".join), st.sampled_from(["d.html", "d.xhtml"]), st.data())
def test_any_page_is_read_as_before_and_comes_back_byte_for_byte(page, name, data):
    source = Source(name, page.encode())
    document = HtmlReader().read(source)
    bounds = st.integers(0, len(document.text))
    spans = [Span(*sorted(data.draw(st.tuples(bounds, bounds)))) for _ in range(data.draw(st.integers(0, 4)))]
    comments = [comment(document, span) for span in spans if len(span)]

    done = HtmlReviewer().reviewed(source, comments)

    assert done.comments == len(comments) - len(done.unplaced)
    copy = HtmlReader().read(Source(name, done.content))
    assert (copy.text, copy.blocks) == (document.text, document.blocks)
    assert HtmlReviewer().bare(Source(name, done.content)).content == source.content
