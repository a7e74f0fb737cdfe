"""What docs/cli.md shows of a command is what that command says; "..." stands for lines that are left out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from routine_app.cli import main

# One of them paints: without an application it would make one that no window of a later test could use.
pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^    \$ routine-app ?(.*)\n((?:    .*\n)*?)(?=\n|    \$)", re.MULTILINE)
SHOWN = {words: lines for words, lines in EXAMPLE.findall(PAGE) if lines}
ELSEWHERE = (
    *("play daily --text", "doctor", "history --since 2026-02-26", ""),  # of a terminal, a machine, a diary, no display
    *("day --worst 5 --average 3 --wakes 2", "backups", "backups restore 20261124-12", "backups leave"),
    *("render squat.chair -o chair.webp", "render --sheet -o sheet.png"),  # which take seconds
)
MINE = """\
format: 1
id: mine
nme: Mine
sections:
  - name: Main
    items:
      - exercise: sqat
        dose: {sets: 2, hold: 0}
"""


def differs(shown: str, said: str) -> str:
    """Return the first line that is shown and was not said, in that order, "" for none."""
    left = iter(said.splitlines())
    gap = False
    for line in (each[4:] for each in shown.splitlines()):
        if line.strip() == "...":
            gap = True
        elif gap and line not in left:  # which goes on to it
            return line
        elif not gap and (found := next(left, "nothing")) != line:
            return f"{line}\n{found}"
        else:
            gap = False
    return "" if gap or next(left, None) is None else "more is said"


@pytest.mark.parametrize("words", [words for words in SHOWN if words not in ELSEWHERE])
def test_an_example(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "routines").symlink_to(ROOT / "routines")
    (tmp_path / "mine.yaml").write_text(MINE, encoding="utf-8")
    if words.startswith("format"):
        main.main(["new", "--from", "daily", "anna.yaml"])
        capsys.readouterr()
    try:
        main.main(shlex.split(words))
    except SystemExit as left:
        assert left.code  # noqa: PT017 - a line that is wrong is told of
    said = capsys.readouterr()
    assert differs(SHOWN[words], said.out + said.err) == ""


def test_what_is_not_tried_is_shown() -> None:
    assert [words for words in ELSEWHERE if words not in SHOWN] == []


def test_a_line_that_is_not_said_is_noticed() -> None:
    assert differs("    one\n    ...\n    three\n", "one\ntwo\nthree\n") == ""
    assert differs("    one\n    ...\n    four\n", "one\ntwo\nthree\n") == "four"
    assert differs("    two\n", "one\n") == "two\none"
    assert differs("    one\n", "one\ntwo\n") == "more is said"


def test_every_command_is_in_its_list(capsys: pytest.CaptureFixture[str]) -> None:
    names = re.findall(r"^    routine-app ([a-z]+)", PAGE.partition("`routine` is")[0], re.MULTILINE)
    with pytest.raises(SystemExit):
        main.main(["--help"])
    helped = re.findall(r"^    ([a-z]+)(?: |$)", capsys.readouterr().out, re.MULTILINE)
    assert len(names) > 10
    assert sorted(names) == sorted(helped)
