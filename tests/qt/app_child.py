"""The real app in a process of its own, for the tests: run as `python app_child.py WHAT DATA SPEED`.

It says what it shows as it shows it, each set once the diary has it. Waits for a line on its input before it opens
anything, so that loading Python is not part of what is timed.
"""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from routine_app.application.session.request import WindowRequest
from routine_app.paths import user_paths
from routine_app.playback.commands import Command
from routine_app.playback.events import Event, SetFinished
from routine_app.playback.player import State
from routine_app.qt.editor.own_exercise_panel import OwnExercisePanel
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.player.running_session import RunningSession
from routine_app.qt.shell import application as app_module
from routine_app.qt.shell import run_maker
from routine_app.qt.shell.main_window import MainWindow
from routine_app.qt.today.model import DayModel
from tests.qt.rooms import Rooms

TYPED = "# what she writes, and goes on to write. "


class TellingRun(RunningSession):
    """A run that says what the diary has."""

    def _keep(self, events: tuple[Event, ...]) -> None:
        super()._keep(events)
        for event in events:
            if isinstance(event, SetFinished):
                say("set", self.recorder.session_id, event.item, event.set, event.side)

    def _follow(self, state: State) -> None:
        super()._follow(state)
        if state is State.FINISHED:
            say("finished", self.recorder.session_id)


def say(*words: object) -> None:
    """Say something, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def offered() -> int:
    """Return the number of the session that Today offers to go on with."""
    app = QApplication.instance()
    assert app is not None
    (model,) = app.findChildren(DayModel)
    assert model.state.diary.offer is not None
    return model.state.diary.offer.session.id


def the_window() -> Rooms:
    """Return the window that is open."""
    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    return Rooms(window)


def press_on() -> None:
    """Do what she would: go on where that is offered, bring to an end what is all but over, else start."""
    rooms = the_window()
    banner = rooms.today.resume
    if banner.isVisible() and banner.go_on.isVisible():
        say("offered", offered(), banner.go_on.accessibleName())
        banner.go_on.click()
        if rooms.player.pain_question.isVisible():
            say("asked", rooms.player.pain_question.pain.value)
    elif banner.isVisible():
        say("offered", offered(), "the end")
        banner.finish_here.click()
    else:
        say("nothing offered")
        rooms.today.panels.routine_chosen.emit("daily")  # once a session is done, Today offers something calm
        rooms.today.start.click()


def choose_pains() -> None:
    """Ask where it hurts in the first set, and choose one number after another without sending any off."""
    rooms = the_window()
    rooms.today.start.click()
    while not rooms.window.sessions.page.dialogs.pain.isVisible():
        QApplication.processEvents()
        rooms.player.do(Command.HURTS)
    numbers = itertools.count()

    def choose() -> None:
        number = next(numbers) % 10
        QTest.keyClick(rooms.player.pain_question, Qt.Key(Qt.Key.Key_0 + number))
        say("chose", number)

    timer = QTimer(rooms.window)
    timer.timeout.connect(choose)
    timer.start(5)


def the_editor() -> EditorPage:
    """Return the editor, open on the one routine of hers."""
    window = the_window().window
    (path,) = user_paths(Path(sys.argv[2])).routines.glob("*.yaml")
    assert window.change_routine(path) == ""
    page = window.stack.currentWidget()
    assert isinstance(page, EditorPage)
    return page


def type_text() -> None:
    """Type at the end of the text."""
    page = the_editor()
    page.show_text(shown=True)
    QTest.keyClick(page.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_into(page.text)


def type_dose() -> None:
    """Type into a field what is no dose."""
    page = the_editor()
    page.form.list.go_to((1, 0))
    field = page.form.item.fields["dose"].edit
    field.setFocus()
    type_into(field)


def type_own_exercise() -> None:
    """Type into a field of an exercise of her own that is not added yet."""
    page = the_editor()
    page.form_actions.adding.ask_own()
    panel = page.form_actions.adding.panel
    assert isinstance(panel, OwnExercisePanel)
    type_into(panel.fields["steps"].edit)


def tell_rows() -> None:
    """Say where the rows of the routine's form stand on the screen, and which exercises there are after each change."""
    page = the_editor()
    page.show_text(shown=False)
    shown = page.form.list

    def tell() -> None:
        for row, part in enumerate(shown.rows):
            area = shown.visualRect(shown.model().index(row, 0))
            top, bottom = (shown.viewport().mapToGlobal(each) for each in (area.topLeft(), area.bottomRight()))
            say("row", ".".join(map(str, part.path)), (top.x() + bottom.x()) // 2, top.y(), bottom.y())
        say("parts", *(",".join(item.exercise for item in section.items) for section in page.model.view.sections))

    rested = QTimer(page, singleShot=True, interval=500)
    rested.timeout.connect(tell)
    page.model.changed.connect(rested.start)
    page.leave_wanted.connect(lambda: say("left"))
    rested.start()


def type_into(field: QWidget) -> None:
    """Type into a field, a key each 10 ms; say how many, and when (s)."""
    numbers = itertools.count()

    def type_on() -> None:
        number = next(numbers)
        QTest.keyClicks(field, TYPED[number % len(TYPED)])
        say(number + 1, time.monotonic())

    timer = QTimer(field)
    timer.timeout.connect(type_on)
    timer.start(10)


def to_the_end() -> None:
    """Play a session to its end, then say how it was, look at each page, and close the window."""
    rooms = the_window()
    window = rooms.window
    rooms.today.start.click()

    def look_again() -> None:
        if window.stack.currentWidget() is not rooms.finish:
            return
        timer.stop()
        rooms.finish.pain.buttons[2].click()
        rooms.finish.button.click()
        for key in window.features:
            window.go_to(key)
            QApplication.processEvents()
        window.close()

    timer = QTimer(window)
    timer.timeout.connect(look_again)
    timer.start(50)


if __name__ == "__main__":
    what, data, speed = sys.argv[1:]
    say("ready")
    sys.stdin.readline()
    setattr(run_maker, "RunningSession", TellingRun)  # noqa: B010 - the name that the app itself uses
    application = QApplication(["routine-app"])
    ways = (press_on, to_the_end, choose_pains, type_text, type_dose, type_own_exercise, tell_rows)
    QTimer.singleShot(0, application, {way.__name__: way for way in ways}[what])
    sys.exit(app_module.run_window(WindowRequest(data_dir=Path(data), speed=float(speed))))
