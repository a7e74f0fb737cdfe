"""The window's first size: never so large that its frame leaves no room for its lowest buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from routine_app.qt.shell import application
from tests.qt.conftest import House


@pytest.mark.parametrize(("less", "fills"), [(0, True), (40, True), (100, False)])
def test_where_it_would_fill_the_screen_it_does_so_with_its_frame(
    house: House, monkeypatch: pytest.MonkeyPatch, less: int, fills: bool
) -> None:
    room = house.window.screen().availableGeometry().size()
    wanted = room - QSize(less, less)
    monkeypatch.setattr(application, "PREFERRED", wanted)
    application.show_window(house.window, fullscreen=False)
    assert house.window.isMaximized() == fills
    if not fills:
        assert house.window.size() == wanted
