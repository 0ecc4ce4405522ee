from __future__ import annotations

import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from powlint.assemble import Parts
from powlint.cache import Cache, fingerprint
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.model.span import Span
from powlint.patterns import Compilations
from powlint.settings import Settings

TODAY = date(2026, 11, 22)
DIGEST = b"d" * 32

HEAD = """\
id: desk
title: Rules of a small desk
version: "1"
languages: [en]
maintainers: [The desk]
categories: [dignity.curiosity]
sources:
  house: {kind: house, title: House rules, reference: no trophies, binds: this newsroom}
"""
RULE = """\
id: paraded-men
category: dignity.curiosity
title: The word exhibits people
severity: error
find: paraded <0-2 words> men
message: "“{match}”: find a plainer word."
why: Readers take it for ours.
sources: [house]
instead: [Say what happened.]
examples:
  flags: ["They [[paraded the men]].", "They [[paraded men]]."]
  passes: ["They held the men.", "The men rested."]
"""


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    pack = tmp_path / "desk"
    (pack / "rules").mkdir(parents=True)
    (pack / "ruleset.yaml").write_text(HEAD)
    (pack / "rules" / "paraded-men.yaml").write_text(RULE)
    return Settings(tmp_path, packs=("desk",))


def kept(settings: Settings, cache: Cache, *, today: date = TODAY) -> Parts:
    """The parts of a run that has linted a draft and kept what it made."""
    parts = Parts(settings, today, cache)
    found(parts.linter())
    parts.keep()
    return parts


def found(linter: Linter, text: str = "They paraded the seized men.") -> list[str]:
    return [finding.message for finding in linter.lint(Source("a.txt", text.encode())).verdict.reported]


def only_file(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "cache").iterdir()
    return path


def is_from_cache(parts: Parts) -> bool:
    parts.linter()
    return "ruleset" not in vars(parts)


def test_what_is_stored_is_loaded(cache: Cache) -> None:
    cache.store("a", DIGEST, (Span(1, 2), "x"), today=TODAY)

    assert cache.load("a", DIGEST, today=TODAY) == (Span(1, 2), "x")


def test_a_second_run_reads_no_rules_and_finds_the_same(settings: Settings, cache: Cache) -> None:
    first = kept(settings, cache)
    second = Parts(settings, TODAY, cache)

    assert (is_from_cache(second), found(second.linter()), dict(second.sources)) == (
        True,
        found(first.linter()),
        dict(first.sources),
    )


def test_what_was_never_asked_for_is_kept_again_as_it_was(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    expected = found(kept(settings, cache).linter())
    for _ in range(2):
        parts = Parts(settings, TODAY, cache)
        parts.linter()
        cache.store(parts._name, parts._digest, parts._assembled, today=TODAY)

    linter = Parts(settings, TODAY, cache).linter()

    assert is_from_cache(parts)
    assert (found(linter), linter.lint(Source("a.txt", b"They paraded the seized men.")).faults) == (expected, ())


def test_regexes_are_kept_compiled(settings: Settings, cache: Cache) -> None:
    kept(settings, cache)
    linter, before = Parts(settings, TODAY, cache).linter(), Compilations.count

    assert found(linter)
    assert Compilations.count == before


def test_the_next_day_is_another_day(settings: Settings, cache: Cache) -> None:
    kept(settings, cache)
    parts = Parts(settings, date(2026, 11, 23), cache)

    assert is_from_cache(parts)


def test_a_changed_rule_is_seen_at_once(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    kept(settings, cache)
    rule = tmp_path / "desk" / "rules" / "paraded-men.yaml"
    before = rule.stat()
    rule.write_text(RULE.replace("plainer", "smaller"))
    os.utime(rule, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert found(Parts(settings, TODAY, cache).linter()) == ["“paraded the seized men”: find a smaller word."]


def test_a_new_file_is_seen_at_once(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    kept(settings, cache)
    (tmp_path / "desk" / "lexicon").mkdir()
    (tmp_path / "desk" / "lexicon" / "more.yaml").write_text("words: [one, two]\n")

    assert not is_from_cache(Parts(settings, TODAY, cache))


def test_other_settings_have_a_file_of_their_own(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    kept(settings, cache)
    kept(Settings(tmp_path, packs=("desk",), ignore=("paraded-men",)), cache)

    assert len(list((tmp_path / "cache").iterdir())) == 2
    assert found(Parts(settings, TODAY, cache).linter())


def test_a_rule_changed_while_it_was_read_is_not_kept(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    parts = Parts(settings, TODAY, cache)
    parts.linter()
    (tmp_path / "desk" / "rules" / "paraded-men.yaml").write_text(RULE.replace("plainer", "smaller"))
    parts.keep()

    assert not (tmp_path / "cache").exists()


def test_plugins_are_never_kept(tmp_path: Path, cache: Cache) -> None:
    assert not Parts(Settings(tmp_path, plugins=("some",)), TODAY, cache)._is_keepable


def test_no_word_of_a_draft_is_kept(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    parts = Parts(settings, TODAY, cache)
    found(parts.linter(), "They paraded the men of Xanadu, Private Ivan Zyx among them.")
    parts.keep()

    content = only_file(tmp_path).read_bytes()
    assert not any(word in content for word in (b"Xanadu", b"Zyx", b"xanadu", b"zyx"))


@pytest.mark.parametrize("end", [0, 10, 60, 200, -1])
def test_a_file_cut_short_counts_for_nothing(settings: Settings, cache: Cache, tmp_path: Path, end: int) -> None:
    kept(settings, cache)
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes()[:end])
    parts = Parts(settings, TODAY, cache)

    assert (is_from_cache(parts), len(found(parts.linter()))) == (False, 1)


def test_a_byte_turned_round_counts_for_nothing(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    kept(settings, cache)
    path = only_file(tmp_path)
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)

    assert not is_from_cache(Parts(settings, TODAY, cache))


def test_a_folder_open_to_others_is_not_used(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    kept(settings, cache)
    (tmp_path / "cache").chmod(0o770)

    assert not is_from_cache(Parts(settings, TODAY, cache))


def test_a_file_open_to_others_is_not_used(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    kept(settings, cache)
    only_file(tmp_path).chmod(0o620)

    assert not is_from_cache(Parts(settings, TODAY, cache))


def test_a_folder_of_somebody_else_is_not_used(
    settings: Settings, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(settings, cache)
    other = os.geteuid() + 1
    monkeypatch.setattr("os.geteuid", lambda: other)

    assert not is_from_cache(Parts(settings, TODAY, cache))


def test_a_link_is_not_followed(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    kept(settings, cache)
    path = only_file(tmp_path)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")

    assert not is_from_cache(Parts(settings, TODAY, cache))


def test_a_home_that_cannot_be_written_is_no_fault(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    parts = kept(settings, Cache(tmp_path / "file" / "cache"))

    assert found(parts.linter())


class Trap:
    def __reduce__(self) -> tuple[object, ...]:
        return os.getcwd, ()


def test_only_our_own_classes_are_loaded(cache: Cache) -> None:
    cache.store("a", DIGEST, Trap(), today=TODAY)

    assert cache.load("a", DIGEST, today=TODAY) is None


def test_the_latest_files_stay(cache: Cache, tmp_path: Path) -> None:
    for number in range(20):
        cache.store(f"a{number}", DIGEST, number, today=TODAY)

    assert len(list((tmp_path / "cache").iterdir())) == 16


def test_a_fingerprint_tells_names_from_contents(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"bc")
    one = fingerprint([], [tmp_path])
    (tmp_path / "a.yaml").rename(tmp_path / "ab.yaml")
    (tmp_path / "ab.yaml").write_bytes(b"c")

    assert fingerprint([], [tmp_path]) != one


def test_values_can_be_kept() -> None:
    assert pickle.loads(pickle.dumps(Span(1, 2), pickle.HIGHEST_PROTOCOL)) == Span(1, 2)
