"""A page whose views are made when it is first shown, for what draws them takes long to load.

Until it is loaded the page asks for a moment; where that fails, it says so, and what to do. Knows a preload and the
page's name; not what is on it.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.progress.preload import Preload
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.text import TextLabel
from routine_app.qt.widgets.unavailable_page import MEND, OURS, THEIRS, Unavailable

MOMENT = "One moment."


class OneMoment(ScrollPage):
    """What stands there meanwhile: the page's name where it will stand, and that it takes a moment."""

    GAP_REM: ClassVar[float] = 0.9

    def __init__(self, style: Style, page: str, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.footer.hide()
        self.title = TextLabel(style, page, Role.DISPLAY).flush_with_buttons()
        self.column.addWidget(self.title)
        self.column.addWidget(TextLabel(style, MOMENT, Role.BODY, Ink.MUTED).flush_with_buttons())
        self.column.addStretch(1)


class LatePage(QWidget):
    """The page. A subclass says in `make` what its views are, and puts them into `column`."""

    def __init__(self, style: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._name = style, name
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.is_made = False
        self._stand_in: QWidget | None = None
        self._preload: Preload | None = None

    def make(self) -> None:
        """Make the views, once."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Make the views, if what they need is there."""
        super().showEvent(event)
        if not self.is_made and not self._waits():
            self._try_to_make()

    def load_aside(self, preload: Preload) -> None:
        """Let this load what the page needs: until it has, the page asks for a moment, and holds nobody up."""
        self._preload = preload
        preload.loaded.connect(self._try_again)

    def _waits(self) -> bool:
        """Whether what the page needs is still being loaded; then it says so."""
        preload = self._preload
        if preload is None or preload.is_over:
            return False
        preload.begin()
        self._set_stand_in(OneMoment(self._style, self._name))
        return True

    def _set_stand_in(self, stand_in: QWidget | None) -> None:
        before, self._stand_in = self._stand_in, stand_in
        if before is not None:
            before.hide()
            before.deleteLater()
        if stand_in is not None:
            self.column.addWidget(stand_in)

    def _try_to_make(self) -> None:
        """Make the views, or say in their place why that cannot be done; a fault of ours is reported."""
        self._set_stand_in(None)
        try:
            self.make()
            self.is_made = True
        except Exception as error:  # noqa: BLE001 - whatever it is, she gets a page with words on it
            stand_in = Unavailable(self._style, self._name)
            self._set_stand_in(stand_in)
            stand_in.again_wanted.connect(self._try_again)
            stand_in.again.setFocus(Qt.FocusReason.TabFocusReason)
            missing = _missing(error)
            if not missing:
                stand_in.tell(OURS)
                sys.excepthook(type(error), error, error.__traceback__)  # not on through Qt: the page has been shown
                return
            command = f"{sys.executable} -m pip install --force-reinstall {missing}"
            stand_in.tell(THEIRS.format(what=error), MEND.format(command=command))

    def _try_again(self) -> None:
        if self.isVisible() and not self.is_made:
            self.hide()
            self.show()


def _missing(error: Exception) -> str:
    """Return the package from elsewhere that does not load, by an error; "" where the fault is ours."""
    package = (error.name or "").partition(".")[0] if isinstance(error, ImportError) else ""
    return "" if package == "routine_app" else package
