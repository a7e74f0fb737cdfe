"""A monkey at the window: random keys, clicks, wheels, sizes, themes, requests and media keys, by a seed.

Every choice is the seed's, and the time of a session is the monkey's, so that a seed does the same again.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from routine_app.application.session.request import WindowRequest
from routine_app.domain.vocabulary import Position
from routine_app.qt.widgets.key_bindings import _KEYS
from routine_app.storage.records import DayRecord
from tests.qt.looking import double_click
from tests.qt.media.doubles import FakeEngine
from tests.qt.real_window import RealWindow, press_key

LONG_AGO = dt.date(2000, 1, 1)
SIZES = ((480, 300), (560, 700), (700, 1100), (1024, 640), (1280, 800), (1920, 1080))
ROUTINES = (None, "daily", "short", "gentle", "no_floor", "before_bed", "strength", "no such routine")
MEDIA = ("play", "pause", "toggle", "next", "previous", "stop")
KEYS = sorted({*_KEYS, *range(Qt.Key.Key_0, Qt.Key.Key_9 + 1), Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Home,
               Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_A, Qt.Key.Key_Z})  # fmt: skip


class Monkey:
    """Does one thing after another to a window. Every choice is the seed's."""

    def __init__(self, window: RealWindow, seed: int) -> None:
        self.window, self.chance = window, random.Random(seed)  # noqa: S311
        self.kinds: Counter[str] = Counter()
        self._ways: tuple[tuple[Callable[[], None], int], ...] = (
            (self.key, 34),
            (self.press_button, 22),
            (self.click_anywhere, 14),
            (self.media, 7),
            (self.page, 6),
            (self.wheel, 5),
            (self.time, 5),
            (self.size, 2),
            (self.dress, 2),
            (self.request, 2),
            (self.start, 1),
        )

    def choose(self) -> Callable[[], None]:
        """Return what it does next."""
        return self.chance.choices([each for each, _ in self._ways], [weight for _, weight in self._ways])[0]

    def act(self) -> str:
        """Do one thing; return what."""
        way = self.choose()
        self.kinds[way.__name__] += 1
        self.window.real += self.chance.choice((20, 400))
        way()
        if not self.window.window.is_idle and self.window.page is self.window.player:
            self.window.clock.advance(self.chance.choice((20, 200, 1_000)))
            self.window.driver.tick()
        return way.__name__

    def key(self) -> None:
        target = QApplication.focusWidget() or self.window.window
        modifier = Qt.KeyboardModifier
        held = self.chance.choices((modifier.NoModifier, modifier.ShiftModifier, modifier.ControlModifier), (18, 2, 1))[
            0
        ]
        press_key(target, self.chance.choice(KEYS), held)

    def press_button(self) -> None:
        root = QApplication.activePopupWidget() or self.window.window
        there = [each for each in root.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        if there:
            self.chance.choice(there).click()

    def click_anywhere(self) -> None:
        root = QApplication.activePopupWidget() or self.window.window
        place = QPoint(self.chance.randrange(max(1, root.width())), self.chance.randrange(max(1, root.height())))
        target = root.childAt(place) or root
        if self.chance.random() < 0.1:
            double_click(target, target.mapFrom(root, place))
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(root, place))

    def wheel(self) -> None:
        root = self.window.window
        place = QPoint(self.chance.randrange(root.width()), self.chance.randrange(root.height()))
        target = root.childAt(place) or root
        turn = QPoint(0, self.chance.choice((-960, -120, 120, 960)))
        local = QPointF(target.mapFrom(root, place))
        QApplication.sendEvent(
            target,
            QWheelEvent(
                local,
                QPointF(root.mapToGlobal(place)),
                QPoint(),
                turn,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,  # noqa: FBT003 - Qt takes it by its place alone
            ),
        )

    def media(self) -> None:
        getattr(self.window.controls, self.chance.choice(MEDIA)).emit()

    def page(self) -> None:
        if self.window.window.is_idle:
            self.chance.choice(list(self.window.window.nav.buttons.values())).click()

    def time(self) -> None:
        self.window.clock.advance(self.chance.choice((500, 1_900, 20_000, 10_000_000)))

    def size(self) -> None:
        self.window.window.resize(*self.chance.choice(SIZES))

    def dress(self) -> None:
        own = self.window.model.preferences
        theme, scale = self.chance.choice(("light", "dark", "system")), self.chance.choice((1.0, 1.2, 1.4, 1.6))
        self.window.model.set_preferences(replace(own, theme=theme, text_scale=scale, flash=self.chance.random() < 0.5))

    def request(self) -> None:
        avoid = frozenset(Position) if self.chance.random() < 0.2 else frozenset()
        speed, full = self.chance.choice((1.0, 1000.0)), self.chance.random() < 0.2
        self.window.ask(WindowRequest(play=self.chance.choice(ROUTINES), avoid=avoid, speed=speed, fullscreen=full))

    def start(self) -> None:
        if self.window.window.is_idle:
            self.window.window.go_to("today")
            self.window.today.start.click()

    def rest(self) -> None:
        """Come to rest: on Today, with no session, everything that was asked answered, the window as it began."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if not self.window.window.is_idle:
            self.window.controls.stop.emit()
            if not self.window.window.is_idle:
                self.window.finish.button.click()
        own = self.window.model.preferences
        plain = {"theme": "light", "text_scale": 1.0, "avoid": frozenset(), "without": frozenset(), "pinned": {}}
        self.window.model.set_preferences(replace(own, last_routine="daily", **plain))
        self.window.model.choose("daily")
        if self.window.window.isFullScreen():
            self.window.window.toggle_full_screen()
        self.window.window.resize(1280, 800)
        for key in (*self.window.window.features, "today"):
            self.window.window.go_to(key)
            QApplication.processEvents()
        progress = self.window.progress
        from routine_app.qt.progress.section import ProgressSection  # not before: the app loads it in a thread

        if progress.is_made:  # how many cards a day has is for the diary to say: a day of long ago has none
            for section in progress.board.findChildren(
                ProgressSection
            ):  # tables are made when they are first asked for
                section.show_table(wanted=True)
                section.show_table(wanted=False)
            progress.day.show_day(LONG_AGO, (), progress.model.names, DayRecord(LONG_AGO))
        if not self.window.today.resume.isHidden():
            self.window.today.resume.finish_here.click()
            self.window.finish.button.click()
        engine = self.window.sound.engine
        assert isinstance(engine, FakeEngine)
        engine.forget()
        self.window.settle()
