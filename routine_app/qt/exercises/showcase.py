"""The figure on show: the stage with its halo, the running phase, and the controls beneath.

Knows one variation and lets it run; the time comes in as an argument. Does not know what else is on the page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from routine_app.application import words
from routine_app.application.exercises.texts import capital
from routine_app.content.clips import clips_dir
from routine_app.domain.exercise import Phase, Variation
from routine_app.domain.showing import Showing
from routine_app.domain.vocabulary import Side, Sides
from routine_app.playback.clock import monotonic_ms
from routine_app.qt.figure.turnable_stage import FRAME_MS, TURN_HINT, TurnableStage
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.fit_text import FitText
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.radio import RadioGroup, hold_one
from routine_app.qt.widgets.text import TextLabel

STILL_HINT = "The figure stands still: this exercise brings no movement along. The steps say how it goes."


class Showcase(QWidget):
    """`phase_changed(Phase)` when another phase of the tempo begins, `side_changed(Side)` when she turns to a side.

    `now_ms` is its clock (ms).
    """

    phase_changed = Signal(object)
    side_changed = Signal(object)

    def __init__(self, style: Style, now_ms: Callable[[], int] = monotonic_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self.now_ms = style, now_ms
        self._showing: Showing | None = None
        self._phase: Phase | None = None
        self._paused = False
        self._began_ms = self._at_ms = 0
        self.stage = TurnableStage(style)
        self.line = FitText(style, Ink.TEAL, QFont.Weight.DemiBold)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pause = PillButton(style, "Pause", ButtonKind.QUIET, Icon.PAUSE)
        self.pause.clicked.connect(self.toggle_pause)
        self.sides = {side: PillButton(style, words.SIDE_WORDS[side], ButtonKind.TAB) for side in Side}
        for side, button in self.sides.items():
            button.clicked.connect(lambda _, side=side: self.show_side(side))
        self._controls, self._row = RadioGroup("The figure"), QHBoxLayout()
        self._controls.radios = list(self.sides.values())
        self.hint = TextLabel(style, TURN_HINT, Role.CAPTION, Ink.MUTED)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fill()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self.tick)
        style.changed.connect(self._restyle)
        self._restyle()

    def _fill(self) -> None:
        """Put the parts one below the other."""
        flow = FlowLayout(self._controls, spacing=2, row_spacing=0)
        for button in (self.pause, *self.sides.values()):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage, 1)
        column.addWidget(self.line)
        self._row.addWidget(self._controls)
        column.addLayout(self._row)
        column.addWidget(self.hint)

    @property
    def side(self) -> Side | None:
        """The side that works, None where both do."""
        return self._showing.side if self._showing else None

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self._paused

    def show_variation(self, variation: Variation, side: Side | None = None) -> None:
        """Show a variation from its beginning; two-sided ones on `side`, else on the left."""
        each = variation.sides is Sides.EACH
        self._showing = Showing(variation, (side or Side.LEFT) if each else None)
        for button in self.sides.values():
            button.setVisible(each)
        self._hold_side()
        self.stage.setAccessibleName(f"Figure: {variation.short_name}. Arrow keys turn it, Home turns it back")
        moves = (clips_dir() / f"{variation.clip or variation.id}.yaml").exists()
        self.hint.setText(TURN_HINT if moves else STILL_HINT)
        self._centre()
        self._began_ms, self._at_ms, self._phase = self.now_ms(), 0, None
        self._show()

    def show_side(self, side: Side) -> None:
        """Let the other side work, at the same instant."""
        if self._showing is None:
            return
        self._showing = Showing(self._showing.variation, side)
        self._hold_side()
        self._show()
        self.side_changed.emit(side)

    def _hold_side(self) -> None:
        sides = list(self.sides)
        hold_one(list(self.sides.values()), sides.index(self.side) if self.side else None)

    def toggle_pause(self) -> None:
        """Stand still, or go on."""
        self._paused = not self._paused
        self._began_ms = self.now_ms() - self._at_ms
        self.pause.set_face(*(("Go on", Icon.PLAY) if self._paused else ("Pause", Icon.PAUSE)))
        self.pause.setAccessibleName("Let the figure go on" if self._paused else "Pause the figure")
        self.stage.set_paused(self._paused)
        self._run()

    def tell_phase(self) -> None:
        """Say again which phase is under way."""
        if self._phase is not None:
            self.phase_changed.emit(self._phase)

    def tick(self) -> None:
        """Show the instant that it is now."""
        self._at_ms = max(0, self.now_ms() - self._began_ms)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Run while it can be seen."""
        super().showEvent(event)
        self._began_ms = self.now_ms() - self._at_ms
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still out of sight."""
        super().hideEvent(event)
        self._frames.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the controls in the middle."""
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        each = self._showing is not None and self._showing.side is not None
        shown = [self.pause, *(self.sides.values() if each else ())]
        need = sum(button.sizeHint().width() + 2 for button in shown)
        self._row.setContentsMargins(max(0, (self.width() - need) // 2), 0, 0, 0)

    def _run(self) -> None:
        if self.isVisible() and not self._paused:
            self._frames.start()
        else:
            self._frames.stop()

    def _show(self) -> None:
        showing = self._showing
        if showing is None:
            return
        moment = showing.moment(self._at_ms)
        variation = showing.variation
        self.stage.set_moment(moment, showing.progress(self._at_ms), variation.positions[0], variation)
        phase = showing.phase(self._at_ms)
        if phase is not self._phase:
            self._phase = phase
            self.line.show_text(phase_line(phase))
            self.phase_changed.emit(phase)

    def _restyle(self) -> None:
        style = self._style
        self.line.set_largest(style.px(1.3))
        self.line.setFixedHeight(style.px(2.0))
        column = self.layout()
        if column is not None:
            column.setSpacing(style.px(0.2))
            column.setContentsMargins(0, 0, 0, style.px(0.4))
        self._centre()


def phase_line(phase: Phase) -> str:
    """Return "Lower · breathe in"; a phase that is named for its breath is not said twice."""
    breath = words.BREATH_WORDS[phase.breath]
    name = capital(phase.name)
    return breath if name.lower().startswith("breathe") else f"{name}{words.DOT}{breath.lower()}"
