import html
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reading import assert_every_place_leads_back, links, parts, source_of

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.readers.html import HtmlReader
from powlint.readers.text import TextReader

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("POWLINT_SHARED") or ROOT.parent / "shared") / "evaluation" / "dev"
REPORTS = [*sorted((ROOT / "tests" / "drafts" / "reports").glob("*.txt")), *sorted(SHARED.glob("*.txt"))]
TAGS = {"headline": "h1", "heading": "h2", "caption": "figcaption", "list": "li"}


def read(content, name="page.html"):
    document = HtmlReader().read(Source(name, content if isinstance(content, bytes) else content.encode()))
    assert_every_place_leads_back(document)
    return document


def test_the_parts_of_a_page_are_told_apart():
    document = read("""<!doctype html><html lang="uk-UA"><head><title>Held | Gazette</title></head><body>
        <h1>Three men held</h1><p class="article__standfirst">They wait.</p><h2>Waiting</h2><p>One.<p>Two.
        <blockquote><p>Quoted.</p></blockquote><ul><li>a<li>b</ul><table><tr><th>x<td>y</table>
        <figure><img alt="A yard"><figcaption>Cap<b>tion</b></figcaption></figure><pre>x = 1
y</pre>loose""")

    assert parts(document) == [
        ("headline", "Held | Gazette"),
        ("headline", "Three men held"),
        ("standfirst", "They wait."),
        ("heading", "Waiting"),
        ("body", "One."),
        ("body", "Two."),
        ("quote", "Quoted."),
        ("list", "a"),
        ("list", "b"),
        ("table", "x"),
        ("table", "y"),
        ("alt", "A yard"),
        ("caption", "Caption"),
        ("code", "x = 1\ny"),
        ("body", "loose"),
    ]
    assert document.language == "uk"


def test_white_space_runs_together_as_in_a_browser():
    document = read("<p>He\r\n   was <b> held </b> in\ta <i>camp</i>,<br>he&nbsp;said.</p>")

    assert document.text == "He was held in a camp, he said."


def test_character_references_lead_back_to_themselves():
    document = read("<p>Ms Va&scaron;ek&#225; of caf&#101;&#769; &copy2024 &lt;b&gt; &nosuch; R&D said no")

    assert document.text == "Ms Vašeká of café ©2024 <b> &nosuch; R&D said no"
    assert source_of(document, "Vašeká") == "Va&scaron;ek&#225;"
    assert source_of(document, "café") == "caf&#101;&#769;"
    assert source_of(document, "©2024") == "&copy2024"


def test_an_inline_quotation_has_its_marks():
    document = read("<p>He said <q>they told us <q>go</q></q>.</p>")

    assert document.text == "He said “they told us ‘go’”."
    assert source_of(document, "“") == "<q>"


def test_links_embeds_and_files_have_their_addresses():
    document = read(
        '<p>See <a href="u?a=1&copy=2&amp;b">the film</a>.</p><iframe src="https://t.me/x/1">none</iframe>'
        "<video poster=p.jpg><source src='a&amp;b.mp4'></video><img src=data:image/png;base64,AAAA>"
    )

    assert links(document) == [
        ("the film", "u?a=1&copy=2&b"),
        ("https://t.me/x/1", "https://t.me/x/1"),
        ("p.jpg", "p.jpg"),
        ("a&b.mp4", "a&b.mp4"),
    ]


def test_what_a_page_tells_others_is_read():
    document = read(
        '<meta name="description" content="A man &amp; his son"><meta property="og:title" content="T">'
        '<meta name="viewport" content="width=1"><meta property="og:image" content="i.jpg">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A \\u201cfree\\u201d man",'
        '"articleBody": "One.\\n\\nTwo \\ud83c\\udf96.", "image": [{"caption": "C", "contentUrl": "c.jpg"}],'
        '"author": {"name": "A B"}}</script><script>{"headline": "no"}</script>'
    )

    assert parts(document) == [
        ("standfirst", "A man & his son"),
        ("meta", "T"),
        ("link", "i.jpg"),
        ("meta", "A “free” man"),
        ("meta", "One."),
        ("meta", "Two 🎖."),
        ("meta", "C"),
        ("link", "c.jpg"),
    ]
    assert source_of(document, "“free”") == "\\u201cfree\\u201d"


def test_menus_scripts_and_controls_are_passed_over():
    document = read(
        "<nav><ul><li>Home<li>World</ul></nav><div role=search><p>Find</div><style>p{}</style>"
        "<template><p>x</p></template><noscript><p>n</p></noscript><button><div>Share</button><select><option>o</select>"
        "<p>He waits.</p>"
    )

    assert parts(document) == [("body", "He waits.")]


def test_a_menu_that_is_never_closed_does_not_hide_the_story():
    assert parts(read("<nav><ul><li>Home<main><p>He waits.</p></main>")) == [("body", "He waits.")]


def test_hidden_words_are_read_because_they_are_sent_to_everyone():
    assert read("<p hidden>Ivan</p><p aria-hidden=true>Petr</p>").text == "Ivan\n\nPetr"


def test_comments_are_no_words_but_notes_are_notes():
    document = read("<p>One <!-- secret --> two.</p><!-- powlint: ignore a: b --><p>Three.</p>")

    assert document.text == "One two.\n\nThree."
    assert [(note.text, document.text[note.at :]) for note in document.notes] == [("ignore a: b", "Three.")]
    assert document.notes[0].source.cut(document.source_text) == "<!-- powlint: ignore a: b -->"


def test_two_line_breaks_part_paragraphs():
    assert parts(read("<p>One<br><br>two<br/>three<br>\n<br></p>")) == [("body", "One"), ("body", "two three")]


def test_a_card_is_one_link_in_each_of_its_blocks():
    document = read("<a href=c><h3>Title</h3><p>Text</p></a><p>After</p>")

    assert links(document) == [("Title", "c"), ("Text", "c")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<meta charset="windows-1251"><p>Полон'.encode("cp1251"), "Полон"),
        ("<?xml version='1.0' encoding='koi8-r'?><p>Полон".encode("koi8-r"), "Полон"),
        (b'<meta http-equiv=content-type content="text/html; charset=iso-8859-1"><p>\x93caf\xe9\x94', "“café”"),
        ('\ufeff<meta charset="windows-1251"><p>Полон'.encode(), "Полон"),
        ('<meta charset="utf-16"><p>Полон'.encode(), "Полон"),
        ('<meta charset="windows-1251"><p>Полон'.encode("utf-16"), "Полон"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(content, said):
    assert read(content).text == said


@pytest.mark.parametrize("label", ["zip", "idna", "unicode_escape", "x-nonsense"])
def test_an_encoding_that_browsers_do_not_know_is_refused(label):
    with pytest.raises(
        ReadError, match=rf"\Apage\.html: its encoding “{label}” is not known; save the file as UTF-8\Z"
    ):
        read(f"<meta charset={label}><p>x")


def test_xhtml_may_close_every_tag_and_quote_its_text():
    document = read(
        '<?xml version="1.0"?><html><head><script src="x.js"/><title/></head>'
        "<body><p><![CDATA[He & she]]> waited</p></body></html>",
        "page.xhtml",
    )

    assert parts(document) == [("body", "He & she waited")]


def test_front_matter_of_a_site_builder_is_read():
    assert parts(read("---\ntitle: Held\n---\n<p>He waits.</p>")) == [("headline", "Held"), ("body", "He waits.")]


SCRAPS = (
    "<!--", "<div>", "<p>", "<li>", "<ul><li>", "<a href=x>y<div>", "<q>", "&", "&amp;", "&#", "<br>x", "<table><td>",
    "<img alt=x src=y>", "<nav>", "</p>", " \n", "<a b='", "<a b", "<script>", "<![CDATA[", "<?", "</", "<dd>x<div>",
    "<script type='application/ld+json'>[", "<title></title", "<pre>&lt;\n", "<!-- powlint: x -->", "e&#769;",
)  # fmt: skip


@pytest.mark.parametrize("scrap", SCRAPS)
def test_a_scrap_repeated_for_ever_takes_linear_time(scrap):
    def seconds(times):
        began = time.process_time()
        HtmlReader().read(Source("page.html", (scrap * times).encode()))
        return time.process_time() - began

    # Four times as much takes four times as long if linear, sixteen if not. Machines change their speed in between, so
    # one pair of three will do.
    assert any(seconds(10_000) < 8 * max(0.05, seconds(2_500)) + 0.5 for _ in range(3))


def test_a_hundred_thousand_nested_tags_hide_no_word():
    document = HtmlReader().read(Source("page.html", b"<div>" * 100_000 + b"He waits."))

    assert document.text == "He waits."


def test_json_nested_too_deeply_is_no_reason_to_lose_the_page():
    assert read("<script type='application/ld+json'>" + "[" * 100_000 + "</script><p>He waits.").text == "He waits."


def page_of(draft):
    """A draft in plain text as a simple page."""
    document = TextReader().read(Source(draft.name, draft.read_bytes()))
    blocks = [block for block in document.blocks if block.kind.value != "link"]
    words = [
        (TAGS.get(block.kind.value, "p"), html.escape(block.span.cut(document.text), quote=False)) for block in blocks
    ]
    return "<!doctype html>\n<html><body>\n" + "\n".join(f"<{tag}>{said}</{tag}>" for tag, said in words)


def test_a_draft_gives_the_same_findings_as_a_page(tmp_path):
    pages = []
    for draft in REPORTS:
        pages.append(tmp_path / f"{draft.stem}.html")
        pages[-1].write_text(page_of(draft), encoding="utf-8")
    command = [sys.executable, "-m", "powlint", "check", "--reveal", "--format", "json", *map(str, (*REPORTS, *pages))]
    ran = subprocess.run(command, capture_output=True, check=False)

    found = {
        Path(file["path"]): [(finding["rule"], html.unescape(finding["text"])) for finding in file["findings"]]
        for file in json.loads(ran.stdout)["files"]
    }

    assert [found[page] for page in pages] == [found[draft] for draft in REPORTS]
    assert sum(map(len, found.values())) > 100
