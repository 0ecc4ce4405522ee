"""What YAML could not read, and where, in an editor's words and with the author's line."""

from __future__ import annotations

import re

import yaml

from powlint.errors import Problem

# What YAML counts as a line end, which is more than an editor does; columns are counted from the last of them.
_LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ADVICE = (
    ("mapping values are not allowed", 'a ":" inside a text; write the text in quotes', False),
    ("cannot start any token", 'a text cannot start with "{}"; write it in quotes', False),
    ("unexpected end of stream", "this quotation mark is never closed", True),
    ("unknown escape character", "a backslash in double quotes; use single quotes", False),
    ("flow sequence", 'this list misses a "," or its "]"', True),
    ("flow mapping", 'these braces miss a "," or their "}"', True),
    ("sequence entries are not allowed", 'a list item cannot stand here; give "-" its own line', False),
    ("block mapping", "this does not fit what stands above; check indentation and quotes", False),
    ("block collection", 'this does not fit the list above; check indentation and "-"', False),
)
"""A part of what the parser says, what to tell, and whether the trouble lies where the thing started."""


def excerpted(found: Problem, text: str) -> Problem:
    """The complaint, with its author's line from `text` and a width that stays inside the line."""
    lines = lines_of(text)
    if not 1 <= found.line <= len(lines):
        return found
    line = UNPRINTABLE.sub("\ufffd", lines[found.line - 1].rstrip().replace("\t", " "))
    rest = max(1, len(line) - found.column + 1)
    width = min(found.width, rest) if found.width > 0 else rest
    return Problem(found.path, found.line, found.column, found.message, line, width)


def lines_of(text: str) -> list[str]:
    """The lines as YAML counts them."""
    return _LINE_END.split(text)


def syntax_problem(path: str, text: str, trouble: yaml.MarkedYAMLError) -> Problem:
    """What YAML could not read, in an editor's words."""
    said, context = trouble.problem or "", trouble.context or ""
    at = trouble.problem_mark or trouble.context_mark
    mark, message = at, f"YAML cannot read this: {said}"
    for part, advice, at_start in _ADVICE:
        if part in said or part in context:
            mark, message = trouble.context_mark if at_start and trouble.context_mark else at, advice
            break
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = lines_of(text)
    here = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    if "cannot start any token" in said:
        message = "a tab before the text; indent with spaces" if here == "\t" else message.format(here)
    return Problem(path, line, column, message)
