"""A clip file becomes a clip, or every problem in it is told at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.checked_yaml.source import read_source
from routine_app.content import document
from routine_app.content.clips import clip_for, clips_dir, load_clip, read_clip
from routine_app.content.document import parse_bytes
from routine_app.domain.vocabulary import Position

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.checked_yaml.report import Report

ODD = ("", "null", "true", "4", "'4'", "[]", "{}", "[a]", "[0, 0]", "[1, 2, 3]", "{from: x}", "a  b", "*x", "floor",
       "chair.back", "knee_l", "from", "base", "root", "hand_l", "helper", "band", "seated", "up")  # fmt: skip
GOOD = b"""\
camera: {yaw: 10}
props:
  chair: {at: [-0.02, 0]}
keys:
  tall:
    base: seated
  lean:
    from: tall
    root: {pitch: 30}
motion:
  lean forward: {to: lean}
  sit tall: {to: tall, ease: gentle}
"""


def problems(folder: Path, text: str) -> list[str]:
    """Return the problems of a clip's text that cannot be used, each from the file's name on."""
    file = folder / "x.yaml"
    file.write_text(text, encoding="utf-8")
    clip, found = load_clip(file)
    assert clip is None
    return [str(problem).removeprefix(f"{folder}/") for problem in found]


def test_a_clip_is_read(tmp_path: Path) -> None:
    (tmp_path / "dl.x.yaml").write_bytes(GOOD)
    clip, found = load_clip(tmp_path / "dl.x.yaml")
    assert found == ()
    assert clip is not None
    assert clip.id == "dl.x"
    assert clip.phases == ("lean forward", "sit tall")
    assert clip.camera.yaw == 10
    assert [prop.kind for prop in clip.props] == ["chair"]
    assert clip.poses[1].name == "lean"


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("base: seated", "base: seatd", "6:11", '"seatd" is not a base pose'),
        ("base: seated", "base: seatd", "6:11", '(did you mean "seated"?)'),
        ("pitch: 30", "pich: 30", "9:12", '"pich" is not a key of a root'),
        ("pitch: 30", "pich: 30", "9:12", '(did you mean "pitch"?)'),
        ("pitch: 30", "pitch: far", "9:19", '"pitch" must be a number of degrees from -180 to 180, not "far"'),
        ("pitch: 30", "pitch: 300", "9:19", '"pitch" must be a number of degrees from -180 to 180, not 300'),
        ("ease: gentle", "ease: jerky", "12:30", '"jerky" is not an easing'),
        ("[-0.02, 0]", "[-0.02]", "3:15", '"at" must be a list of 2 or 3 numbers, not of 1'),
        ("yaw: 10", "yaw: 1e1", "1:15", '"yaw" must be a number of degrees'),
        ("camera: {yaw: 10}", "work: [leg]", "1:8", '"leg" is not a part of her'),
        ("keys:", "kees:", "4:1", '"kees" is not a key of a clip'),
        ("camera: {yaw: 10}", "format: 2", "1:9", "written for a newer version of Routine"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, old: str, new: str, where: str, what: str) -> None:
    told = problems(tmp_path, GOOD.decode().replace(old, new, 1))
    assert any(line.startswith(f"x.yaml:{where}: error: ") and what in line for line in told), told


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    told = problems(tmp_path, GOOD.decode().replace("yaw: 10", "yaw: ten").replace("from: tall", "from: tal"))
    assert len(told) == 2


@pytest.mark.parametrize(
    "text", ["", "- 1\n", "keys: 5\n", "format: 9\nkeys: {a: {}}\n", "{", "keys: {a: {from: b}}\n"]
)
def test_nonsense_is_a_problem_and_no_crash(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text)


def test_a_broken_or_missing_file_gives_a_still_figure_in_the_right_position(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("keys: {a: {base: flying}}\n", encoding="utf-8")
    clip, found = clip_for("bad", [Position.SEATED], folder=tmp_path)
    assert clip.motion == ()
    assert "flying" in found[0].message
    assert found[0].file.endswith("bad.yaml")
    missing, found = clip_for("none", [Position.SUPINE], folder=tmp_path)
    assert missing.poses[0].root[2] < 0.2  # lying
    assert found != ()


def test_a_phase_that_does_not_move_is_told_and_the_clip_plays(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(GOOD)
    clip, found = clip_for("x", phases=["lean forward", "hop"], folder=tmp_path)
    assert len(clip.motion) == 2
    assert [(problem.line, "hop" in problem.message) for problem in found] == [(10, True)]


def test_the_name_of_the_file_is_the_variation(tmp_path: Path) -> None:
    (tmp_path / "a.b.yaml").write_bytes(GOOD)
    clip, _ = load_clip(tmp_path / "a.b.yaml")
    assert clip is not None
    assert clip.id == "a.b"


def test_a_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.yaml").write_bytes(GOOD)
    read: list[Path] = []

    def spy(path: Path, report: Report) -> str | None:
        read.append(path)
        return read_source(path, report)

    monkeypatch.setattr(document, "read_source", spy)
    clip_for("x", phases=["lean forward", "hop"], folder=tmp_path)
    assert read == [tmp_path / "x.yaml"]


@given(st.integers(0, 62), st.lists(st.tuples(st.floats(0, 0.999), st.sampled_from(ODD)), min_size=1, max_size=4))
def test_a_clip_with_odd_words_in_it_is_read_or_refused_and_no_crash(index: int, odd: list[tuple[float, str]]) -> None:
    text = sorted(clips_dir().glob("*.yaml"))[index].read_text(encoding="utf-8")
    for share, word in odd:
        spans = [match.span() for match in re.finditer(r"[\w.]+|\[[^]]*\]|\{[^}]*\}", text)]
        start, end = spans[int(share * len(spans))]
        text = text[:start] + word + text[end:]
    clip, found = read_clip(parse_bytes(text.encode(), "x"), "x")
    assert (clip is None) == bool(found)
