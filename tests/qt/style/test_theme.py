from __future__ import annotations

import pytest

from routine_app.qt.style.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    PLAYER_CONTRAST,
    PLAYER_PAIRS,
    SHAPE_CONTRAST,
    SHAPE_PAIRS,
    TEXT_CONTRAST,
    TEXT_PAIRS,
    Ink,
    ThemePalette,
    contrast,
    mix,
)
from routine_app.qt.widgets.buttons import STRONGEST

PALETTES = pytest.mark.parametrize(
    "palette", [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST], ids=lambda palette: palette.name
)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)  # the well-known near miss of 4.5
    assert contrast("#FFFFFF", "#000000") == contrast("#000000", "#FFFFFF")


@PALETTES
@pytest.mark.parametrize(
    ("pairs", "least"),
    [(PLAYER_PAIRS, PLAYER_CONTRAST), (TEXT_PAIRS, TEXT_CONTRAST), (SHAPE_PAIRS, SHAPE_CONTRAST)],
    ids=["player", "text", "shapes"],
)
def test_every_pair_stands_out(palette: ThemePalette, pairs: tuple[tuple[Ink, Ink], ...], least: float) -> None:
    too_faint = {pair: round(contrast(palette[pair[0]], palette[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in too_faint.items() if ratio < least} == {}


@pytest.mark.parametrize("palette", [LIGHT_CONTRAST, DARK_CONTRAST], ids=lambda palette: palette.name)
def test_high_contrast_is_higher_for_text_and_shapes(palette: ThemePalette) -> None:
    for pairs, least in ((TEXT_PAIRS, 7.0), (PLAYER_PAIRS, 10.0), (SHAPE_PAIRS, 4.5)):
        ratios = {pair: round(contrast(palette[pair[0]], palette[pair[1]]), 2) for pair in pairs}
        assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


@PALETTES
def test_the_numbers_of_a_scale_are_read_on_their_tint(palette: ThemePalette) -> None:
    for ground in (Ink.CARD, Ink.TILE):
        tint = mix(palette[ground], palette[Ink.GLOW], STRONGEST)
        assert contrast(palette[Ink.TEXT], tint) >= TEXT_CONTRAST


@PALETTES
def test_every_colour_is_one(palette: ThemePalette) -> None:
    for ink in Ink:
        assert len(palette[ink]) == 7
        int(palette[ink][1:], 16)


def test_mix_goes_from_one_to_the_other() -> None:
    assert mix("#000000", "#FF8040", 0.0) == "#000000"
    assert mix("#000000", "#FF8040", 1.0) == "#FF8040"
    assert mix("#000000", "#FF8040", 0.5) == "#804020"
