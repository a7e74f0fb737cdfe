"""What the system asks of motion and contrast is followed while the window stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.qt.style.theme import DARK_CONTRAST, LIGHT, LIGHT_CONTRAST
from routine_app.system.desktop_wishes import Wishes
from tests.qt.looking import settle
from tests.qt.real_window import RealWindow, real_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    with real_window(tmp_path / "her data", monkeypatch) as window:
        window.model.set_preferences(replace(window.model.preferences, theme="light"))
        yield window


def test_more_contrast_comes_and_goes_with_the_system_in_the_theme_she_has_chosen(window: RealWindow) -> None:
    style = window.app.style
    tell = window.app.desktop._take  # noqa: SLF001 - as the bus's thread does
    assert style.palette is LIGHT
    tell(Wishes(more_contrast=True))
    settle()
    assert style.palette is LIGHT_CONTRAST
    window.model.set_preferences(replace(window.model.preferences, theme="dark"))
    assert style.palette is DARK_CONTRAST
    assert style.dark
    window.model.set_preferences(replace(window.model.preferences, theme="light"))
    tell(Wishes(more_contrast=False))
    assert style.palette is LIGHT
    assert window.faults == []


@pytest.mark.parametrize(("chosen", "follows"), [("system", True), ("on", False), ("off", False)])
def test_less_motion_follows_the_system_where_she_has_left_it_to_it(
    window: RealWindow, chosen: str, *, follows: bool
) -> None:
    window.model.set_preferences(replace(window.model.preferences, reduced_motion=chosen))
    seen = []
    for wished in (True, False):
        window.app.desktop._take(Wishes(less_motion=wished))  # noqa: SLF001
        seen.append(window.app.style.reduced_motion)
    assert seen == ([True, False] if follows else [chosen == "on"] * 2)


@pytest.mark.parametrize(("chosen", "follows"), [("system", True), ("high", False), ("normal", False)])
def test_contrast_follows_the_system_where_she_has_left_it_to_it(
    window: RealWindow, chosen: str, *, follows: bool
) -> None:
    window.model.set_preferences(replace(window.model.preferences, contrast=chosen))
    seen = []
    for wished in (True, False):
        window.app.desktop._take(Wishes(more_contrast=wished))  # noqa: SLF001
        seen.append(window.app.style.palette is LIGHT_CONTRAST)
    assert seen == ([True, False] if follows else [chosen == "high"] * 2)


def test_what_was_known_at_the_start_holds_until_the_desktop_says_more(window: RealWindow) -> None:
    desktop = window.app.desktop
    before = desktop.less_motion
    desktop._take(Wishes())  # noqa: SLF001
    assert desktop.less_motion is before
