"""The example plugin is installed as anybody would, into an environment of its own, and used."""

import csv
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "powlint-example-plugin"
DRAFT = "The prisoners are held at a camp near 48.0159, 37.8028, a guard said.\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """The interpreter of an environment that holds powlint and the example and nothing else."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    interpreter = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    command = [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ROOT, EXAMPLE]
    installed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert installed.returncode == 0, installed.stderr
    return interpreter


@pytest.fixture
def newsroom(tmp_path):
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "powlint.yaml").write_text("plugins: [example]\npacks: [pow, example]\n", encoding="utf-8")
    return tmp_path


def run(python, newsroom, *words):
    # -I: neither the working folder nor PYTHONPATH may stand in for what is installed.
    command = [python, "-I", "-X", "utf8", "-m", "powlint", *words]
    return subprocess.run(command, cwd=newsroom, capture_output=True, encoding="utf-8", check=False)


def test_rule_finder_and_reporter_of_the_example_work(python, newsroom):
    ended = run(python, newsroom, "check", "--format", "tsv", "draft.txt")

    rows = list(csv.DictReader(ended.stdout.splitlines(), delimiter="\t"))
    mine = [row for row in rows if row["rule"] == "example-coordinates"]
    assert ended.returncode == 1, ended.stderr
    assert [(row["path"], row["line"], row["column"], row["severity"]) for row in mine] == [
        ("draft.txt", "1", "39", "error")
    ]
    assert "48.0159" not in ended.stdout
    assert "••••" in mine[0]["message"]


def test_the_examples_of_its_rule_hold(python, newsroom):
    ended = run(python, newsroom, "test", "example")

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert " examples of 1 rules: 0 rules fail, 0 untested" in ended.stdout
    assert "example-coordinates" in run(python, newsroom, "rules").stdout


def test_unless_the_settings_name_it_nothing_of_it_runs(python, newsroom):
    (newsroom / "powlint.yaml").write_text("packs: [pow]\n", encoding="utf-8")

    ended = run(python, newsroom, "check", "--format", "tsv", "draft.txt")

    assert ended.returncode == 2
    assert "tsv" in ended.stderr
    assert "example-coordinates" not in run(python, newsroom, "rules").stdout


def test_a_slip_in_its_name_is_told_with_the_right_one(python, newsroom):
    (newsroom / "powlint.yaml").write_text("plugins: [exmaple]\n", encoding="utf-8")

    ended = run(python, newsroom, "check", "draft.txt")

    assert ended.returncode == 2
    assert "did you mean “example”?" in ended.stderr
