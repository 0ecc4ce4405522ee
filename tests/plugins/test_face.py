"""`import powlint` shows the nouns and costs nothing until they are used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import powlint


@pytest.mark.parametrize("name", powlint.__all__)
def test_every_noun_can_be_had(name):
    assert getattr(powlint, name) is not None


def test_the_places_and_the_public_names_are_the_same():
    assert {*powlint._HOMES, "__version__"} == set(powlint.__all__) <= set(dir(powlint))


def test_type_checkers_see_the_same_nouns_at_the_same_places():
    tree = ast.parse(Path(powlint.__file__).read_text(encoding="utf-8"))
    seen = {
        (alias.name, node.module.removeprefix("powlint."))
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("powlint.")
        for alias in node.names
    }

    assert seen == set(powlint._HOMES.items()) - {("hookimpl", "plugins.markers")}


def test_a_name_that_is_none_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        powlint.nonsense  # noqa: B018


def test_importing_powlint_loads_nothing_else():
    program = "import sys, powlint; print([n for n in sys.modules if n == 'pluggy' or n.startswith('powlint.')])"

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == "[]"
