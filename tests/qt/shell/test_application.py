"""What the application is to the desktop: its name, and its icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routine_app.qt.shell.application import _application, give_icon
from routine_app.qt.style.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.page


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [16, 24, 48, 256])
def test_the_windows_bear_the_app_s_icon_at_every_size(size: int) -> None:
    app: QApplication = _application()
    assert app.desktopFileName() == "routine-app"
    give_icon()
    image = app.windowIcon().pixmap(size, size).toImage()
    assert image.width() == size
    assert image.pixelColor(size // 2, size * 14 // 16).name() == LIGHT.teal.lower()
    assert image.pixelColor(0, 0).alpha() < 128, "its corners are round"
