"""No text ends with a word alone on its last line, where the same number of lines can end better."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from pytestqt.qtbot import QtBot

from routine_app.qt.editor.fields import WordField
from routine_app.qt.figure.figure_card import CardWords, FigureCard
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.line_breaks import even_ending, units_kept
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


def inked(label: TextLabel) -> list[tuple[int, int]]:
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


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("3 x 20 s or 3 min", "3 x 20_s or 3_min"),
        ("2 \u00d7 20 s each side", "2 \u00d7 20_s each side"),
        ("100 %, as written", "100_%, as written"),
        ("2 sets, 3 minutes, 5 steps", "2 sets, 3 minutes, 5 steps"),
    ],
)
def test_no_line_breaks_between_a_number_and_its_unit(text: str, kept: str) -> None:
    assert units_kept(text).replace("\u00a0", "_") == kept


def test_units_are_kept_in_hints_and_on_cards(style: Style, qtbot: QtBot) -> None:
    field = WordField(style, "How much", "Such as 3 x 20 s")
    card = FigureCard(style, make_variation("bridge", "Bridge"), CardWords("Bridge", ("2 x 20 s each side",)))
    for widget, said in ((field, "20\u00a0s"), (card, "20\u00a0s each side")):
        qtbot.addWidget(widget)
        assert any(label.text().endswith(said) for label in widget.findChildren(TextLabel))
