"""Each hook: what it adds, and what is said of a plugin that answers nonsense. And each stands in the docs."""

import argparse
import inspect
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from powlint.assemble import Parts
from powlint.errors import PluginError, ReadError
from powlint.model.document import Source
from powlint.model.report import Silence
from powlint.model.span import Span
from powlint.patterns import Words
from powlint.plugins import builtin, hookspecs
from powlint.plugins.registry import register
from powlint.settings import Settings

OURS = [reporter.name for reporter in builtin.REPORTERS]

DOCS = Path(__file__).parents[2] / "docs" / "plugins.md"
SPECS = {name: spec for name, spec in vars(hookspecs).items() if name.startswith("powlint_")}


def with_one(plugin):
    return register({"example": plugin})


def test_powlint_add_readers_adds_readers(plugin, parts):
    assert with_one(plugin(powlint_add_readers=lambda: [parts.reader])).readers()[-1] is parts.reader


def test_a_reader_of_a_plugin_is_chosen_by_its_suffix(plugin, parts):
    plugins = with_one(plugin(powlint_add_readers=lambda: [parts.reader]))

    assert plugins.choose_reader(Source("STORY.EML", b"")) is parts.reader
    assert plugins.choose_reader(Source("story.md", b"")).name == "markdown"
    assert plugins.choose_reader(Source("-", b"")).name == "text"


def test_a_reader_of_a_plugin_comes_before_ours_of_the_same_suffix(plugin, parts):
    parts.reader.suffixes = (".md",)

    plugins = with_one(plugin(powlint_add_readers=lambda: [parts.reader]))

    assert plugins.choose_reader(Source("story.md", b"")) is parts.reader


def test_the_longest_suffix_is_the_closest(plugin, parts):
    parts.reader.suffixes = (".wire.txt",)

    plugins = with_one(plugin(powlint_add_readers=lambda: [parts.reader]))

    assert plugins.choose_reader(Source("story.wire.txt", b"")) is parts.reader
    assert plugins.choose_reader(Source("story.txt", b"")).name == "text"


def test_powlint_choose_reader_looks_into_the_source(plugin, parts):
    def choose(source):
        return parts.reader if source.content.startswith(b"{\\rtf") else None

    plugins = with_one(plugin(powlint_choose_reader=choose))

    assert plugins.choose_reader(Source("story.txt", b"{\\rtf1")) is parts.reader
    assert plugins.choose_reader(Source("story.txt", b"Petro")).name == "text"


def test_the_plugin_named_last_chooses_first(plugin, parts):
    other = SimpleNamespace(name="other", suffixes=(), read=parts.reader.read)

    plugins = register(
        {
            "one": plugin(powlint_choose_reader=lambda source: parts.reader),
            "two": plugin(powlint_choose_reader=lambda source: other),
        }
    )

    assert plugins.choose_reader(Source("story.txt", b"")) is other


def test_powlint_add_annotators_is_given_the_vocabularies(plugin, parts):
    given = []

    def add(words):
        given.append(words)
        return [parts.annotator]

    words = Words({})

    assert with_one(plugin(powlint_add_annotators=add)).annotators(words)[-1] is parts.annotator
    assert given == [words]


def test_powlint_add_rulesets_adds_folders(plugin, tmp_path):
    (tmp_path / "ruleset.yaml").touch()

    assert with_one(plugin(powlint_add_rulesets=lambda: [tmp_path])).rulesets()[-1] == tmp_path


def test_powlint_add_finders_adds_finders(plugin, parts):
    assert with_one(plugin(powlint_add_finders=lambda: [parts.finder])).finders() == (parts.finder,)


def test_powlint_add_checks_adds_checks(plugin, parts):
    assert with_one(plugin(powlint_add_checks=lambda: [parts.check])).checks() == (parts.check,)


def test_a_fix_of_a_check_in_python_is_left_out_within_a_quotation(plugin, parts, draft, tmp_path):
    def found(given):
        places = (Span(at.start(), at.end()) for at in re.finditer("waved", given.text))
        return [replace(draft[1], span=span, matched="waved", fix="nodded") for span in places]

    parts.check.find = found
    assembled = Parts(Settings(folder=tmp_path), date(2026, 11, 21))
    vars(assembled)["plugins"] = with_one(plugin(powlint_add_checks=lambda: [parts.check]))

    report = assembled.linter().lint(Source("x.txt", "Petro waved. “They waved at me,” he said.\n".encode()))

    assert [finding.fix for finding in report.verdict.reported] == ["nodded", None]


def test_powlint_silence_says_who_and_why(plugin, draft):
    document, finding = draft
    word = Silence("registry of the released", "freed in May")

    def silence(finding, document):
        return word if document.name == "story.txt" and finding.matched == "Petro" else None

    plugins = with_one(plugin(powlint_silence=silence))

    assert plugins.silence(finding, document) is word


def test_without_powlint_silence_findings_stand(plugin, draft):
    document, finding = draft

    assert with_one(plugin(powlint_silence=lambda finding: None)).silence(finding, document) is None


def test_powlint_add_reporters_adds_reporters(plugin, parts):
    assert with_one(plugin(powlint_add_reporters=lambda: [parts.reporter])).reporters()[-1] is parts.reporter


def test_powlint_add_commands_adds_commands(plugin):
    def add(subparsers):
        subparsers.add_parser("weather").set_defaults(run=lambda arguments: 0)

    parser = argparse.ArgumentParser()
    with_one(plugin(powlint_add_commands=add)).add_commands(parser.add_subparsers())

    assert parser.parse_args(["weather"]).run(None) == 0


def test_a_plugin_takes_only_the_arguments_it_names(plugin, parts):
    assert with_one(plugin(powlint_choose_reader=lambda: parts.reader)).choose_reader(Source("a", b"")) is parts.reader


def test_parts_come_in_the_order_of_the_plugins(plugin, parts):
    def reporter(name):
        return SimpleNamespace(name=name, write=parts.reporter.write)

    plugins = register(
        {
            "one": plugin(powlint_add_reporters=lambda: [reporter("a"), reporter("b")]),
            "two": plugin(powlint_add_reporters=lambda: [reporter("c")]),
        }
    )

    assert [each.name for each in plugins.reporters()] == [*OURS, "a", "b", "c"]


def asked(plugins, name, draft):
    document, finding = draft
    match name:
        case "powlint_choose_reader":
            return plugins.choose_reader(Source("story.txt", b""))
        case "powlint_silence":
            return plugins.silence(finding, document)
        case "powlint_add_annotators":
            return plugins.annotators(Words({}))
        case "powlint_add_commands":
            return plugins.add_commands(argparse.ArgumentParser().add_subparsers())
    return getattr(plugins, name.removeprefix("powlint_add_"))()


@pytest.mark.parametrize("nonsense", [42, "text", [None], [42], [SimpleNamespace(name="x")], [dict]], ids=repr)
@pytest.mark.parametrize("name", SPECS)
def test_nonsense_names_plugin_and_hook(plugin, draft, name, nonsense):
    plugins = with_one(plugin(**{name: lambda: nonsense}))

    with pytest.raises(PluginError, match=f"plugin “example”: {name} answers") as caught:
        asked(plugins, name, draft)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", SPECS)
def test_a_hook_that_raises_is_named_with_the_exception_in_one_line(plugin, draft, name):
    def fails():
        raise ValueError("first\nsecond")

    with pytest.raises(PluginError, match=f"plugin “example”: {name} raised ValueError$") as caught:
        asked(with_one(plugin(**{name: fails})), name, draft)

    # What it says may be words of a draft: they are told apart.
    assert caught.value.whole.endswith("raised ValueError: first second")


def test_what_a_plugin_says_in_our_own_words_is_passed_on(plugin):
    def choose(source):
        raise ReadError(f"{source.name}: is locked with a password")

    with pytest.raises(ReadError, match="locked"):
        with_one(plugin(powlint_choose_reader=choose)).choose_reader(Source("story.doc", b""))


def test_a_class_is_not_taken_for_a_part(plugin):
    class Csv:
        name = "tsv"

        def write(self, report, stream, options): ...

    with pytest.raises(PluginError, match="a class, “Csv”, which is not a reporter"):
        with_one(plugin(powlint_add_reporters=lambda: [Csv])).reporters()


def test_two_parts_of_one_name_are_refused(plugin, parts):
    parts.reporter.name = "json"

    with pytest.raises(PluginError, match="adds “json”, which plugin “builtin” adds already"):
        with_one(plugin(powlint_add_reporters=lambda: [parts.reporter])).reporters()


def test_a_folder_without_ruleset_is_no_ruleset(plugin, tmp_path):
    with pytest.raises(PluginError, match=r"ruleset\.yaml"):
        with_one(plugin(powlint_add_rulesets=lambda: [tmp_path])).rulesets()


@pytest.mark.parametrize("word", [Silence("", "freed in May"), Silence("registry", " ")])
def test_a_silence_without_owner_or_reason_is_refused(plugin, draft, word):
    with pytest.raises(PluginError, match="by whom and why"):
        asked(with_one(plugin(powlint_silence=lambda: word)), "powlint_silence", draft)


@pytest.mark.parametrize("name", SPECS)
def test_every_hook_stands_in_the_docs_with_its_signature(name):
    signature = re.sub(r"powlint\.[a-z_.]+\.|pathlib\.", "", f"def {name}{inspect.signature(SPECS[name])}")

    assert signature.replace("'", "") in DOCS.read_text(encoding="utf-8")


def test_the_docs_name_no_hook_that_is_none():
    named = set(re.findall(r"\bpowlint_(?:add|choose|silence)\w*", DOCS.read_text(encoding="utf-8")))

    assert named == set(SPECS)


@pytest.mark.parametrize("name", SPECS)
def test_every_hook_has_a_test_of_its_own(name):
    assert f"def test_{name}_" in Path(__file__).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SPECS)
def test_every_hook_says_what_it_is_for(name):
    assert SPECS[name].__doc__
