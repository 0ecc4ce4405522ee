import contextlib
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import assert_every_place_leads_back, links, parts, source_of

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.readers.html_tokens import Kind, tokens
from powlint.readers.json_values import JsonError, Members, Text, json_value
from powlint.readers.news_xml import NewsXmlReader
from powlint.readers.ninjs import NinjsReader
from powlint.readers.strand import Strand
from powlint.readers.xml_tokens import xml_tokens

STEADY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "nitf-3-6.dtd">
<nitf xml:lang="en-GB"><head><title>Slug</title><docdata><key-list><keyword key="Brod &amp; Orel"/></key-list></docdata>
</head><body><body.head><hedline><hl1>Three men held</hl1><hl2>They wait</hl2></hedline>
<abstract><p>A town&nbsp;waits</p></abstract></body.head><body.content>
<p>He was held by the <org>Army</org>&#8217;s men.</p><!-- powlint: ignore a: b -->
<block><p>See <a href="https://x.example">the f<em>ilm</em></a>.</p></block>
<media media-type="image"><media-reference source="yard.jpg" alternate-text="A yard"/><media-caption>Cap</media-caption>
</media><bq><block><p>Quoted</p></block></bq></body.content></body></nitf>"""

ITEM = """<?xml version="1.0" encoding="{encoding}"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"><itemMeta><provider><name>Agency</name></provider>
<title>Slug</title></itemMeta><contentMeta><headline>Head &amp; line</headline><subject><name>Ivan P.</name></subject>
<description role="drol:caption">Cap</description><description>Desc</description></contentMeta><contentSet>{story}
<remoteContent href="https://x.example/p.jpg"/></contentSet></newsItem>"""


def read_xml(content, name="item.xml"):
    document = NewsXmlReader().read(Source(name, content if isinstance(content, bytes) else content.encode()))
    assert_every_place_leads_back(document)
    return document


def read_ninjs(content, name="item.json"):
    document = NinjsReader().read(Source(name, content if isinstance(content, bytes) else content.encode()))
    assert_every_place_leads_back(document)
    return document


def test_the_parts_of_nitf_are_told_apart():
    document = read_xml(NITF, "item.nitf")

    assert parts(document) == [
        ("headline", "Slug"),
        ("meta", "Brod & Orel"),
        ("headline", "Three men held"),
        ("standfirst", "They wait"),
        ("standfirst", "A town waits"),
        ("body", "He was held by the Army’s men."),
        ("body", "See the film."),
        ("link", "the film"),
        ("link", "yard.jpg"),
        ("alt", "A yard"),
        ("caption", "Cap"),
        ("quote", "Quoted"),
    ]
    assert source_of(document, "Army’s") == "Army</org>&#8217;s"
    assert [note.text for note in document.notes] == ["ignore a: b"]


@pytest.mark.parametrize(
    "story",
    [
        '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><p>He is <b>Зорян</b></p></html></inlineXML>',
        '<inlineXML><nitf xmlns="u"><body><body.content><p>He is Зорян</p></body.content></body></nitf></inlineXML>',
        '<inlineData contenttype="text/html">&lt;p&gt;He is &lt;b&gt;Зорян&lt;/b&gt;&lt;/p&gt;</inlineData>',
        '<inlineData contenttype="text/html"><![CDATA[<p>He &#105;s <b>Зорян</b>]]></inlineData>',
        '<inlineData contenttype="text/plain">He\r\nis Зорян</inlineData>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
def test_a_story_in_newsml_is_read_however_it_is_carried(story, encoding):
    document = read_xml(ITEM.format(story=story, encoding=encoding).encode(encoding))

    assert parts(document) == [
        ("meta", "Slug"),
        ("headline", "Head & line"),
        ("meta", "Ivan P."),
        ("caption", "Cap"),
        ("standfirst", "Desc"),
        ("body", "He is Зорян"),
        ("link", "https://x.example/p.jpg"),
    ]
    assert source_of(document, "Зорян") == "Зорян"


LAUGHS = (
    '<!DOCTYPE nitf [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><nitf><body>&i;</body></nitf>"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (LAUGHS, "its own DTD"),
        ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>', "its own DTD"),
        ("<nitf>" + "<block>" * 100_000, "nested more than 200 deep"),
        ("<nitf><p>x</nitf>", r"item\.xml:1: this is not well-formed XML \(mismatched tag\)"),
        ("<rss><channel/></rss>", "“rss” is neither NITF nor NewsML-G2"),
        ("He waits.", "not well-formed XML"),
        ("<!--" * 20_000, "not well-formed XML"),
        ("", "not well-formed XML"),
        (b"PK\x03\x04", "zip"),
        ("<?xml version='1.0' encoding='x-odd'?><nitf/>", "its encoding “x-odd” is not known"),
    ],
    ids=range(10),
)
def test_what_is_no_news_or_a_risk_is_refused_in_one_line(content, said):
    with pytest.raises(ReadError, match=said) as caught:
        read_xml(content)
    assert str(caught.value).startswith("item.xml:")
    assert "\n" not in str(caught.value)


def test_an_external_dtd_is_never_fetched():
    assert read_xml('<!DOCTYPE nitf SYSTEM "file:///etc/passwd"><nitf><body><p>&x; a</p></body></nitf>').text == "&x; a"


INNER = st.recursive(
    st.sampled_from(["word", " ", "é🎖", "&amp;", "&#769;", "\r\n", "<br/>", "<!-- c -->", "<![CDATA[<x>&]]>", "שבוי"]),
    lambda inner: st.tuples(st.sampled_from(["p", "em", "block", "a", "hl1", "li"]), st.lists(inner, max_size=4)).map(
        lambda element: f"<{element[0]} href='u>'>{''.join(element[1])}</{element[0]}>"
    ),
    max_leaves=15,
)


@STEADY
@given(INNER)
def test_expat_and_our_scanner_cut_the_same(inner):
    text = f"<nitf>{inner}</nitf>"

    ours = [token for token in tokens(text, xhtml=True) if token.kind is not Kind.COMMENT]
    theirs = [token for token in xml_tokens(text, "x") if token.kind is not Kind.COMMENT]

    assert theirs == ours
    assert_every_place_leads_back(read_xml(text))


NINJS_1 = r"""{"type": "text", "language": "en-GB", "headline": "Held \u2014 \"free\"", "slugline": "S",
 "subject": [{"name": "Ivan P.", "rel": "about"}], "body_text": "One line,\nto wrap.\n\nTwo \ud83c\udf96.",
 "body_xhtml": "<p>One <b>line<\/b> &eacute;\u00e9.<\/p><img src=\"i.jpg\" alt=\"A yard\">",
 "associations": {"main": {"type": "picture", "headline": "H", "description_text": "Cap",
 "renditions": {"o": {"href": "https:\/\/x.example\/i.jpg", "mimetype": "image/jpeg"}}}}}"""


def test_the_parts_of_ninjs_are_told_apart():
    document = read_ninjs(NINJS_1)

    assert parts(document) == [
        ("headline", "Held — “free”".replace("“", '"').replace("”", '"')),
        ("meta", "S"),
        ("meta", "Ivan P."),
        ("body", "One line, to wrap."),
        ("body", "Two 🎖."),
        ("meta", "One line éé."),
        ("link", "i.jpg"),
        ("alt", "A yard"),
        ("caption", "H"),
        ("caption", "Cap"),
        ("link", "https://x.example/i.jpg"),
    ]
    assert source_of(document, "éé") == r"&eacute;\u00e9"
    assert links(document)[-1] == ("https://x.example/i.jpg", "https://x.example/i.jpg")


def test_ninjs_2_has_lists_of_everything():
    document = read_ninjs(
        '{"headlines": [{"role": "main", "value": "Held"}], "descriptions": [{"value": "Desc"}],'
        '"bodies": [{"contenttype": "text/html", "value": "<p>He waits.</p>"}], "people": [{"name": "P"}],'
        '"associations": [{"type": "picture", "descriptions": [{"value": "Cap"}], "renditions": [{"href": "u.jpg"}]}]}'
    )

    assert parts(document) == [
        ("headline", "Held"),
        ("standfirst", "Desc"),
        ("body", "He waits."),
        ("meta", "P"),
        ("caption", "Cap"),
        ("link", "u.jpg"),
    ]


def test_a_bare_address_in_json_leads_where_it_says():
    document = read_ninjs(r'{"body_text": "The film is at https:\/\/t.me\/x\/1 and was seen."}')

    assert links(document) == [("https://t.me/x/1", "https://t.me/x/1")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"name": "x"}', "no ninjs"),
        ("[1]", "no ninjs"),
        ('{"headline": "x",\n}', r"item\.json:2: no valid JSON"),
        ('{"headline": "x', "never closed"),
        ("[" * 100_000, "nested too deeply"),
        ("", "a value is missing"),
        ("He waits.", "no valid JSON"),
    ],
    ids=range(7),
)
def test_json_that_is_no_story_is_refused_in_one_line(content, said):
    with pytest.raises(ReadError, match=said) as caught:
        read_ninjs(content)
    assert "\n" not in str(caught.value)


PLAIN_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@STEADY
@given(PLAIN_JSON, st.booleans())
def test_json_is_read_as_the_standard_library_reads_it(value, is_ascii):
    text = json.dumps(value, ensure_ascii=is_ascii)

    assert plain(json_value(Strand.whole(text))) == json.loads(text)


def plain(value):
    if isinstance(value, Text):
        return value.words
    if isinstance(value, Members):
        return {key: plain(member) for key, member in value.pairs}
    return [plain(each) for each in value.values] if hasattr(value, "values") else json.loads(value.written)


@STEADY
@given(st.text(max_size=40))
def test_any_text_is_json_or_a_json_error(text):
    with contextlib.suppress(JsonError):
        assert json_value(Strand.whole(text))


@STEADY
@given(st.lists(st.sampled_from(["é", "🎖", "e\u0301", "a", " ", '"', "\\", "\n\n", "<b>", "</b>", "&amp;", "\u200b"])))
def test_every_place_of_ninjs_leads_back(words):
    said = "".join(words)
    for name in ("body_text", "body_xhtml"):
        document = read_ninjs(json.dumps({"headline": "x", name: said}))
        assert re.sub(r"\s", "", document.text).startswith("x")
