from __future__ import annotations

import pytest

from routine_app.application.session import status
from routine_app.application.session.status import Standing, WayBack, left_out_before, status_of, way_back
from routine_app.domain.options import CompileOptions, CueLevel
from routine_app.playback.commands import Command

SLOW = CompileOptions(pace_percent=90, self_paced=True, cue_level=CueLevel.SHORT)
USUAL = CompileOptions()
SQUAT = Standing(USUAL, "Squat")


@pytest.mark.parametrize(
    ("command", "after", "said"),
    [
        (Command.EASIER, Standing(USUAL, "Wall squat"), "Now: Wall squat."),
        (Command.UNDO_EASIER, Standing(USUAL, "Squat"), "Now: Squat."),
        (Command.SKIP, Standing(USUAL, "Bridge"), "Left out: Squat."),
        (Command.MORE_REST, Standing(USUAL), status.MORE_REST),
        (Command.SLOWER, Standing(SLOW), "Pace 90 %."),
        (Command.FASTER, Standing(USUAL), "Pace 100 %."),
        (Command.SELF_PACED, Standing(SLOW), status.OWN_PACE),
        (Command.SELF_PACED, Standing(USUAL), status.PACED),
        (Command.CUES, Standing(SLOW), "Short cues."),
        (Command.MUTE, Standing(USUAL, muted=True), status.SOUND_OFF),
        (Command.MUTE, Standing(USUAL), status.SOUND_ON),
        (Command.NEXT, Standing(USUAL), ""),
    ],
)
def test_what_a_command_has_changed_is_said(command: Command, after: Standing, said: str) -> None:
    assert status_of(command, SQUAT, after) == said


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (Command.EASIER, status.NO_EASIER),
        (Command.UNDO_EASIER, status.NOTHING_BEFORE),
        (Command.MORE_REST, status.NO_REST),
        (Command.SKIP, ""),
    ],
)
def test_what_a_command_could_not_change_is_said(command: Command, said: str) -> None:
    assert status_of(command, SQUAT, SQUAT, did=False) == said


@pytest.mark.parametrize(
    ("command", "before", "back"),
    [
        (Command.EASIER, SQUAT, WayBack(Command.UNDO_EASIER, "Back to Squat.")),
        (Command.SKIP, SQUAT, WayBack(Command.UNDO_SKIP, "Back to Squat.")),
        (Command.SLOWER, SQUAT, WayBack(Command.FASTER, "Pace 100 %.")),
        (Command.FASTER, Standing(SLOW), WayBack(Command.SLOWER, "Pace 90 %.")),
        (Command.SELF_PACED, SQUAT, WayBack(Command.SELF_PACED, status.PACED)),
        (Command.SELF_PACED, Standing(SLOW), WayBack(Command.SELF_PACED, status.OWN_PACE)),
        (Command.MUTE, SQUAT, WayBack(Command.MUTE, status.SOUND_ON)),
        (Command.CUES, SQUAT, None),
        (Command.NEXT, SQUAT, None),
    ],
)
def test_the_way_back_says_what_will_be_true_again(command: Command, before: Standing, back: WayBack | None) -> None:
    assert way_back(command, before) == back


@pytest.mark.parametrize(
    ("left_out", "name"), [((), ""), ((0,), "Squat"), ((0, 1), "Bridge"), ((0, 1, 2), ""), ((2,), "")]
)
def test_of_what_she_left_out_the_last_is_next_unless_it_was_left_out_otherwise(
    left_out: tuple[int, ...], name: str
) -> None:
    names = {0: "Squat", 1: "Bridge"}
    assert left_out_before(names, Standing(USUAL, left_out=frozenset(left_out))) == name
