"""Nothing is cut on any page or question, from 512x320 to 3840x2160 and with type of 1.0 to 1.6: the grid, sampled.

Each scene is looked at in every size, with one size of type each and in one theme, which changes no widths: over all
scenes every pair comes up. What 100 and 200 % leave of a screen are sizes among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.access.scenes import SCENES, show
from tests.qt.conftest import SIZES
from tests.qt.looking import clipped, settle, small_targets
from tests.qt.real_window import RealWindow

if TYPE_CHECKING:
    pass

SCALES = (1.0, 1.3, 1.6)
THEMES = ("light", "dark")
LOOKS = [(name, number) for number, name in enumerate(SCENES)]
Look = tuple[float, tuple[int, int], str]


def looks_at(number: int) -> list[Look]:
    """Return how a scene is looked at: sizes of type, windows and themes, one size of type after the other."""
    theme = THEMES[number // len(SCALES) % len(THEMES)]
    return sorted((SCALES[(index + number) % len(SCALES)], size, theme) for index, size in enumerate(SIZES))


def dress(window: RealWindow, size: tuple[int, int], theme: str, scale: float) -> None:
    own = window.model.preferences
    window.window.resize(*size)
    if (own.theme, own.text_scale) != (theme, scale):
        window.model.set_preferences(replace(own, theme=theme, text_scale=scale))
    settle()


@pytest.mark.slow
@pytest.mark.parametrize(("scene", "number"), LOOKS, ids=list(SCENES))
def test_nothing_is_cut(window: RealWindow, scene: str, number: int) -> None:
    show(window, scene)
    found = []
    for scale, size, theme in looks_at(number):
        dress(window, size, theme, scale)
        faults = [*clipped(window.window), *small_targets(window.page)]
        found += [f"{size[0]}x{size[1]}, type {scale:g}: {fault}" for fault in faults]
    assert "\n".join(found) == ""


def test_the_sample_has_every_size_with_every_type_and_theme() -> None:
    seen = {look for _, number in LOOKS for look in looks_at(number)}
    assert len(seen) == len(SIZES) * len(SCALES) * len(THEMES)
    assert all({size for _, size, _ in looks_at(number)} == set(SIZES) for _, number in LOOKS)
    assert {(512, 320), (3840, 2160)} <= set(SIZES)
