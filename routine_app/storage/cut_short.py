"""Sees at a start whether a restore was cut short, and has it finished; what that takes is loaded for it alone.

Knows the folder that a restore lays out beside the diary, and nothing of what is in it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from routine_app.storage.soundness import beside

if TYPE_CHECKING:
    from pathlib import Path


def finish_what_was_cut_short(database: Path) -> None:
    """Finish a restore that the power or a crash cut short, if there is one. What cannot be done now waits."""
    if os.path.isdir(beside(database, ".restoring")):  # noqa: PTH112 - Path.is_dir raises where it may not look
        from routine_app.storage.restore import finish_restore

        finish_restore(database)
