"""Fixes in Word files: the run keeps its look, and all other parts their bytes."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linted import linted, reader_of

from powlint.fixes.fixed import Fixed, fixed
from powlint.fixes.plan import Reason
from powlint.model.document import Source

sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))
import itertools

from office import W, comment, docx, docx_parts, note, on, paragraph, run, zipped

PARADED = ("paraded", "led")


def made(source: Source, *fixes: tuple[str, str]) -> Fixed:
    found = fixed(linted(source, *fixes), source, reader_of(source.name))
    assert found is not None
    return found


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_words_change_in_their_run_and_every_other_byte_of_every_part_stays():
    body = paragraph(on(1, run("They ") + run("paraded", "<w:b/>")) + run(' R&D\'s "men" – paraded.'), "Titel")
    source = docx(body, comments=comment(1, "Who paraded?"), footnotes=note(1, "x"))

    after = made(source, PARADED)

    before, now = parts(source.content), parts(after.source.content)
    document = before.pop("word/document.xml")
    assert now.pop("word/document.xml") == document.replace(b"paraded", b"led")
    assert (list(now), now) == (list(before), before)
    assert len(after.edits) == 2


def test_words_over_several_runs_go_into_the_first_and_blanks_at_an_edge_are_kept():
    split = (
        "<w:r><w:t>pa</w:t></w:r>"
        + f"<w:ins w:id='9' w:author='x'>{run('ra')}</w:ins>"
        + ("<w:r><w:t >ded the men</w:t></w:r>")
    )

    after = made(docx(paragraph(split)), PARADED)

    xml = parts(after.source.content)["word/document.xml"].decode()
    assert re.findall(r"<w:t\b[^>]*>[^<]*</w:t>", xml) == [
        "<w:t>led</w:t>",
        '<w:t xml:space="preserve"></w:t>',
        '<w:t xml:space="preserve"> the men</w:t>',
    ]
    assert reader_of("d.docx").read(after.source).source_text == "led the men\n"


def test_signs_are_spelt_as_xml_wants_them():
    after = made(docx(paragraph(run("They paraded."))), ("paraded", "<&> led"))

    assert b">They &lt;&amp;&gt; led.<" in parts(after.source.content)["word/document.xml"]


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run("Text.") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        paragraph(run("x") + "<w:r><w:pict><v:shape alt='paraded'/></w:pict></w:r>"),
        paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph(run('paraded'))}</w:txbxContent></w:pict></w:r>"),
        paragraph("<w:r><w:t>para<!-- x -->ded</w:t></w:r>"),
        paragraph("<w:r><w:t><![CDATA[paraded]]></w:t></w:r>"),
    ],
    ids=["footnote", "alternative text", "text box", "comment", "cdata"],
)
def test_words_that_stand_where_no_run_holds_them_are_left(body):
    source = docx(body + paragraph(run("They begged.")), footnotes=note(1, "paraded"))

    after = made(source, PARADED, ("begged", "asked"))

    assert set(after.left) == {Reason.PLACE}
    before, now = parts(source.content), parts(after.source.content)
    assert now == before | {"word/document.xml": before["word/document.xml"].replace(b"begged", b"asked")}


def test_a_part_in_utf_16_is_left():
    pieces = docx_parts(paragraph(run("They paraded.")))
    xml = f'<?xml version="1.0" encoding="UTF-16"?>{pieces["word/document.xml"]}'
    source = Source("d.docx", zipped(pieces | {"word/document.xml": xml.encode("utf-16")}))

    after = made(source, PARADED)

    assert (after.source.content, after.left) == (source.content, (Reason.PLACE,))


def test_a_file_whose_picture_is_damaged_or_that_has_a_part_twice_stays_as_it_is():
    pieces = docx_parts(paragraph(run("They paraded.")))
    whole = zipped(pieces | {"word/media/a.png": b"PICTURE" * 50})
    at = whole.index(b"word/media/a.png") + len("word/media/a.png") + 4
    damaged = Source("d.docx", whole[:at] + b"\xff\xff" + whole[at + 2 :])

    after = made(damaged, PARADED)

    assert (after.source.content, after.left) == (damaged.content, (Reason.FORMAT,))

    file = io.BytesIO(zipped(pieces))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/styles.xml", f"<w:styles {W}/>")
    twice = Source("d.docx", file.getvalue())

    assert made(twice, PARADED).left == (Reason.FORMAT,)


def test_dates_order_and_packing_of_the_parts_stay():
    source = docx(paragraph(run("They paraded.")))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in reversed(parts(source.content).items()):
            info = zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6))
            info.compress_type = zipfile.ZIP_STORED if name.endswith("rels") else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)

    after = made(replace(source, content=file.getvalue()), PARADED)

    assert looks(after.source.content) == looks(file.getvalue())


def looks(content: bytes) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(each.filename, each.date_time, each.compress_type) for each in archive.infolist()]


TEXT = st.lists(st.sampled_from(["paraded", "men", "R&D", "<b>", "🙂", "é", "para"]), max_size=6).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_however_a_draft_is_cut_into_runs_its_words_change_and_no_others(lines, random):
    body = ""
    for line in lines:
        cuts = sorted({0, len(line), *(random.randint(0, len(line)) for _ in range(4))})
        body += paragraph("".join(run(line[a:b], "<w:i/>" * (a % 2)) for a, b in itertools.pairwise(cuts)))

    after = made(docx(body), PARADED)

    text = "".join(f"{line}\n" for line in lines)
    assert reader_of("d.docx").read(after.source).source_text == text.replace("paraded", "led")
    assert after.left == ()
