"""Whatever a file holds, checking it, looking at it before it is kept and showing it as text ends soon, with a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.application.routines.draft import draft_of, retyped, shown, undone
from routine_app.application.routines.editor_rows import rows_of
from routine_app.application.routines.editor_view import last_of, view_steps
from routine_app.application.routines.incoming import keep, look_at
from routine_app.content.catalogue import check_file
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.display_text import harmless
from routine_app.domain.problems import Problem, Severity
from routine_app.domain.spoken_length import estimate_ms
from tests.content.fuzzed import THOUSAND, fuzzed
from tests.content.longest import Longest

COUNT = 1000 if THOUSAND else 200
HANGS_S = 1.0 if THOUSAND else 20.0
MOST_MB = 200


def stand_in(problems: tuple[Problem, ...], data: bytes) -> None:
    """Each problem stands in a line that there is."""
    lines = max(len(data.decode("utf-8", "replace").splitlines()), len(data.splitlines())) + 1
    for problem in problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert harmless(problem.message) == problem.message


def rejected(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


@pytest.mark.slow
def test_fuzzed_files_are_checked_imported_and_shown(tmp_path: Path, catalogue: Catalogue) -> None:
    longest, path, folder, outcome = Longest(), tmp_path / "sent.yaml", tmp_path / "hers", [0, 0, 0]
    for seed in range(COUNT):
        data = fuzzed(seed)
        path.write_bytes(data)
        with longest.of("check", seed):
            checked = check_file(path, catalogue.exercises)
        stand_in(checked, data)
        with longest.of("import", seed):
            seen = look_at(path, catalogue)
        stand_in(seen.problems, data)
        assert (seen.routine is None) == rejected(seen.problems)
        outcome[seen.routine is None] += 1
        if seen.routine is not None:
            with longest.of("keep", seed):
                kept = keep(seen, folder, catalogue)
            assert not rejected(check_file(kept, catalogue.exercises))
            kept.unlink()
        outcome[2] += is_shown(data, catalogue, longest, seed)
    print(f"\n{COUNT} files, {outcome[0]} good, {outcome[1]} rejected, {outcome[2]} no text for the editor: {longest}")  # noqa: T201
    assert min(outcome) > 0
    assert longest.worst < HANGS_S
    assert longest.grown < MOST_MB


def is_shown(data: bytes, catalogue: Catalogue, longest: Longest, seed: int) -> bool:
    """Show it as the editor does, type a sign and take it back; True where it is no text."""
    try:
        draft = draft_of("sent.yaml", data)
    except EditRefusedError:
        return True
    with longest.of("view", seed):
        view = last_of(view_steps(draft.text, draft.file, catalogue.exercises, Comfort(week=20), estimate_ms))
    stand_in(view.problems, data)
    assert (view.routine is None) == rejected(view.problems)
    assert rows_of(view)
    text = shown(draft)
    with longest.of("key", seed):
        typed = retyped(draft, text[: len(text) // 2] + "x" + text[len(text) // 2 :])
    assert shown(undone(typed)) == text
    assert undone(typed).text.encode() == data
    return False
