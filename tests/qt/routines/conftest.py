"""The Routines page, opened on a folder of hers."""

from __future__ import annotations

from pathlib import Path

from routine_app.qt.routines.feature import RoutinesFeature
from routine_app.qt.routines.page import RoutinesPage
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.looking import settle


def with_hers(house: House, name: str = "mine.yaml", text: str = HERS) -> Path:
    """Put a routine of hers into her folder."""
    folder = house.model.context.paths.routines
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def opened(house: House, routine: str = "") -> RoutinesPage:
    house.window.go_to("routines")
    settle()
    page = house.routines
    if routine:
        page.go_to(routine)
        settle()
    return page


def feature(house: House) -> RoutinesFeature:
    found = house.window.features["routines"]
    assert isinstance(found, RoutinesFeature)
    return found
