from pathlib import Path

import pytest

from powlint.model.report import Fault, FileReport, Verdict
from powlint.triage.baseline import Baseline, Entry
from powlint.triage.fingerprints import fingerprinted

SALT = b"0123456789abcdef0123456789abcdef"


@pytest.fixture
def found(tmp_path: Path, drafted, spotted):
    """A draft that lies there, with one finding: what a linter would report of it."""

    def find(path: str, *, words: str = "Petro", faults: tuple[Fault, ...] = ()) -> FileReport:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
        document = drafted("Petro waved. Olha wept.", name=(tmp_path / path).as_posix())
        findings = fingerprinted(document, [spotted(document, words)], salt=SALT)
        return FileReport(document.name, Verdict(findings), document, faults)

    return find


@pytest.fixture
def baseline(tmp_path: Path):
    """A baseline of what is reported of some files; names that hold a word are hidden."""

    def make(*files: FileReport, secret: str = "nothing") -> Baseline:
        empty = Baseline((), folder=tmp_path, salt=SALT)
        return empty.renewed(
            Entry(
                empty.path(file.path, is_secret=lambda name: secret in name),
                finding.rule_id,
                finding.fingerprint,
                "archive",
                "AB",
                "2026-11-22",
            )
            for file in files
            for finding in file.verdict.reported
        )

    return make


def known(baseline: Baseline, file: FileReport) -> bool:
    """Whether the baseline silences the finding of a file."""
    return baseline.silence(file.verdict.reported[0], file.path) is not None


def test_a_finding_is_silenced_by_the_one_who_let_it_stand(baseline, found) -> None:
    file = found("a.md")

    silence = baseline(file).silence(file.verdict.reported[0], file.path)

    assert (silence.by, silence.reason) == ("baseline by AB", "archive")


def test_a_file_that_was_renamed_keeps_its_entries(baseline, found, tmp_path: Path) -> None:
    made = baseline(found("a.md"))
    renamed = found("2026/b.md")
    (tmp_path / "a.md").unlink()

    assert known(made, renamed)


def test_what_is_copied_from_a_file_that_is_there_is_new(baseline, found) -> None:
    made = baseline(found("a.md"))

    assert not known(made, found("b.md"))


def test_other_words_are_new(baseline, found) -> None:
    assert not known(baseline(found("a.md")), found("a.md", words="Olha"))


@pytest.mark.parametrize("path", ["petro.md", "petro/a.md", "cases/petro/petro-2.md"])
def test_a_name_in_a_path_is_hidden_and_the_file_is_known_all_the_same(
    baseline, found, tmp_path: Path, path: str
) -> None:
    file = found(path)

    made = baseline(file, secret="petro")

    assert "petro" not in str(made.entries)
    assert known(made, file)
    assert not known(made, found("copy.md"))
    (tmp_path / path).rename(tmp_path / "elsewhere.md")
    assert known(baseline(file, secret="petro"), found("elsewhere.md"))


def test_the_file_is_the_same_from_whatever_folder_it_is_named(
    baseline, found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = found("archive/a.md")
    monkeypatch.chdir(tmp_path / "archive")

    assert baseline(file).silence(file.verdict.reported[0], "a.md")


def test_what_is_gone_is_told_from_what_nobody_looked_at(baseline, found, tmp_path: Path) -> None:
    mended, deleted, elsewhere, broken = map(found, ["mended.md", "deleted.md", "elsewhere.md", "broken.md"])
    made = baseline(mended, deleted, elsewhere, broken)
    (tmp_path / "deleted.md").unlink()
    clean = FileReport(mended.path, document=mended.document)
    faulty = FileReport(broken.path, document=broken.document, faults=(Fault(broken.path, "a rule gave up"),))

    held = made.compared([clean, faulty])

    assert [entry.path for entry in held.gone] == ["deleted.md", "mended.md"]
    assert [entry.path for entry in held.unseen] == ["broken.md", "elsewhere.md"]
    assert (held.known, held.new) == ((), ())


def test_in_a_file_that_was_not_fully_checked_nothing_is_new(baseline, found) -> None:
    faults = (Fault("a.md", "triage gave up"),)

    held = baseline().compared([found("a.md", faults=faults)])

    assert (held.new, held.known) == ((), ())


def test_of_two_copies_of_a_file_that_is_gone_one_is_new(baseline, found, tmp_path: Path) -> None:
    made = baseline(found("a.md"))
    (tmp_path / "a.md").unlink()

    held = made.compared([found("b.md"), found("c.md")])

    assert [Path(file.path).name for file, _, _ in held.known] == ["b.md"]
    assert [Path(file.path).name for file, _ in held.new] == ["c.md"]


def test_known_and_new_findings_are_told_apart(baseline, found) -> None:
    old, new = found("old.md"), found("new.md", words="Olha")

    held = baseline(old).compared([old, new])

    assert [file.path for file, _, _ in held.known] == [old.path]
    assert [file.path for file, _ in held.new] == [new.path]
    assert (held.gone, held.unseen) == ((), ())
