"""Plugins are loaded by name, one at a time, and a broken one is named."""

import subprocess
import sys
from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pluggy
import pytest

from powlint import hookimpl
from powlint.errors import PluginError
from powlint.model.report import Silence
from powlint.plugins import builtin, installed
from powlint.plugins.manager import builtin_plugins, load_plugins
from powlint.plugins.registry import register

OURS = [reporter.name for reporter in builtin.REPORTERS]


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder of installed packages: `site("powlint-weather", "1.2", {"weather": "module"}, module="…")`."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)

    def install(package, version, points, **modules):
        folder = tmp_path / f"{package.replace('-', '_')}-{version}.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n")
        lines = [f"{name} = {value}" for name, value in points.items()]
        (folder / "entry_points.txt").write_text("\n".join(["[powlint]", *lines]))
        for module, text in modules.items():
            (tmp_path / f"{module}.py").write_text(text)

    yield install
    for name in set(sys.modules) - before:
        del sys.modules[name]


WEATHER = """
from powlint import hookimpl

class Reporter:
    name = "weather"
    def write(self, report, stream, options): ...

@hookimpl
def powlint_add_reporters():
    return [Reporter()]
"""


def names(plugins):
    return [reporter.name for reporter in plugins.reporters()]


def test_a_named_plugin_is_loaded(site):
    site("powlint-weather", "1.2", {"weather": "weather_plugin"}, weather_plugin=WEATHER)

    assert names(load_plugins(["weather"])) == [*OURS, "weather"]


def test_a_plugin_that_is_installed_and_not_named_is_not_loaded(site):
    site("powlint-weather", "1.2", {"weather": "weather_plugin"}, weather_plugin="raise SystemExit('it ran')")

    assert names(load_plugins([])) == OURS


def test_a_plugin_that_is_named_twice_is_loaded_once(site):
    site("powlint-weather", "1.2", {"weather": "weather_plugin"}, weather_plugin=WEATHER)

    assert names(load_plugins(["weather", "weather"])) == [*OURS, "weather"]


def test_a_plugin_that_is_not_installed_comes_with_the_nearest(site):
    site("powlint-weather", "1.2", {"weather": "weather_plugin"}, weather_plugin=WEATHER)

    with pytest.raises(PluginError, match="“wether” is not installed in this environment — did you mean “weather”"):
        load_plugins(["wether"])


def test_a_plugin_that_nobody_knows_says_what_to_install():
    with pytest.raises(PluginError, match="pip install powlint-zzz"):
        load_plugins(["zzz"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import no_such_module_here", "ModuleNotFoundError: No module named 'no_such_module_here'"),
        ("raise ValueError('first\\nsecond')", "ValueError: first second"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("def f(:", "SyntaxError"),
    ],
)
def test_a_broken_plugin_is_named_with_package_and_version(site, text, said):
    site("powlint-weather", "1.2", {"weather": "broken_plugin"}, broken_plugin=text)

    with pytest.raises(PluginError) as caught:
        load_plugins(["weather"])

    assert str(caught.value).startswith(f"plugin “weather” (powlint-weather 1.2) cannot be loaded: {said}")
    assert "\n" not in str(caught.value)


def test_two_packages_with_one_plugin_name_are_refused(site):
    site("powlint-weather", "1.2", {"weather": "weather_plugin"}, weather_plugin=WEATHER)
    site("powlint-storm", "0.1", {"weather": "storm_plugin"})

    with pytest.raises(PluginError, match=r"powlint-storm 0\.1 and powlint-weather 1\.2; uninstall one"):
        load_plugins(["weather"])


def test_a_plugin_cannot_be_named_as_our_own_parts(site):
    site("powlint-weather", "1.2", {"builtin": "weather_plugin"}, weather_plugin=WEATHER)

    with pytest.raises(PluginError, match="name of our own parts"):
        load_plugins(["builtin"])


def test_an_entry_point_without_a_package_is_still_named(monkeypatch):
    entry = EntryPoint("weather", "no_such_module_here", "powlint")
    monkeypatch.setattr(installed, "entry_points", lambda group: [entry])

    with pytest.raises(PluginError, match="“weather” \\(an unknown package\\) cannot be loaded"):
        load_plugins(["weather"])


def test_naming_a_plugin_where_plugins_are_off_is_an_error():
    with pytest.raises(PluginError, match="“weather” is named, but plugins are switched off"):
        load_plugins(["weather"], discover=False)
    assert names(load_plugins([], discover=False)) == OURS


def refused(plugin):
    with pytest.raises(PluginError) as caught:
        register({"weather": plugin})
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_misspelt_hook_is_an_error():
    told = refused(SimpleNamespace(powlint_add_raeders=hookimpl(lambda: [])))

    assert told.startswith("plugin “weather”: ")
    assert "powlint_add_raeders" in told


def test_a_misspelt_argument_is_an_error():
    told = refused(SimpleNamespace(powlint_silence=hookimpl(lambda fnding: None)))

    assert told.startswith("plugin “weather”: ")
    assert "fnding" in told


def test_a_forgotten_mark_is_an_error():
    assert "powlint_add_readers is not marked" in refused(SimpleNamespace(powlint_add_readers=lambda: []))


def test_a_plugin_without_hooks_is_an_error():
    assert "has no hook" in refused(SimpleNamespace(other=lambda: []))


def test_a_wrapper_is_an_error_because_it_would_change_the_answers_of_others():
    def wrapper():
        return (yield)

    marked = pluggy.HookimplMarker("powlint")(wrapper=True)(wrapper)

    assert "powlint_add_readers is a wrapper" in refused(SimpleNamespace(powlint_add_readers=marked))


def test_the_same_plugin_under_two_names_is_an_error():
    one = SimpleNamespace(powlint_add_readers=hookimpl(lambda: []))

    with pytest.raises(PluginError, match="plugin “storm”"):
        register({"weather": one, "storm": one})


def test_tryfirst_is_asked_first(plugin, parts, draft):
    document, finding = draft

    def eager():
        return Silence("eager", "freed in May")

    plugins = register(
        {
            "one": SimpleNamespace(powlint_silence=hookimpl(tryfirst=True)(eager)),
            "two": plugin(powlint_silence=lambda: Silence("two", "freed in May")),
        }
    )

    word = plugins.silence(finding, document)
    assert word is not None
    assert word.by == "eager"


def test_managers_share_nothing(plugin, parts):
    register({"example": plugin(powlint_add_reporters=lambda: [parts.reporter])})

    assert names(builtin_plugins()) == OURS
    assert names(register({})) == OURS


def test_without_named_plugins_neither_pluggy_nor_entry_points_are_loaded():
    program = (
        "import sys\n"
        "from powlint.plugins.manager import load_plugins\n"
        "from powlint import Source\n"
        "plugins = load_plugins([])\n"
        "assert plugins.choose_reader(Source('a.md', b'')).name == 'markdown'\n"
        "plugins.reporters(); plugins.finders(); plugins.checks()\n"
        "print(sorted({'pluggy', 'importlib.metadata', 'marko', 'json', 'yaml'} & set(sys.modules)))\n"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == "[]"
