"""Every page and question of the window by a name, and how to bring the window there from wherever it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from routine_app.application.diary.view import Period
from routine_app.domain.care.first_run import FirstRunStep
from routine_app.domain.vocabulary import SegmentKind
from routine_app.paths import routines_dir
from routine_app.playback.commands import Command
from routine_app.qt.care.first_run_page import FirstRunPage
from routine_app.qt.editor.exercise_panel import ExercisePanel
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.routines.detail import RoutineWish
from tests.qt.looking import settle
from tests.qt.real_window import RealWindow

ROUTINE = "daily"  # whatever the time of day
_MOST_PARTS = 60


def show(window: RealWindow, name: str) -> None:
    """Bring the window to a scene."""
    _leave(window)
    SCENES[name](window)
    window.settle()
    settle()


def _leave(window: RealWindow) -> None:
    """End whatever is on, and go to Today."""
    if window.page is window.player:
        window.controls.stop.emit()
        window.settle()
    if not window.window.is_idle:
        window.session.close()
        window.window.go_to("today")
    window.window.go_to("today")
    window.model.choose(ROUTINE)
    window.settle()


def _page(key: str, window: RealWindow) -> None:
    window.window.go_to(key)


def _exercise(window: RealWindow) -> None:
    window.window.go_to("exercises")
    window.exercises.open_exercise("squat")


def _progress(window: RealWindow) -> None:
    """Show all of her time: the charts of the last weeks would be empty."""
    window.window.go_to("progress")
    window.settle()
    window.progress.board.periods.chosen.emit(Period.ALL)


def _day(window: RealWindow) -> None:
    window.window.go_to("progress")
    window.progress.open_day(window.sessions()[0].summary.day)


def _first_run(step: FirstRunStep, window: RealWindow) -> None:
    window.window.go_to("first_run")
    page = window.page
    assert isinstance(page, FirstRunPage)
    page.begin()
    for _ in range(list(FirstRunStep).index(step)):
        page.skip.click()


def _comfort(window: RealWindow) -> None:
    window.today.check_in.avoided.click()


def _routines(window: RealWindow) -> None:
    window.today.change.click()


def _item(window: RealWindow) -> None:
    window.model.choose("daily")
    window.settle()
    list(window.today.plan.grid.cards.values())[2].click()
    window.today.panels.item.more.click()


def _player(window: RealWindow) -> None:
    window.model.choose("daily")  # once a session is done, Today offers something calm
    window.today.start.click()
    window.settle()
    assert window.page is window.player


def _until(window: RealWindow, holds: Callable[[], bool]) -> None:
    for _ in range(_MOST_PARTS):
        if holds():
            return
        window.player.do(Command.NEXT)
        window.settle()
    raise AssertionError("never")


def _work(window: RealWindow) -> None:
    _player(window)
    _until(window, lambda: window.driver.moment.segment.is_work)
    window.go(3_000)


def _rest(window: RealWindow) -> None:
    _player(window)
    _until(window, lambda: window.driver.moment.segment.kind is SegmentKind.REST)


def _own_pace(window: RealWindow) -> None:
    _player(window)
    window.player.do(Command.SELF_PACED)
    _until(window, lambda: window.driver.moment.segment.open)
    window.go(2_000)


def _asking(command: Command, window: RealWindow) -> None:
    _work(window)
    window.player.do(command)


def _gate(window: RealWindow) -> None:
    _asking(Command.HURTS, window)
    window.player.pain_question.pain.buttons[5].click()
    window.settle()
    window.player.pain_question.answers["told"].click()


def _finish(window: RealWindow) -> None:
    _work(window)
    window.controls.stop.emit()
    window.settle()
    window.player.stop_question.answers["stop"].click()
    window.settle()
    assert window.page is window.finish


def _hers(window: RealWindow) -> Path:
    """Put a routine of hers into her folder."""
    folder = window.model.context.paths.routines
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mine.yaml"
    path.write_bytes((routines_dir() / "short.yaml").read_bytes().replace(b"id: short", b"id: mine"))
    window.model.look_in_folder()
    return path


def _editor(window: RealWindow) -> EditorPage:
    assert window.window.change_routine(_hers(window)) == ""
    page = window.page
    assert isinstance(page, EditorPage)
    page.show_text(shown=False)
    return page


def _editor_item(window: RealWindow) -> None:
    _editor(window).form.list.go_to((0, 0))


def _editor_section(window: RealWindow) -> None:
    _editor(window).form.list.go_to((0,))


def _editor_text(window: RealWindow) -> None:
    _editor(window).show_text(shown=True)


def _editor_find(window: RealWindow) -> None:
    page = _editor(window)
    page.show_text(shown=True)
    page.text_panel.finder.open()
    page.text_panel.finder.field.setText("exercise")


def _editor_choice(window: RealWindow) -> None:
    page = _editor(window)
    page.show_text(shown=True)
    window.settle()
    settle()
    page.text.put_cursor(page.model.text.index("name:") + 2)
    page.text_panel.help.offer()
    settle()
    assert page.text_panel.help.list.isVisible()


def _editor_add(window: RealWindow) -> None:
    page = _editor(window)
    page.form.list.go_to((0,))
    page.form.section.add.click()


def _editor_own(window: RealWindow) -> None:
    _editor_add(window)
    panel = window.page.findChild(ExercisePanel)
    assert panel is not None
    panel.answers["own"].click()


def _editor_leave(window: RealWindow) -> None:
    page = _editor(window)
    page.text.typed.emit(f"{page.model.text}# On Mondays.\n")
    page.done.click()


def _editor_both(window: RealWindow) -> None:
    page = _editor(window)
    page.text.typed.emit(f"{page.model.text}# On Tuesdays.\n")
    path = window.model.context.paths.routines / "mine.yaml"
    path.write_text("# Another program was here.\n", encoding="utf-8")
    page.save.click()


def _name(window: RealWindow) -> None:
    _page("routines", window)
    _hers(window)
    window.routines.go_to("mine")
    window.routines.detail.buttons[RoutineWish.RENAME].click()


def _new(window: RealWindow) -> None:
    _page("routines", window)
    window.routines.new.click()


def _refused(window: RealWindow) -> None:
    page = _editor(window)
    page.form.list.go_to(())
    field = page.form.routine.fields["review"]
    field.give_back("in May")
    page.done.click()


SCENES: dict[str, Callable[[RealWindow], object]] = {
    **{f"first run, {step.value}": partial(_first_run, step) for step in FirstRunStep},
    "today": partial(_page, "today"),
    "asked: comfort": _comfort,
    "asked: routines": _routines,
    "asked: an exercise of today": _item,
    "exercises": partial(_page, "exercises"),
    "one exercise": _exercise,
    "routines": partial(_page, "routines"),
    "progress": _progress,
    "day": _day,
    "settings": partial(_page, "settings"),
    "safety": partial(_page, "safety"),
    "work": _work,
    "rest": _rest,
    "own pace": _own_pace,
    "asked: name": _name,
    "asked: a new routine": _new,
    "asked: what was not taken": _refused,
    "editor, routine": _editor,
    "editor, section": _editor_section,
    "editor, exercise": _editor_item,
    "editor, text": _editor_text,
    "editor, finding in the text": _editor_find,
    "editor, what can stand in the text": _editor_choice,
    "asked: add to the routine": _editor_add,
    "asked: an exercise of her own": _editor_own,
    "asked: save the routine": _editor_leave,
    "asked: which text": _editor_both,
    "asked: stop": partial(_asking, Command.STOP),
    "asked: hurts": partial(_asking, Command.HURTS),
    "asked: what now": _gate,
    "asked: unwell": partial(_asking, Command.UNWELL),
    "asked: keys": partial(_asking, Command.KEYS),
    "finish": _finish,
}
ASKED = tuple(name for name in SCENES if name.startswith("asked"))
