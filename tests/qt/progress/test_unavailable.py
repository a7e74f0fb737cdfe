"""A page that cannot be made says so in words, with what to do, and the rest of the app works."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from routine_app.qt.progress.feature import MODULES
from routine_app.qt.progress.page import ProgressPage
from routine_app.qt.widgets.unavailable_page import OURS, Unavailable
from tests.afresh import afresh
from tests.qt.looking import clipped, settle, unnamed
from tests.qt.real_window import RealWindow, real_window


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    with real_window(tmp_path / "her data", monkeypatch) as window:
        yield window


def stands_in(page: ProgressPage) -> Unavailable:
    """Return what stands in the page's place."""
    (found,) = (each for each in page.findChildren(Unavailable) if not each.isHidden())
    return found


def refuse(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the import of the page's parts fail, as if they had not been loaded yet."""
    real = builtins.__import__

    def fail(name: str, *rest: object, **named: object) -> object:
        if name == "routine_app.qt.progress.board":
            raise error
        return real(name, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", fail)


def test_a_missing_package_is_named_with_its_mend(window: RealWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        refuse(broken, ModuleNotFoundError("No module named 'pyqtgraph'", name="pyqtgraph"))
        window.window.go_to("progress")
        settle()
        page = window.progress
        said = stands_in(page)
        assert said.isVisible()
        assert "No module named 'pyqtgraph'" in said.why.text()
        assert f"{sys.executable} -m pip install --force-reinstall pyqtgraph" in said.mend.text()
        assert window.faults == []
        for size in ((480, 300), (1280, 800)):
            window.window.resize(*size)
            settle()
            assert clipped(page) == []
        assert unnamed(page) == []
        stands_in(page).again.click()
        settle()
        assert not page.is_made
        window.window.go_to("today")
        window.key(Qt.Key.Key_Return)  # the rest works
        assert window.page is window.player
        window.end_session()
        window.finish.button.click()
        window.window.go_to("progress")
        settle()
    stands_in(page).again.click()
    settle()
    assert afresh(page.is_made)
    assert page.board.isVisible()


@pytest.mark.qt_no_exception_capture
@pytest.mark.expects_log("a fault of ours")
def test_a_fault_of_ours_is_reported_and_said(window: RealWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, AttributeError("a typing error of ours"))
    window.window.go_to("progress")
    settle()
    page = window.progress
    said = stands_in(page)
    assert said.why.text() == OURS
    assert said.mend.isHidden()
    assert len(window.faults) == 1
    assert "A report is in" in window.faults[0]
    assert list((window.data / "logs").iterdir())


def test_an_import_of_ours_that_fails_is_ours() -> None:
    from routine_app.qt.progress.late_page import _missing

    assert _missing(ImportError("cannot import name 'x'", name="routine_app.qt.progress.board")) == ""
    assert _missing(ImportError("libopenblas is missing", name="numpy.linalg")) == "numpy"
    assert _missing(ImportError("somehow")) == ""
    assert all(name.startswith("routine_app.qt.progress.") for name in MODULES)
