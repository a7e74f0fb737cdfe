"""What a command has changed is said over the page, beside the one thing that takes it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from routine_app.application.session import status
from routine_app.playback.commands import Command
from routine_app.qt.widgets.undo_message import UNDO_HINT, UndoMessage
from tests.qt.conftest import ROOMS, House
from tests.qt.looking import clipped, press, settle, small_targets
from tests.qt.parts import fire, part
from tests.qt.player.test_from_three_metres import SCREENS, arc_minutes, minutes
from tests.qt.test_access_tree import faults
from tests.qt.test_access_tree import said as read_by_a_reader

KEY = Qt.Key


def message(house: House) -> UndoMessage:
    return house.player.messages.message


def said(house: House) -> str:
    return "" if message(house).isHidden() else message(house).words.text()


def in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.fixture
def playing(house: House) -> House:
    house.start()
    house.to_work()
    return house


def test_nothing_is_said_of_what_is_seen_anyway(playing: House) -> None:
    playing.do(Command.TOGGLE_PAUSE, Command.TOGGLE_PAUSE, Command.NEXT, Command.BACK)
    assert said(playing) == ""


def test_a_skip_is_told_and_taken_back_by_the_button_and_by_a_key(playing: House) -> None:
    first = playing.run.driver.plan.items[0].variation.short_name
    for take_back in (message(playing).undo.click, lambda: press(KEY.Key_Z)):
        playing.do(Command.SKIP)
        assert said(playing) == f"Left out: {first}."
        assert message(playing).undo.accessibleName() == f"Undo: Back to {first}."
        assert playing.window.status.accessibleName() == UNDO_HINT.format(f"Left out: {first}.", "Z")
        assert playing.player.track.done(0) == 0.0
        assert playing.player.track.accessibleDescription() == "Exercise 2 of 10, 1 left out"
        take_back()
        assert (playing.run.driver.moment.segment.item, said(playing)) == (0, f"Back to {first}.")
        assert not message(playing).can_undo
        assert playing.player.track.accessibleDescription() == "Exercise 1 of 10"
        playing.to_work()


def test_of_two_that_were_left_out_each_is_taken_back_the_last_first(playing: House) -> None:
    first, second = (each.variation.short_name for each in playing.run.driver.plan.items[:2])
    playing.do(Command.SKIP, Command.SKIP, Command.UNDO)
    assert said(playing) == f"Back to {second}. Still left out: {first}."
    assert message(playing).undo.accessibleName() == f"Undo: Back to {first}."
    assert playing.run.driver.moment.segment.item == 1
    playing.do(Command.UNDO)
    assert (said(playing), message(playing).can_undo) == (f"Back to {first}.", False)
    assert playing.run.driver.moment.segment.item == 0
    assert playing.run.driver.player.skipped == frozenset()


def test_what_hurt_is_not_offered_again_by_an_undo(playing: House) -> None:
    playing.do(Command.HURTS)
    playing.player.dialogs.gave_up.emit(0)
    playing.run.driver.do(Command.SKIP)
    playing.run.driver.resume()
    second = playing.run.driver.plan.items[1].variation.short_name
    playing.do(Command.SKIP, Command.UNDO)
    assert (said(playing), message(playing).can_undo) == (f"Back to {second}.", False)


def test_the_message_of_before_goes_with_what_hurt(playing: House) -> None:
    """Its Undo took up what was left out last: what hurt."""
    playing.do(Command.SKIP)
    assert message(playing).can_undo
    playing.do(Command.HURTS)
    playing.player.dialogs.gave_up.emit(1)
    playing.run.driver.do(Command.SKIP)
    playing.run.driver.resume()
    assert said(playing) == ""
    playing.do(Command.UNDO)
    assert playing.run.driver.player.skipped == {0, 1}


def test_what_was_left_out_before_something_hurt_is_not_offered_either(playing: House) -> None:
    playing.do(Command.SKIP)
    playing.player.dialogs.gave_up.emit(1)
    second = playing.run.driver.plan.items[1].variation.short_name
    playing.do(Command.SKIP, Command.UNDO)
    assert (said(playing), message(playing).can_undo) == (f"Back to {second}.", False)


def test_what_was_skipped_and_taken_back_is_not_in_the_diary(playing: House) -> None:
    playing.do(Command.SKIP, Command.UNDO)
    assert playing.kept().skips == ()
    playing.do(Command.SKIP)
    assert [each.item for each in playing.kept().skips] == [0]
    assert len(playing.run.finish_view().summary.left_out) == 1


@pytest.mark.parametrize(
    ("command", "told", "back"),
    [
        (Command.SLOWER, "Pace 90 %.", "Pace 100 %."),
        (Command.FASTER, "Pace 110 %.", "Pace 100 %."),
        (Command.SELF_PACED, status.OWN_PACE, status.PACED),
        (Command.MUTE, status.SOUND_OFF, status.SOUND_ON),
    ],
)
def test_pace_and_sound_are_taken_back(playing: House, command: Command, told: str, back: str) -> None:
    before = (playing.run.driver.player.options, playing.player.is_muted)
    playing.do(command)
    assert said(playing) == told
    playing.do(Command.UNDO)
    assert said(playing) == back
    assert (playing.run.driver.player.options, playing.player.is_muted) == before


def test_an_easier_version_is_taken_back(playing: House) -> None:
    while playing.run.driver.player.can_go_easier is None:
        playing.do(Command.SKIP)
    before = playing.player.readout.reading.name
    playing.do(Command.EASIER)
    assert said(playing) == f"Now: {playing.player.readout.reading.name}."
    playing.do(Command.UNDO)
    assert (said(playing), playing.player.readout.reading.name) == (f"Back to {before}.", before)


def test_undo_belongs_to_the_message_that_it_stands_beside(playing: House) -> None:
    playing.do(Command.SKIP, Command.MUTE)
    playing.do(Command.UNDO)
    assert not playing.player.is_muted
    assert playing.run.driver.moment.segment.item == 1
    playing.do(Command.UNDO)  # nothing stands beside this one
    assert playing.run.driver.moment.segment.item == 1


def test_what_changed_nothing_is_said_without_an_undo(make_house: Callable[..., House]) -> None:
    house = make_house(pace_percent=130)
    house.start()
    house.do(Command.FASTER)
    assert (said(house), message(house).can_undo) == ("Pace 130 %.", False)


def test_escape_sends_the_message_away_and_only_then_asks(playing: House) -> None:
    playing.do(Command.MUTE)
    press(KEY.Key_Escape)
    assert said(playing) == ""
    assert not playing.player.stop_question.isVisible()
    press(KEY.Key_Escape)
    assert playing.player.stop_question.isVisible()


def test_it_goes_by_itself_by_its_button_and_with_the_session(playing: House) -> None:
    playing.do(Command.MUTE)
    fire(part(message(playing), QTimer))
    assert said(playing) == ""
    playing.do(Command.MUTE)
    message(playing).close_button.setFocus(Qt.FocusReason.TabFocusReason)
    message(playing).close_button.click()
    assert (said(playing), QApplication.focusWidget()) == ("", playing.player)
    playing.do(Command.MUTE, Command.STOP)
    playing.player.stop_question.answered.emit("stop")
    playing.session.close()
    assert message(playing).isHidden()
    assert not part(message(playing), QTimer).isActive()


def test_a_screen_reader_finds_it_with_its_words(playing: House) -> None:
    playing.do(Command.SKIP)
    assert faults(playing.window) == []
    assert message(playing).words.text() in read_by_a_reader(message(playing))


@pytest.mark.parametrize("command", [Command.SELF_PACED, Command.SKIP, Command.MUTE])
def test_it_covers_nothing_of_what_she_does(playing: House, command: Command) -> None:
    playing.do(command)
    page = playing.player
    for room in playing.in_each_room(ROOMS):
        said = in_window(message(playing))
        assert page.top.following.isHidden(), room
        for seen in (page.readout.name, page.stage, page.readout, page.track, page.controls):
            assert not said.intersects(in_window(seen)), (room, seen)
        assert page.stage.height() >= 0.24 * page.height(), room
    playing.do(Command.UNDO)
    message(playing).send_away()
    assert not page.top.following.isHidden()


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_what_it_says_of_an_exercise_can_be_read_from_afar_and_so_can_what_to_do(
    playing: House, size: tuple[int, int]
) -> None:
    playing.window.resize(*size)
    playing.do(Command.SKIP)
    playing.to_work()
    settle()
    page = playing.player
    assert not message(playing).isHidden()
    assert arc_minutes(message(playing).words.font().pixelSize() * playing.style.capital_share, *size) >= 9
    for label in (page.readout.part, page.readout.word, page.readout.do):
        assert minutes(playing.style, label, size) >= 9, label.text()


def test_nothing_of_it_is_cut(playing: House) -> None:
    playing.do(Command.SELF_PACED)
    for room in playing.in_each_room(ROOMS):
        assert clipped(playing.player) == [], room
        assert small_targets(message(playing)) == []
