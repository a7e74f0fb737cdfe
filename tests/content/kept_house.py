"""A shipped folder, a folder of hers and what is kept of both, with an eye on what a start reads of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from routine_app.content import catalogue, kept_catalogue
from routine_app.content.catalogue import load_catalogue
from routine_app.content.document import parse_file
from routine_app.content.kept_catalogue import bytes_of, load_kept_catalogue
from routine_app.content.listed import NOTHING_KNOWN
from tests.content.samples import ROUTINE, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

    from routine_app.content.document import Parsed
    from routine_app.content.listed import Catalogue, RoutineEntry
    from routine_app.domain.exercise import Exercise

LATER_NS = 10_000_000_000


class House:
    """`reads` counts how often the catalogue was read, `parsed` names the files read for it, `hashed` those of hers."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shipped, self.hers, self.kept = shipped_folder(folder / "shipped"), folder / "hers", folder / "kept"
        self.hers.mkdir()
        self.reads, self.parsed, self.hashed = 0, list[str](), list[str]()
        monkeypatch.setattr(catalogue, "load_catalogue", self._read)
        monkeypatch.setattr(catalogue, "parse_file", self._parsed)
        monkeypatch.setattr(kept_catalogue, "bytes_of", self._hashed)

    def write(self, name: str, routine: str = "") -> Path:
        """Write a sound routine of this id and name ("a": "Routine a")."""
        path, routine = self.hers / f"{name}.yaml", routine or name
        path.write_text(ROUTINE.replace("mine", routine).replace("My routine", f"Routine {routine}"))
        return path

    def load(self) -> Catalogue:
        """Load it as a start does."""
        self.parsed, self.hashed = [], []
        return load_kept_catalogue(self.kept, self.hers, self.shipped)

    def is_as_read(self) -> bool:
        """Whether a start has what there is to be read."""
        found, parsed = self.load(), self.parsed
        self.parsed = []
        anew = load_catalogue(self.hers, self.shipped)
        self.parsed = parsed
        return found == anew

    def let_time_pass(self) -> None:
        """Let what is kept have been written well after the files were changed."""
        newest = max((path.lstat().st_ctime_ns for path in self.hers.iterdir()), default=0)
        os.utime(self.kept, ns=(newest + LATER_NS, newest + LATER_NS))

    def _read(
        self,
        hers: Path,
        shipped: Path,
        known: Mapping[Path, RoutineEntry] = NOTHING_KNOWN,
        exercises: Mapping[str, Exercise] | None = None,
    ) -> Catalogue:
        self.reads += 1
        return load_catalogue(hers, shipped, known, exercises)

    def _parsed(self, path: Path) -> Parsed:
        self.parsed.append(path.name)
        return parse_file(path)

    def _hashed(self, path: Path) -> bytes:
        if path.parent == self.hers:
            self.hashed.append(path.name)
        return bytes_of(path)
