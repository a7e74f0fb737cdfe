"""The typeface that comes with the app, and what stands in where it cannot be loaded.

Knows files and families; knows no sizes and no page. Needs a QGuiApplication, without a display if none is given.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from routine_app.paths import resources_dir

TYPEFACE = "Atkinson Hyperlegible Next"
# Where the typeface cannot be loaded, or lacks a letter: the system's own sans, then these. DejaVu is the last resort.
FALLBACKS = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Segoe UI", "Open Sans", "DejaVu Sans")
_UNTOLD = ("", "Sans Serif", "Sans", "sans-serif", "MS Sans Serif")  # names that say nothing of what is drawn
_LOG = logging.getLogger(__name__)


def families() -> list[str]:
    """Return the families to write in, the first that has a letter draws it: ours, the system's, the fallbacks."""
    return [family for family in (bundled(), _of_the_system(), *FALLBACKS) if family]


def load(folder: Path, *, slanted: bool = False) -> bool:
    """Load the font files of a folder that stand upright, or those that do not; say whether the typeface is there."""
    for file in sorted(file for file in folder.iterdir() if file.suffix == ".ttf"):
        if ("Italic" in file.stem) is slanted and QFontDatabase.addApplicationFont(str(file)) < 0:
            _LOG.warning("a font of the app's own could not be loaded: %s", file.name)
    return QFontDatabase.hasFamily(TYPEFACE)


@cache
def load_slanted() -> None:
    """Load what stands slanted, for who writes so: a comment alone does, and a start shows none (1 ms)."""
    with suppress(OSError):
        load(resources_dir() / "fonts", slanted=True)


@cache  # a process has one application, and its fonts are for all of its windows
def bundled() -> str:
    """Return the typeface's family, loaded from the app's resources, or "" where it cannot be."""
    try:
        folder = resources_dir() / "fonts"
        found = load(folder)
    except OSError:
        found = False
    if not found:
        _LOG.warning("the app's own typeface is missing: the system's is used")
    return TYPEFACE if found else ""


@cache
def _of_the_system() -> str:
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return "" if family in _UNTOLD else family
