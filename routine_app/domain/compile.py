"""Plan -> Timeline: segments, breath and cues at absolute integer milliseconds.

Knows the order of a session, its tempo, breath and cues; does not know clocks, players or views. A session that has
begun is compiled on from any instant: what lies before stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from routine_app.domain.breath_track import breath_spans, fullness_at
from routine_app.domain.cue_slots import spoken_until
from routine_app.domain.cues import plan_cues, plan_rest
from routine_app.domain.options import PACE_MAX, PACE_MIN, PACE_STEP, CompileOptions, CueLevel
from routine_app.domain.plan import Plan
from routine_app.domain.script import Step, whole
from routine_app.domain.segments import lay_out
from routine_app.domain.so_far import Leaving, so_far
from routine_app.domain.spoken_length import LengthOf, estimate_ms
from routine_app.domain.timed_steps import timed_steps
from routine_app.domain.timeline import Timeline

__all__ = [
    "PACE_MAX",
    "PACE_MIN",
    "PACE_STEP",
    "CompileOptions",
    "CueLevel",
    "compile_on",
    "compile_plan",
    "cue_anew",
]

_NOTHING = Timeline(segments=(), breaths=(), cues=())


def compile_plan(plan: Plan, options: CompileOptions | None = None, length_of: LengthOf = estimate_ms) -> Timeline:
    """Return the timeline of the whole plan, by how long each text takes to say. An empty plan is only its finish."""
    return compile_on(_NOTHING, plan, whole(plan), options or CompileOptions(), length_of)


def compile_on(
    done: Timeline,
    plan: Plan,
    steps: Sequence[Step],
    options: CompileOptions,
    length_of: LengthOf = estimate_ms,
    leaving: Leaving | None = None,
) -> Timeline:
    """Return `done` followed by the steps, which begin at its end, where she is `leaving` what she does.

    Breath goes on from the fullness reached there, and nothing new is said before what is being said has ended.
    """
    start_ms = done.duration_ms
    timed = timed_steps(plan, steps, options, length_of, so_far(done, leaving))
    segments = lay_out(plan, timed, options, start_ms)
    busy_ms = spoken_until(done.cues)
    cues = plan_cues(plan, segments, options.cue_level, length_of=length_of, busy_until_ms=busy_ms)
    return Timeline(
        segments=(*done.segments, *segments),
        breaths=(*done.breaths, *breath_spans(segments, start_ms, fullness_at(done, start_ms))),
        cues=(*done.cues, *cues),
    )


def cue_anew(
    timeline: Timeline,
    plan: Plan,
    level: CueLevel,
    from_ms: int,
    answer: str = "",
    length_of: LengthOf = estimate_ms,
) -> Timeline:
    """Return the timeline with all that is heard from `from_ms` on planned anew at a level, from how it stands now.

    What was heard before that stays. The words `answer` come first.
    """
    heard = tuple(cue for cue in timeline.cues if cue.at_ms < from_ms)
    cues = plan_rest(plan, timeline.segments, level, heard, from_ms, length_of=length_of, first=answer)
    return replace(timeline, cues=(*heard, *cues))
