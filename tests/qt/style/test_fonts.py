from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QRawFont

from routine_app.paths import resources_dir
from routine_app.qt.figure.contact_sheet import write_line
from routine_app.qt.style import fonts
from routine_app.qt.style.fonts import FALLBACKS, TYPEFACE, families, load
from routine_app.qt.style.style import Role, Style

FOLDER = resources_dir() / "fonts"


@pytest.fixture
def without_typeface(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Resources that hold no font, in a process that has loaded none yet."""
    monkeypatch.setattr(fonts, "resources_dir", lambda: tmp_path)
    monkeypatch.setattr(fonts, "TYPEFACE", "Nowhere Sans")
    fonts.bundled.cache_clear()
    yield
    fonts.bundled.cache_clear()


@pytest.mark.parametrize("role", Role)
def test_every_text_is_written_in_the_app_s_own_typeface_in_its_true_weight(style: Style, role: Role) -> None:
    font = style.font(role)
    raw = QRawFont.fromFont(font)
    assert raw.familyName() == TYPEFACE
    drawn = {QFont.Weight.Normal: "Regular", QFont.Weight.DemiBold: "SemiBold", QFont.Weight.Bold: "Bold"}
    assert raw.styleName() == drawn[font.weight()], "a weight that no file has is smeared"


def test_its_licence_lies_beside_it() -> None:
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
    assert TYPEFACE in licence.splitlines()[0]
    assert len(list(FOLDER.glob("*.ttf"))) == 4


@pytest.mark.expects_log("broken.ttf")
def test_a_damaged_file_is_left_out_and_the_log_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    load(tmp_path)
    assert "broken.ttf" in caplog.text


@pytest.mark.expects_log("the system's is used")
@pytest.mark.usefixtures("without_typeface")
def test_without_it_the_system_s_font_is_used_and_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    assert families()[-len(FALLBACKS) :] == list(FALLBACKS)
    assert "Nowhere Sans" not in families()
    assert caplog.text.count("the system's is used") == 1, "once, not for each text"


def test_the_contact_sheet_is_written_in_it() -> None:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    write_line(painter, QRectF(0, 0, 200, 40), "Squat", 15, "#000000", Qt.AlignmentFlag.AlignLeft)
    assert QRawFont.fromFont(painter.font()).familyName() == TYPEFACE
    painter.end()
