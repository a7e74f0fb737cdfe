"""Stills as they were drawn at an earlier start, kept in files: so the first picture waits for no figure to be drawn.

A still counts only for the clip, the likeness, the size and the code that it was drawn from. Knows pictures and what
they show; draws nothing.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPixmap

from routine_app.digest import digest_of
from routine_app.kept_file import keep, key_of, read_kept
from routine_app.paths import resources_dir

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSize

    from routine_app.domain.exercise import Variation
    from routine_app.qt.figure.shots import Likeness

FOLDER = "stills"
"""Its name among what may be lost."""
MOST = 60
_LEFT = 40  # of the newest, where there are more
_ROOMS = ("checked_yaml", "content", "domain", "figure", "qt/figure", "qt/style")
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


class KeptStills:
    """The stills kept in a folder. Losing them costs what drawing them takes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(
        self, variation: Variation, likeness: Likeness, size: QSize, ratio: float, *, dark: bool
    ) -> QPixmap | None:
        """Return the still as it was drawn in these pixels, `ratio` of them to one of the window's; None if unknown."""
        path, key = self._place(variation, likeness, size, ratio, dark=dark)
        body = read_kept(path, key)
        if body is None:
            return None
        data = zlib.decompress(body)
        image = QImage(data, size.width(), size.height(), 4 * size.width(), _FORMAT).copy()  # Qt does not hold `data`
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)

    def keep(self, picture: QPixmap, variation: Variation, likeness: Likeness, *, dark: bool) -> None:
        """Keep a still that was drawn now."""
        ratio = picture.devicePixelRatio()
        path, key = self._place(variation, likeness, picture.size(), ratio, dark=dark)
        image = picture.toImage().convertToFormat(_FORMAT)
        keep(path, key, zlib.compress(bytes(image.constBits()), 1))
        self._make_room()

    def _place(
        self, variation: Variation, likeness: Likeness, size: QSize, ratio: float, *, dark: bool
    ) -> tuple[Path, bytes]:
        """Return where it is kept, and what stands for all that it was drawn from."""
        shown = repr((variation.id, size.width(), size.height(), ratio, dark)).encode()
        posed = repr(
            (variation.clip, variation.positions, [phase.name for phase in variation.tempo], likeness)
        ).encode()
        try:
            clip = (resources_dir() / "clips" / f"{variation.clip or variation.id}.yaml").read_bytes()
        except (OSError, ValueError):
            clip = b""
        return self._folder / digest_of(shown).hex()[:32], key_of((), (self._code, shown, posed, clip))

    @cached_property
    def _code(self) -> bytes:
        return key_of(_ROOMS, ())

    def _make_room(self) -> None:
        with suppress(OSError):
            files = list(self._folder.iterdir())
            if len(files) > MOST:
                files.sort(key=lambda each: each.stat().st_mtime_ns, reverse=True)
                for each in files[_LEFT:]:
                    each.unlink(missing_ok=True)
