"""`routine-app handout` writes a routine for paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.cli.main import main
from routine_app.paths import user_paths
from routine_app.storage.preferences import Contacts, Preferences, save_preferences


@pytest.mark.parametrize(("name", "head"), [("h.pdf", b"%PDF-"), ("h.html", b"<!DOCTYPE html>"), ("h.md", b"# Short")])
def test_in_each_form(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, head: bytes) -> None:
    target = tmp_path / name
    assert main(["handout", "short", "-o", str(target), "--week", "30"]) == 0
    assert target.read_bytes().startswith(head)
    said = capsys.readouterr().out
    assert said.startswith(f"{target}: ")
    assert "exercises, about" in said


def test_what_she_avoids_is_left_out_and_said(tmp_path: Path) -> None:
    target = tmp_path / "h.md"
    assert main(["handout", "daily", "-o", str(target), "--avoid", "floor", "--without", "band"]) == 0
    text = target.read_text(encoding="utf-8")
    assert "Not at hand: light band" in text
    assert "no way down to the floor" in text
    assert "**Changed for you:**" in text


def test_numbers_stand_on_it_only_when_asked(tmp_path: Path) -> None:
    save_preferences(user_paths(tmp_path).preferences, Preferences(contacts=Contacts("Anna", "0111")))
    target = tmp_path / "h.md"
    words = ["--data-dir", str(tmp_path), "handout", "short", "-o", str(target)]
    assert main(words) == 0
    assert "0111" not in target.read_text(encoding="utf-8")
    assert main([*words, "--contacts"]) == 0
    assert "Midwife: Anna 0111" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "h.doc"], "should end in .pdf, .html, .md"),
        (["-o", ""], "names no file"),
        (["-o", "h.md", "--large"], "for .pdf"),
        (["-o", "h.pdf", "--paper", "a5"], "invalid choice"),
    ],
)
def test_wrong_words_are_answered(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["handout", "short", *words])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_form_may_be_named(tmp_path: Path) -> None:
    assert main(["handout", "short", "-o", str(tmp_path / "leaflet"), "--format", "html"]) == 0
    assert (tmp_path / "leaflet").read_bytes().startswith(b"<!DOCTYPE html>")


def test_where_it_cannot_be_written_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["handout", "short", "-o", str(tmp_path / "file" / "h.md")]) == 74
    assert "file" in capsys.readouterr().err


def test_what_the_author_said_of_it_stands_on_it(tmp_path: Path) -> None:
    routine = tmp_path / "hers.yaml"
    routine.write_text(
        "format: 1\nid: hers\nname: Hers\ndescription: Slow.\nauthor: B. Keller\nphysiotherapist: Anna Weiss\n"
        "review: 2026-06-01\nnotes: Short is fine.\nsections:\n  - name: Main\n    items:\n"
        "      - {exercise: squat, core: true}\n      - {exercise: bridge}\n",
        encoding="utf-8",
    )
    target = tmp_path / "h.md"
    assert main(["handout", str(routine), "-o", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    for said in (
        "**Written by:** B. Keller",
        "**Ask about it:** Anna Weiss",
        "**To be looked at again together:** Monday, 1 June 2026",
        "**Note:** Short is fine.",
        "## What counts most\n\n### 1\\. Squat",
        "## The others\n\n### 2\\. ",
    ):
        assert said in text
