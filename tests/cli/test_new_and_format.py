"""`new` and `format`: files to write on, and files put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.cli import main
from tests.content.editing.test_any_edit import SHIPPED
from tests.content.editing.test_tidy import UNTIDY

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_new_file_is_good_and_is_not_written_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "Anna week 3.yaml"
    assert main.main(["new", str(tmp_path / "Anna week 3")]) == 0
    assert "check '" in capsys.readouterr().out
    assert main.main(["check", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[2:4] == ["id: anna_week_3", "name: Anna week 3"]
    assert main.main(["new", str(path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text


def test_from_another_routine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "anna.yaml"
    assert main.main(["new", "--from", "daily", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    assert text.partition("\n")[2] == SHIPPED["daily"].replace("id: daily", "id: anna").replace(
        "name: Daily routine", "name: anna"
    )
    assert main.main(["new", "--from", "dayly", str(tmp_path / "b.yaml")]) == 2
    assert 'did you mean "daily"' in capsys.readouterr().err
    (tmp_path / "list.yaml").write_text("- a\n")
    assert main.main(["new", "--from", str(tmp_path / "list.yaml"), str(tmp_path / "b.yaml")]) == 2
    assert "no keys with values" in capsys.readouterr().err
    assert not (tmp_path / "b.yaml").exists()


def test_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, broken = tmp_path / "good.yaml", tmp_path / "broken.yaml"
    good.write_text(UNTIDY)
    broken.write_text("a: 'b\n")
    assert main.main(["format", str(good)]) == 0
    assert good.read_text().startswith("format: 1\n# about the id\n")
    assert main.main(["format", str(good), str(broken)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("good.yaml: put in order")
    assert said[1].endswith("good.yaml: in order already")
    assert said[2].endswith("broken.yaml: left as it is: the file has mistakes: mend them first")
    assert broken.read_text() == "a: 'b\n"
