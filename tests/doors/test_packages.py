"""Stories in several files: real folders and the real command."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/report.schema.json").read_text(encoding="utf-8"))
TEXT = """\
# Two soldiers captured near the dam, border command says

The border command said on Tuesday that it was holding two prisoners of war. It could not be independently verified,
this newspaper said.

One of the captives, whose name is withheld, was wounded in the fighting, the command said.

Prisoners of war are protected by the Convention against public curiosity.
"""
MERCENARY = "The mercenary was captured; prisoners of war are held.\n"
CAPTION = "The captive Danylo Horlenko waits for a bus.\n"
MANIFEST = "text: story.md\ncaptions: captions.txt\nslug: danylo-horlenko-speaks\nimages: [img/horlenko_02.jpg]\n"

Check = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def room(desk: Path) -> Path:
    """A newsroom's folder under the rules that come with powlint, with one story in it."""
    room = desk / "room"
    (room / "dam").mkdir(parents=True)
    (room / "powlint.yaml").write_text("fail_on: error\n", encoding="utf-8")
    (room / "dam" / "story.md").write_text(TEXT, encoding="utf-8")
    (room / "dam" / "captions.txt").write_text(CAPTION, encoding="utf-8")
    (room / "dam" / "powlint-story.yaml").write_text(MANIFEST, encoding="utf-8")
    return room


@pytest.fixture
def check(room: Path, powlint) -> Check:
    """Status, lines of the report and complaints of `powlint check` in the newsroom."""

    def run(*words: str) -> tuple[int, list[str], list[str]]:
        ran = powlint("check", *words, cwd=room)
        return ran.returncode, ran.stdout.decode().splitlines(), ran.stderr.decode().splitlines()

    return run


def rules(lines: list[str]) -> set[tuple[str, str]]:
    """Path and rule of each finding of a report in lines."""
    return {(line.split(":")[0], line.rpartition("[")[2].rstrip("]")) for line in lines}


def test_a_folder_with_a_manifest_is_one_story(check):
    status, lines, complaints = check("--format", "line", "--reveal", ".")

    assert (status, complaints) == (1, [])
    leaks = [line for line in lines if "Horlenko" in line or "horlenko" in line]
    assert [line.split(": ")[0] for line in leaks] == [
        "dam/captions.txt:1:13",
        "dam/img/horlenko_02.jpg:1:9",
        "dam/powlint-story.yaml:3:7",
    ]


def test_names_are_masked_wherever_they_stand(check):
    for form in ("text", "line", "json"):
        status, lines, _ = check("--format", form, "--mask", "dam")

        assert status == 1
        assert "horlenko" not in "\n".join(lines).casefold()
        assert "••••" in "\n".join(lines)


def test_text_and_json_say_in_which_file_the_name_is_withheld(check):
    _, lines, _ = check("dam/powlint-story.yaml")
    _, written, _ = check("--format", "json", "dam")
    report = json.loads("\n".join(written))
    files = {file["path"]: file for file in report["files"]}

    assert "        see: dam/story.md:6:28: the text withholds this name" in lines
    jsonschema.validate(report, SCHEMA)
    assert list(files) == sorted(files)
    (found,) = [f for f in files["dam/powlint-story.yaml"]["findings"] if f["rule"] == "name-in-address"]
    assert (found["text"], found["line"], found["column"]) == ("danylo-horlenko", 3, 7)
    (withheld,) = [place for place in found["related"] if place["path"] == "dam/story.md"]
    assert TEXT[withheld["start"] : withheld["end"]] == "name is withheld"


def test_without_a_manifest_a_folder_is_one_story_only_if_it_is_said(check, room):
    (room / "dam" / "powlint-story.yaml").unlink()
    (room / "dam" / "img").mkdir()
    (room / "dam" / "img" / "horlenko_02.jpg").write_bytes(b"\xff\xd8 no picture at all")
    _, apart, _ = check("--format", "line", "dam")
    status, together, complaints = check("--format", "line", "--package", "dam")
    new = rules(together) - rules(apart)

    assert (status, complaints) == (1, [])
    assert ("dam/captions.txt", "image-caption-identifies") in new
    assert {rule for path, rule in new if path.endswith(".jpg")} == {"name-in-address"}
    assert not any("img" in line for line in apart)


def test_two_stories_in_one_folder_have_nothing_to_do_with_each_other(check, room):
    (room / "other").mkdir()
    (room / "other" / "captions.txt").write_text("Danylo Horlenko at the fair.\n", encoding="utf-8")
    (room / "other" / "horlenko.jpg").touch()
    (room / "other" / "powlint-story.yaml").touch()
    (room / "fair.md").write_text("Danylo Horlenko opened the fair on Monday.\n", encoding="utf-8")
    _, lines, _ = check("--format", "line", ".")

    assert {path.split("/")[0] for path, _ in rules(lines)} == {"dam"}


def test_what_is_wrong_in_a_manifest_is_told_line_by_line_and_stops_nobody(check, room):
    (room / "fair.md").write_text(MERCENARY, encoding="utf-8")
    (room / "dam" / "sub").mkdir()
    (room / "dam" / "link.md").symlink_to(room.parent / "bad.md")
    wrong = {
        "text: [story.md, 12, ": "",
        "gone.txt, ": "no such file; write its path from the folder of the story",
        "../fair.md, ": "lies outside the folder of the story; name files in it",
        "/etc/hostname, ": "lies outside the folder of the story; name files in it",
        "link.md, ": "lies outside the folder of the story; name files in it",
        '"a\\0b.md", ': "no such file; write its path from the folder of the story",
        "., ": "lies outside the folder of the story; name files in it",
        "sub, ": "is a folder; name the files in it",
        "powlint-story.yaml, ": "is the manifest of a story, and no part of one",
        "./story.md]": "stands here twice; keep one",
    }
    lines = ["".join(wrong), "pusch: a.txt", "images: ../../horlenko.jpg", "captions: captions.txt", "text: a.md"]
    (room / "dam" / "powlint-story.yaml").write_text("\n".join([*lines, "slug: >", "  horlenko"]), encoding="utf-8")
    status, found, complaints = check("--format", "line", ".")

    columns = [sum(map(len, list(wrong)[:number])) + 1 for number in range(len(wrong))]
    assert status == 2
    assert complaints == [
        f"dam/powlint-story.yaml:{said}"
        for said in (
            "1:18: “text” takes the path of a file, or a list of them",
            *(f"1:{column}: {said}" for column, said in zip(columns, wrong.values(), strict=True) if said),
            "2:1: unknown key “pusch” — did you mean “push”?",
            "3:9: lies outside the folder of the story; name files in it",
            "5:1: “text” stands twice; keep one",
            "6:7: write the slug in one line, without escapes",
        )
    ]
    assert {path for path, _ in rules(found)} >= {"fair.md", "dam/captions.txt"}


@pytest.mark.parametrize(
    ("manifest", "complaint"),
    [
        (b"- story.md\n", ":1:1: a story is a mapping of text, captions, alt, social, push, slug, images"),
        (b"text: [story.md\n", ":2:1: not YAML: did not find expected ',' or ']'"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c]\n", ":1:8: nested too deep"),
        (b"a: &a [*a]\n", ":1:4: nested too deep"),
        (b"text: \xff", ": is not UTF-8 (byte 7); save it as UTF-8"),
    ],
)
def test_a_manifest_that_cannot_be_used_leaves_its_drafts_to_be_linted_one_by_one(check, room, manifest, complaint):
    (room / "dam" / "fair.md").write_text(MERCENARY, encoding="utf-8")
    (room / "dam" / "powlint-story.yaml").write_bytes(manifest)
    status, found, complaints = check("--format", "line", ".")

    assert (status, complaints) == (2, [f"dam/powlint-story.yaml{complaint}"])
    assert {path for path, _ in rules(found)} == {"dam/fair.md"}


def test_thousands_of_parts_are_refused_and_the_drafts_linted_for_themselves(check, room):
    (room / "dam" / "fair.md").write_text(MERCENARY, encoding="utf-8")
    names = ", ".join(f"p{number}.jpg" for number in range(3000))
    (room / "dam" / "powlint-story.yaml").write_text(f"images: [{names}]\n", encoding="utf-8")
    status, lines, complaints = check("--format", "line", "dam")

    assert status == 2
    assert complaints == ["dam/powlint-story.yaml: more than 500 parts are not linted as one story; make several of it"]
    assert {path for path, _ in rules(lines)} == {"dam/fair.md"}


def test_a_file_belongs_to_one_story(check, room):
    (room / "powlint-story.yaml").write_text("text: dam/story.md\n", encoding="utf-8")
    status, lines, complaints = check("--format", "line", ".")

    assert status == 2
    assert complaints == ["powlint-story.yaml: dam/story.md is a part of dam/powlint-story.yaml already"]
    assert len(lines) == len(set(lines))


def test_a_story_in_a_story_is_one_of_its_own(check, room):
    (room / "powlint-story.yaml").touch()
    (room / "captions.txt").write_text("Danylo Horlenko opened the fair.\n", encoding="utf-8")
    _, lines, complaints = check("--format", "line", ".")

    assert complaints == []
    assert not any(path == "captions.txt" for path, _ in rules(lines))


def test_notes_and_waivers_of_each_part_hold(check, room):
    (room / "dam" / "powlint-story.yaml").write_text(
        f"{MANIFEST}# powlint: ignore-draft name-in-address: the address is out already (AB)\n", encoding="utf-8"
    )
    (room / "dam" / "captions.txt.powlint.yaml").write_text(
        "waivers:\n  - {rule: pow-name, reason: the family agreed}\n"
        "  - {rule: image-caption-identifies, reason: the family agreed}\n",
        encoding="utf-8",
    )
    _, lines, complaints = check("--format", "line", "dam")

    assert complaints == []
    assert {path for path, rule in rules(lines) if rule in ("pow-name", "name-in-address", "powlint-note")} == {
        "dam/img/••••_02.jpg"
    }


def test_the_order_of_entries_and_the_number_of_processes_make_no_difference(check, room):
    (room / "dam" / "alt.txt").write_text("Horlenko looks away.\n", encoding="utf-8")
    orders = (
        "captions: captions.txt\nalt: [alt.txt]\ntext: [story.md]\n",
        "text: story.md\nalt: alt.txt\ncaptions: [captions.txt]\n",
    )
    said = []
    for order, jobs in zip(orders, ("1", "2"), strict=True):
        (room / "dam" / "powlint-story.yaml").write_text(order, encoding="utf-8")
        said.append(check("--jobs", jobs, "--format", "json", "."))

    assert said[0] == said[1]
    assert said[0][0] == 1


def test_the_report_is_not_written_over_a_part(check, room):
    status, _, complaints = check("--output", "dam/captions.txt", "dam/powlint-story.yaml")

    assert status == 2
    assert complaints == ["dam/captions.txt: is one of the drafts; write somewhere else"]
    assert (room / "dam" / "captions.txt").read_text(encoding="utf-8") == CAPTION


def test_what_is_no_folder_is_no_story(check):
    assert check("--package", "nowhere")[0] == 2
    assert check("--package", "nowhere")[2] == ["nowhere: no such file or folder"]


def test_names_of_folders_above_the_story_are_nobodys_business(room, powlint):
    above = room / "horlenko"
    above.mkdir()
    (room / "dam").rename(above / "dam")
    ran = powlint("check", "--format", "json", str(above / "dam"), cwd=room)
    files = {os.path.relpath(file["path"], above): file for file in json.loads(ran.stdout)["files"]}

    (found,) = files["dam/img/horlenko_02.jpg"]["findings"]
    assert found["start"] == len(f"{above.as_posix()}/dam/img/")
