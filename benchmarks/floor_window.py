"""The least that a window of PySide6 costs which shows what Today shows first: as many labels, buttons and pictures.

Its texts, sizes and pictures are given; there is nothing behind it: no diary, no plan, no widget of our own. What
Routine takes beyond it is ours to save; what this takes beyond a bare window is not.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
SHEET = """QPushButton { background: #fffdf8; border: 1px solid #7d6f68; border-radius: 22px; padding: 14px 18px; }
    QFrame#card { background: #fffdf8; border: 1px solid #e3d9d0; border-radius: 15px; }
    QScrollBar:vertical { background: transparent; width: 10px; } QScrollBar::handle { background: #7d6f68; }"""
PAGES = ("Today", "Exercises", "Routines", "Progress", "Safety", "Settings")
LARGE, SMALL = QSize(384, 343), QSize(212, 114)


def _label(text: str, pixels: int = 15) -> QLabel:
    label, font = QLabel(text), QFont()
    font.setPixelSize(pixels)
    label.setFont(font)
    label.setWordWrap(True)
    return label


def _picture(path: Path, size: QSize) -> QLabel:
    label = QLabel()
    label.setPixmap(QPixmap(str(path)))
    label.setFixedSize(size)
    return label


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
    return row


def _card(layout: type[QBoxLayout], *widgets: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    inside = layout(card)  # type: ignore[call-arg]  # each kind of it takes what it is for
    for each in widgets:
        inside.addWidget(each)
    return card


def _offer(picture: Path) -> QFrame:
    side = QWidget()
    column = QVBoxLayout(side)
    for text, pixels in (
        ("Today", 15),
        ("Daily routine", 30),
        ("31 minutes, once down", 15),
        ("Why", 15),
        ("Fetch:", 15),
    ):
        column.addWidget(_label(text, pixels))
    column.addLayout(_row(_label("To fetch"), QPushButton("A chair"), QPushButton("A band")))
    return _card(QHBoxLayout, _picture(picture, LARGE), side)


def _content(folder: Path) -> QWidget:
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(_label("Good morning. How is your pelvis?", 29))
    column.addLayout(_row(_label("Pain now"), *(QPushButton(str(number)) for number in range(11))))
    column.addLayout(_row(_label("0 no pain"), _label("10 worst pain imaginable")))
    column.addLayout(_row(*(QPushButton(text) for text in ("Sore", "Not comfortable today", "At home"))))
    column.addWidget(_offer(folder / "large.png"))
    column.addWidget(_label("What you will do"))
    grid = QGridLayout()
    for index in range(7):
        texts = ("Chair squat", "2 x 8", "A reason of a line or two")[: 3 if index in (0, 4) else 2]
        card = _card(QVBoxLayout, _picture(folder / "small.png", SMALL), *map(_label, texts))
        grid.addWidget(card, index // 4, index % 4)
    column.addLayout(grid)
    return content


def _take_look(app: QApplication) -> None:
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font, palette = QFont("Atkinson Hyperlegible Next"), QPalette()
    font.setPixelSize(15)
    palette.setColor(QPalette.ColorRole.Window, QColor("#f7f2ec"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#1f1d2b"))
    app.setFont(font)
    app.setPalette(palette)
    app.setStyleSheet(SHEET)


class Floor(QWidget):
    """The window. `folder` holds its pictures, large.png and small.png."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        bar, area = QVBoxLayout(), QScrollArea()
        for page in PAGES:
            bar.addWidget(QPushButton(page))
        bar.addStretch(1)
        area.setWidget(_content(folder))
        area.setWidgetResizable(True)
        right = QVBoxLayout()
        right.addWidget(area, 1)
        right.addLayout(
            _row(QPushButton("Start"), QPushButton("Change routine"), QPushButton("As usual: Daily routine"))
        )
        row = QHBoxLayout(self)
        row.addLayout(bar)
        row.addLayout(right, 1)


def application() -> QApplication:
    """Return an application with the typeface, colours and style sheet of the window."""
    app = QApplication(["floor"])
    app.setStyle("Fusion")
    _take_look(app)
    return app
