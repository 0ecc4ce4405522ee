"""Emacs goes to the words: by `next-error` in a compilation buffer, and by Flymake on text that is not saved."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

EDITORS = Path(__file__).parents[3] / "editors"
PRELUDE = f'(load "{EDITORS}/emacs/powlint.el" nil t) (require \'json) (find-file "draft.md")'
COMPILE = """
(let ((draft (current-buffer)) (found nil) (buffer (powlint buffer-file-name)))
  (while (process-live-p (get-buffer-process buffer)) (accept-process-output nil 0.1))
  (accept-process-output nil 0.1)
  (while (ignore-errors (with-current-buffer buffer (let ((next-error-last-buffer buffer)) (next-error))) t)
    (with-current-buffer draft
      (push (vector (line-number-at-pos) (buffer-substring (point) (line-end-position))) found)))
  (princ (json-encode (vconcat (nreverse found)))))
"""
FLYMAKE = """
(goto-char (point-min)) (insert "Not saved.\\n")
(let ((found 'waiting))
  (powlint-flymake (lambda (told &rest _) (setq found told)))
  (while (eq found 'waiting) (accept-process-output nil 0.1))
  (princ (json-encode (vconcat (mapcar (lambda (each) (vector
    (line-number-at-pos (flymake-diagnostic-beg each))
    (buffer-substring (flymake-diagnostic-beg each) (flymake-diagnostic-end each))
    (symbol-name (flymake-diagnostic-type each)) (flymake-diagnostic-text each))) found)))))
"""
FLYCHECK = """
(package-initialize)
(if (not (require 'flycheck nil t)) (princ "null")
  (text-mode)
  (let ((found 'waiting))
    (flycheck-start-command-checker 'powlint (lambda (status &optional told) (setq found (list status told))))
    (while (eq found 'waiting) (accept-process-output nil 0.1))
    (princ (json-encode (vconcat (mapcar (lambda (each) (vector
      (flycheck-error-line each) (flycheck-error-column each)
      (symbol-name (flycheck-error-level each)) (flycheck-error-id each) (flycheck-error-message each)))
      (cadr found)))))))
"""
EGLOT = """
(package-initialize)
(if (not (require 'eglot nil t)) (princ "null")
  (load "{editors}/emacs/powlint-eglot.el" nil t)
  (defun marks ()
    (mapcar (lambda (each) (vector (line-number-at-pos (flymake-diagnostic-beg each))
      (buffer-substring (flymake-diagnostic-beg each) (flymake-diagnostic-end each))
      (flymake-diagnostic-text each))) (flymake-diagnostics)))
  (defun wait-for (count)
    (with-timeout (60 (error "%s marks" (length (marks))))
      (while (/= count (length (marks))) (flymake-start) (accept-process-output nil 0.1))))
  ;; Eglot tells the server when Emacs is idle, and connects after a command: in batch mode neither ever comes.
  (defun tell () (eglot--signal-textDocument/didChange))
  (with-current-buffer (find-file-noselect "draft.txt")
    (run-hooks 'post-command-hook)
    (wait-for 2)
    (let ((before (vconcat (marks))))
      (powlint-fix-all)
      (tell)
      (wait-for 1)
      (powlint-fix-all)
      (princ (json-encode (vector before (vconcat (marks)) (buffer-string))))
      (set-buffer-modified-p nil)
      (eglot-shutdown (eglot-current-server)))))
"""

pytestmark = pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not installed")


def told(newsroom: Path, editor: dict[str, str], script: str) -> object:
    """What a script of Emacs prints as JSON."""
    (newsroom / "look.el").write_text(PRELUDE + script, encoding="utf-8")
    command = ["emacs", "--batch", "-q", "-l", "look.el"]
    ran = subprocess.run(command, cwd=newsroom, env=editor, timeout=60, check=False, capture_output=True)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def test_next_error_goes_to_the_words(newsroom: Path, editor: dict[str, str]) -> None:
    assert told(newsroom, editor, COMPILE) == [[2, "paraded them."], [3, "begged."]]


def test_flymake_underlines_the_words_of_text_that_is_not_saved(newsroom: Path, editor: dict[str, str]) -> None:
    assert told(newsroom, editor, FLYMAKE) == [
        [3, "paraded", ":error", "“paraded”: find a plainer word. [paraded-men]"],
        [4, "begged", ":note", "“begged”: find a plainer word. [begging-men]"],
    ]


def test_the_package_compiles_without_a_warning(editor: dict[str, str], tmp_path: Path) -> None:
    shutil.copy(EDITORS / "emacs" / "powlint.el", tmp_path)
    command = ["emacs", "--batch", "-Q", "--eval", "(setq byte-compile-error-on-warn t)"]

    ran = subprocess.run(
        [*command, "-f", "batch-byte-compile", "powlint.el"],
        cwd=tmp_path,
        env=editor,
        timeout=60,
        check=False,
        capture_output=True,
    )

    assert ran.returncode == 0, ran.stderr.decode()


def test_flycheck_reads_what_the_checker_prints(newsroom: Path, editor: dict[str, str]) -> None:
    found = told(newsroom, editor, FLYCHECK)
    if found is None:
        pytest.skip("Flycheck is not installed")

    assert found == [
        [2, 11, "error", "paraded-men", "“paraded”: find a plainer word."],
        [3, 6, "info", "begging-men", "“begged”: find a plainer word."],
    ]


def test_eglot_shows_the_marks_of_the_language_server_and_makes_its_fixes(
    newsroom: Path, editor: dict[str, str]
) -> None:
    with (newsroom / "desk" / "rules" / "words" / "begging-men.yaml").open("a", encoding="utf-8") as rule:
        rule.write("fix: asked\n")
    shutil.copy(newsroom / "draft.md", newsroom / "draft.txt")

    found = told(newsroom, editor, EGLOT.replace("{editors}", str(EDITORS)))
    if found is None:
        pytest.skip("eglot is not installed")

    paraded = [2, "paraded", "powlint [paraded-men]: “paraded”: find a plainer word."]
    assert found == [
        [paraded, [3, "begged", "powlint [begging-men]: “begged”: find a plainer word."]],
        [paraded],
        "The men rested.\n🎖 Z\u030can\t捕虜 paraded them.\nThey asked.\n",
    ]
