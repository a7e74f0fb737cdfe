"""kill -9 of the real app while she types in a routine: a second is lost at the most, nothing is mixed.

So in its text, and in fields whose content is not in the text yet.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from routine_app.application.routines.draft_files import kept_draft, kept_half_written
from routine_app.paths import user_paths
from tests.kills import kill_after
from tests.qt.app_child import TYPED
from tests.qt.editor.conftest import shipped
from tests.qt.player.test_resume_kill import start

LOST_S = 1.0
KILLS = 4


def check(kept: str, base: str, typed: list[tuple[int, float]]) -> None:
    """What is kept is the text as it was at one moment, no more than a second before the last key."""
    assert kept.startswith(base)
    written = kept.removeprefix(base)
    assert written == (TYPED * (len(written) // len(TYPED) + 1))[: len(written)]
    due = max((number for number, at in typed if at <= typed[-1][1] - LOST_S), default=0)
    assert due <= len(written) <= typed[-1][0] + 1, f"{len(written)} of {typed[-1][0]} keys, {due} a second before"


@pytest.mark.slow
def test_kills_while_she_types_lose_a_second_at_the_most(tmp_path: Path) -> None:
    rng, base = random.Random(15), shipped()  # noqa: S311
    for kill in range(KILLS):
        paths = user_paths(tmp_path / str(kill))
        paths.routines.mkdir(parents=True)
        path = paths.routines / "mine.yaml"
        path.write_text(base, encoding="utf-8")
        told, errors = kill_after(start("type_text", tmp_path / str(kill), 1), rng.uniform(1.1, 2.5), enough=bool)
        assert "Traceback" not in errors, errors
        typed = [(int(number), float(at)) for number, at in told]
        assert typed[-1][1] - typed[0][1] > LOST_S
        draft = kept_draft(paths, path)
        assert draft
        assert draft.base == base == path.read_text(encoding="utf-8")
        check(draft.text, base, typed)


@pytest.mark.slow
@pytest.mark.parametrize(("what", "key"), [("type_dose", "dose"), ("type_own_exercise", "steps")])
def test_kills_while_a_field_is_half_written(tmp_path: Path, what: str, key: str) -> None:
    paths, base = user_paths(tmp_path), shipped()
    paths.routines.mkdir(parents=True)
    path = paths.routines / "mine.yaml"
    path.write_text(base, encoding="utf-8")
    told, errors = kill_after(start(what, tmp_path, 1), 2.0, enough=bool)
    assert "Traceback" not in errors, errors
    typed = [(int(number), float(at)) for number, at in told]
    assert typed[-1][1] - typed[0][1] > LOST_S
    half = kept_half_written(paths, path, base)
    check((half.fields | half.own)[key], "", typed)
    draft = kept_draft(paths, path)
    assert draft
    assert draft.text == base == path.read_text(encoding="utf-8")


def test_the_check_notices_what_is_lost_or_mixed() -> None:
    typed = [(number, number / 10) for number in range(1, 31)]
    check("a: 1\n" + TYPED[:20], "a: 1\n", typed)
    for wrong in ("a: 1\n" + TYPED[:19], "a: 1\n" + TYPED[1:25], "b: 1\n" + TYPED[:25]):
        with pytest.raises(AssertionError):
            check(wrong, "a: 1\n", typed)
