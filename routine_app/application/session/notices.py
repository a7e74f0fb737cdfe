"""What stands at the top of a session beside its name: what is other than usual, each in two or three words.

Knows words and values; knows no widget.
"""

from __future__ import annotations

from routine_app.domain.cue_words import LEVEL_NAMES
from routine_app.domain.options import CompileOptions, CueLevel

SOUND_NOTICE, DIARY_NOTICE = "No sound", "Diary: see Finish"
WAITS_NOTICE = "Waiting for sound"
TRIAL_NOTICE = "Only tried, not kept"


def notices_of(
    options: CompileOptions,
    cues_before: CueLevel,
    *,
    muted: bool = False,
    of_sound: str = "",
    not_kept: str = "",
    trial: bool = False,
    waits: bool = False,
) -> tuple[str, ...]:
    """Return the notices; `cues_before` is how much she heard when the session began.

    A `trial` goes past the diary; one that `waits` waits for sound. `of_sound` and `not_kept` say what is wrong with
    sound and diary; they are too long for here: what is wrong stands on Today and on Finish.
    """
    notices = {
        WAITS_NOTICE: waits,
        TRIAL_NOTICE: trial,
        f"Pace {options.pace_percent} %": options.pace_percent != 100,
        "My own pace": options.self_paced,
        LEVEL_NAMES[options.cue_level]: options.cue_level is not cues_before,
        "Sound off": muted,
        SOUND_NOTICE: bool(of_sound),
        DIARY_NOTICE: bool(not_kept),
    }
    return tuple(notice for notice, holds in notices.items() if holds)
