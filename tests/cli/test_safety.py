"""`routine-app safety` prints the page, with her own numbers; the numbers are in no log."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.cli.main import main
from routine_app.content.care import load_care
from routine_app.domain.comfort import ENDED
from routine_app.paths import user_paths
from routine_app.storage.preferences import Contacts, Preferences, save_preferences


def test_the_page_is_printed_with_her_numbers_and_sources_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = user_paths(tmp_path)
    save_preferences(paths.preferences, Preferences(contacts=Contacts("Anna", "0111")))
    assert main(["--data-dir", str(tmp_path), "safety"]) == 0
    plain = capsys.readouterr().out
    assert main(["--data-dir", str(tmp_path), "safety", "--sources"]) == 0
    sourced = capsys.readouterr().out
    assert "Midwife: Anna 0111" in plain
    for each in load_care().statements:
        assert each.text in plain
        assert each.source in sourced
    assert "UHB NHS" not in plain
    logs = [path.read_text(encoding="utf-8") for path in paths.logs.glob("*")] if paths.logs.is_dir() else []
    assert not any("0111" in text or "Anna" in text for text in logs)


def test_after_a_pregnancy_the_page_names_no_baby(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_preferences(user_paths(tmp_path).preferences, Preferences(week=ENDED))
    assert main(["--data-dir", str(tmp_path), "safety"]) == 0
    page = capsys.readouterr().out
    assert "Call today" in page
    assert "baby" not in page


def test_pain_of_six_or_more_before_begins_only_the_gentle_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path), "play", "daily", "--text", "--pain", "7"]) == 0
    said = capsys.readouterr().out
    assert "today the gentle set, or rest" in said
    assert "play gentle --text" in said
    assert "1 of " not in said


def test_at_four_or_five_the_easier_versions_are_one_option_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    play = ["--data-dir", str(tmp_path), "play", "short", "--text", "--pain", "4", "--speed", "1000"]
    assert main(play) == 0
    planned = capsys.readouterr().out
    assert "add --easier" in planned
    assert main([*play, "--easier"]) == 0
    easier = capsys.readouterr().out
    assert "add --easier" not in easier
    assert easier.count("easier and fewer for now.") > planned.count("easier and fewer for now.")
