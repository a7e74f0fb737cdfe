"""Whatever a file holds, the editor opens it or says why not; a key in it and Undo lead back to each byte."""

from __future__ import annotations

import math
import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from routine_app.domain.problems import Severity
from tests.content.fuzzed import THOUSAND, fuzzed
from tests.content.longest import Longest
from tests.qt.conftest import House
from tests.qt.editor.conftest import editor
from tests.qt.looking import settle

ENOUGH_S = math.inf if THOUSAND else 25.0  # of the processor
COUNT = 1000 if THOUSAND else 300
HANGS_S = 1.0 if THOUSAND else 20.0


@pytest.mark.slow
def test_fuzzed_files_are_opened_typed_in_and_left(house: House) -> None:
    path = house.model.context.paths.routines / "mine.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    longest, began, opened, seeds = Longest(), time.thread_time(), 0, 0
    for seed in range(COUNT):
        if time.thread_time() - began > ENOUGH_S:
            break
        seeds += 1
        path.write_bytes(fuzzed(seed))
        with longest.of("open", seed):
            why = house.window.change_routine(path)
            settle()
        if why:
            assert "UTF-8" in why or "more than 50,000 characters" in why
            continue
        opened += 1
        typed_in(house, longest, seed)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as the app's own loop does
        assert path.read_bytes() == fuzzed(seed)
    print(f"\n{seeds} files, {opened} opened: {longest}")  # noqa: T201
    assert opened
    assert longest.worst < HANGS_S
    assert longest.grown < 200


def typed_in(house: House, longest: Longest, seed: int) -> None:
    """Type a sign where the first mistake is, or in the middle, take it back, and leave."""
    page = editor(house).page
    model, panel = page.model, page.text_panel
    before, mistakes = model.draft.text, [each for each in model.view.problems if each.severity is Severity.ERROR]
    assert panel.list.count() >= min(1, len(mistakes))
    if mistakes:
        assert f"line {mistakes[0].line}" in page.facts.text()
    page.show_text(shown=True)
    page.text.put_cursor(len(model.text) // 2)
    with longest.of("key", seed):
        QTest.keyClicks(page.text, "x")
        settle()
    with longest.of("settle", seed):
        model.settle()
        settle()
    assert model.draft.is_changed
    with longest.of("undo", seed):
        model.undo()
        settle()
    assert model.draft.text == before
    with longest.of("leave", seed):
        page.leave_wanted.emit()
        settle()
    assert house.window.stack.currentWidget() is not page
