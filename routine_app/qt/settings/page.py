"""Settings: how the app looks and sounds, and what it should know about her.

Shows and changes a Preferences value; knows no file. Sections in two columns where there is room, else in one; what is
typed above them leaves only the settings in which it is found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.application.settings.search import searchable_setting
from routine_app.application.settings.table import SETTINGS, Setting, SettingSection, after_choice
from routine_app.domain.comfort import Week
from routine_app.domain.formatting import counted
from routine_app.qt.settings.appearance import AppearanceSettings
from routine_app.qt.settings.folder import RoutinesFolder
from routine_app.qt.settings.her_parts import HerParts
from routine_app.qt.settings.rows import SettingRow, row_for
from routine_app.qt.settings.section_card import SectionCard
from routine_app.qt.settings.sound import SoundTest
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.search_field import SearchField
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.storage.preference_values import Preferences

NOTHING = "No setting is called that. Esc shows them all."
_TWO_FROM_REM = 58.0
_GAP_REM = 0.9
_SEARCH_REM = 30.0
_LEFT = (SettingSection.YOU, SettingSection.COMFORT, SettingSection.CONTACTS, SettingSection.ROUTINES)
_RIGHT = (SettingSection.SESSIONS, SettingSection.SOUND, SettingSection.SCREEN)
_LOWER_OTHERS = "lower_others"


class SettingsPage(ScrollPage):
    """The page. `changed(Preferences)` after each change; `now` says which week it is by now.

    `folder` is where her own routines are. `opened()`: it comes into view, and is to be told of what depends on the
    computer (`show_lowering`).
    """

    changed = Signal(object)
    opened = Signal()

    def __init__(
        self,
        style: Style,
        preferences: Preferences,
        now: Callable[[], dt.datetime],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, parent)
        self.setAccessibleName("Settings")
        self._preferences, self._now = preferences, now
        self.footer.hide()
        self.search = SearchField(style, "Find a setting")
        self.search.looked_for.connect(self._look_for)
        self.nothing = TextLabel(style, NOTHING, Role.BODY, Ink.MUTED).flush_with_buttons()
        self.nothing.hide()
        self.cards = {section: SectionCard(style, section) for section in tuple(SettingSection)}
        self.rows: dict[str, SettingRow] = {}
        self.her = HerParts(style)
        self.sound = SoundTest(style)
        self.obstacle = TextLabel(style, "", Role.CAPTION, Ink.MUTED).flush_with_buttons()
        self.folder = RoutinesFolder(style, folder)
        self.appearance = AppearanceSettings(style, preferences)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._fill()
        self._connect()
        style.changed.connect(self._arrange)
        self.show_preferences(preferences)
        self.show_lowering(exists=True, obstacle="")

    def _fill(self) -> None:
        """Put the sections into the page, from the top."""
        style, cards = self._style, self.cards
        self.her.fill(cards[SettingSection.YOU], cards[SettingSection.COMFORT], cards[SettingSection.CONTACTS])
        for setting in SETTINGS:
            self._add(setting)
        cards[SettingSection.SOUND].add(self.sound, "test hear say something")
        cards[SettingSection.ROUTINES].add(self.folder, "folder file own physiotherapist open path")
        cards[SettingSection.FIGURE].add(self.appearance, "skin hair clothes appearance look belly")
        for column, sections in ((self._left, _LEFT), (self._right, _RIGHT)):
            for section in sections:
                column.addWidget(cards[section])
            column.addStretch(1)
            self._both.addLayout(column, 1)
        self.column.addWidget(TextLabel(style, "Settings", Role.DISPLAY).flush_with_buttons())
        find = QHBoxLayout()
        find.setContentsMargins(RING, 0, RING, 0)
        find.addWidget(self.search, 1)
        find.addStretch(0)
        self.column.addLayout(find)
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._both)
        self.column.addWidget(cards[SettingSection.FIGURE])
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.her.week.changed.connect(self._change_week)
        self.her.week.due_changed.connect(lambda due: self._take(self._preferences.with_due_date(due)))
        self.her.changed.connect(lambda: self._take(self.her.taken_into(self._preferences)))
        self.appearance.changed.connect(lambda own: self._take(replace(self._preferences, appearance=own)))
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.search.rested.connect(self._tell_found)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def show_preferences(self, preferences: Preferences) -> None:
        """Show these."""
        self._preferences = preferences
        for setting in SETTINGS:
            self.rows[setting.field].set_value(setting.of(preferences))
        self.her.show_preferences(preferences, self._now().date())
        self.appearance.show_preferences(preferences)

    def show_lowering(self, *, exists: bool, obstacle: str) -> None:
        """Say whether this system can lower other apps' sound at all, and what keeps it from that ("": nothing)."""
        row, card = self.rows[_LOWER_OTHERS], self.cards[SettingSection.SOUND]
        card.leave_out(row, out=not exists)
        row.setEnabled(not obstacle)
        self.obstacle.setText(obstacle)
        card.leave_out(self.obstacle, out=not (exists and obstacle))

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is looked at."""
        super().showEvent(event)
        self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sections in two columns where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from what was found back to all settings."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _add(self, setting: Setting) -> None:
        """Add the row of a setting to its section."""
        row = self.rows[setting.field] = row_for(self._style, setting)
        row.chosen.connect(lambda value: self._choose(setting, value))
        card, words = self.cards[setting.section], searchable_setting(setting)
        card.add(row, words)
        if setting.field == _LOWER_OTHERS:
            card.add(self.obstacle, words)

    def _look_for(self, typed: str) -> None:
        found = sum(card.look_for(typed) for card in self.cards.values())
        self.nothing.setVisible(not found)
        self.search.found = counted(found, "setting") if found else NOTHING
        self._arrange()

    def _tell_found(self) -> None:
        if self.search.text().strip() and self.search.hasFocus():
            announce(self, self.search.found)

    def _arrange(self) -> None:
        style = self._style
        gap = style.px(_GAP_REM)
        margins = self.column.contentsMargins()
        wide = self.width() - margins.left() - margins.right() >= style.px(_TWO_FROM_REM)
        two = wide and not self.search.text().strip()  # what is found stands in one column, from the top
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if two else direction.TopToBottom)
        for layout in (self._left, self._right, self._both):
            layout.setSpacing(gap)
        self.column.setSpacing(gap)
        self.search.setMaximumWidth(style.px(_SEARCH_REM))

    def _change_week(self, week: Week | None) -> None:
        self._take(self._preferences.with_week(week, self._now().date()))

    def _choose(self, setting: Setting, value: object) -> None:
        self._take(after_choice(setting.into(self._preferences, value), setting))

    def _take(self, preferences: Preferences) -> None:
        self.show_preferences(preferences)
        self.changed.emit(preferences)
