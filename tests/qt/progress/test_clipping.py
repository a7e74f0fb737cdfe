"""Nothing of Progress is cut, at any size and any size of type: overview, list, a day with its message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diaries import TODAY, small_diary
from tests.qt.conftest import SIZES
from tests.qt.looking import clipped, settle, small_targets

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.qt.conftest import House


@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.6)])
def test_progress_and_a_day(make_house: Callable[..., House], theme: str, scale: float) -> None:
    house = make_house(sessions_per_week=5)
    small_diary(house.model.context.paths.database)
    house.window.go_to("progress")
    for size in SIZES:
        house.dress(size, theme, scale)
        assert clipped(house.window) == [], size
        assert small_targets(house.progress.board) == [], size
    house.progress.open_day(TODAY)
    house.progress.day.cards[0].after.buttons[1].click()
    for size in SIZES:
        house.dress(size, theme, scale)
        assert clipped(house.window) == [], size
    settle()
    assert house.progress.message.isVisible()
