"""What the parts of a story give away together, and what they do not; each test asks which rules speak, and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powlint.assemble import Parts
from powlint.linter import Linter
from powlint.linter.joining import Joined
from powlint.linter.stories import lint_story
from powlint.model.document import Document, Source
from powlint.model.finding import Finding, Related, Severity
from powlint.model.report import FileReport
from powlint.model.span import OffsetMap, Piece, Span
from powlint.model.story import PartKind, StoryPart
from powlint.settings import Settings

Told = Callable[..., set[tuple[str, str, str]]]

TEXT = """\
Two soldiers captured near the dam, border command says

The border command said on Tuesday that it was holding two prisoners of war. It could not be independently verified,
this newspaper said.

One of the captives was wounded in the fighting, the command said.

Prisoners of war are protected by the Convention against public curiosity."""
WITHHELD = f"{TEXT}\n\nThe wounded captive's name is withheld at his family's wish."
SEE = "the text withholds this name"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Parts(Settings(folder=Path(__file__).parents[2]), date(2026, 12, 1)).linter()


def parts(**told: str) -> list[StoryPart]:
    """Parts by kind; `text2` is a second text. A slug stands in a manifest, an image is its name."""
    found = []
    for name, words in told.items():
        kind = PartKind(name.rstrip("2"))
        path = {PartKind.SLUG: "s/powlint-story.yaml", PartKind.IMAGES: f"s/{words}"}.get(kind, f"s/{name}.txt")
        spans = {PartKind.SLUG: (Span(0, len(words)),), PartKind.IMAGES: (Span(2, len(path)),)}.get(kind, ())
        content = b"" if kind is PartKind.IMAGES else words.encode()
        found.append(StoryPart(kind, Source(path, content), spans))
    return found


@pytest.fixture
def told(linter) -> Told:
    """File, rule and words of each finding in a story, those of its text aside: it has its own tests."""

    def found(**words: str) -> set[tuple[str, str, str]]:
        reports = lint_story(linter, "s", parts(**words))
        assert not any(report.faults for report in reports)
        return {
            (report.path.removeprefix("s/"), finding.rule_id, finding.matched)
            for report in reports
            for finding in report.verdict.reported
            if report.path != "s/text.txt"
        }

    return found


def finding(reports: tuple[FileReport, ...], path: str, rule: str) -> tuple[FileReport, Finding]:
    report = next(report for report in reports if report.path == path)
    return report, next(each for each in report.verdict.reported if each.rule_id == rule)


def elsewhere(report: FileReport, found: Finding) -> dict[str, tuple[str, str]]:
    """The places in other files that belong to a finding, by what they are: path and words."""
    return {
        each.message: (each.path, each.span.cut(report.document_of(each).text)) for each in found.related if each.path
    }


@pytest.mark.parametrize(
    "beside",
    [
        {"captions": "Captured gunner Danylo Horlenko waits for a bus."},
        {"alt": "The captive Danylo Horlenko in a corridor."},
        {"social": "Captured gunner Danylo Horlenko seen alive, the border command says."},
        {"push": "Captured gunner Danylo Horlenko seen alive"},
        {"text2": "The captured gunner, Corporal Danylo Horlenko, grew flax."},
    ],
)
@pytest.mark.parametrize(("text", "place"), [(WITHHELD, "name is withheld"), (TEXT, "Two soldiers")])
def test_a_name_is_found_where_it_is_given_and_related_to_where_it_is_withheld(linter, beside, text, place):
    (name,) = beside
    reports = lint_story(linter, "s", parts(text=text, **beside))

    assert elsewhere(*finding(reports, f"s/{name}.txt", "pow-name"))[SEE] == ("s/text.txt", place)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("danylo-horlenko-speaks", "danylo horlenko"),
        ("news/2026/horlenko-danylo", "horlenko danylo"),
        ("captured_horlenko", "horlenko"),
        ("DanyloHorlenko", "DanyloHorlenko"),
        ("danylohorlenko-in-captivity", "danylohorlenko"),
    ],
)
def test_a_slug_repeats_a_name_without_its_capitals(linter, slug, words):
    reports = lint_story(linter, "s", parts(text=WITHHELD, alt="The captive Danylo Horlenko.", slug=slug))

    report, found = finding(reports, "s/powlint-story.yaml", "name-in-address")
    assert found.matched == words
    assert elsewhere(report, found)[SEE] == ("s/text.txt", "name is withheld")


def test_a_file_name_repeats_a_name_without_its_accents(told):
    found = told(text=TEXT, captions="The captive José Łukasiewicz waits.", images="02/jose_lukasiewicz_POW.jpg")

    assert ("02/jose_lukasiewicz_POW.jpg", "name-in-address", "jose_lukasiewicz") in found


def test_every_part_that_gives_a_withheld_name_away_is_told(told):
    found = told(
        text=WITHHELD, captions="The captive Danylo Horlenko.", alt="Horlenko looks away.", social="Danylo Horlenko"
    )

    assert {path for path, rule, _ in found if rule == "pow-name"} == {"captions.txt", "alt.txt", "social.txt"}


def test_details_of_one_captive_add_up_over_all_parts(linter):
    reports = lint_story(
        linter,
        "s",
        parts(
            text=f"{TEXT}\n\nThe prisoner has two children.",
            captions="The captive has a broken leg.",
            social="Captured soldier grew up in Sosnovka, the border command says",
        ),
    )

    report, found = finding(reports, "s/social.txt", "pow-jigsaw")
    told_before = {words for _, words in elsewhere(report, found).values()}
    assert told_before == {"captured near the dam", "has two children", "broken leg"}


def test_a_sum_that_one_part_reaches_alone_is_told_there_only(told):
    text = f"{TEXT}\n\nThe prisoner grew up in Sosnovka. He was born in 1999 and has a broken leg."

    assert "pow-jigsaw" not in {rule for _, rule, _ in told(text=text, captions="The captive, 27, has a tattoo.")}


def test_an_alert_of_one_line_stands_behind_the_gate_of_its_story(told):
    push = "Captive grew up in Sosnovka"

    assert ("push.txt", "pow-home-place", "grew up in Sosnovka") in told(text=TEXT, push=push)
    assert told(text="The bridge was mended on Monday.", push=push) == set()


def test_a_name_that_nobody_explains_beside_a_text_that_withholds_one(linter):
    story = parts(text=WITHHELD, captions="Danylo Horlenko with his dog in 2021.", images="danylo-horlenko.jpg")
    reports = lint_story(linter, "s", story)

    for path in ("s/captions.txt", "s/danylo-horlenko.jpg"):
        report, found = finding(reports, path, "name-beside-withheld")
        assert found.severity is Severity.WARNING
        assert elsewhere(report, found)[SEE] == ("s/text.txt", "name is withheld")


CAPTURED = "The soldier was captured near the dam, the command said."
MINISTER = "Defence Minister Ruta Kalnins visits the front on Monday."
FREED = """\
Freed after a year, Taras Koval tells his story

Taras Koval, who was freed in May after a year as a prisoner of war, told his story. The army had
captured him near the dam."""


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(
            {"text": TEXT, "captions": MINISTER, "images": "ruta-kalnins-pow-camp.jpg"}, id="an official's file"
        ),
        pytest.param(
            {"text": WITHHELD, "captions": MINISTER, "slug": "ruta-kalnins-on-prisoners"}, id="an official's slug"
        ),
        pytest.param(
            {
                "text": FREED,
                "captions": "Taras Koval at home.",
                "slug": "taras-koval-freed",
                "images": "taras-koval.jpg",
            },
            id="the released person named everywhere",
        ),
        pytest.param(
            {
                "text": f"By Ana Petrov\n\n{WITHHELD}",
                "captions": "Photo: Ana Petrov",
                "slug": "ana-petrov-two-soldiers",
            },
            id="the reporter's name in slug and credit",
        ),
        pytest.param(
            {"text": WITHHELD, "captions": "The dam. (Photo by Ana Petrov)", "images": "ana-petrov-dam.jpg"},
            id="the photographer's name",
        ),
        pytest.param(
            {"text": f"{TEXT} Fighting went on near Staryi Brid.", "slug": "captured-soldiers-staryi-brid"},
            id="a place in the slug",
        ),
        pytest.param(
            {"text": f"{WITHHELD} Maria Lind, his mother, waits.", "captions": "Maria Lind at her window."},
            id="a relative whom the text names",
        ),
        pytest.param(
            {"text": TEXT, "captions": "He was born in 1971. She grew up in Sosnovka.", "alt": "His leg is broken."},
            id="pronouns mean nobody in another file",
        ),
        pytest.param(
            {"text": f"{TEXT}\n\n{CAPTURED}", "captions": "Marta Lind, 47, walks her dog by the river."},
            id="whoever comes first in the next file",
        ),
        pytest.param(
            {"text": f"{TEXT}\n\n{CAPTURED}", "social": "The lorry driver's passport number is 7214 556021."},
            id="a sentence is near no sentence of another file",
        ),
        pytest.param(
            {"text": f"{TEXT}\n\nAndriy, not his real name, is one of the captives.", "slug": "andriy-speaks"},
            id="an invented name",
        ),
        pytest.param(
            {
                "text": "Police arrested Ivan Berg on Monday after a robbery. He is held in prison until his trial.",
                "captions": "Ivan Berg in custody.",
                "slug": "ivan-berg-prisoner",
                "images": "ivan-berg.jpg",
            },
            id="crime news",
        ),
        pytest.param(
            {
                "text": TEXT,
                "social": "We mended a link in our report.",
                "push": "Weather: rain",
                "images": "IMG_2041.JPG",
            },
            id="parts that say nothing of it",
        ),
    ],
)
def test_what_goes_with_a_story_is_passed_over(told, story):
    assert told(**story) == set()


def test_a_name_that_the_text_tells_itself_is_not_told_again(told):
    text = f"{TEXT}\n\nThe captive Danylo Horlenko is in hospital."

    assert "pow-name" not in {rule for _, rule, _ in told(text=text, captions="Danylo Horlenko and his dog.")}


def test_what_a_part_lacks_is_no_news_if_the_story_has_it(told):
    assert "caveat-missing" not in {
        rule for _, rule, _ in told(text=TEXT, captions="Captive soldier", slug="captured-men")
    }


def test_a_clearance_of_all_texts_holds_for_what_goes_with_them(told):
    cleared = "---\nnaming_cleared: {by: AB, reason: agreed in writing}\n---\n"
    story = {
        "text": f"{cleared}{TEXT} The captive Danylo Horlenko spoke.",
        "slug": "danylo-horlenko",
        "social": "Horlenko",
    }

    assert told(**story) == set()
    assert told(**story, text2="A second text.") == {
        ("powlint-story.yaml", "name-in-address", "danylo horlenko"),
    }


def test_a_note_holds_in_its_own_part_only(told):
    note = "[powlint: ignore pow-name, image-caption-identifies: agreed to be named (AB)]\n\n"
    caption = "The captive Danylo Horlenko."
    found = told(text=WITHHELD, captions=f"{note}{caption}", alt=caption)

    assert {path for path, _, _ in found} == {"alt.txt"}


def test_the_order_of_the_parts_makes_no_difference(linter):
    story = parts(
        text=WITHHELD,
        text2=TEXT,
        captions="The captive Danylo Horlenko.",
        slug="horlenko",
        images="horlenko.jpg",
        push="Horlenko",
    )
    said = [
        {report.path: report.verdict for report in lint_story(linter, "s", order)} for order in (story, story[::-1])
    ]

    assert said[0] == said[1]


def test_a_part_that_cannot_be_read_stops_no_other(linter):
    broken = StoryPart(PartKind.TEXT, Source("s/a.txt", b"\xff\xff\xff broken"))
    reports = lint_story(linter, "s", [broken, *parts(text=WITHHELD, alt="The captive Danylo Horlenko.")])

    assert [report.path for report in reports if report.faults] == ["s/a.txt"]
    assert elsewhere(*finding(reports, "s/alt.txt", "pow-name"))


def test_too_much_text_is_linted_part_by_part(linter, monkeypatch):
    monkeypatch.setattr("powlint.linter.stories._LONGEST", 100)
    reports = lint_story(linter, "s", parts(text=WITHHELD, alt="The captive Danylo Horlenko."))

    assert [(report.path, len(report.faults)) for report in reports if report.faults] == [("s", 1)]
    assert {report.path for report in reports} == {"s", "s/text.txt", "s/alt.txt"}


def document(name: str, text: str) -> Document:
    whole = Span(0, len(text))
    return Document(name, text, text, OffsetMap([Piece(whole, whole)] if text else []), ())


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=6), st.data())
def test_every_place_in_the_whole_leads_back_to_its_part(texts, data):
    documents = [document(f"{number}.txt", text) for number, text in enumerate(texts)]
    joined = Joined("s", ((document, True) for document in documents))
    places = [
        Span(part.span.start + at, part.span.start + at + 1)
        for part in joined.document.parts
        for at in range(len(part.span))
    ]
    if not places:
        return
    here, there = data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))
    words = here.cut(joined.document.text)
    made = Finding("r", "c", Severity.ERROR, here, words, "m", related=(Related(there, "see"),))

    shares = joined.shared([made])

    (number,) = [number for number, share in enumerate(shares) if share]
    (found,) = shares[number]
    assert found.span.cut(texts[number]) == words
    (related,) = found.related
    home = int(related.path.removesuffix(".txt")) if related.path else number
    assert related.span.cut(texts[home]) == there.cut(joined.document.text)
    assert bool(related.path) == (home != number)
