"""SARIF holds up before the validator of those who wrote the standard, which looks for more than its schema does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .test_formats import everything, file_of, plain, written

FOUND = [
    path
    for folder in os.environ.get("NODE_PATH", "").split(os.pathsep)
    for path in Path(folder or os.devnull).glob("@microsoft/sarif-multitool*/**/Sarif.Multitool")
]


@pytest.mark.skipif(not FOUND or sys.platform != "linux", reason="@microsoft/sarif-multitool is not in NODE_PATH")
def test_the_validator_of_sarif_has_no_complaint_but_that_there_is_no_site_to_name(tmp_path: Path) -> None:
    report = tmp_path / "report.sarif"
    report.write_text(written("sarif", everything(), file_of(plain("They rested.\n"), "They")), encoding="utf-8")
    command = [FOUND[0], "validate", report, "--output", tmp_path / "said.sarif", "--rule-kind", "Sarif;Ghas"]

    ran = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout
    said = json.loads((tmp_path / "said.sarif").read_text(encoding="utf-8-sig"))
    assert [each["ruleId"] for run in said["runs"] for each in run["results"]] == ["SARIF2005"]
