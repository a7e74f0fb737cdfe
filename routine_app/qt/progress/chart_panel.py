"""A chart over time with what belongs to it: the words for the place that is asked of, and zooming in and out.

Knows the chart; not what it shows.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.progress.time_chart import TimeChart
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import TextLabel


class ChartPanel(QWidget):
    """The chart above, the words and two buttons below."""

    def __init__(self, style: Style, chart: TimeChart, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self.reading = TextLabel(style, "", Role.STRONG)
        self.closer, self.back = PillButton(style, "Zoom in"), PillButton(style, "Zoom out")
        for button, act, what in (
            (self.closer, chart.come_closer, f"Zoom in: fewer days of {title}"),
            (self.back, chart.go_back, f"Zoom out: more days of {title}"),
        ):
            button.set_scale(0.88)
            button.setAccessibleName(what)
            button.clicked.connect(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        LayoutRoom(style, column, gap=0.3)
        column.addWidget(chart)
        row = QHBoxLayout()
        row.addWidget(self.reading, 1)
        row.addWidget(self.closer)
        row.addWidget(self.back)
        column.addLayout(row)
        chart.told.connect(self.reading.setText)
        chart.span_changed.connect(self._show_span)

    def _show_span(self) -> None:
        self.closer.setEnabled(self.chart.span.can_come_closer)
        self.back.setEnabled(not self.chart.span.is_whole)
