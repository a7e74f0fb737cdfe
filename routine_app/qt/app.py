"""The composition root of the window: makes every part once and joins them.

The only place that knows them all. Nothing here decides anything about a session.
"""

from __future__ import annotations

import datetime as dt
import sys

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from routine_app.domain.comfort import Comfort
from routine_app.domain.plan import Plan
from routine_app.domain.problems import ContentError
from routine_app.playback.clock import MonotonicClock
from routine_app.qt.day_model import DayModel
from routine_app.qt.faults import Faults
from routine_app.qt.figures import Likeness, likeness_of
from routine_app.qt.look import Look
from routine_app.qt.main_window import MainWindow
from routine_app.qt.motion import system_reduces_motion
from routine_app.qt.run import Run
from routine_app.session.awake import Awake
from routine_app.session.journal import open_journal
from routine_app.session.request import WindowRequest
from routine_app.session.today import comfort_today, open_desk
from routine_app.storage.preferences import Preferences

PREFERRED = QSize(1280, 800)
BAD_ROUTINE = 2


def local_now() -> dt.datetime:
    """Return the time here, with its offset."""
    return dt.datetime.now().astimezone()


def run_window(request: WindowRequest) -> int:
    """Open the window and stay until it is closed; 0, or 2 with a word of why where the asked routine cannot be had."""
    app = _application()
    look = Look(app)
    model = DayModel(open_desk(request.data_dir), local_now, app)
    faults = Faults(model.desk.paths.logs, local_now, app)
    faults.noticed.connect(lambda message: model.tell((message,)))
    app.aboutToQuit.connect(faults.close)
    reduced = system_reduces_motion()
    look.changed.connect(lambda: look.apply(app))
    window = MainWindow(look, model, lambda *asked: _make_run(model, request, *asked))

    def follow_preferences() -> None:
        _take_choices(look, model.preferences, system_reduced=reduced)
        look.figures.set_likeness(_likeness(model.preferences))

    follow_preferences()
    look.apply(app)
    model.changed.connect(follow_preferences)
    _show(window, fullscreen=request.fullscreen or (request.play is not None and model.preferences.full_screen))
    if request.play is not None:
        comfort = comfort_today(model.comfort(), Comfort(request.avoid, request.without, request.week))
        try:
            plan = model.desk.plan(request.play, comfort)
        except ContentError as error:
            print(error, file=sys.stderr)  # noqa: T201 - asked for on the command line, answered there
            return BAD_ROUTINE
        window.start_plan(plan, comfort)
    return int(app.exec())


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["routine-app"])
    app.setApplicationName("Routine")
    app.setApplicationDisplayName("Routine")
    app.setDesktopFileName("routine-app")
    app.setStyle("Fusion")  # the one style that looks the same on every system and takes a palette as it is
    return app


def _take_choices(look: Look, preferences: Preferences, *, system_reduced: bool) -> None:
    motion = preferences.reduced_motion
    reduced = system_reduced if motion == "system" else motion == "on"
    look.set_choices(preferences.theme, preferences.text_scale, reduced_motion=reduced)


def _likeness(preferences: Preferences) -> Likeness:
    own = preferences.appearance
    return likeness_of(own.skin, own.hair, own.hair_colour, own.clothes, preferences.week_on(local_now().date()))


def _make_run(model: DayModel, request: WindowRequest, plan: Plan, comfort: Comfort, pain_before: int | None) -> Run:
    return Run(
        plan,
        model.options(),
        comfort,
        MonotonicClock(request.speed),
        open_journal(model.desk.paths.database),
        Awake(),
        local_now,
        speed=request.speed,
        pain_before=pain_before,
    )


def _show(window: MainWindow, *, fullscreen: bool) -> None:
    """Show the window no larger than the screen."""
    screen = window.screen().availableGeometry()
    window.resize(PREFERRED.boundedTo(screen.size()))
    if fullscreen:
        window.showFullScreen()
    else:
        window.show()
    window.activateWindow()
