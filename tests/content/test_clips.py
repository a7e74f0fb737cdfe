from pathlib import Path

import pytest

from routine_app.content.clips import clip_for, load_clip
from routine_app.domain.vocabulary import Position

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
    assert [thing.kind for thing in clip.props] == ["chair"]
    assert clip.poses[1].name == "lean"


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("base: seated", "base: seatd", "6:5", 'got "seatd" (did you mean "seated"?)'),
        ("from: tall", "from: tal", "8:5", 'got "tal" (did you mean "tall"?)'),
        ("pitch: 30", "pich: 30", "9:12", 'unknown name "pich" (did you mean "pitch"?)'),
        ("pitch: 30", "pitch: far", "9:12", 'expected a number, got the word "far"'),
        ("pitch: 30", "pitch: 300", "9:12", "300 is outside -180 to 180"),
        ("to: lean", "to: leen", "11:18", 'got "leen" (did you mean "lean"?)'),
        ("ease: gentle", "ease: jerky", "12:24", 'got "jerky"'),
        ("chair: {at", "chiar: {at", "3:3", '(did you mean "chair"?)'),
        ("[-0.02, 0]", "[-0.02]", "3:11", "expected a list of 2 or 3 numbers"),
        ("root: {pitch: 30}", "hand_l: {on: tabel}", "9:14", "neither a prop of this clip nor a part of the body"),
        ("root: {pitch: 30}", "root: {sit: sofa}", "9:12", 'there is no "sofa" among the props'),
        ("root: {pitch: 30}", "hand_l: {grip: fist}", "9:5", "hand needs a place"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, old: str, new: str, where: str, what: str) -> None:
    text = GOOD.decode().replace(old, new, 1)
    if "grip" in new:
        text = text.replace("base: seated", "base: standing")
    told = problems(tmp_path, text)
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
