from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from routine_app.cli import main, plan_text
from routine_app.cli.preview import preview
from routine_app.domain.compile import compile_plan
from routine_app.storage.preferences import Preferences, save_preferences
from tests.fakes import SLIDE, SQUAT, make_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEGMENT_KEYS = "start_ms duration_ms kind exercise variation side set rep phase breath".split()  # noqa: SIM905


def ran(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main.main(words) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def previewed(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(ran(capsys, "preview", *words, "--json"))
    return answer


def test_the_keys_are_the_promised_ones(capsys: pytest.CaptureFixture[str]) -> None:
    answer = previewed(capsys, "daily", "--avoid", "floor", "--avoid", "all_fours", "--without", "band")
    assert list(answer) == ["routine", "author", "seconds", "items", "skipped", "segments", "cues"]
    for item in answer["items"]:
        assert list(item) == ["exercise", "variation", "replaced", "reason", "sets", "reps", "sides"]
    for segment in answer["segments"]:
        assert list(segment) == SEGMENT_KEYS
    for cue in answer["cues"]:
        assert list(cue) == ["at_ms", "kind", "text"]


def test_the_segments_fill_the_session_without_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    answer = previewed(capsys, "daily")
    assert answer["routine"] == "daily"
    end = 0
    for segment in answer["segments"]:
        assert segment["start_ms"] == end
        end += segment["duration_ms"]
    assert answer["seconds"] * 1000 == end
    assert 24 * 60 < answer["seconds"] < 31 * 60
    assert [cue["at_ms"] for cue in answer["cues"]] == sorted(cue["at_ms"] for cue in answer["cues"])


def test_what_she_avoids_is_swapped_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    answer = previewed(capsys, "daily", "--avoid", "all_fours", "--avoid", "head_below_hips")
    items = {item["exercise"]: item for item in answer["items"]}
    assert items["quad_hip_ext"]["variation"] == "qhe.standing_slide"
    assert "off your hands and knees" in items["quad_hip_ext"]["reason"]
    assert items["bridge"]["variation"].endswith("hip_thrust")
    assert items["bridge"]["replaced"].startswith("bridge.") or items["bridge"]["replaced"].startswith("br")
    assert "keeps your head above your hips" in items["bridge"]["reason"]
    assert items["squat"]["replaced"] is None
    assert items["squat"]["reason"] is None


def test_a_row_says_none_where_there_is_nothing() -> None:
    plan = make_plan()
    answer = preview(plan, compile_plan(plan))
    assert (answer.items[0].exercise, answer.items[0].variation) == ("squat", SQUAT.id)
    assert (answer.items[0].replaced, answer.items[0].reason) == (None, None)
    assert (answer.items[1].variation, answer.items[1].replaced) == (SLIDE.id, "slide.lift")
    assert (answer.items[1].sets, answer.items[1].reps, answer.items[1].sides) == (1, 2, "each")
    assert [(each.exercise, each.reason) for each in answer.skipped] == [
        ("cat_cow", "Left out: you would be on all fours.")
    ]


def test_stored_preferences_change_nothing(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ran(capsys, "preview", "daily")
    chosen = Preferences(pace_percent=80, week=30, get_ready_s=60, pinned={"squat": "squat.chair"})
    save_preferences(data_dir / "preferences.yaml", chosen)
    save_preferences(data_dir / "preferences.yaml", chosen)
    assert ran(capsys, "preview", "daily") == before


def test_a_play_line_can_be_typed_again(capsys: pytest.CaptureFixture[str]) -> None:
    again = ran(capsys, "preview", "short", "--speed", "60", "--fullscreen", "--text")
    assert again == ran(capsys, "preview", "short")


@pytest.mark.parametrize("command", ["preview", "play"])
def test_an_unknown_routine(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([command, "shrt"]) == 2
    assert 'did you mean "short"' in capsys.readouterr().err


def test_a_routine_that_is_a_file_with_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("format: 1\nid: mine\nnme: Mine\n", encoding="utf-8")
    assert main.main(["preview", str(path)]) == 2
    first = capsys.readouterr().err.splitlines()[0]
    assert first.startswith(f"{path}:")


def test_the_text_is_a_plan_and_a_script(golden: Callable[[str, str], None]) -> None:
    plan = make_plan()
    timeline = compile_plan(plan)
    lines = [*plan_text.plan_lines(plan, timeline), "", *plan_text.script_lines(timeline)]
    golden("cli/preview.txt", "\n".join(lines) + "\n")


NOTED = """\
format: 1
id: noted
name: Noted
description: For the test.
sections:
  - name: All
    items:
      - exercise: squat
        get_ready: 60
        notes: |
          Slowly today
            and only half-way.
          Stop if it pinches.
"""


def test_every_line_of_a_note_is_indented_like_the_first_and_said_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "noted.yaml"
    path.write_text(NOTED, encoding="utf-8")
    lines = ran(capsys, "preview", str(path)).splitlines()
    at = lines.index("     Slowly today")
    assert lines[at + 1 : at + 3] == ["     and only half-way.", "     Stop if it pinches."]
    assert any('"Slowly today."' in line for line in lines)
    assert any('"Stop if it pinches."' in line for line in lines)
    assert not any(line.startswith(("and only", "Stop if")) for line in lines)


def test_what_the_author_says_of_the_whole_and_what_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "whole.yaml"
    about = "author: A\nphysiotherapist: M. Lind\nreview: 2026-12-14\nnotes: Less is more.\nsections:"
    text = NOTED.replace("sections:", about).replace("get_ready: 60", "core: true")
    path.write_text(text, encoding="utf-8")
    lines = ran(capsys, "preview", str(path)).splitlines()
    assert lines[1:5] == [
        "Written by A.",
        "Physiotherapist: M. Lind.",
        "To look at again together: 2026-12-14.",
        "Less is more.",
    ]
    assert "If only a few get done: Squat." in lines
