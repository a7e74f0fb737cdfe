from __future__ import annotations

import pytest

from routine_app.application.session import status
from routine_app.application.session.status import After, status_of
from routine_app.domain.options import CompileOptions, CueLevel
from routine_app.playback.commands import Command

SLOW = CompileOptions(pace_percent=90, self_paced=True, cue_level=CueLevel.SHORT)
USUAL = CompileOptions()


@pytest.mark.parametrize(
    ("command", "after", "said"),
    [
        (Command.EASIER, After(USUAL, "Wall squat"), "Now: Wall squat."),
        (Command.EASIER, After(USUAL, "Wall squat", did=False), status.NO_EASIER),
        (Command.UNDO_EASIER, After(USUAL, "Squat"), "Now: Squat."),
        (Command.UNDO_EASIER, After(USUAL, "Squat", did=False), status.NOTHING_BEFORE),
        (Command.MORE_REST, After(USUAL), status.MORE_REST),
        (Command.MORE_REST, After(USUAL, did=False), status.NO_REST),
        (Command.SLOWER, After(SLOW), "Pace 90 %."),
        (Command.FASTER, After(USUAL), "Pace 100 %."),
        (Command.SELF_PACED, After(SLOW), status.OWN_PACE),
        (Command.SELF_PACED, After(USUAL), status.PACED),
        (Command.CUES, After(SLOW), "Short cues."),
        (Command.MUTE, After(USUAL, muted=True), status.SOUND_OFF),
        (Command.MUTE, After(USUAL), status.SOUND_ON),
        (Command.NEXT, After(USUAL), ""),
    ],
)
def test_what_a_command_has_changed_is_said(command: Command, after: After, said: str) -> None:
    assert status_of(command, after) == said
