"""Our own parts are the same whether pluggy is there or not, and are what they say."""

import pytest

from powlint.patterns import Words
from powlint.plugins import builtin
from powlint.plugins.facade import Plugins
from powlint.plugins.manager import builtin_plugins
from powlint.plugins.registry import register


def kinds(plugins: Plugins):
    return [
        [
            part if isinstance(part, builtin.LazyReader) else (type(part), getattr(part, "name", part))
            for part in asked()
        ]
        for asked in (plugins.readers, plugins.reporters, plugins.rulesets, plugins.finders, plugins.checks)
    ]


def test_with_and_without_pluggy_the_parts_are_the_same():
    assert kinds(builtin_plugins()) == kinds(register({}))


def test_with_and_without_pluggy_the_annotators_are_the_same():
    ours, registered = (
        [(type(each), each.gives, each.needs) for each in plugins.annotators(Words({}))]
        for plugins in (builtin_plugins(), register({}))
    )

    assert ours == registered
    assert ours


@pytest.mark.parametrize("reader", builtin.READERS, ids=lambda reader: reader.name)
def test_a_reader_is_what_it_is_listed_as(reader):
    made = builtin._made(reader.place)

    assert (made.name, made.suffixes) == (reader.name, reader.suffixes)


@pytest.mark.parametrize("reporter", builtin.REPORTERS, ids=lambda reporter: reporter.name)
def test_a_reporter_is_what_it_is_listed_as(reporter):
    assert builtin._made(reporter.place).name == reporter.name


def test_the_rulesets_are_folders_with_a_ruleset():
    assert [path.name for path in builtin_plugins().rulesets()] == ["pow"]
