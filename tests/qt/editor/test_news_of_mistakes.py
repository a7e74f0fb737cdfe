"""A mistake that she makes as she types is said once she rests, once; nothing is said with each key."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from routine_app.qt.editor.news_of_mistakes import ALL_WELL, NewsOfMistakes, briefly
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.widgets.status_line import StatusLine
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.editor.conftest import text_of
from tests.qt.looking import press
from tests.qt.parts import part


class Listening:
    """Types at the end of a text, and hears what is said."""

    def __init__(self, house: House, text: str) -> None:
        self.page: EditorPage = text_of(house, text)
        self._rest = part(part(self.page.text, NewsOfMistakes), QTimer)
        self._said: list[str] = []
        part(house.window, StatusLine).said.connect(self._said.append)
        self.page.text.setFocus()
        self.page.text.put_cursor(len(text))

    def typed(self, words: str) -> list[str]:
        """Type, and return what is said by itself, without the words on offer."""
        QTest.keyClicks(self.page.text, words)
        return self._heard()

    def pressed(self, *keys: Qt.Key) -> list[str]:
        press(*keys)
        return self._heard()

    def rested(self) -> list[str]:
        if self._rest.isActive():
            self._rest.stop()
            self._rest.timeout.emit()
        return self._heard()

    def _heard(self) -> list[str]:
        heard = [each for each in self._said if not each[-2:-1].isdigit()]  # "1 of 3."
        self._said.clear()
        return heard


def test_a_mistake_is_said_once_she_rests_and_once(house: House) -> None:
    her = Listening(house, HERS)
    line = HERS.count("\n") + 1
    assert her.typed("wrng: 1") == []
    assert her.rested() == [f'Line {line}: "wrng" is not a key of a routine.']
    assert her.rested() == []
    assert her.typed("2") == her.rested() == [], "it is the same one"
    assert her.typed(" # of hers") == her.rested() == []


def test_what_she_mends_before_she_rests_is_not_said(house: House) -> None:
    her = Listening(house, HERS)
    her.typed("w")
    her.pressed(Qt.Key.Key_Backspace)
    assert her.rested() == []


def test_a_mistake_on_the_line_that_she_has_left_is_said_and_each_but_once(house: House) -> None:
    her = Listening(house, HERS)
    her.typed("wrng: 1")
    her.pressed(Qt.Key.Key_Return)
    (first,) = her.rested()
    assert '"wrng"' in first
    her.typed("bd: 2")
    (second,) = her.rested()
    assert '"bd"' in second


def test_that_all_is_well_again_is_said(house: House) -> None:
    her = Listening(house, f"{HERS}w: 1")
    her.pressed(*[Qt.Key.Key_Backspace] * 4)
    assert her.rested() == [ALL_WELL]
    assert her.typed("# hers") == her.rested() == []


def test_what_is_on_offer_is_not_talked_over(house: House) -> None:
    her = Listening(house, HERS)
    her.typed("au")
    assert her.page.text_panel.help.list.isVisible()
    assert her.rested() == []
    her.pressed(Qt.Key.Key_Escape)
    assert len(her.rested()) == 1


def test_who_has_left_the_text_hears_what_she_comes_to(house: House) -> None:
    her = Listening(house, HERS)
    her.typed("wrng: 1")
    her.page.done.setFocus()
    assert her.rested() == []


def test_it_is_said_in_brief() -> None:
    words = 'Line 3: "nam" is not a key of a routine; expected one of name, notes (did you mean "name"?)'
    assert briefly(words) == 'Line 3: "nam" is not a key of a routine (did you mean "name"?).'
    assert briefly("Line 4: a dose is missing") == "Line 4: a dose is missing."
