"""What a second start asks of the window that is open already: to come to the front, or to play.

Knows the window and the day; the bytes of a request are `session.request`'s, the socket is `single`'s.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from routine_app.application.care.first_run import step_to_ask
from routine_app.application.context import comfort_today
from routine_app.application.session.request import WindowRequest, from_wire
from routine_app.domain.comfort import Comfort
from routine_app.domain.problems import ContentError
from routine_app.qt.shell.main_window import MainWindow
from routine_app.qt.today.model import DayModel

DONE = b"done"
BUSY = b"busy"
NOTHING = b"nothing fits"


class RequestHandler(QObject):
    """Answers requests, its own process's first one among them.

    `at_speed(float)` sets the speed of the session that begins next, and of no other.
    """

    def __init__(
        self, window: MainWindow, model: DayModel, at_speed: Callable[[float], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._model, self._at_speed = window, model, at_speed

    def answer(self, line: bytes) -> bytes:
        """Do what another process asks for, and say how that went. Raises ValueError for what is not a request."""
        asked = from_wire(line)
        self._window.come_to_front()
        if asked.play is None:
            return DONE
        if not self._window.is_idle:
            return BUSY
        try:
            begun = self.play(asked)
        except ContentError as error:
            return str(error).replace("\n", " ").encode()
        if not begun:
            return NOTHING
        if asked.fullscreen:
            self._window.fill_screen()
        return DONE

    def begin(self, request: WindowRequest) -> None:
        """Do what the window was opened for; without a session, the first run where it has not been.

        A session that was cut short comes first. Raises ContentError for a routine that cannot be had.
        """
        is_free = request.play is None and self._model.state.diary.offer is None
        if is_free and step_to_ask(self._model.preferences) is not None:
            self._window.ask_first_questions()
        else:
            self.play(request)

    def play(self, request: WindowRequest) -> bool:
        """Begin the session that is asked for, if one is; raises ContentError for a routine that cannot be had.

        Return whether one began: where nothing in the routine fits today, Today says so.
        """
        if request.play is None:
            return False
        comfort = comfort_today(self._model.comfort(), Comfort(request.avoid, request.without, request.week))
        plan = self._model.context.plan(request.play, comfort)
        if plan.items:
            self._at_speed(request.speed)
        return self._window.sessions.start_plan(plan, comfort)
