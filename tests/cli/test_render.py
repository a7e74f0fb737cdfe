from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from routine_app.cli import main, render
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.problems import ContentError

# A QApplication, so that tests of the window may follow in the same process: there can be one application only.
pytestmark = pytest.mark.usefixtures("qapp")


def run(*words: object) -> int:
    return main.main(["render", *map(str, words)])


def differ(one: Path, other: Path) -> bool:
    return one.read_bytes() != other.read_bytes()


def test_a_still(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "chair.png"
    assert run("squat.chair", "-o", out, "--size", "320x240") == 0
    assert capsys.readouterr().out == f"{out}: Chair squat, 320 x 240, a still\n"
    with Image.open(out) as image:
        assert (image.format, image.size) == ("PNG", (320, 240))
        assert len(image.convert("RGB").getcolors(100_000) or ()) > 100  # somebody is on it


def test_every_option_shows(tmp_path: Path) -> None:
    def still(*words: object) -> Path:
        out = tmp_path / f"{len(list(tmp_path.iterdir()))}.png"
        assert run("squat.chair", "-o", out, "--size", "300x300", *words) == 0
        return out

    plain = still()
    pictures = [
        still(*words) for words in (("--at", "0.5"), ("--yaw", "60"), ("--week", "40"), ("--week", "postpartum"))
    ]
    assert all(differ(plain, other) for other in pictures)
    assert not differ(plain, still())
    assert not differ(still("--at", "0"), still("--at", "1"))  # a cycle closes


def test_a_sheet_of_some_of_them_turned_three_ways(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, three, two = (tmp_path / f"{name}.png" for name in ("one", "three", "two"))
    assert run("squat.chair", "--sheet", "-o", one, "--size", "80x80") == 0
    assert run("squat.chair", "--sheet", "-o", three, "--size", "80x80", "--yaws=0,60,-60") == 0
    assert run("squat.chair,itb.s*", "--sheet", "-o", two, "--size", "80x80") == 0
    told = capsys.readouterr().out
    assert told.count(": 1 variations,") == 2
    with Image.open(one) as narrow, Image.open(three) as wide, Image.open(two) as high:
        assert wide.width > 2 * narrow.width
        assert high.height > 1.5 * narrow.height
    assert run("squat.chiar", "--sheet", "-o", one) == 2
    assert 'did you mean "squat.chair"' in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_one_cycle_in_motion_lasts_as_long_as_its_tempo(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"tilt.{kind}"
    assert run("cc.wall_tilt", "-o", out, "--size", "100x100") == 0
    tempo = load_catalogue().exercises["cat_cow"].variation("cc.wall_tilt").cycle_ms
    with Image.open(out) as image:
        frames = getattr(image, "n_frames", 1)
        length = 0
        for frame in range(frames):
            image.seek(frame)
            image.load()
            length += image.info["duration"]
    assert frames > 10
    assert length == tempo
    assert f"{tempo / 1000:g} s" in capsys.readouterr().out


def test_the_sheet_holds_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "sheet.png"
    variations = sum(len(each.variations) for each in load_catalogue().exercises.values())
    assert run("--sheet", "-o", out, "--size", "80x80") == 0
    assert capsys.readouterr().out.startswith(f"{out}: {variations} variations, 652 x ")
    with Image.open(out) as image:
        assert image.size[0] == 652
        assert image.size[1] >= 7 * 80


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("squat.char", "-o", "x.png"), 'there is no variation "squat.char" (did you mean "squat.chair"?)'),
        (("squat", "-o", "x.png"), '(did you mean "squat.bodyweight"?)'),
        (("zzz", "-o", "x.png"), 'there is no variation "zzz"; all of them: routine-app exercises'),
    ],
)
def test_an_unknown_variation(words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*words) == 2
    said = capsys.readouterr().err
    assert said.startswith("routine-app: there is no variation")
    assert told in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "x.png"), "give a VARIATION, or --sheet for all of them"),
        (("--sheet", "-o", "x.gif"), "write them as .png"),
        (("squat.chair", "--at", "0.5", "-o", "x.gif"), "write them as .png"),
        (("squat.chair", "-o", "x.jpg"), "should end in .png, .gif, .webp"),
        (("squat.chair", "-o", "x.png", "--size", "big"), '"big" is not a size such as 900x700'),
        (("squat.chair", "-o", "x.png", "--size", "10x99999"), "both sides should be from 64 to 4096"),
        (("squat.chair", "-o", "x.png", "--at", "2"), "is not a number from 0 to 1"),
        (("squat.chair", "-o", "x.png", "--at", "nan"), "is not a number from 0 to 1"),
        (("squat.chair", "-o", "x.png", "--yaw", "round"), "is not an angle"),
        (("squat.chair", "-o", "x.png", "--week", "50"), "is not a week of pregnancy"),
        (("squat.chair",), "required: -o"),
    ],
)
def test_a_wrong_option(words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(*words)
    assert left.value.code == 2
    assert told in capsys.readouterr().err


def test_a_file_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("png", "gif"):
        out = tmp_path / "nowhere" / f"x.{kind}"
        assert run("cc.wall_tilt", "-o", out, "--size", "64x64") == 74
        told = f"routine-app: {out}: No such file or directory\nThe mend: look at the name, or make the folder first.\n"
        assert capsys.readouterr().err == told


def test_where_qt_cannot_paint_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(render, "painter_fault", lambda: "libEGL is missing.\nThe mend: install it")
    assert run("squat.chair", "-o", "x.png") == 2
    assert capsys.readouterr().err == "routine-app: Qt cannot paint here. libEGL is missing.\nThe mend: install it\n"


def test_no_display_is_needed(tmp_path: Path) -> None:
    environ = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environ["QT_QPA_PLATFORM"] = "xcb"  # what a desktop may set; without a display Qt would abort
    out = tmp_path / "x.png"
    line = [sys.executable, "-m", "routine_app", "render", "squat.wall", "-o", str(out), "--size", "64x64"]
    result = subprocess.run(line, capture_output=True, text=True, env=environ)
    assert (result.returncode, result.stderr) == (0, "")
    assert out.exists()


def test_values_are_read() -> None:
    assert render.size("640x480") == (640, 480)
    assert render.share("0.25") == 0.25
    assert render.angle("-60") == -60
    with pytest.raises(ContentError):
        render.variation_of("")
