"""What an editor gets: a real server process, spoken to over its standard streams."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from editor import Editor

LINE = "“🎖 Žan” was paraded.\n"
START = {"line": 0, "character": 0}


def words_at(text, where):
    """The words of a range that counts in UTF-16."""
    line = text.splitlines()[where["start"]["line"]].encode("utf-16-le")
    return line[2 * where["start"]["character"] : 2 * where["end"]["character"]].decode("utf-16-le")


def changed(text, action):
    """The text with the edits of an action, whose columns count in UTF-16; the last edit is made first."""
    (change,) = action["edit"]["documentChanges"]
    lines = text.splitlines(keepends=True)
    for edit in reversed(change["edits"]):
        number = edit["range"]["start"]["line"]
        assert edit["range"]["end"]["line"] == number
        line = lines[number].encode("utf-16-le")
        start, end = 2 * edit["range"]["start"]["character"], 2 * edit["range"]["end"]["character"]
        lines[number] = (line[:start] + edit["newText"].encode("utf-16-le") + line[end:]).decode("utf-16-le")
    return "".join(lines)


def offered(editor, uri, where):
    return {action["title"]: action for action in editor.actions(uri, where)}


def test_a_finding_is_marked_at_its_words_with_its_rule_and_a_source_that_opens(editor):
    uri = editor.open("a.md", LINE + "\nThey begged. They grabbed him.\n")

    paraded, begged, grabbed = editor.marks(uri)

    assert words_at(LINE, paraded["range"]) == "paraded"
    assert (paraded["code"], paraded["source"], paraded["severity"]) == ("paraded-men", "powlint", 1)
    assert paraded["message"] == "“paraded”: find a plainer word."
    assert paraded["codeDescription"]["href"] == "https://example.org/code"
    assert (begged["severity"], grabbed["severity"]) == (2, 3)


def test_what_is_typed_is_linted_and_only_its_last_version_is_told(editor):
    uri = editor.open("b.md", "The men rested.\n")
    assert editor.marks(uri) == []

    editor.told.clear()
    for version, letter in enumerate(" They paraded him.", start=2):
        at = {"line": 0, "character": 13 + version}
        editor.change(uri, version, {"range": {"start": at, "end": at}, "text": letter})
    (mark,) = editor.marks(uri, version)

    assert words_at("The men rested. They paraded him.", mark["range"]) == "paraded"
    told = [m["params"]["version"] for m in editor.told if m.get("method") == "textDocument/publishDiagnostics"]
    assert told == []


def test_pointing_at_a_mark_tells_why_on_whose_word_and_the_way_out(editor):
    uri = editor.open("c.md", "They paraded him.\n")

    said = editor.hover(uri, 0, 6)

    assert said.startswith("error paraded-men: “paraded”: find a plainer word.\n\nWhy: Readers take it for ours.\n")
    assert "Instead:\n\n- Say what happened.\n" in said
    assert "- House rules, page 4\n- [A code \\[of\\] conduct](<https://example.org/code>)" in said
    assert editor.hover(uri, 0, 16) is None


def test_suggestions_and_a_safe_fix_are_offered_and_put_the_words_there(editor):
    text = f"{LINE}\nThey grabbed him.\n"
    uri = editor.open("d.md", text, version=7)
    paraded, grabbed = editor.marks(uri, 7)

    reworded = offered(editor, uri, paraded["range"])
    fixed = offered(editor, uri, grabbed["range"])

    assert list(reworded)[:2] == ["Write “shown”", "Write “led”"]
    assert changed(text, reworded["Write “led”"]) == text.replace("paraded", "led")
    assert "isPreferred" not in reworded["Write “led”"]
    fix = fixed["Write “captured”"]
    assert fix["isPreferred"] is True
    assert fix["diagnostics"] == [grabbed]
    assert fix["edit"]["documentChanges"][0]["textDocument"]["version"] == 7
    assert changed(text, fix) == text.replace("grabbed", "captured")
    assert editor.actions(uri, paraded["range"], only=["refactor"]) is None


@pytest.mark.parametrize("asked", [["source.fixAll"], ["source.fixAll.powlint"], ["source"], None])
def test_whoever_wants_it_on_saving_gets_all_safe_fixes_in_one_action(editor, asked):
    text = f"{LINE}\n🎖 They grabbed him. **They** grab**bed** her. And **they** grabbed them.\n"
    uri = editor.open("s.md", text, version=4)
    editor.marks(uri, 4)

    *others, action = editor.actions(uri, {"start": START, "end": START}, **({"only": asked} if asked else {}))

    assert others == []
    assert action["kind"] == "source.fixAll.powlint"
    assert [mark["code"] for mark in action["diagnostics"]] == ["grabbed-men"] * 2
    assert action["edit"]["documentChanges"][0]["textDocument"]["version"] == 4
    assert changed(text, action) == text.replace("grabbed", "captured")


@pytest.mark.parametrize(
    ("name", "text"),
    [("p.md", LINE), ("q.md", "<!-- powlint: ignore grabbed-men: his own word -->\n\nThey grabbed him.\n")],
)
def test_where_there_is_no_safe_fix_saving_changes_nothing(editor, name, text):
    uri = editor.open(name, text)
    editor.marks(uri)

    assert editor.actions(uri, {"start": START, "end": {"line": 3, "character": 0}}, only=["source.fixAll"]) == []


def test_words_with_markup_among_them_are_not_replaced(editor):
    uri = editor.open("e.md", "They para**ded** him.\n")
    (mark,) = editor.marks(uri)

    assert [title for title in offered(editor, uri, mark["range"]) if "Write" in title] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("n.md", "They rested.\n\nHere they\nparaded him.\n\nAnd they paraded her.\n"),
        ("h.md", "# Men paraded\n\nThey rested.\n"),
        ("l.md", "- They rested.\n- They paraded him.\n- And they paraded her.\n"),
        ("t.md", "| a | b |\n|---|---|\n| They paraded him | x |\n"),
        ("i.md", "![Men paraded](a.jpg)\n\nThey rested.\n"),
        ("f.md", "---\ntitle: Men paraded\nby: AB\n---\n\nThey rested.\n"),
        ("e.md", "They **paraded**\n\nThey paraded her.\n"),
        ("i.html", '<p>They rested.</p><img src="a.jpg" alt="Men paraded">\n<p>They paraded her.</p>\n'),
        ("t.html", "<title>Men paraded</title>\n<p>They rested.</p>\n"),
        ("n.html", "<p>They <b>paraded</b> him.</p>\n<p>They paraded her.</p>\n"),
        ("n.txt", "They rested.\n\nThey paraded him.\n\nThey paraded her.\n"),
    ],
)
def test_an_ignore_note_is_an_error_until_it_has_a_reason_and_then_silences_the_finding(editor, name, text):
    uri = editor.open(name, text)
    marks = editor.marks(uri)
    (note,) = [action for title, action in offered(editor, uri, marks[0]["range"]).items() if "Ignore" in title]

    noted = changed(text, note)
    editor.change(uri, 2, {"text": noted})
    unreasoned = editor.marks(uri, 2)
    editor.change(uri, 3, {"text": noted.replace("…", "the family agreed")})
    reasoned = editor.marks(uri, 3)

    assert "isPreferred" not in note
    assert not re.search(r"\[[^\]]*<!--|<title>[^<]*<!--|title:.*<!--|alt=\"[^\"]*<!--", noted)
    assert sorted(mark["code"] for mark in unreasoned) == ["paraded-men"] * len(marks) + ["powlint-note"]
    assert "no reason is given" in next(m["message"] for m in unreasoned if m["code"] == "powlint-note")
    assert [mark["code"] for mark in reasoned] == ["paraded-men"] * (len(marks) - 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("n.ninjs", '{"uri": "x", "body_text": "They paraded him.", "headline": "They rested"}\n'),
        ("c.md", "```\nThey paraded him.\n```\n"),
    ],
)
def test_where_no_note_can_stand_none_is_offered(editor, name, text):
    uri = editor.open(name, text)
    (mark,) = editor.marks(uri)

    assert [title for title in offered(editor, uri, mark["range"]) if "Ignore" in title] == []


def test_what_is_asked_while_typing_is_answered_for_the_text_as_it_is(editor):
    uri = editor.open("f.md", "They paraded him.\n")
    editor.marks(uri)

    editor.change(uri, 2, {"range": {"start": START, "end": START}, "text": "At noon "})
    (action,) = [a for title, a in offered(editor, uri, {"start": START, "end": {"line": 0, "character": 20}}).items()
                 if title == "Write “led”"]  # fmt: skip

    assert changed("At noon They paraded him.\n", action) == "At noon They led him.\n"
    assert action["edit"]["documentChanges"][0]["textDocument"]["version"] == 2


def test_a_closed_draft_has_no_marks_and_no_answers(editor):
    uri = editor.open("g.md", "They paraded him.\n")
    editor.marks(uri)

    editor.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    assert editor.marks(uri, None) == []
    assert editor.hover(uri, 0, 6) is None


def test_what_an_editor_calls_markdown_is_read_so_before_it_is_saved(editor):
    uri = editor.open("", "<!-- They paraded him. -->\n\nThey begged.\n", uri="untitled:Draft-1")

    assert [mark["code"] for mark in editor.marks(uri)] == ["begging-men"]


def test_a_page_that_names_another_encoding_is_read_as_the_editor_shows_it(editor):
    text = '<meta charset="windows-1251">\n<p>Žan 🎖 was paraded.</p>\n'
    uri = editor.open("i.html", text)
    (mark,) = editor.marks(uri)

    assert words_at(text, mark["range"]) == "paraded"


def test_form_feeds_and_rare_line_marks_end_no_line(editor):
    text = "The men\f rested.\u2028They\x85 begged.\r\nThey paraded him.\n"
    uri = editor.open("j.txt", text)
    editor.marks(uri)
    at = {"line": 1, "character": 5}

    editor.change(uri, 2, {"range": {"start": at, "end": {"line": 1, "character": 12}}, "text": "begged"})

    assert {(m["code"], m["range"]["start"]["line"]) for m in editor.marks(uri, 2)} == {
        ("begging-men", 0), ("begging-men", 1)
    }  # fmt: skip


def test_a_draft_that_cannot_be_read_never_looks_clean(editor):
    uri = editor.open("k.md", "They\x00 paraded him.\n")

    (mark,) = editor.marks(uri)

    assert mark["severity"] == 1
    assert "cannot be trusted" in mark["message"]


def test_a_waiver_beside_a_draft_is_heard_and_what_is_wrong_with_it_is_told(editor, office):
    waiver = office / "w.md.powlint.yaml"
    waiver.write_text("waivers:\n  - {rule: paraded-men, reason: agreed with AB}\n", encoding="utf-8")
    uri = editor.open("w.md", "They paraded him.\n")
    assert editor.marks(uri) == []

    waiver.write_text("waivers:\n  - {rule: paraded-men}\n", encoding="utf-8")
    event = {"uri": waiver.as_uri(), "type": 2}
    editor.notify("workspace/didChangeWatchedFiles", {"changes": [event]})
    codes = {mark["code"]: mark["message"] for mark in editor.marks(uri)}
    editor.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    assert codes.keys() == {"paraded-men", "powlint-note"}
    assert codes["powlint-note"].startswith("w.md.powlint.yaml:2: ")


def test_changed_rules_and_settings_are_seen_at_once_each_folder_by_its_own(editor, office):
    wanted = {each["globPattern"] for request in editor.asked for r in request["params"]["registrations"]
              for each in r["registerOptions"]["watchers"]}  # fmt: skip
    assert {"**/*.yaml", "**/pyproject.toml"} <= wanted
    for folder in ("north", "south", "north/old"):
        (office / folder).mkdir(parents=True)
    north, south = office / "north" / "powlint.yaml", office / "south" / "pyproject.toml"
    north.write_text("packs: [../desk]\nexclude: [old]\n", encoding="utf-8")
    south.write_text('[tool.powlint]\npacks = ["../desk"]\nseverities = {paraded-men = "warning"}\n', encoding="utf-8")
    uris = [editor.open(f"{name}/m.md", "They paraded him.\n") for name in ("north", "north/old", "south")]
    marks = [editor.marks(uri) for uri in uris]
    assert [[mark["severity"] for mark in each] for each in marks] == [[1], [], [2]]

    south.write_text('[tool.powlint]\npacks = ["../desk"]\nrules = {off = ["paraded-men"]}\n', encoding="utf-8")
    editor.notify("workspace/didChangeConfiguration", {"settings": None})
    assert [len(editor.marks(uri)) for uri in uris] == [1, 0, 0]

    rule = office / "desk" / "rules" / "paraded-men.yaml"
    before = rule.read_text(encoding="utf-8")
    rule.write_text(before.replace("severity: error", "severity: suggestion"), encoding="utf-8")
    editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": rule.as_uri(), "type": 2}]})
    assert [mark["severity"] for mark in editor.marks(uris[0])] == [3]
    rule.write_text(before, encoding="utf-8")

    north.write_text("pack: [desk]\n", encoding="utf-8")
    editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": north.as_uri(), "type": 2}]})
    (mark,) = editor.marks(uris[0])
    assert "powlint.yaml:1:1: " in mark["message"]
    assert "did you mean “packs”?" in mark["message"]
    for uri in uris:
        editor.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


@pytest.mark.parametrize(("encoding", "start"), [("utf-8", 20), ("utf-32", 12)])
def test_columns_are_counted_as_agreed(office, environment, encoding, start):
    editor = Editor(office, environment, encodings=["utf-7", encoding, "utf-16"])
    assert editor.encoding == encoding

    uri = editor.open("a.md", LINE)
    assert [mark["range"]["start"]["character"] for mark in editor.marks(uri)] == [start]
    where = {"start": {"line": 0, "character": start}, "end": {"line": 0, "character": start + 7}}
    editor.change(uri, 2, {"range": where, "text": "begged"})
    assert [mark["code"] for mark in editor.marks(uri, 2)] == ["begging-men"]
    said = editor.hover(uri, 0, start + 1)

    assert "Readers take it for ours." in said
    assert "https://example.org/code" in said
    assert "\\" not in said  # to a client that shows no Markdown, none is sent
    assert "changes" in editor.actions(uri, where)[-1]["edit"]
    assert editor.close() == ""


def test_nonsense_neither_ends_the_conversation_nor_is_logged_with_the_drafts_words(office, environment):
    editor = Editor(office, environment)
    uri = editor.open("a.md", "They paraded him.\n")

    editor.notify("textDocument/didChange", {"textDocument": {"uri": uri}, "contentChanges": "Oleh Moroz"})
    assert "Oleh" not in editor.message()
    editor.notify("textDocument/didChange", {"textDocument": {"uri": "file:///never-opened", "version": 2},
                                             "contentChanges": [{"text": "Oleh Moroz"}]})  # fmt: skip
    editor.notify("$/oleh", {"Oleh": "Moroz"})
    half = {"range": {"start": START, "end": START}, "text": "\ud83c"}
    editor.change(uri, 2, half)

    assert [mark["range"]["start"]["character"] for mark in editor.marks(uri, 2)] == [6]
    assert editor.close() == ""


def test_the_server_ends_when_its_editor_is_gone(office, environment):
    editor = Editor(office, environment)
    editor.open("a.md", "They paraded him.\n")

    assert editor.hang_up() == ""
    assert editor.process.returncode == 0


def test_without_pygls_one_line_says_what_to_install(office, environment, tmp_path):
    (tmp_path / "pygls.py").write_text("raise ImportError(name='pygls')\n", encoding="utf-8")
    env = {**environment, "PYTHONPATH": os.pathsep.join([str(tmp_path), environment["PYTHONPATH"]])}
    command = [sys.executable, "-m", "powlint", "lsp", "--stdio"]

    ended = subprocess.run(command, cwd=office, env=env, capture_output=True, timeout=60, check=False)

    assert ended.returncode == 2
    assert ended.stderr.decode() == "lsp needs powlint[lsp]; pip install 'powlint[lsp]'\n"
