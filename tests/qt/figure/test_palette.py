"""The figure can be seen: every colour that may stand before the window's ground is measured, in both themes.

Contrast is WCAG 2.1's. A part stands out by its fill or by its outline; 3:1 is asked of her, of what she wears and of
what she holds (criterion 1.4.11), less of furniture, which is large, and of the halo, which is behind her and moves.
"""

from __future__ import annotations

from itertools import cycle

import pytest
from msgspec.structs import replace

from routine_app.qt.figure.halo import DISCS
from routine_app.qt.figure.palette import (
    BRIGHT,
    DIM,
    FURNITURE,
    HAIR_FILL,
    ON_HER,
    SHEER,
    FigurePalette,
    Paint,
    Room,
    palette,
    stands_out,
)
from routine_app.qt.figure.wardrobe import CLOTHES, HAIRS, SKINS
from routine_app.qt.style import theme
from routine_app.qt.style.theme import Ink, contrast, mix

HERS, THINGS, BEFORE_THE_HALO, FAR, FOLD = 3.0, 1.5, 1.8, 2.2, 1.5
BEFORE_A_WALL = 3.0
ROOMS = pytest.mark.parametrize(("of", "room"), [(theme.LIGHT, BRIGHT), (theme.DARK, DIM)], ids=["light", "dark"])
# Each colour of skin, hair and clothes once: none of them changes another.
ALL = list(zip(SKINS, HAIRS, cycle(CLOTHES), strict=False))


def pairs(palette: FigurePalette, away: float = 0.0) -> dict[str, tuple[str, str]]:
    """Fill and outline by role."""
    shown = [role for role in palette.colours if role not in ON_HER]
    return {role: (palette.tint(role, away, Paint.LIT), palette.tint(role, away, Paint.OUTLINE)) for role in shown}


def faint(found: FigurePalette, room: Room, away: float = 0.0, hers: float = HERS) -> dict[str, float]:
    seen = {role: stands_out(colours, room) for role, colours in pairs(found, away).items()}
    return {role: ratio for role, ratio in seen.items() if ratio < (THINGS if role in FURNITURE else hers)}


def halo_grounds(of: theme.ThemePalette) -> list[str]:
    """The three discs in the colours of breath, as `paint_halo` lays them over the paper."""
    shares = [sum(amount for _, _, amount in DISCS[: count + 1]) for count in range(len(DISCS))]
    return [mix(of.paper, of[Ink.GLOW], share) for share in shares]


@ROOMS
def test_the_grounds_are_those_that_the_window_paints(of: theme.ThemePalette, room: Room) -> None:
    assert set(room.grounds) == {of[Ink.PAPER], of[Ink.TILE], of[Ink.CARD]}


@ROOMS
def test_every_role_stands_out_from_every_ground_in_every_likeness(of: theme.ThemePalette, room: Room) -> None:
    dark = of is theme.DARK
    found = {own: faint(palette(*own, dark_room=dark), room) for own in ALL}
    assert {own: roles for own, roles in found.items() if roles} == {}


@ROOMS
def test_what_stands_back_can_still_be_seen(of: theme.ThemePalette, room: Room) -> None:
    hers = {"skin", "hair", "scarf", "shirt", "leggings"}
    for own in ALL:
        seen = faint(palette(*own, dark_room=of is theme.DARK), room, away=1.0, hers=FAR)
        assert not hers & seen.keys(), (own, seen)


@ROOMS
def test_she_stands_out_from_a_wall_behind_her(of: theme.ThemePalette, room: Room) -> None:
    for own in ALL:
        found = palette(*own, dark_room=of is theme.DARK)
        face = tuple(mix(ground, found.colours["wall"], SHEER["wall"]) for ground in room.grounds)
        seen = {role: stands_out(both, replace(room, grounds=face)) for role, both in pairs(found).items()}
        assert not {role: ratio for role, ratio in seen.items() if role not in FURNITURE and ratio < BEFORE_A_WALL}, own


@ROOMS
def test_she_stands_out_from_the_halo(of: theme.ThemePalette, room: Room) -> None:
    before = replace(room, grounds=tuple(halo_grounds(of)))
    for own in ALL:
        seen = {
            role: stands_out(both, before) for role, both in pairs(palette(*own, dark_room=of is theme.DARK)).items()
        }
        assert not {role: ratio for role, ratio in seen.items() if role not in FURNITURE and ratio < BEFORE_THE_HALO}, (
            own
        )


def test_the_fill_itself_is_no_hole_in_a_dark_room() -> None:
    """An outline alone would leave dark hair and leggings as empty shapes."""
    for own in ALL:
        fills = palette(*own, dark_room=True).colours
        for role in ("skin", "shirt", "leggings", "leggings_work"):
            assert stands_out((fills[role],), DIM) >= 1.6, (own, role)
        for role in ("hair", "helper_hair"):
            assert stands_out((fills[role],), DIM) >= HAIR_FILL, (own, role)


@pytest.mark.parametrize("dark", [False, True])
def test_the_contours_of_bust_and_belly_stand_out_from_the_cloth(dark: bool) -> None:
    for own in ALL:
        fills = palette(*own, dark_room=dark).colours
        for cloth in ("shirt", "helper_shirt"):
            assert contrast(fills[f"{cloth}_fold"], fills[cloth]) >= FOLD, (own, cloth)


@ROOMS
def test_the_line_of_a_wall_stands_out_from_its_face_and_the_ground(of: theme.ThemePalette, room: Room) -> None:
    fills = palette(dark_room=of is theme.DARK).colours
    assert contrast(fills["wall_line"], fills["wall"]) >= THINGS
    assert stands_out((fills["wall_line"],), room) >= THINGS


def test_light_stays_as_it_was_chosen() -> None:
    for skin, hair, clothes in ALL:
        found = palette(skin, hair, clothes).colours
        assert (found["skin"], found["hair"]) == (SKINS[skin], HAIRS[hair])
        assert (found["shirt"], found["leggings"]) == CLOTHES[clothes]


@pytest.mark.parametrize("choices", [SKINS, HAIRS])
def test_choices_stay_apart_in_a_dark_room(choices: dict[str, str]) -> None:
    role = "skin" if choices is SKINS else "hair"
    shown = [palette(**{"skin" if role == "skin" else "hair": name}, dark_room=True).colours[role] for name in choices]
    assert len(set(shown)) == len(choices)


def test_the_measure_sees_what_sinks_into_the_ground() -> None:
    """The guard itself: the colours as they are by day, in the dark room, are found too faint."""
    by_day = palette(hair="black")
    sunk = FigurePalette(by_day.colours, {role: mix(own, "#1d1a2e", 0.42) for role, own in by_day.colours.items()})
    assert {"hair", "leggings"} <= faint(sunk, DIM).keys()
    assert contrast(by_day.colours["hair"], theme.DARK.card) < 1.1


def test_distance_and_shade_darken_and_an_unknown_role_cries_out() -> None:
    found = palette()
    near, far = found.tint("skin", 0.0, Paint.LIT), found.tint("skin", 1.0, Paint.LIT)
    assert theme.luminance(far) < theme.luminance(near)
    assert theme.luminance(found.tint("skin", 0.0, Paint.SHADED)) < theme.luminance(near)
    assert found.tint("nothing", 0.0, Paint.OUTLINE) == "#ff00ff"
