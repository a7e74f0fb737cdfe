"""A still that another window drew is the one that this window would draw, and no other one is taken for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.qt.figure.still import FigureStill
from tests.qt import shared_stills
from tests.qt.looking import settle
from tests.qt.shared_stills import SharedStills

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from PySide6.QtGui import QImage

    from tests.qt.conftest import House


def stills(house: House) -> list[QImage]:
    """Return how what stands still looks in the window."""
    shown = [each for each in house.window.findChildren(FigureStill) if each.isVisible() and not each.moving]
    for each in shown:  # what is asked for is drawn when there is time
        each.grab()
    settle()
    return [each.grab().toImage() for each in shown]


def test_taken_and_drawn_are_one_picture(make_house: Callable[..., House], monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = []
    for shared in (SharedStills(), SharedStills()):
        monkeypatch.setattr(shared_stills, "SHARED", shared)
        pictures += [stills(make_house()), stills(make_house())]
    assert len(pictures[0]) > 1
    assert [each == pictures[0] for each in pictures] == [True] * 4


def test_at_night_and_in_another_size_they_are_others(make_house: Callable[..., House]) -> None:
    house = make_house()
    seen = []
    for size, theme in (((1280, 800), "light"), ((1280, 800), "dark"), ((1100, 700), "dark")):
        house.dress(size, theme, 1.0)
        seen.append(stills(house))
    assert not any(now == then for now, then in zip(seen[1], seen[0], strict=True))
    assert not any(now.size() == then.size() for now, then in zip(seen[2], seen[1], strict=True))
