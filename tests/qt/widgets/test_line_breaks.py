"""No text ends with a word alone on its last line, where the same number of lines can end better."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from msgspec import to_builtins
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from routine_app.content.care import load_care
from routine_app.content.listed import Catalogue
from routine_app.domain.display_text import kept_together
from routine_app.domain.dose import dose_text
from routine_app.qt.editor.fields import WordField
from routine_app.qt.figure.figure_card import CardWords, FigureCard
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.fit_text import FitText
from routine_app.qt.widgets.line_breaks import even_ending
from routine_app.qt.widgets.text import TextLabel
from tests.fakes import make_variation

WEEK = "Leaves out what does not suit the week, such as lying flat on the back from week 16."
DAGGER = "Did you feel sick, sweaty or light-headed lying down? Then roll on to your side. \u2020"


def lines(text: str, width: int, style: Style) -> int:
    metrics = QFontMetrics(style.font(Role.BODY))
    return metrics.boundingRect(QRect(0, 0, width, 9_999), int(Qt.TextFlag.TextWordWrap), text).height()


def last_words(text: str, width: int, style: Style) -> int:
    """Return how many words are on the last line: those without which the text is a line lower."""
    words, height = text.split(" "), lines(text, width, style)
    return next(
        (left for left in range(1, len(words)) if lines(" ".join(words[:-left]), width, style) < height), len(words)
    )


@pytest.mark.parametrize("text", [WEEK, DAGGER])
def test_a_word_is_alone_only_where_the_text_would_take_a_line_more(style: Style, text: str) -> None:
    alone = 0
    for width in range(150, 700):
        even = even_ending(text, width, style.font(Role.BODY))
        assert even <= width
        assert lines(text, even, style) == lines(text, width, style)
        alone += last_words(text, width, style) == 1
        assert last_words(text, even, style) > 1
    assert alone > 5  # as it would break otherwise


@pytest.mark.parametrize(
    "text", ["", "Word", "Both fit.", "one\ntwo three four five six seven eight nine ten", "\u05d0 " * 30]
)
def test_what_ends_well_or_is_not_one_paragraph_keeps_its_width(style: Style, text: str) -> None:
    assert even_ending(text, 300, style.font(Role.BODY)) == 300


def inked(label: QLabel) -> list[tuple[int, int]]:
    """Return the first and last column with ink of each line that is painted."""
    image = label.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.array(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())[:, : image.width()]
    ink = np.abs(grey.astype(int) - int(grey[0, -1])) > 60
    rows, found, start = ink.any(axis=1), [], None
    for y, has in enumerate([*rows, False]):
        if has and start is None:
            start = y
        elif not has and start is not None:
            columns = np.flatnonzero(ink[start:y].any(axis=0))
            found += [(int(columns[0]), int(columns[-1]))] if y - start > 4 else []
            start = None
    return found


def test_a_label_paints_its_lines_so_and_stays_where_it_was(qtbot: QtBot, style: Style) -> None:
    label = TextLabel(style, WEEK)
    qtbot.addWidget(label)
    font = style.font(Role.BODY)
    width = next(each for each in range(300, 700) if even_ending(WEEK, each, font) < each)
    label.resize(width, label.heightForWidth(width))
    label.show()
    painted = inked(label)
    assert label.text_width() == even_ending(WEEK, width, font) < width
    assert label.text() == WEEK
    assert len(painted) == round(lines(WEEK, width, style) / QFontMetrics(font).lineSpacing())
    assert painted[-1][1] - painted[-1][0] > 0.2 * width
    assert all(right < label.text_width() for _, right in painted)
    assert {left for left, _ in painted} <= {0, 1, 2, 3}


def test_a_label_keeps_together_what_it_shows_and_says_it_as_it_was_given(style: Style, qtbot: QtBot) -> None:
    label = TextLabel(style, "3 x 20 s on all-fours")
    qtbot.addWidget(label)
    assert label.text() == label.accessibleName() == "3 x 20 s on all-fours"
    assert label.shown() == "3\u00a0x\u00a020\u00a0s on all-\u2060fours"
    label.setText("Rest")
    assert (label.shown(), label.accessibleName()) == ("Rest", "")
    label.setAccessibleName("Dose")
    label.setText("20 s")
    assert label.accessibleName() == "Dose"


def test_no_line_of_a_session_ends_within_what_belongs_together(style: Style, qtbot: QtBot) -> None:
    label = FitText(style)
    label.setWordWrap(True)
    qtbot.addWidget(label)
    label.set_largest(40)
    narrow, wide = (QFontMetrics(style.sized_font(40)).horizontalAdvance(text) for text in ("On all-", "all-fours"))
    label.resize(max(narrow, wide) + 4, 140)
    label.show_text("On all-fours")
    widths = [right - left for left, right in inked(label)]
    assert label.font().pixelSize() == 40
    assert len(widths) == 2
    assert widths[0] < widths[1], "On / all-fours"


def shipped_words(catalogue: Catalogue) -> set[str]:
    """Return every text of the exercises, the routines and the care pages that has a hyphen or a number."""
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            walk(list(value.values()))
        elif isinstance(value, list | tuple):
            for each in value:
                walk(each)

    walk(to_builtins([*catalogue.exercises.values(), catalogue.routine("daily"), load_care()], enc_hook=str))
    walk([dose_text(each.dose) for exercise in catalogue.exercises.values() for each in exercise.variations])
    return {text for text in found if " " in text and re.search(r"\d|\w-\w", text)}


def lines_in(text: str, width: int, style: Style) -> list[str]:
    layout, option = QTextLayout(text, style.font(Role.CAPTION)), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found


def parted(lines: list[str]) -> list[str]:
    """Return where a line ends within a short compound, a dose, or between a number and its unit."""
    found = []
    for line, following in pairwise(lines):
        compound = line.rsplit(" ", 1)[-1] + re.split(r"[^\w-]", following, maxsplit=1)[0]
        number = re.search(r"\d $", line) and re.match(r"(s|min|h|%)(?!\w)|[x\u00d7] \d", following)
        times = re.search(r"\d [x\u00d7] $", line) and following[0].isdigit()
        if (line.endswith("-") and len(compound) <= 12) or number or times:
            found.append(f"{line}/{following}")
    return found


def test_no_line_of_all_shipped_words_parts_what_belongs_together(style: Style, catalogue: Catalogue) -> None:
    words, as_given = shipped_words(catalogue), 0
    assert len(words) > 100
    for text in words:
        for width in range(60, 420, 12):
            as_given += len(parted(lines_in(text, width, style)))
            shown = [
                line.replace("\u2060", "").replace("\u00a0", " ")
                for line in lines_in(kept_together(text), width, style)
            ]
            assert parted(shown) == [], width
    assert as_given > 100  # as it would break otherwise


def test_units_are_kept_in_hints_and_on_cards(style: Style, qtbot: QtBot) -> None:
    field = WordField(style, "How much", "Such as 3 x 20 s")
    card = FigureCard(style, make_variation("bridge", "Bridge"), CardWords("Bridge", ("2 x 20 s each side",)))
    for widget, said in ((field, "20\u00a0s"), (card, "20\u00a0s each side")):
        qtbot.addWidget(widget)
        assert any(label.shown().endswith(said) for label in widget.findChildren(TextLabel))
