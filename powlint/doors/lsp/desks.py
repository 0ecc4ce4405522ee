"""The settings that hold for a draft, and the linter that they ask for: each folder may have its own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from powlint.assemble import Parts
from powlint.cache import Cache
from powlint.linter import Linter
from powlint.model.document import Reader, Source
from powlint.model.rule import SourceRef
from powlint.settings import Settings, load
from powlint.settings.globs import Globs
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Desk:
    """Some settings and what was assembled of them on a day."""

    settings: Settings
    today: date
    linter: Linter
    sources: Mapping[str, SourceRef]
    reader: Callable[[Source], Reader]

    def passes_over(self, draft: Path) -> bool:
        """Whether the settings exclude a draft or one of its folders."""
        excluded, base = Globs(self.settings.exclude), self.settings.folder.absolute()
        places = [place for place in (draft, *draft.parents) if place.is_relative_to(base) and place != base]
        return any(excluded.match(place.relative_to(base).as_posix()) for place in places)


class Desks:
    """The desk of each folder, assembled when a draft first needs it, and anew when the settings or the day change."""

    def __init__(self, config: Path | None, cache: Cache | None) -> None:
        self._config = config
        self._cache = cache
        self._known: dict[Path | None, Desk] = {}

    def desk(self, folder: Path) -> Desk:
        """The desk of a folder. Raises PowlintError with all that is wrong in settings or rulesets."""
        settings, today = load(folder, config=self._config), date.today()
        known = self._known.get(settings.path)
        # Without a file the settings are the same wherever they hold, but for the folder, which nothing then needs.
        if known and known.today == today and (settings.path is None or known.settings == settings):
            return known
        parts = Parts(settings, today, self._cache)
        made = Desk(settings, today, parts.linter(), parts.sources, parts.plugins.choose_reader)
        parts.keep()
        self._known[settings.path] = made
        gc.unfreeze()
        gc.collect()
        gc.freeze()  # what was assembled lasts: the collector need not look at it after every lint
        return made

    def forget(self) -> None:
        """Assemble anew what is needed next: rules or vocabularies may have changed."""
        self._known.clear()
