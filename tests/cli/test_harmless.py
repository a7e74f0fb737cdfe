"""Whatever stands in a path, a word of the command line or a fault of the system: the terminal shows it spelt out."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.cli import main
from tests.odd_names import odd_path, takes_any_name

ODD = ("a\x1b[2Jb", "\u202egnp", "two\nlines", "ze\u200bro", "\x9b31m")


def said(capsys: pytest.CaptureFixture[str]) -> str:
    shown = capsys.readouterr()
    return shown.out + shown.err


def is_safe(text: str) -> bool:
    return bool(text) and all(line.isprintable() for line in text.split("\n"))


@takes_any_name
@pytest.mark.parametrize("name", ODD)
def test_the_name_of_a_file_that_is_checked_played_and_previewed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"{name}.yaml"
    for text in (None, "a: [1\nb: 2\n"):
        if text is not None:
            path.write_text(text, encoding="utf-8")
        for words in (["check", str(path)], ["preview", str(path)], ["play", str(path), "--text"]):
            assert main.main(words) in (1, 2)
            assert is_safe(said(capsys))


@pytest.mark.parametrize("name", ODD)
def test_a_word_of_the_command_line(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["preview", name]) == 2
    assert is_safe(said(capsys))
    for words in (["preview", "daily", "--avoid", name], ["play", "daily", "--week", name], [name]):
        with pytest.raises(SystemExit) as left:
            main.main(words)
        assert left.value.code == 2
        assert is_safe(said(capsys))


@takes_any_name
@pytest.mark.parametrize("name", ODD)
def test_the_folder_that_everything_is_in(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / name
    (data / "routines").mkdir(parents=True)
    (data / "routines" / "x.yaml").write_text("[", encoding="utf-8")
    (data / "preferences.yaml").write_text("[", encoding="utf-8")
    assert main.main(["list", "--data-dir", str(data)]) == 0
    assert is_safe(said(capsys))


@takes_any_name
def test_a_name_that_is_not_utf_8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = odd_path(tmp_path, b"x-\xfc.yaml")
    path.write_text("a: 1\n", encoding="utf-8")
    assert main.main(["check", str(path)]) == 1
    assert "x-\\xfc.yaml:1:1: error:" in said(capsys)
