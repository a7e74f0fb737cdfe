"""The first run: six small steps, each of which can be skipped, and all of which Settings has too.

Shows and changes a Preferences value; knows no file. Today is handed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from routine_app.application.care.first_run import is_screening_due, skip_all, step_to_ask, with_step
from routine_app.domain.care.first_run import FirstRunStep, StepState
from routine_app.domain.care.statements import CareContent
from routine_app.qt.care.first_run_care import ScreeningStep, SoundStep, StopStep
from routine_app.qt.care.first_run_steps import ComfortStep, FirstRunPart, SoreStep, WeekStep
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.accessible import be_dialog
from routine_app.qt.widgets.buttons import ENTER_KEYS, ButtonKind, PillButton
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.preference_values import Preferences

LEAD = "Half a minute, so that what you do fits you. Skip what you like: all of it can be changed in Settings."
_PICTURE_FROM_REM = 44.0


class FirstRunPage(ScrollPage):
    """The page. `changed(Preferences)` after each step; `left()` at the end; `voice_wanted()`: a sentence to hear."""

    WIDEST_REM = 54.0  # sentences are read here, and lines of all the window would be too long for that

    changed = Signal(object)
    left = Signal()
    voice_wanted = Signal()

    def __init__(
        self, style: Style, care: CareContent, today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(style, parent)
        self._preferences, self._today = Preferences(), today
        week, sound = WeekStep(style), SoundStep(style)
        sound.voice_wanted.connect(self.voice_wanted)
        self.steps: dict[FirstRunStep, FirstRunPart] = {
            FirstRunStep.WEEK: week,
            FirstRunStep.SORE: SoreStep(style),
            FirstRunStep.COMFORT: ComfortStep(style),
            FirstRunStep.SOUND: sound,
            FirstRunStep.STOP: StopStep(style, care),
            FirstRunStep.SCREENING: ScreeningStep(style, care),
        }
        self.step = FirstRunStep.WEEK
        self.progress = TextLabel(style, "", Role.STRONG, Ink.TEAL).flush_with_buttons()
        self.title = TextLabel(style, "", Role.DISPLAY).flush_with_buttons()
        self.lead = TextLabel(style, LEAD, Role.BODY, Ink.MUTED).flush_with_buttons()
        self._fill_column()
        self.figure: QWidget | None = None
        self._soon = single_shot(self, 0)  # the questions are there before what draws a figure
        self._soon.timeout.connect(self._draw_figure)
        week.week_told.connect(self._show_week)
        self._fill_footer()

    def _fill_column(self) -> None:
        for part in (self.progress, self.title, self.lead):
            self.column.addWidget(part)
        self._body, steps = QHBoxLayout(), QVBoxLayout()
        for step in self.steps.values():
            steps.addWidget(step)
            step.hide()
        steps.addStretch(1)
        self._body.addLayout(steps, 1)
        self.column.addLayout(self._body, 1)

    def _fill_footer(self) -> None:
        style = self._style
        self.next, self.skip = PillButton(style, "Next", ButtonKind.PRIMARY), PillButton(style, "Skip this")
        self.back, self.skip_rest = PillButton(style, "Back"), PillButton(style, "Skip all the rest")
        self.next.set_scale(1.2)
        self.next.clicked.connect(lambda: self._leave(StepState.ANSWERED))
        self.skip.clicked.connect(lambda: self._leave(StepState.SKIPPED))
        self.skip_rest.clicked.connect(self._skip_rest)
        self.back.clicked.connect(self._go_back)
        self.footer.hold(self.next, self.skip, self.back, self.skip_rest)

    def show_preferences(self, preferences: Preferences) -> None:
        """Know these; what is being answered stays as it is."""
        self._preferences = preferences

    def begin(self) -> None:
        """Begin with the first step, or where all is answered with the questions that are due in a new trimester."""
        all_answered = step_to_ask(self._preferences) is None
        due = all_answered and is_screening_due(self._preferences, self._today())
        self._show_step(FirstRunStep.SCREENING if due else FirstRunStep.WEEK)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc skips the step, wherever the focus is not on something that Enter presses."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.next.click()
        elif event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.skip.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring her figure in, after the first picture of the page."""
        super().showEvent(event)
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave that be."""
        super().hideEvent(event)
        self._soon.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the figure where there is room beside the questions."""
        super().resizeEvent(event)
        self._place_figure()

    def _draw_figure(self) -> None:
        if self.figure is None:
            from routine_app.qt.figure.figure_preview import FigurePreview

            self.figure = FigurePreview(self._style)
            self.figure.setAccessibleName("Your figure")
            self.figure.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a picture, and no question
            self.figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # takes what is left
            self._body.addWidget(self.figure, 1)
        self._place_figure()

    def _place_figure(self) -> None:
        if self.figure is not None:
            room = self.width() >= self._style.px(_PICTURE_FROM_REM)
            self.figure.setVisible(room and self.steps[self.step].PICTURED)

    def _show_week(self, week: int) -> None:
        """Let the figure be as far as she says; once her answer is kept, all figures are."""
        figures = figures_of(self._style)
        figures.set_likeness(replace(figures.likeness, week=week or None))

    def _show_step(self, step: FirstRunStep) -> None:
        order, today = tuple(FirstRunStep), self._today()
        self.step = step
        for each, shown in self.steps.items():
            shown.setVisible(each is step)
        now = self.steps[step]
        now.show_preferences(self._preferences, today)
        self.progress.setText(f"{order.index(step) + 1} of {len(order)}")
        self.title.setText(now.TITLE)
        self.lead.setText(LEAD if step is order[0] else now.LEAD)
        be_dialog(self, now.TITLE, f"{self.progress.text()}. {self.lead.text()}".strip())
        self.back.setVisible(step is not order[0])
        self.skip_rest.setVisible(step is not order[-1])  # there it would be the same as to skip this
        self.next.set_words("Done" if step is order[-1] else "Next")
        self._place_figure()
        self.to_top()
        self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self, state: StepState) -> None:
        """Keep what came of the step, and go on to the next one."""
        order, step = tuple(FirstRunStep), self.step
        taken = self._with_what_stands_here() if state is StepState.ANSWERED else self._preferences
        self._keep(with_step(taken, step, state))
        at = order.index(step) + 1
        if at < len(order):
            self._turn_to(order[at])
        else:
            self.left.emit()

    def _with_what_stands_here(self) -> Preferences:
        return self.steps[self.step].taken_into(self._preferences, self._today())

    def _keep_what_is_typed(self) -> None:
        """Keep what she has put into this step, where she goes back or skips the rest: neither takes that away."""
        taken = self._with_what_stands_here()
        if self.steps[self.step].KEPT_UNASKED and taken != self._preferences:
            self._keep(with_step(taken, self.step, StepState.ANSWERED))

    def _go_back(self) -> None:
        self._keep_what_is_typed()
        order = tuple(FirstRunStep)
        self._turn_to(order[order.index(self.step) - 1])

    def _turn_to(self, step: FirstRunStep) -> None:
        """Show another step, and have that said: the focus stays where it is, so that a reader would not say it."""
        self._show_step(step)
        announce(self, f"{self.progress.text()}: {self.title.text()}")

    def _skip_rest(self) -> None:
        self._keep_what_is_typed()
        self._keep(skip_all(self._preferences))
        self.left.emit()

    def _keep(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.changed.emit(preferences)
