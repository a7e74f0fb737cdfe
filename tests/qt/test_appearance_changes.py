"""After anything was opened and closed, theme, type and size change without a fault: nothing of it is left behind."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

import routine_app.qt
from routine_app.domain.comfort import Avoidable
from routine_app.domain.vocabulary import Position
from routine_app.playback.commands import Command
from routine_app.qt.progress.files_section import FileWish
from routine_app.qt.shell.navigation import NavForm
from tests.access.scenes import show
from tests.qt.looking import settle
from tests.qt.real_window import RealWindow

LONG_LIVED = ("style.changed", "figures_of(style).changed", "model.changed")


def change_everything(window: RealWindow) -> None:
    """Change theme, type, motion and size, each there and back."""
    own = window.model.preferences
    window.let_all_pages_follow()
    for theme in ("dark", "light"):
        for scale in (1.6, 1.0):
            window.model.set_preferences(replace(own, theme=theme, text_scale=scale, reduced_motion="on"))
            for size in ((480, 300), (1900, 1070)):
                window.window.resize(*size)
                settle()
    window.model.set_preferences(own)


def ask_of_files(wish: FileWish) -> Callable[[RealWindow], None]:
    def ask(window: RealWindow) -> None:
        window.window.go_to("progress")
        settle()
        filing = window.progress.filing
        filing.ask_source = lambda *_: window.data / "a backup.zip"
        for _ in range(2):
            filing.grant(wish)
            assert filing.question is not None
            settle()
            filing.question.answers["no"].click()
            settle()
        assert filing.question is None
        filing.grant(wish)
        window.window.go_to("today")  # away from it without an answer
        settle()
        assert filing.question is None

    return ask


def look_at_a_day(window: RealWindow) -> None:
    window.window.go_to("progress")
    settle()
    page = window.progress
    page.open_day(window.sessions()[0].summary.day)
    settle()
    page.show_board()
    settle()


def look_at_exercises(window: RealWindow) -> None:
    window.window.go_to("exercises")
    settle()
    page = window.exercises
    for key in list(page.entries)[:3]:
        page.open_exercise(key)
        settle()
        page.show_all()
        settle()


def look_at_settings(window: RealWindow) -> None:
    window.window.go_to("settings")
    settle()


def choose_each_routine(window: RealWindow) -> None:
    window.window.go_to("today")
    for routine in list(window.today.panels.routines.tabs):
        window.today.panels.routines.tabs[routine].click()
        settle()
    avoid: frozenset[Avoidable] = frozenset({Position.ALL_FOURS})
    window.model.set_comfort(avoid, frozenset())
    settle()


def ask_over_a_session(command: Command) -> Callable[[RealWindow], None]:
    def ask(window: RealWindow) -> None:
        window.window.go_to("today")
        window.today.start.click()
        window.settle()
        window.player.do(command)
        settle()
        change_everything(window)
        window.end_session()
        change_everything(window)
        window.finish.more.click()
        window.finish.button.click()
        window.settle()

    return ask


OPENED: dict[str, Callable[[RealWindow], None]] = {
    "restore": ask_of_files(FileWish.RESTORE),
    "delete": ask_of_files(FileWish.DELETE),
    "a day": look_at_a_day,
    "exercises": look_at_exercises,
    "settings": look_at_settings,
    "routines": choose_each_routine,
    "stop": ask_over_a_session(Command.STOP),
    "hurts": ask_over_a_session(Command.HURTS),
    "keys": ask_over_a_session(Command.KEYS),
}


@pytest.mark.parametrize("opened", OPENED)
def test_what_was_opened_and_closed_leaves_nothing_behind(window: RealWindow, opened: str) -> None:
    OPENED[opened](window)
    change_everything(window)
    assert window.faults == []


def places(window: RealWindow) -> dict[QWidget, QRect]:
    """Return where everything that shows stands in the window."""
    shown = (each for each in window.page.findChildren(QWidget) if each.isVisibleTo(window.page))
    return {each: QRect(each.mapTo(window.page, QPoint(0, 0)), each.size()) for each in shown}


@pytest.mark.parametrize("scene", ["today", "exercises", "routines", "progress", "day", "settings", "safety"])
def test_with_other_colours_everything_stands_where_it_stood(window: RealWindow, scene: str) -> None:
    show(window, scene)
    own, before = window.model.preferences, places(window)
    window.model.set_preferences(replace(own, theme="dark" if own.theme == "light" else "light"))
    settle()
    after = places(window)
    assert {each: place for each, place in after.items() if before.get(each, place) != place} == {}
    assert before.keys() & after.keys()


def test_the_bar_stands_as_the_size_of_type_allows(window: RealWindow) -> None:
    own, nav, row = window.model.preferences, window.window.nav, NavForm.TOP
    window.window.resize(1024, 480)
    settle()
    assert nav.form is not row
    window.model.set_preferences(replace(own, text_scale=1.6))
    settle()
    assert nav.form is row
    window.model.set_preferences(own)
    settle()
    assert nav.form is not row


def test_opening_and_closing_again_and_again_adds_no_objects(window: RealWindow) -> None:
    def walk() -> Counter[str]:
        for name in ("restore", "a day", "exercises", "settings", "routines", "hurts"):
            OPENED[name](window)
        window.window.go_to("today")
        window.settle()
        return Counter(type(each).__name__ for each in window.window.findChildren(QObject))

    walk()
    before = walk()
    walk()
    assert walk() - before == Counter()
    assert window.faults == []


def joined_functions(source: str) -> Iterator[str]:
    """Yield the lines that join a long-lived signal to a function that is no method: Qt cannot let go of those."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"):
            continue
        signal = ast.unparse(node.func.value)
        if signal.removeprefix("self.").removeprefix("_").endswith(LONG_LIVED) and not isinstance(
            node.args[0], ast.Attribute
        ):
            yield ast.unparse(node)


def test_what_lives_as_long_as_the_app_calls_methods_only() -> None:
    folder = Path(routine_app.qt.__file__).parent
    found = {
        f"{path.relative_to(folder)}: {line}"
        for path in folder.rglob("*.py")
        if path.name != "application.py"  # what it joins lives as long as the app
        for line in joined_functions(path.read_text(encoding="utf-8"))
    }
    assert found <= {"progress/page.py: model.changed.connect(lambda: self.notice.offer(model.undoable))"}, (
        "join a method of a QObject: Qt lets go of it when the object goes"
    )


def test_the_guard_sees_a_lambda() -> None:
    assert list(joined_functions("style.changed.connect(lambda: bar.update())"))
    assert list(joined_functions("self._style.changed.connect(restyle)"))
    assert not list(joined_functions("style.changed.connect(self.update)"))
