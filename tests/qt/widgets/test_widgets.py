from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from routine_app.domain.care.statements import CONFIRM_MARK
from routine_app.domain.outline import Outline, Span
from routine_app.qt.figure.halo import Halo, HaloTone, paint_halo
from routine_app.qt.player.count import Count
from routine_app.qt.player.track import Track
from routine_app.qt.style.icons import Icon, paint_icon
from routine_app.qt.style.style import Role, Style, rem_for
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.fit_text import SMALLEST_PX, FitText, even_width
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.scrolling import Scrolling
from routine_app.qt.widgets.text import RING, TextLabel, tip


def painted(paint: object, side: int = 200, ground: str = "#F7F2EC") -> QImage:
    """Return a square on which something was painted."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, side, side))  # type: ignore[operator]
    painter.end()
    return image


def colours(image: QImage) -> dict[str, int]:
    """Return how many pixels there are of each colour."""
    counts: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = QColor(image.pixel(x, y)).name().upper()
            counts[name] = counts.get(name, 0) + 1
    return counts


@pytest.mark.parametrize(
    ("size", "rem"), [((1024, 640), 13), ((1280, 800), 15), ((1920, 1080), 21), ((3840, 2160), 34), ((400, 2000), 13)]
)
def test_type_follows_the_window(size: tuple[int, int], rem: int) -> None:
    assert rem_for(*size, 1.0) == rem


def test_text_scale_makes_everything_larger(style: Style) -> None:
    before = style.font(Role.BODY).pixelSize()
    style.set_choices("light", 1.5, reduced_motion=False)
    assert style.font(Role.BODY).pixelSize() == pytest.approx(before * 1.5, abs=1)


def test_dark_and_light_are_told_apart_and_announced(style: Style, qtbot: QtBot) -> None:
    assert not style.dark
    with qtbot.waitSignal(style.changed):
        style.set_choices("dark", 1.0, reduced_motion=False)
    assert style.dark


def test_fit_text_shrinks_until_all_of_it_shows(style: Style, qtbot: QtBot) -> None:
    label = FitText(style)
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.resize(300, 60)
    label.show()  # a hidden widget learns of its size only when it shows
    label.set_largest(40)
    label.show_text("Short")
    assert label.font().pixelSize() == 40
    label.show_text("A sentence that is a good deal longer than the room that there is for it")
    assert SMALLEST_PX <= label.font().pixelSize() < 40
    label.resize(2000, 200)
    assert label.font().pixelSize() == 40


@pytest.mark.parametrize("text", ["Seated figure-four", "Side-lying leg lift", "Sit tall, feet flat, shoulders loose."])
def test_no_word_is_left_alone_on_the_last_line(style: Style, text: str) -> None:
    font = style.sized_font(40)
    whole = QFontMetrics(font).horizontalAdvance(text)
    width = round(whole * 0.85)
    even = even_width(text, width, font)
    assert whole * 0.45 <= even < whole * 0.7
    assert even_width(text, whole + 5, font) == whole + 5


def test_the_digits_are_as_high_as_asked(style: Style, qtbot: QtBot) -> None:
    count = Count(style)
    qtbot.addWidget(count)
    count.resize(600, 220)
    count.set_digit_height(200)
    count.show_count("8", "", "")
    dark = _dark_rows(count.grab().toImage())
    assert max(dark) - min(dark) + 1 == pytest.approx(200, abs=6)
    assert count.accessibleName() == "8"


def _dark_rows(image: QImage) -> list[int]:
    return [
        y for y in range(image.height()) if any(QColor(image.pixel(x, y)).lightness() < 100 for x in range(0, 300, 3))
    ]


def test_rows_break_where_the_width_ends(style: Style, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=4, row_spacing=2)
    buttons = [PillButton(style, word) for word in ("One", "Two", "Three", "Four")]
    for button in buttons:
        flow.addWidget(button)
    row = buttons[0].sizeHint().height()
    assert flow.heightForWidth(2000) == row
    widths = [button.sizeHint().width() for button in buttons]
    assert flow.heightForWidth(widths[2] + widths[3] + 4) == 2 * row + 2
    assert flow.heightForWidth(max(widths)) == 4 * row + 6
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None


def test_large_buttons_stand_further_apart_and_have_no_hairline_round_them(style: Style, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=2, row_spacing=0)
    buttons = [PillButton(style, word) for word in ("One", "Two")]
    for button in buttons:
        flow.addWidget(button)
    for window, text_scale in (((1024, 640), 1.0), ((1920, 1080), 1.0), ((3840, 2160), 1.6)):
        style.set_window_size(*window)
        style.set_choices("light", text_scale, reduced_motion=False)
        flow.setGeometry(QRect(0, 0, 3000, 400))
        pill = buttons[0].height() - 2 * RING
        apart = buttons[1].x() + RING - (buttons[0].x() + buttons[0].width() - RING)
        assert apart == (10 if window[0] < 3000 else pytest.approx(0.13 * pill, abs=1)), window
    edge = buttons[0].grab().toImage()
    middle = [edge.pixelColor(edge.width() // 2, y).lightness() for y in range(buttons[0].height() // 4)]
    assert sum(each < 180 for each in middle) >= 2


def test_what_is_lower_stands_in_the_middle_of_its_row(style: Style, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    large, small = PillButton(style, "Next", ButtonKind.PRIMARY), PillButton(style, "Skip")
    large.set_scale(1.5)
    for button in (large, small):
        flow.addWidget(button)
    flow.setGeometry(QRect(0, 0, 2000, 200))
    assert large.height() > small.height() + 4
    assert abs(large.geometry().center().y() - small.geometry().center().y()) <= 1


def test_the_room_of_a_layout_grows_with_the_type(style: Style, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    LayoutRoom(style, layout, gap=1.0, around=(2.0, 0, 0, 0), ring=3)
    style.set_choices("light", 1.5, reduced_motion=False)
    around = layout.contentsMargins()
    assert layout.spacing() == style.px(1.0)
    assert (around.left(), around.top(), around.bottom()) == (style.px(2.0) + 3, 3, 3)


def test_the_mark_for_a_clinician_stays_with_its_word(style: Style, qtbot: QtBot) -> None:
    label = TextLabel(style, f"Call today {CONFIRM_MARK}")
    qtbot.addWidget(label)
    assert label.shown() == f"Call today\N{NO-BREAK SPACE}{CONFIRM_MARK}"


def test_even_rows_differ_by_one_at_most(style: Style, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=0, row_spacing=0, even=True)
    buttons = [PillButton(style, str(number), ButtonKind.NUMBER) for number in range(11)]
    for button in buttons:
        flow.addWidget(button)
    side = buttons[0].sizeHint()
    for most, rows in ((11, [11]), (10, [6, 5]), (6, [6, 5]), (5, [4, 4, 3])):
        flow.setGeometry(QRect(0, 0, most * side.width() + 3, 1000))
        heights = Counter(button.y() for button in buttons)
        assert [heights[y] for y in sorted(heights)] == rows
        assert flow.heightForWidth(most * side.width() + 3) == len(rows) * side.height()


def track_of(style: Style, qtbot: QtBot) -> Track:
    track = Track(style)
    qtbot.addWidget(track)
    track.resize(800, 12)
    track.set_outline(Outline((Span(0, 60_000, 0), Span(60_000, 180_000, 1), Span(180_000, 180_000, 2)), ()))
    return track


def test_bars_are_as_wide_as_their_time(style: Style, qtbot: QtBot) -> None:
    first, second, skipped = (bar.width() for bar in track_of(style, qtbot).bars())
    assert second / first == pytest.approx(2.0, rel=0.03)
    assert 0 < skipped < 10


def test_the_track_shows_done_now_and_to_come(style: Style, qtbot: QtBot) -> None:
    track = track_of(style, qtbot)
    track.set_time(120_000, 1)
    assert [track.done(index) for index in range(3)] == [1.0, 0.5, 0.0]
    assert track.accessibleDescription() == "Exercise 2 of 3"
    seen = colours(track.grab().toImage())
    for ink in (Ink.GLOW, Ink.EMBER, Ink.EDGE, Ink.TEXT):
        assert seen.get(style.color(ink).name().upper(), 0) > 20, ink
    track.set_time(180_000, None)
    assert [track.done(index) for index in range(3)] == [1.0, 1.0, 1.0]


def test_the_halo_grows_with_the_breath(style: Style) -> None:
    def disc(fullness: float, *, steady: bool = False) -> int:
        halo = Halo(fullness, 0.0, HaloTone.BREATH, steady=steady)
        image = painted(lambda painter, rect: paint_halo(painter, rect, halo, style))
        paper = style.color(Ink.PAPER).rgb()
        return sum(image.pixel(x, 100) != paper for x in range(10, 190))

    assert disc(0.0) < disc(0.5) < disc(1.0)
    assert disc(0.0, steady=True) == disc(1.0, steady=True)


def test_the_ring_fills_with_the_part(style: Style) -> None:
    def ring(progress: float) -> int:
        image = painted(lambda painter, rect: paint_halo(painter, rect, Halo(0.0, progress), style))
        return colours(image).get(style.color(Ink.GLOW).name().upper(), 0)

    assert ring(0.0) == 0
    assert ring(1.0) == pytest.approx(2 * ring(0.5), rel=0.1)


@pytest.mark.parametrize("icon", list(Icon))
def test_every_icon_shows(icon: Icon) -> None:
    image = painted(lambda painter, rect: paint_icon(painter, icon, rect, QColor("#22223B")), side=48)
    assert colours(image).get("#22223B", 0) > 60


def test_a_bar_that_has_nothing_to_scroll_has_no_handle(style: Style, qtbot: QtBot) -> None:
    content = QWidget()
    area = Scrolling(style, content)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    content.setMinimumHeight(900)
    qtbot.waitUntil(area.verticalScrollBar().isEnabled)
    content.setMinimumHeight(50)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isEnabled())
    assert "handle:disabled { background: transparent" in style.bar_style()


def test_a_very_long_name_is_shortened_and_still_said_in_full(style: Style, qtbot: QtBot) -> None:
    name = "The routine that my physiotherapist wrote for the last weeks before the birth of my second child"
    button = PillButton(style, name)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert button.shown_text() != name
    assert button.accessibleName() == name


def test_a_routine_has_room_for_its_name_and_where_there_is_none_keeps_its_end(style: Style, qtbot: QtBot) -> None:
    button = PillButton(style, "From the physiotherapist at the hospital, week 12 (yours) · 26 min", ButtonKind.TAB)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert button.shown_text() == button.words()
    button.resize(button.minimumSizeHint())
    assert button.shown_text().startswith("From")
    assert button.shown_text().endswith("26 min")


def test_an_ampersand_is_only_an_ampersand(style: Style, qtbot: QtBot) -> None:
    button = PillButton(style, "Cat & cow")
    qtbot.addWidget(button)
    assert button.words() == "Cat & cow"
    assert button.shortcut().isEmpty()


def test_labels_and_buttons_spell_out_what_could_turn_or_hide_text(style: Style) -> None:
    odd = "a\u202eb\x1b[1m\u200bc\nd"
    text, fit, button = TextLabel(style, odd), FitText(style), PillButton(style, odd)
    fit.show_text(odd)
    assert text.text() == fit.text() == "a\\u202eb\\x1b[1m\\u200bc\nd"
    assert button.words() == button.accessibleName() == "a\\u202eb\\x1b[1m\\u200bc d"
    for widget in (text, fit, button):
        widget.deleteLater()


def test_a_tool_tip_takes_nothing_for_markup() -> None:
    assert tip("plain & simple") == "plain & simple"
    assert tip("<b>&\n") == "<qt>&lt;b&gt;&amp;<br></qt>"
