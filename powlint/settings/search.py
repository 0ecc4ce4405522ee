"""From a folder to its settings: the nearest file above, read and checked."""

from __future__ import annotations

import os
from pathlib import Path

from powlint.errors import Problem, SettingsError
from powlint.settings.values import Settings

YAML_NAME = "powlint.yaml"
TOML_NAME = "pyproject.toml"


def load(folder: Path, *, config: Path | None = None) -> Settings:
    """The settings that hold in `folder`: those of `config`, or of the nearest file upwards, or the defaults."""
    if config is not None:
        return _read(config)
    for above in (folder, *folder.parents):
        yaml_file, toml_file = above / YAML_NAME, above / TOML_NAME
        ours = _table(toml_file)
        if os.path.lexists(yaml_file):
            if ours:
                message = f"settings also stand in {TOML_NAME} beside it; keep one of the two"
                raise SettingsError([Problem(shown_path(yaml_file), 0, 0, message)])
            return _read(yaml_file)
        if ours:
            return _read(toml_file)
    return Settings(folder)


def _table(path: Path) -> bool:
    """Whether a pyproject.toml speaks to powlint."""
    if not path.is_file():
        return False
    try:
        if b"powlint" not in path.read_bytes():
            return False
    except OSError:
        return False
    from powlint.settings.toml import toml_tree  # noqa: PLC0415 - only when there is a file to read
    from powlint.settings.written import Page  # noqa: PLC0415 - only when there is a file to read

    return toml_tree(Page(shown_path(path), _text(path))) is not None


def _read(path: Path) -> Settings:
    from powlint.settings.keys import settings_of  # noqa: PLC0415 - only when there is a file to read
    from powlint.settings.written import Page, yaml_tree  # noqa: PLC0415 - only when there is a file to read

    page = Page(shown_path(path), _text(path))
    if path.suffix.casefold() == ".toml":
        from powlint.settings.toml import toml_tree  # noqa: PLC0415 - only when there is a file to read

        tree = toml_tree(page)
        if tree is None:
            raise SettingsError([Problem(page.path, 0, 0, "no table [tool.powlint]; write one, or a powlint.yaml")])
    else:
        tree = yaml_tree(page)
    return settings_of(tree, path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError([Problem(shown_path(path), 0, 0, f"cannot be read: {reason}")]) from None
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 (byte {error.start + 1}); save it as UTF-8"
        raise SettingsError([Problem(shown_path(path), 0, 0, message)]) from None


def shown_path(path: Path) -> str:
    """A path as complaints show it: relative to the working folder if it lies inside."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
