"""docs/scripts holds what she hears of whole sessions, as `preview --heard --estimated` prints it."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.cli import main

SCRIPTS = Path(__file__).parents[2] / "docs" / "scripts"
LINES = {
    "daily.txt": ["daily"],
    "daily_week_30.txt": ["daily", "--week", "30"],
    "daily_without_floor.txt": ["daily", "--avoid", "floor"],
    "no_floor.txt": ["no_floor"],
}


@pytest.mark.parametrize("name", LINES)
def test_the_script_is_what_she_hears(name: str, update_golden: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["preview", *LINES[name], "--heard", "--estimated"]) == 0
    heard = capsys.readouterr().out
    path = SCRIPTS / name
    if update_golden:
        path.write_text(heard, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == heard, "if this is as it should be: pytest --update-golden"


def test_no_other_script_lies_there() -> None:
    assert {path.name for path in SCRIPTS.glob("*.txt")} == set(LINES)
