"""Reviewed copies: the comments stand on the very words, all else stays, and a second review doubles nothing."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))
from office import comment, docx, note, odt, on, paragraph, run

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def word():
    return pytest.importorskip("docx")


def marked(word, path):
    """What each of our comments is set on, and its text."""
    document = word.Document(str(path))
    ours = {str(each.comment_id): each.text for each in document.comments if each.author == "powlint"}
    found, on_words = {}, dict.fromkeys(ours, "")
    inside = set()
    for element in document.element.iter():
        number = element.get(f"{WORDS}id")
        if element.tag == f"{WORDS}commentRangeStart":
            inside.add(number)
        elif element.tag == f"{WORDS}commentRangeEnd":
            inside.discard(number)
        elif element.tag == f"{WORDS}t":
            for each in inside & ours.keys():
                on_words[each] += element.text
    for number, said in ours.items():
        found.setdefault(on_words[number], []).append(said)
    return found


def text(word, path):
    return [each.text for each in word.Document(str(path)).paragraphs]


def write(desk, body, **given):
    (desk / "d.docx").write_bytes(docx(body, **given).content)


SPLIT = paragraph(
    run("They ") + run("pa", "<w:b/>") + f"<w:ins w:id='9' w:author='x'>{run('ra')}</w:ins>"
    + f'<w:hyperlink w:anchor="a">{run("ded the")}</w:hyperlink>' + run(" men & women.")
)  # fmt: skip


def test_a_comment_stands_on_the_exact_words_across_runs(powlint, desk, word):
    write(desk, SPLIT)

    ended = powlint("annotate", "d.docx", "-o", "r.docx")

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout == b"wrote r.docx: 1 comment\n"
    (said,) = marked(word, desk / "r.docx")["paraded"]
    assert said.splitlines() == [
        "Error: “paraded”: find a plainer word.",
        "Why: Readers take it for ours.",
        "Sources: House rules, page 4",
        "Instead: Say what happened.",
        "[paraded-men] powlint review",
    ]
    assert text(word, desk / "r.docx") == text(word, desk / "d.docx")


def test_all_other_parts_stay_byte_for_byte_and_people_keep_their_comments(powlint, desk, word):
    write(
        desk,
        paragraph(on(1, run("They paraded")) + run(" the men.")),
        comments=comment(1, "Who?"),
        footnotes=note(1, "x"),
    )

    powlint("annotate", "d.docx", "-o", "r.docx")

    with zipfile.ZipFile(desk / "d.docx") as before, zipfile.ZipFile(desk / "r.docx") as after:
        assert before.read("word/footnotes.xml") == after.read("word/footnotes.xml")
    assert [each.text for each in word.Document(str(desk / "r.docx")).comments if each.author == "AB"] == ["Who?"]
    assert list(marked(word, desk / "r.docx")) == ["paraded"]


def test_a_second_review_doubles_nothing_and_takes_away_what_no_longer_holds(powlint, desk, word):
    write(desk, SPLIT + paragraph(run("They begged.")))
    powlint("annotate", "d.docx", "-o", "r.docx")
    powlint("annotate", "r.docx", "-o", "s.docx")

    assert marked(word, desk / "s.docx") == marked(word, desk / "r.docx")
    assert zipfile.ZipFile(desk / "s.docx").read("word/document.xml") == zipfile.ZipFile(desk / "r.docx").read(
        "word/document.xml"
    )

    powlint("annotate", "s.docx", "-o", "t.docx", "--only", "errors")

    assert list(marked(word, desk / "t.docx")) == ["paraded"]
    assert b"begged" in zipfile.ZipFile(desk / "t.docx").read("word/document.xml")


def test_words_in_footnotes_boxes_and_alternative_texts_have_their_comment_where_they_hang(powlint, desk, word):
    box = f"<w:txbxContent>{paragraph(run('Paraded.'))}</w:txbxContent>"
    drawn = f'<w:r><w:pict><v:shape alt="Paraded men">{box}</v:shape></w:pict></w:r>'
    write(
        desk,
        paragraph(run("They wait.") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + drawn),
        footnotes=note(1, "They paraded him."),
    )

    for draft, copy in (("d.docx", "r.docx"), ("r.docx", "s.docx")):
        ended = powlint("annotate", draft, "-o", copy)
        assert b"3 comments, 3 of them beside words that cannot bear one" in ended.stdout
    assert len(marked(word, desk / "s.docx")[""]) + len(marked(word, desk / "s.docx").get("Paraded.", ())) == 3


def test_sensitive_words_are_masked_in_comments(powlint, desk, word, write_rule):
    write_rule("named-men", "oleh", sensitive="true")
    write(desk, paragraph(run("They saw Oleh.")))

    powlint("annotate", "d.docx", "-o", "r.docx")

    assert "••••" in marked(word, desk / "r.docx")["Oleh"][0]
    assert b"Oleh" not in zipfile.ZipFile(desk / "r.docx").read("word/comments.xml")


def test_nothing_is_written_over_without_force(powlint, desk, word):
    write(desk, SPLIT)

    ended = powlint("annotate", "d.docx", "-o", "./d.docx")
    assert (ended.returncode, ended.stderr) == (
        2,
        b"d.docx: is the draft itself; write somewhere else, or over it with --force\n",
    )
    assert powlint("annotate", "d.docx", "-o", "d.docx", "--force").returncode == 0
    assert list(marked(word, desk / "d.docx")) == ["paraded"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("good.txt", "-o", "r.txt"), "cannot write comments into this format"),
        (("none.docx", "-o", "r.docx"), "cannot be read"),
        (("bad.md", "-o", "r.docx"), "has the format of"),
        (("bad.md",), "required"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(powlint, words, said):
    ended = powlint("annotate", *words)

    assert ended.returncode == 2
    assert said in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr


def test_without_python_docx_one_line_says_what_to_install(powlint, desk):
    write(desk, SPLIT)
    (desk / "docx.py").write_text("raise ImportError\n", encoding="utf-8")

    ended = powlint("annotate", "d.docx", "-o", "r.docx")

    assert ended.returncode == 2
    assert ended.stderr.decode() == "annotate needs powlint[docx]; pip install 'powlint[docx]'\n"
    assert not (desk / "r.docx").exists()


def test_a_copy_of_markdown_marks_the_words_and_reads_alike(powlint, desk):
    ended = powlint("annotate", "bad.md", "-o", "r.md")

    assert ended.returncode == 0, ended.stderr
    copy = (desk / "r.md").read_text(encoding="utf-8")
    assert '<mark class="powlint">paraded</mark><!-- powlint review: Error: “paraded”' in copy
    assert re.sub(r'<mark class="powlint">|</mark><!-- powlint review: .*? -->', "", copy) == (
        desk / "bad.md"
    ).read_text(encoding="utf-8")
    powlint("annotate", "r.md", "-o", "s.md")
    assert (desk / "s.md").read_text(encoding="utf-8") == copy
    assert powlint("check", "r.md").stdout.count(b"error:") == powlint("check", "bad.md").stdout.count(b"error:")


@pytest.mark.parametrize(
    "draft",
    [
        "| a | b |\n|---|---|\n| paraded | x |\n",
        "They **para**ded the men.\n\n> They `paraded` them.\n",
        "![paraded men](a.jpg 'paraded')\n\nMore [paraded](https://x.example/paraded) men.\n",
        "---\ntitle: Men paraded\n---\n\n```\nparaded\n```\n",
        "- paraded\n\n  They paraded\n\n<div>paraded</div>\n",
        "paraded\r\n=======\r\n\r\nThey\r\nparaded\r\n",
        "They paraded the men. <!-- powlint: ignore begging-men: nobody begged here --> And begged.\n",
    ],
)
def test_no_markdown_is_broken(powlint, desk, draft):
    (desk / "d.md").write_bytes(draft.encode())

    ended = powlint("annotate", "d.md", "-o", "r.md")

    assert ended.returncode == 0, ended.stderr
    before, after = (rules(powlint("check", name, "--format", "json", "--show-silenced")) for name in ("d.md", "r.md"))
    assert before == after


def test_a_copy_of_an_opendocument_text_needs_no_extra_and_doubles_nothing(powlint, desk):
    (desk / "d.odt").write_bytes(odt("<text:p>They <text:span>para</text:span>ded the men.</text:p>").content)
    (desk / "docx.py").write_text("raise ImportError\n", encoding="utf-8")

    for draft, copy in (("d.odt", "r.odt"), ("r.odt", "s.odt")):
        assert powlint("annotate", draft, "-o", copy).stdout == f"wrote {copy}: 1 comment\n".encode()

    first, second = ((desk / name).read_bytes() for name in ("r.odt", "s.odt"))
    assert first == second
    content = zipfile.ZipFile(io.BytesIO(first)).read("content.xml").decode()
    assert "<text:p>Error: “paraded”: find a plainer word.</text:p><text:p>Why: Readers take it for ours." in content


def test_a_copy_of_a_page_marks_the_words_and_reads_alike(powlint, desk):
    page = "<title>Paraded</title>\n<p>They <b>para</b>ded the men, who begged.\n"
    (desk / "d.html").write_bytes(page.encode())

    ended = powlint("annotate", "d.html", "-o", "r.html", "--only", "errors")

    assert ended.stdout == b"wrote r.html: 2 comments, 1 of them beside words that cannot bear one\n"
    copy = (desk / "r.html").read_text(encoding="utf-8")
    assert copy.startswith("<!-- powlint review: Error: “Paraded”: find a plainer word. · Why: ")
    assert '<b><mark class="powlint powlint-error" title="Error: “paraded”: find a plainer word.&#10;Why: ' in copy
    assert re.sub(r'<mark class="powlint[^>]*>|</mark>|<!-- powlint review: .*? -->', "", copy) == page
    assert powlint("annotate", "r.html", "-o", "s.html").stdout.startswith(b"wrote s.html: 3 comments")
    powlint("annotate", "s.html", "-o", "t.html", "--only", "errors")
    assert (desk / "t.html").read_text(encoding="utf-8") == copy
    before, after = (rules(powlint("check", name, "--format", "json")) for name in ("d.html", "s.html"))
    assert before == after


def rules(ended):
    return [(hit["rule"], hit["severity"]) for file in json.loads(ended.stdout)["files"] for hit in file["findings"]]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not on PATH")
def test_libreoffice_opens_a_reviewed_copy_and_sees_the_comments_on_their_words(powlint, desk, word, tmp_path):
    write(desk, SPLIT + paragraph(run("They begged.")))
    powlint("annotate", "d.docx", "-o", "r.docx")

    for ending in ("pdf", "odt"):
        command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", ending, "--outdir", desk, desk / "r.docx"],
            capture_output=True, timeout=180, check=True,
        )  # fmt: skip

    assert (desk / "r.pdf").read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO((desk / "r.odt").read_bytes())) as opened:
        content = opened.read("content.xml").decode()
    ranges = re.findall(r"</office:annotation>(.*?)<office:annotation-end", content)
    assert [re.sub(r"<[^>]*>", "", each) for each in ranges] == ["paraded", "begged"]
