"""powlint is built and installed in each way there is, and finds its rulesets every time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import powlint

ROOT = Path(__file__).parents[2]
RULES = {path.stem for path in (ROOT / "rulesets").rglob("rules/*/*.yaml")}
LOWEST = {"pyyaml": "6.0.1", "regex": "2024.5.15", "pluggy": "1.5.0", "marko": "2.2.4"}
WHERE = "from powlint.rules.locate import builtin_rulesets; print(builtin_rulesets())"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Powlint:
    """One way to have powlint: the interpreter that has it, where it is called, and where its rulesets have to lie."""

    python: Path
    folder: Path
    home: Path
    isolated: bool = True

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        # -I: neither the working folder nor PYTHONPATH may stand in for what is installed.
        command = [self.python, *(["-I"] if self.isolated else []), "-X", "utf8", *words]
        return subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)

    def rulesets(self) -> Path:
        return Path(self.run("-c", WHERE).stdout.strip())


def installed(home: Path, *packages: str | Path) -> Powlint:
    """An environment of its own that holds these packages, and a working folder with nothing but the sample draft."""
    environment = home / "environment"
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*pip, *packages], check=True)
    desk = home / "desk"
    shutil.copytree(ROOT / "examples", desk / "examples")
    return Powlint(python, desk, home=environment)


@pytest.fixture(scope="module")
def built(clone):
    """The folder with the sdist, and the wheel made from that sdist."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", "dist", "."]
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return clone / "dist"


@pytest.fixture(scope="module")
def wheel(built):
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def sdist(built):
    return next(built.glob("*.tar.gz"))


@pytest.fixture(scope="module", params=["wheel", "sdist", "editable clone", "clone"])
def ours(request, tmp_path_factory):
    home, what = (
        tmp_path_factory.mktemp(request.param),
        request.getfixturevalue(request.param.removeprefix("editable ")),
    )
    if request.param == "clone":
        return Powlint(Path(sys.executable), what, home=what, isolated=False)
    if request.param == "editable clone":
        return replace(installed(home, "-e", what), home=what)
    return installed(home, what)


def test_the_sample_draft_has_findings(ours):
    ended = ours.run("-m", "powlint", "check", "--format", "line", "examples/sample-draft.md")

    assert ended.returncode == 1, ended.stderr
    assert ended.stderr == ""
    assert "[pow-name]" in ended.stdout


def test_every_rule_is_listed(ours):
    ended = ours.run("-m", "powlint", "rules")

    assert ended.returncode == 0, ended.stderr
    assert {line.split()[0] for line in ended.stdout.splitlines() if line.split()} >= RULES


def test_its_rulesets_are_its_own(ours):
    rulesets = ours.rulesets()

    assert rulesets.is_relative_to(ours.home)
    assert {path.stem for path in rulesets.rglob("rules/*/*.yaml")} == RULES


def test_the_command_is_installed(wheel, tmp_path):
    ours = installed(tmp_path, wheel)
    command = shutil.which("powlint", path=ours.python.parent)

    ended = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)

    assert powlint.__version__ in ended.stdout


def test_the_lowest_versions_that_we_admit_will_do(wheel, tmp_path):
    ours = installed(tmp_path, wheel, *(f"{name}=={version}" for name, version in LOWEST.items()))

    ended = ours.run("-m", "powlint", "check", "--format", "line", "examples/sample-draft.md")

    assert ended.returncode == 1, ended.stderr
    assert "[pow-name]" in ended.stdout


def test_the_lowest_versions_tested_are_those_that_the_wheel_names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = archive.read(name).decode().splitlines()

    needs = {line.split(": ")[1] for line in lines if line.startswith("Requires-Dist:") and "extra ==" not in line}
    assert needs == {f"{name}>={version.removesuffix('.0')}" for name, version in LOWEST.items()}


def test_a_wheel_made_from_the_tree_holds_the_same_as_one_made_from_the_sdist(clone, wheel):
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", "other", "."]
    subprocess.run(command, cwd=clone, capture_output=True, check=True)

    (other,) = (clone / "other").glob("*.whl")
    with zipfile.ZipFile(wheel) as first, zipfile.ZipFile(other) as second:
        assert sorted(first.namelist()) == sorted(second.namelist())


def test_the_wheel_is_typed_and_licensed(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert "powlint/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"powlint"}


def test_the_sdist_holds_all_that_a_developer_needs(sdist):
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert names >= {
        *("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"),
        *(".ci/run", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", ".gitignore"),
        *("rulesets/pow/ruleset.yaml", "examples/sample-draft.md", "examples/powlint-example-plugin/pyproject.toml"),
        *("docs/architecture.md", "benchmarks/startup.py", "tests/conftest.py", "tests/packaging/test_installs.py"),
    }
