"""What she must be able to read from the floor is large enough for it, at every size of window, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan, degrees, hypot

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from routine_app.application.session.readout import Mood, ReadoutView, beside
from routine_app.application.words import without_breath
from routine_app.content.listed import Catalogue
from routine_app.domain.exercise import Variation
from routine_app.domain.spoken_lines import sentences_in
from routine_app.domain.vocabulary import Side
from routine_app.playback.commands import Command
from routine_app.qt.player.afar_question import AfarQuestion
from routine_app.qt.player.parts import PlayerParts
from routine_app.qt.player.viewing import pixels_of
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.fit_text import FitText
from tests.qt.conftest import House
from tests.qt.looking import clipped, settle
from tests.qt.test_text_scale import shrunk, words_of

# The screens of laptops, filled by the window; the last two are what 200 % leaves of the others.
SCREENS = ((1280, 800), (1366, 768), (1920, 1080), (1920, 1200), (2880, 1800), (3840, 2160), (1024, 640), (960, 540))
SCALES = (1.0, 1.15, 1.3, 1.6)
TINY_PX = 320  # here a sentence takes what is left
HUGE_PX = 2000
LOW_PX = 700  # at 200 % the controls take twice their share of the height
READING = ReadoutView(
    name="Standing cross-leg lean",
    part="Right leg  ·  set 2 of 3",
    word="Breathe out",
    move="Slide and lift",
    do="Slide your left foot back along the floor.",
    number="12",
    of="of 12",
)


@pytest.fixture
def page(qtbot: QtBot, style: Style) -> PlayerParts:
    parts = PlayerParts(style)
    qtbot.addWidget(parts)
    parts.show()
    return parts


def dressed(page: PlayerParts, style: Style, size: tuple[int, int], scale: float) -> PlayerParts:
    style.set_choices("light", scale, reduced_motion=False)
    style.set_window_size(*size)
    page.resize(*size)
    page.readout.show_reading(READING)
    settle()
    return page


def arc_minutes(pixels: float, width: int, height: int) -> float:
    """Return the angle of a length at 3 m, where the window fills a screen of 14 inches."""
    return 60 * degrees(atan(pixels * 14 * 25.4 / hypot(width, height) / 3000))


def minutes(style: Style, label: FitText, size: tuple[int, int]) -> float:
    return arc_minutes(label.font().pixelSize() * style.capital_share, *size)


def worked(variation: Variation) -> Iterator[str]:
    """Yield what is shown while she works: the steps of the phases."""
    for side in (None, *Side):
        steps = variation.steps_on(side)
        yield from (without_breath(steps[phase.step], phase.breath) for phase in variation.tempo)


def waited(variation: Variation) -> Iterator[str]:
    """Yield what is shown while she gets ready or rests: steps, and what to mind."""
    yield from variation.steps_on(Side.RIGHT)
    for caution in variation.cautions:
        yield from sentences_in(caution.text)


def test_an_angle_and_its_length_are_one() -> None:
    assert arc_minutes(pixels_of(10, 1280, 800), 1280, 800) == pytest.approx(10)
    assert pixels_of(10, 1280, 800) == pytest.approx(37.05, abs=0.01)  # of 0.2356 mm each, at 3 m


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_name_side_breath_movement_and_every_sentence_of_the_app_can_be_read(
    page: PlayerParts, style: Style, catalogue: Catalogue, size: tuple[int, int], scale: float
) -> None:
    readout, least = dressed(page, style, size, scale).readout, 10.0 if size[1] >= LOW_PX else 9.0
    for label in (readout.part, readout.word, readout.move_word):
        assert minutes(style, label, size) >= 10, label.text()
    small = []
    for name in sorted({each.short_name for exercise in catalogue.exercises.values() for each in exercise.variations}):
        readout.show_reading(replace(READING, name=name))
        seen = minutes(style, readout.name, size)
        small += [(round(seen, 1), "name", name)] if seen < 10 else []
    for variation in (each for exercise in catalogue.exercises.values() for each in exercise.variations):
        for texts, shape in ((worked, READING), (waited, replace(READING, word="Get ready", mood=Mood.NOW, move=""))):
            for text in dict.fromkeys(texts(variation)):
                readout.show_reading(replace(shape, do=text, move=beside(shape.move, text)))
                seen = minutes(style, readout.do, size)
                small += [(round(seen, 1), shape.word, text)] if seen < least else []
    assert small == []


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [*SCREENS, (640, 400)], ids=str)
def test_it_hurts_and_stop_can_be_read(page: PlayerParts, style: Style, size: tuple[int, int], scale: float) -> None:
    """With all the other buttons that can be there; 4K at 100 % takes what height the small buttons have."""
    controls = dressed(page, style, size, scale).controls
    controls.show_waiting(waiting=True)
    controls.show_easier("Wall squat", undo=True)
    settle()
    for button in controls.care.values():
        seen = arc_minutes(button.font().pixelSize() * style.capital_share, *size)
        assert seen >= (10 if size[1] < HUGE_PX else 8), (button.words(), seen)


@pytest.mark.parametrize(("size", "least"), [((1280, 800), 10), ((1920, 1080), 10), ((1024, 640), 7.5)], ids=str)
def test_what_is_asked_can_be_read(house: House, size: tuple[int, int], least: float) -> None:
    """Title and answers of each question over a session, in whole; what is said at length at 7."""
    house.start()
    house.dress(size, "light", 1.0)
    for command in (Command.STOP, Command.HURTS):
        house.do(command)
        question = house.player.stop_question if command is Command.STOP else house.player.pain_question
        settle()
        assert clipped(question) == []
        for part in (question.title, *question.buttons):
            seen = arc_minutes(part.font().pixelSize() * house.style.capital_share, *size)
            assert seen >= least, part.accessibleName()
        seen = arc_minutes(question.words.font().pixelSize() * house.style.capital_share, *size)
        assert seen >= 0.7 * least, question.words.text()
        question.answers["go on"].click()


@pytest.mark.parametrize("size", [*SCREENS, (640, 400), (512, 320)], ids=str)
@pytest.mark.parametrize("command", [Command.STOP, Command.HURTS, Command.UNWELL])
def test_larger_text_makes_no_word_of_a_question_smaller(house: House, size: tuple[int, int], command: Command) -> None:
    house.start()
    house.do(command)
    question = next(each for each in house.player.findChildren(AfarQuestion) if each.isVisible())
    before: dict[str, int] = {}
    for scale in SCALES:
        house.dress(size, "light", scale)
        now = words_of(question)
        assert shrunk(before, now) == [], scale
        before = now


@pytest.mark.parametrize("size", [*SCREENS, (700, 1100), (512, 320)], ids=str)
def test_larger_text_makes_no_word_smaller(
    page: PlayerParts, style: Style, catalogue: Catalogue, size: tuple[int, int]
) -> None:
    readout = page.readout
    variations = [each for exercise in catalogue.exercises.values() for each in exercise.variations]
    before: dict[str, int] = {}
    for scale in SCALES:
        dressed(page, style, size, scale)
        now = {}
        for variation in variations[::3]:
            for part in (READING.part, "") if variation is variations[0] else (READING.part,):
                for text in worked(variation):
                    readout.show_reading(
                        replace(READING, part=part, name=variation.short_name, do=text, move=beside(READING.move, text))
                    )
                    sentence = [readout.do] if size[1] > TINY_PX else []
                    for label in (readout.name, readout.part, readout.word, readout.move_word, *sentence):
                        now[f"{part} {label.text()}"] = label.font().pixelSize()
        smaller = {text: (was, now[text]) for text, was in before.items() if now[text] < was}
        assert smaller == {}, scale
        before = now


def test_the_sentence_is_as_large_as_its_room_allows(page: PlayerParts, style: Style) -> None:
    sizes = []
    for scale in SCALES:
        readout = dressed(page, style, (1280, 800), scale).readout
        readout.show_reading(replace(READING, do="Stand tall."))
        sizes.append(readout.do.font().pixelSize())
    assert sizes == sorted(set(sizes))


def test_an_empty_line_leaves_its_room_to_the_sentence(page: PlayerParts, style: Style) -> None:
    readout = dressed(page, style, (1280, 800), 1.0).readout
    narrow = readout.do.height()
    readout.show_reading(replace(READING, move="", number=""))
    assert readout.count.isHidden()
    assert readout.do.height() > narrow + readout.count.height()
