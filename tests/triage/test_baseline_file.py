import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powlint.errors import PowlintError
from powlint.triage.baseline import Baseline, Entry
from powlint.triage.baseline_file import read_baseline, written
from powlint.triage.salt import read_salt

SALT = b"0123456789abcdef0123456789abcdef"
ENTRY = Entry("a.md", "pow-name", "f" * 32, "archive of 2024", "AB", "2026-11-22")


def baseline(*entries: Entry) -> Baseline:
    return Baseline(entries, folder=Path(), salt=SALT)


def complaint(folder: Path, text: str, *, salt: bytes = SALT) -> str:
    (folder / "b.json").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(PowlintError) as raised:
        read_baseline(folder / "b.json", salt=salt, name="b.json")
    return str(raised.value)


def test_entries_stand_one_a_line_in_an_order_that_does_not_change() -> None:
    later = Entry("b.md", "pow-name", "0" * 32, "archive", "CD", "2026-11-23")

    text = written(baseline(later, ENTRY)).decode()

    assert text == written(baseline(ENTRY, later)).decode()
    assert [json.loads(line.rstrip(","))["path"] for line in text.splitlines()[2:-1]] == ["a.md", "b.md"]


texts = st.text(min_size=1).filter(lambda text: text.strip())
lone_surrogates = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])


@given(path=texts | lone_surrogates, rule=texts, reason=texts.map(lambda text: f"{text} archive"), by=texts)
def test_what_is_written_is_read_again(tmp_path_factory, path: str, rule: str, reason: str, by: str) -> None:
    file = tmp_path_factory.getbasetemp() / "round.json"
    entry = Entry(path, rule, "f" * 32, reason, by, "2026-11-22")

    file.write_bytes(written(baseline(entry, ENTRY)))

    assert read_baseline(file, salt=SALT, name="b").entries == tuple(sorted([entry, ENTRY]))


def test_other_spaces_make_no_difference(tmp_path: Path) -> None:
    rows = json.loads(written(baseline(ENTRY)))
    (tmp_path / "b.json").write_text(f"\ufeff{json.dumps(rows, indent=4)}\r\n", encoding="utf-8")

    assert read_baseline(tmp_path / "b.json", salt=SALT, name="b").entries == (ENTRY,)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"a.md"', '"a.md', "b.json:3:18: is not JSON: Expecting ',' delimiter"),
        ("{", "<<<<<<< HEAD\n{", "b.json:2:1: is not JSON: Expecting value"),
        ("}\n]", "}\n", "b.json:5:1: is not JSON: expecting “,”"),
        ("]", "] and", "b.json:4:3: nothing stands behind the list"),
        ("[", "", "b.json:2:1: is not JSON: expecting “[”"),
        ('"rule"', '"rul"', "b.json:3:1: unknown key “rul” — did you mean “rule”?"),
        ('"pow-name"', "7", "b.json:3:1: “rule” is missing; every entry has path, rule, "),
        ("archive of 2024", "-", "b.json:3:1: no reason is given; say why the finding stands"),
        ("2026-11-22", "22.11.2026", "b.json:3:1: “on” is a date as YYYY-MM-DD"),
        ("]", ", 5]", "b.json:4:3: an entry is an object of path, rule, "),
        ("]", f", {'[' * 90_000}]", "b.json:4:3: is too long or too deep for an entry"),
        ("]", f", {'9' * 5000}]", "b.json:4:3: is too long or too deep for an entry"),
        ('"powlint-baseline": 1', '"powlint-baseline": 2', "b.json:1:1: is no baseline that this powlint knows; "),
        ("AB", "\udcff", "b.json: is not UTF-8 (byte "),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = written(baseline(ENTRY)).decode()
    assert old in text

    said = complaint(tmp_path, text.replace(old, new, 1))

    assert said.startswith(told)
    assert "\n" not in said


def test_another_salt_is_told_before_anything_is_silenced(tmp_path: Path) -> None:
    said = complaint(tmp_path, written(baseline(ENTRY)).decode(), salt=b"another salt, as long as the other")

    assert said.startswith("b.json: was made with another salt")


@pytest.mark.parametrize(
    ("content", "mode", "told"),
    [
        (None, 0, "salt: there is no salt, without which no finding is known again; put back the newsroom's"),
        ("a" * 64, 0o644, "salt: everybody can read the salt; close it: chmod 600 salt"),
        ("brod", 0o600, "salt: the salt is too short to be a secret"),
    ],
)
def test_a_salt_that_keeps_no_secret_is_refused(tmp_path: Path, content: str | None, mode: int, told: str) -> None:
    if content is not None:
        (tmp_path / "salt").write_text(content, encoding="ascii")
        (tmp_path / "salt").chmod(mode)

    with pytest.raises(PowlintError) as raised:
        read_salt(tmp_path / "salt", name="salt")

    assert str(raised.value).startswith(told)
