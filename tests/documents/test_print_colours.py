"""Colours on paper: one for every role that any movement shows, and told apart in grey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from routine_app.content.clips import clips_dir, load_clip
from routine_app.documents.print_colours import print_sheer, print_tint
from routine_app.figure.drawing import Fill, Primitive, StaticShapes
from routine_app.figure.scene import FigureScene


def roles(shapes: Iterable[Primitive]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, StaticShapes):
            yield from roles(shape.fills)
        elif isinstance(shape, Fill):
            yield shape.role


def grey(role: str) -> float:
    red, green, blue = (int(print_tint(role, 0, 0)[at : at + 2], 16) for at in (1, 3, 5))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 2.55


def test_every_role_has_a_colour() -> None:
    found = {"shadow"}
    for path in clips_dir().glob("*.yaml"):
        clip, _ = load_clip(path)
        assert clip
        scene = FigureScene(clip)
        found |= set(roles(scene.frame(scene.sample(), scene.view(200, 200)).shapes))
    assert len(found) > 30
    for role in found:
        for purpose in range(3):
            assert len(print_tint(role, 1.0, purpose)) == 7
        assert 0 < print_sheer(role) <= 1


def test_a_role_that_is_none_is_a_fault() -> None:
    with pytest.raises(KeyError):
        print_tint("cloak", 0.0, 0)


def test_her_parts_are_told_apart_in_grey() -> None:
    skin, shirt, leggings = grey("skin"), grey("shirt"), grey("leggings")
    assert skin - shirt > 15
    assert shirt - leggings > 25
    assert grey("hair") < leggings


def test_what_is_far_is_darker_and_an_outline_darker_still() -> None:
    assert print_tint("skin", 1.0, 0) < print_tint("skin", 0.0, 0)
    assert print_tint("skin", 0.0, 2) < print_tint("skin", 0.0, 1) < print_tint("skin", 0.0, 0)
