"""The one session that a window may have: opens it, joins it to the pages, and closes it with all that belongs to it.

Who opens a session closes it, in one order: its questions and what the pages hold of it, then its sound, its diary.
Knows the two pages of a session and the day; what makes a session is handed in. It shows no page: it says which is due.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from routine_app.application.care.safety_page import number_lines
from routine_app.application.diary.view import names_of
from routine_app.application.session.finish_view import Answers
from routine_app.application.session.journal import Hurt, open_journal
from routine_app.application.session.resume import draft_of
from routine_app.domain.care.statements import HowSoon
from routine_app.domain.comfort import Comfort
from routine_app.domain.plan import Plan
from routine_app.qt.feature import Day
from routine_app.qt.player.finish_page import FinishPage
from routine_app.qt.player.page import PlayerPage
from routine_app.qt.player.running_session import RunningSession, SessionStart
from routine_app.qt.player.unfinished_end import UnfinishedEnd
from routine_app.storage.history import History
from routine_app.storage.records import PainSite, SessionRecord

MakeRun = Callable[[SessionStart], RunningSession]
"""Makes a session that is ready to begin."""


class SessionController(QObject):
    """Owns the session, which `make_run` makes.

    `playing()`: the player is due; `finishing()`: Finish is; `over()`: there is no session any more; `tried()`: nor is
    one that was only tried, and has no Finish.
    """

    playing = Signal()
    finishing = Signal()
    over = Signal()
    tried = Signal()

    def __init__(
        self, model: Day, make_run: MakeRun, player: PlayerPage, finish: FinishPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._make_run = model, make_run
        self._player, self._finish = player, finish
        self._run: RunningSession | UnfinishedEnd | None = None
        self._on_finish = False
        self._pain: int | None = None
        self._sites: frozenset[PainSite] = frozenset()
        player.over.connect(self._show_finish)
        player.hurt.connect(self._keep_hurt)
        player.dialogs.taken_back.connect(self._take_back_hurt)
        player.gave_up.connect(self._keep_given_up)
        player.unwell.connect(self._keep_unwell)
        finish.done.connect(self._end)

    @property
    def current(self) -> RunningSession | UnfinishedEnd | None:
        """The session that is under way, or waits on Finish for her answers."""
        return self._run

    @property
    def is_idle(self) -> bool:
        """Whether no session is under way, nor waiting on Finish for her answers."""
        return self.current is None

    def hold(self) -> None:
        """Let the session stand still; what is being asked over it stays."""
        if isinstance(self._run, RunningSession):
            self._run.driver.pause()

    def begin(self, plan: Plan, comfort: Comfort, pain_before: int | None = None) -> None:
        """Begin a session; one that was cut short is then offered no longer."""
        self.close()
        self._model.leave_unfinished()
        self._play(SessionStart(plan, comfort, pain_before))

    def try_out(self, plan: Plan, comfort: Comfort) -> None:
        """Begin a session that goes past the diary and ends without Finish, unless she tells of pain in it."""
        self.close()
        self._play(SessionStart(plan, comfort, kept=False))

    def go_on(self) -> None:
        """Go on with the session that was cut short."""
        offer = self._model.take_offer()
        if offer is not None and offer.going_on is not None:
            self.close()
            where = offer.going_on
            pain_before = where.session.summary.pain_before
            self._play(SessionStart(where.plan, where.comfort, pain_before, where))
            self._take_told(where.session)
            draft = draft_of(where.session)
            if draft is not None and isinstance(self._run, RunningSession):
                self._player.dialogs.ask_again(self._run.driver, draft)

    def finish_unfinished(self) -> None:
        """Go to Finish with what was done in the session that was cut short."""
        offer = self._model.take_offer()
        if offer is None:
            return
        self.close()
        context = self._model.context
        journal = open_journal(context.paths.database)
        self._run = UnfinishedEnd(
            offer, names_of(context.catalogue, journal.asked(History.names) or ()), journal, self._model.now, self
        )
        self._take_told(offer.session)
        self._show_finish()

    def close(self) -> None:
        """Let go of the session, wherever it is: what was done and said is kept; what could not be, Today says."""
        run = self.hand_over()
        if run is None:
            return
        if self._on_finish:
            run.end(self._finish.answers())
        self._on_finish = self._player.dialogs.is_trial = False
        self._player.close_session()
        run.close()
        self._model.tell_of_session(run.messages)
        run.deleteLater()

    def hand_over(self) -> RunningSession | UnfinishedEnd | None:
        """Return the session, which is then no longer the window's: who takes it closes it."""
        run, self._run = self._run, None
        return run

    def _play(self, start: SessionStart) -> None:
        run = self._make_run(start)
        self._run, self._pain, self._sites = run, None, frozenset()
        run.setParent(self)
        run.problem.connect(self._player.say_not_kept)
        run.driver.asked_when_over.connect(self._finish.take_command)
        self._player.dialogs.is_trial = not start.kept
        self._player.dialogs.pain_before = start.pain_before
        self._player.dialogs.sore_side = start.comfort.sore_side
        self._player.is_muted = self._model.preferences.mute
        try:
            self._player.open_session(run.driver)
        except Exception:  # a fault of ours: it is reported, and she is left with a window that works
            self.close()
            self.over.emit()
            raise
        self.playing.emit()
        run.start()

    def _keep_hurt(self, item: int, hurt: Hurt) -> None:
        if isinstance(self._run, RunningSession):
            self._run.keep_hurt(item, hurt)
            if hurt.confirmed:
                self._player.be_kept()
                self._pain = self._pain if hurt.pain is None else hurt.pain
                self._sites |= hurt.sites

    def _take_back_hurt(self) -> None:
        if isinstance(self._run, RunningSession):
            self._run.take_back_hurt()

    def _take_told(self, session: SessionRecord) -> None:
        """Know what she told in the session before it was cut short."""
        told = [each.pain for each in session.pains if each.pain is not None]
        self._pain = told[-1] if told else None
        self._sites = frozenset(site for each in session.pains for site in each.sites)

    def _keep_given_up(self, item: int) -> None:
        if isinstance(self._run, RunningSession):
            self._run.keep_given_up(item)

    def _keep_unwell(self, sign: str, how_soon: HowSoon | None) -> None:
        if isinstance(self._run, RunningSession):
            self._player.be_kept()
            self._run.keep_unwell(sign, how_soon)

    def _show_finish(self) -> None:
        if self._run is None:
            return
        if self._player.dialogs.is_trial:
            QTimer.singleShot(0, self, self._end_trial)  # the player's page is still about what ended it
            return
        numbers = number_lines(self._model.preferences.contacts)
        self._finish.show_view(self._run.finish_view(), self._pain, self._sites, numbers)
        self._on_finish = True
        self.finishing.emit()

    def _end_trial(self) -> None:
        """Let go of a session that was only tried."""
        if self._player.dialogs.is_trial:
            self.close()
            self.tried.emit()

    def _end(self, answers: Answers) -> None:
        """Leave Finish: what she said is kept."""
        if self._run is not None:
            self._run.end(answers)
        self._on_finish = False
        self.close()
        self.over.emit()
