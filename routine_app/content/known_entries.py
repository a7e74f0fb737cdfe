"""What is known of routines from an earlier reading, so that of a thousand files only those that changed are read.

Knows entries and how a folder stood; does not know what files hold.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec.structs import replace

from routine_app.content.folder import state_of
from routine_app.content.listed import Origin

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

    from routine_app.content.listed import Catalogue, RoutineEntry


def load_again(before: Catalogue, user_routines: Path) -> Catalogue:
    """Return the catalogue as `load_catalogue` would; only files of hers that have changed since are read.

    What comes with the app does not change while it runs; only where something was wrong with it, it is read again.
    """
    same = {stamp[0] for stamp in set(before.state or ()) & set(state_of(user_routines) or ())}
    return load_changed(before, same, user_routines)


def load_changed(
    before: Catalogue, unchanged: Container[bytes], user_routines: Path, shipped: Path | None = None
) -> Catalogue:
    """Return the catalogue as `load_catalogue` would; neither what is shipped nor files `unchanged` by name are read.

    Where something was wrong with an exercise or a folder, all that is shipped is read again.
    """
    from routine_app.content.catalogue import load_catalogue  # reads YAML: a start has the catalogue as it is kept

    known = sound_entries(
        each
        for each in before.routines
        if each.origin is Origin.SHIPPED or os.path.basename(each.where) in unchanged  # noqa: PTH119 - of bytes
    )
    return load_catalogue(user_routines, shipped, known, None if before.problems else before.exercises)


def sound_entries(entries: Iterable[RoutineEntry]) -> dict[Path, RoutineEntry]:
    """Return entries by their files, as each is by itself; one that is broken may be so because of another."""
    sound = (entry for entry in entries if not entry.broken)
    return {entry.path: replace(entry, overrides_shipped=False, told_apart_by="") for entry in sound}
