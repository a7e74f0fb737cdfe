"""Nothing is cut, at any size, in any colours, at any text size: looked at, page by page, by the eye in `looking`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from routine_app.domain.vocabulary import Demand, Position
from routine_app.playback.commands import Command
from tests.qt.conftest import SIZES, House
from tests.qt.looking import clipped, settle, small_targets

WIDE = SIZES[:4]  # as large as they are on her screen
SMALLEST = ((1024, 640), (512, 320))
SCALES = [1.0, 1.3]
# Colours change no widths: each text size is looked at in one of the two.
DRESSES = [("light", 1.0), ("dark", 1.3)]
AVOID = frozenset({Position.ALL_FOURS, Demand.HEAD_BELOW_HIPS, Demand.LEGS_APART})

EACH_DRESS = pytest.mark.parametrize(("theme", "scale"), DRESSES)


def _dressed(house: House, size: tuple[int, int], theme: str, scale: float) -> House:
    house.dress(size, theme, scale)
    assert (house.window.width(), house.window.height()) == size
    return house


def _in_each_size(house: House, theme: str, scale: float) -> Iterator[tuple[int, int]]:
    """Make one window each of the sizes after the other; yield which it is."""
    for size in SIZES:
        _dressed(house, size, theme, scale)
        yield size


@EACH_DRESS
def test_today(make_house: Callable[..., House], theme: str, scale: float) -> None:
    house = make_house(avoid=AVOID)
    for size in _in_each_size(house, theme, scale):
        assert clipped(house.window) == [], size
        assert small_targets(house.today) == [], size


@EACH_DRESS
@pytest.mark.parametrize("size", SMALLEST, ids=lambda size: f"{size[0]}x{size[1]}")
def test_today_with_every_routine(
    make_house: Callable[..., House], size: tuple[int, int], theme: str, scale: float
) -> None:
    house = _dressed(make_house(avoid=AVOID), size, theme, scale)
    for routine_id in list(house.today.panels.routines.tabs):
        house.today.panels.routines.tabs[routine_id].click()
        settle()
        assert clipped(house.window) == [], routine_id


@EACH_DRESS
def test_settings(house: House, theme: str, scale: float) -> None:
    house.window.go_to("settings")
    for size in _in_each_size(house, theme, scale):
        assert clipped(house.window) == [], size


# The smallest windows in both text sizes; of the others every second has large type.
SESSIONS = [(size, *dress) for size in SMALLEST for dress in DRESSES]
MORE = [size for size in SIZES if size not in SMALLEST]
MORE_SESSIONS = [(size, *DRESSES[index % 2]) for index, size in enumerate(MORE)]


@pytest.mark.parametrize(
    ("size", "theme", "scale"), [*SESSIONS, *(pytest.param(*one, marks=pytest.mark.slow) for one in MORE_SESSIONS)]
)
def test_every_part_of_a_session_and_its_finish(
    make_house: Callable[..., House], size: tuple[int, int], theme: str, scale: float
) -> None:
    """Goes from part to part, so that each kind of segment and each exercise is seen."""
    house = _dressed(make_house(avoid=AVOID), size, theme, scale)
    house.start()
    settle()
    seen = set()
    for _ in range(300):
        if house.page is not house.player:
            break
        settle()
        reading = house.player.readout.reading
        assert clipped(house.window) == [], reading
        seen.add(reading.word)
        house.go(500)
        house.do(Command.NEXT)
    assert {"Set up", "Get ready", "Move slowly", "Rest", "Breathe in"} <= seen
    settle()
    assert house.page is house.finish
    assert clipped(house.window) == []


@EACH_DRESS
def test_the_player_in_its_other_states(house: House, theme: str, scale: float) -> None:
    _dressed(house, SIZES[0], theme, scale)
    house.start()
    player = house.player
    house.do(Command.FASTER, Command.SELF_PACED, Command.MUTE, Command.TOGGLE_PAUSE)
    for size in _in_each_size(house, theme, scale):
        assert clipped(house.window) == [], size
    house.do(Command.TOGGLE_PAUSE)
    house.do(Command.SKIP)
    for size in _in_each_size(house, theme, scale):
        assert clipped(house.window) == [], size  # with a message, and an exercise left out
    player.messages.dismiss()
    house.do(Command.NEXT, Command.NEXT, Command.NEXT, Command.NEXT)  # into a set at her own pace: Done shows
    house.go(4000)
    for size in _in_each_size(house, theme, scale):
        assert clipped(house.window) == [], size
    for overlay in (Command.KEYS, Command.STOP):
        house.do(overlay)
        for size in _in_each_size(house, theme, scale):
            assert clipped(player) == [], (overlay, size)
        player.keys.hide()
        player.stop_question.hide()


def test_the_eye_sees_what_is_cut(house: House) -> None:
    """The guard itself: a label squeezed by hand, and one pushed out, are both seen."""
    greeting = house.today.check_in.greeting
    assert clipped(house.window) == []
    greeting.setFixedWidth(40)
    greeting.setFixedHeight(12)
    settle()
    assert any("needs" in fault for fault in clipped(house.window))
    start = house.today.start
    start.setGeometry(-50, 0, 400, 60)
    assert any("lies at" in fault for fault in clipped(house.window))


def test_the_count_and_the_breath_word_can_be_read_from_across_the_room(house: House) -> None:
    for width, height in WIDE:
        for scale in SCALES:
            _dressed(house, (width, height), "light", scale)
            if not house.runs:
                house.start()
                house.to_work()
                house.go(1000)
            settle()
            readout = house.player.readout
            assert readout.reading.word in ("Breathe in", "Breathe out")
            _, digits, _ = readout.count.ink_box()
            assert digits >= 0.20 * height
            assert readout.word.font().pixelSize() >= 0.07 * height


def test_long_words_from_a_file_shrink_rather_than_being_cut(house: House) -> None:
    _dressed(house, (1024, 640), "light", 1.3)
    house.start()
    readout = house.player.readout
    long = replace(
        readout.reading,
        name="Donaudampfschifffahrtsgesellschaft stretch",
        part="Right leg  ·  set 10 of 10",
        word="Breathe easy",
        move="Keep pressing, keep breathing",
        do="Slide the leg back along the floor and lift it to hip height, keep your belly lifted, breathe out, "
        "and bring it back under control without letting the pelvis turn or the lower back sink.",
        number="100",
        of="of 100",
        unit="breaths",
    )
    readout.show_reading(long)
    settle()
    assert clipped(house.window) == []
