from __future__ import annotations

from pathlib import Path

import pytest

RULE = """\
id: {id}
category: {category}
title: Men are shown like booty
severity: {severity}
message: "“{{match}}”: find a plainer word."
why: Readers take it for ours.
sources: [house]
find: [{find}]
{conditions}instead: [{instead}]
examples:
  flags:
    - "{flag}"
    - "The men were [[paraded]] again."
  passes:
    - "They held the men."
    - "{neighbour}"
"""
GIVEN = {
    "id": "paraded-men",
    "category": "dignity.curiosity",
    "severity": "error",
    "find": "paraded",
    "conditions": "unless:\n  - {find: soldiers paraded, within: sentence}\n",
    "instead": "Say what happened.",
    "flag": "They [[paraded]] the men.",
    "neighbour": "On Friday the soldiers paraded in front of the king.",
}


@pytest.fixture
def strict(powlint, desk: Path):
    """What `powlint test --strict` says of a pack of one sound rule and those given: its status, and its lines."""
    folder = desk / "desk" / "rules" / "words"
    for path in folder.glob("*.yaml"):
        path.unlink()

    def run(*rules: dict[str, str], words: tuple[str, ...] = ()) -> tuple[int, list[str]]:
        for keys in rules or ({},):
            rule = GIVEN | keys
            (folder / f"{rule['id']}.yaml").write_text(RULE.format(**rule), encoding="utf-8")
        ran = powlint("test", "--strict", *words, "desk")
        assert ran.stderr == b""
        said = ran.stdout.decode().replace(f"{desk.as_posix()}/", "")
        return ran.returncode, said.splitlines()[:-1]

    return run


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_rule_is_not_complained_of(strict) -> None:
    assert strict() == (0, [])


def test_the_last_line_counts_the_complaints(powlint, desk: Path) -> None:
    ran = powlint("test", "--strict", "desk")

    assert ran.returncode == 1
    assert ran.stdout.endswith(b"8 examples of 2 rules: 0 rules fail, 0 untested, 2 complaints\n")


def test_without_strict_nobody_complains(powlint, desk: Path) -> None:
    ran = powlint("test", "desk")

    assert (ran.returncode, ran.stdout) == (0, b"8 examples of 2 rules: 0 rules fail, 0 untested\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "kind: house",
            "kind: code",
            "was checked, and nobody can look it up; write under `address` where it was read",
        ),
        ("2026-11-01", "2026-11-31", "was checked on 2026-11-31, which is no day; write the day on which somebody"),
        ("2026-11-01", "2999-11-01", "was checked on 2999-11-01, which is to come; write the day on which somebody"),
    ],
)
def test_a_source_that_cannot_be_looked_up_is_complained_of_once(strict, desk: Path, old, new, told) -> None:
    change(desk / "desk" / "ruleset.yaml", old, new)

    status, lines = strict({}, {"id": "begging-men", "category": "identity.name"})

    assert status == 1
    assert [line for line in lines if "source" in line] == [line for line in lines if told in line]
    assert lines[-1].startswith(f'desk/ruleset.yaml:8:3: the source "house" {told}')


def test_a_source_that_nobody_has_read_is_honest(strict, desk: Path) -> None:
    change(desk / "desk" / "ruleset.yaml", '"2026-11-01"', '""')

    assert strict() == (0, [])


def test_a_source_that_no_rule_names_is_left_alone(strict, desk: Path) -> None:
    with (desk / "desk" / "ruleset.yaml").open("a", encoding="utf-8") as head:
        head.write('  idle:\n    {kind: code, title: a, reference: b, binds: c, checked: "2026-02-31"}\n')

    assert strict() == (0, [])


def test_a_rule_with_conditions_wants_an_example_in_which_they_matter(strict) -> None:
    status, lines = strict({"neighbour": "There was a parade on Friday."})

    assert status == 1
    assert lines[-1] == (
        "desk/rules/words/paraded-men.yaml:16:3: no example that passes shows that the conditions matter; "
        "add one that holds what the rule looks for and passes because of them"
    )


@pytest.mark.parametrize(
    "conditions",
    [
        "not_in: [quotation]\n",
        "in: [headline]\n",
        "when:\n  - {find: captives, within: sentence}\n",
        "count: 2\n",
    ],
)
def test_any_condition_may_be_the_one_that_matters(strict, conditions: str) -> None:
    flag = "Headline: Captives [[paraded]] // Again the captives were paraded."
    neighbour = "“They paraded all day,” he said."

    _, lines = strict({"conditions": conditions, "neighbour": neighbour, "flag": flag})

    assert [line for line in lines if "conditions matter" in line] == []


def test_a_rule_without_conditions_wants_an_example_with_a_word_of_what_it_finds(strict) -> None:
    plain = {"conditions": "", "find": "paraded again, paraded the", "flag": "They [[paraded the]] men."}

    assert strict(plain | {"neighbour": "They paraded all day."}) == (0, [])
    assert strict(plain | {"neighbour": "They gave a parade for the men."}) == (
        1,
        [
            "desk/rules/words/paraded-men.yaml:14:3: no example that passes shares a word with what the rule must "
            "find; add the sentence that looks the same"
        ],
    )


def test_a_condition_that_fetches_words_for_the_message_is_none(strict) -> None:
    conditions = "when:\n  - {find: men, within: document, as: whom}\n"
    rule = {
        "find": "paraded again, paraded the",
        "flag": "They [[paraded the]] men.",
        "neighbour": "They paraded all day.",
    }

    assert strict(rule | {"conditions": conditions}) == (0, [])
    assert strict(rule | {"conditions": conditions.replace("document", "sentence")})[0] == 1


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ("Cut it.", "“Cut it.” is no way out; say in 3 words or more what to write"),
        (
            "Find a plainer WORD!",
            "“Find a plainer WORD!” repeats the message; say what to write, in a sentence or an example",
        ),
    ],
)
def test_a_way_out_that_leads_nowhere_is_complained_of_where_it_stands(strict, instead: str, told: str) -> None:
    way = f"Say what happened., '{instead}'"

    assert strict({"instead": way}) == (1, [f"desk/rules/words/paraded-men.yaml:11:31: {told}"])


def test_rules_that_fire_on_the_same_words_every_time_are_named(strict) -> None:
    twin = {"id": "shown-men", "category": "identity.name", "find": "paraded"}

    status, lines = strict({"flag": "They [[paraded]] us."}, twin)

    assert status == 1
    assert lines == [
        'desk/rules/words/paraded-men.yaml:1:5: "paraded-men" and "shown-men" fire on the same words every time, '
        "in 3 places; make one rule of them, or add an example in which one is silent"
    ]


def test_rules_that_met_twice_may_have_met_by_chance(strict) -> None:
    twin = {"id": "shown-men", "category": "identity.name"}

    assert strict({}, twin) == (0, [])


def part(severity: str, category: str) -> dict[str, str]:
    """A rule that fires where another one fires, but not everywhere."""
    conditions = "unless:\n  - {find: [soldiers paraded, slowly], within: sentence}\n"
    flag = "They [[paraded]] us, and [[paraded]] him."
    return {"id": "shown-men", "severity": severity, "category": category, "conditions": conditions, "flag": flag}


def test_a_rule_that_adds_nothing_to_one_of_its_category_is_named(strict) -> None:
    more = {"flag": "They [[paraded]] the men slowly."}

    status, lines = strict(more, part("error", "dignity.curiosity"))

    assert status == 1
    assert lines == [
        'desk/rules/words/shown-men.yaml:1:5: wherever "shown-men" fires, "paraded-men" fires on the same words, '
        "in 3 places; take it out, or add an example in which it fires alone"
    ]


@pytest.mark.parametrize(("severity", "category"), [("error", "identity.name"), ("error", "dignity.curiosity")])
def test_a_rule_of_another_category_or_a_graver_one_adds_something(strict, severity: str, category: str) -> None:
    more = {"flag": "They [[paraded]] the men slowly.", "severity": "warning"}

    assert strict(more, part(severity, category)) == (0, [])


COLLECTED = "soldiers were marched past burning lorries"


@pytest.fixture
def drafts(desk: Path) -> Path:
    """A folder of drafts, one of which has a sentence that a rule knows by heart."""
    folder = desk / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("The soldiers were marched past burning lorries.\n", encoding="utf-8")
    (folder / "two.txt").write_text(
        "Nothing was said of it at all by the Committee of the Northern Relief Society.\n", encoding="utf-8"
    )
    return folder


def knowing(phrase: str) -> dict[str, str]:
    return {"find": f"paraded, {phrase}"}


def test_a_phrase_of_one_draft_alone_is_collected(strict, drafts: Path) -> None:
    status, lines = strict(knowing(COLLECTED), words=("--drafts", "news"))

    assert status == 1
    assert lines == [
        f"desk/rules/words/paraded-men.yaml:8:17: “{COLLECTED}” is collected: of 2 drafts only news/one.txt has it; "
        "keep the words that any draft would use, with gaps between them, or take it out"
    ]


def test_a_phrase_of_a_vocabulary_is_collected_too(strict, drafts: Path, desk: Path) -> None:
    (desk / "desk" / "lexicon" / "words.yaml").write_text(f"march:\n  - {COLLECTED}\n", encoding="utf-8")

    _, lines = strict({"find": "paraded, <march>"}, words=("--drafts", "news"))

    assert [line.partition(" is ")[0] for line in lines] == [f"desk/lexicon/words.yaml:2:5: “{COLLECTED}”"]


@pytest.mark.parametrize(
    "phrase",
    [
        "soldiers were marched past",  # four words
        "soldiers <0-1 words> marched past <0-2 words> lorries",  # no four in a row
        "the/those soldiers/men (were/are) marched past",  # four at its shortest
        "nothing was said of it at all",  # short ordinary words
        "soldiers were marched past burning bridges",  # in none of the drafts
        "Committee of the Northern Relief Society",  # a name
    ],
)
def test_a_phrase_that_is_short_or_loose_is_language(strict, drafts: Path, phrase: str) -> None:
    assert strict(knowing(phrase), words=("--drafts", "news")) == (0, [])


def test_a_phrase_that_two_drafts_have_is_language(strict, drafts: Path) -> None:
    (drafts / "three.md").write_text("# Front\n\nHundreds of soldiers were marched past burning lorries.\n")

    assert strict(knowing(COLLECTED), words=("--drafts", "news")) == (0, [])


def test_drafts_tell_twins_apart(strict, drafts: Path) -> None:
    rules = (
        {"flag": "They [[paraded]] us."},
        {"id": "shown-men", "category": "identity.name", "conditions": "unless: {find: king, within: sentence}\n"},
    )
    (drafts / "four.txt").write_text("The soldiers paraded.\n", encoding="utf-8")

    assert strict(*rules, words=("--drafts", "news"))[1] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--drafts", "news"], "powlint test: --drafts needs --strict beside it\ntry: powlint test --help\n"),
        (["--strict", "--drafts", "gone"], "gone: no such file or folder\n"),
        (
            ["--strict", "--drafts", "desk"],
            "desk: holds no drafts; `files` in the settings says which names are drafts\n",
        ),
    ],
)
def test_drafts_that_cannot_be_tried_are_told(powlint, words: list[str], told: str) -> None:
    ran = powlint("test", *words)

    assert (ran.returncode, ran.stderr.decode()) == (2, told)
