"""What is other than usual stands at the top, in the order of what she would look for."""

from __future__ import annotations

from routine_app.application.session.notices import DIARY_NOTICE, SOUND_NOTICE, WAITS_NOTICE, notices_of
from routine_app.domain.options import CompileOptions, CueLevel


def test_nothing_is_said_of_what_is_as_usual() -> None:
    assert notices_of(CompileOptions(), CueLevel.FULL) == ()
    assert notices_of(CompileOptions(cue_level=CueLevel.SHORT), CueLevel.SHORT) == (), "she began so"


def test_all_that_is_other_stands_in_one_order() -> None:
    options = CompileOptions(110, self_paced=True, cue_level=CueLevel.SHORT)
    found = notices_of(options, CueLevel.FULL, muted=True, of_sound="No output.", not_kept="The drive is full.")
    assert found == ("Pace 110 %", "My own pace", "Short cues", "Sound off", SOUND_NOTICE, DIARY_NOTICE)


def test_that_it_waits_for_sound_stands_first() -> None:
    assert notices_of(CompileOptions(110), CueLevel.FULL, waits=True) == (WAITS_NOTICE, "Pace 110 %")
