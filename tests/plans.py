"""Hand-made plans, and hypothesis strategies for plans: shared by the tests of time."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from routine_app.domain.breath import PATTERNS
from routine_app.domain.compile import CompileOptions, CueLevel, compile_plan
from routine_app.domain.exercise import Dose, Exercise, HoldDose, Phase, RepsDose, TimeDose, Variation
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.timeline import Timeline
from routine_app.domain.vocabulary import Breath, Equipment, Level, Position, Side, Sides

IN, OUT, FREE = Breath.IN, Breath.OUT, Breath.FREE
LOWER_AND_RISE = (Phase("lower", 3000, IN, 1), Phase("rise", 2000, OUT, 2), Phase("reset tall", 1000, OUT, 2))
OPEN_AND_CLOSE = (Phase("open knee", 2000, OUT, 1), Phase("pause", 1000, OUT, 1), Phase("close", 3000, IN, 2))
CALM = (Phase("breathe in", 4000, IN, 0), Phase("breathe out and ease", 6000, OUT, 1))
SQUEEZE = (
    Phase("squeeze", 2000, OUT, 0),
    Phase("keep squeezing, breathe", 3000, FREE, 1),
    Phase("let go", 2000, IN, 2),
)


def variation(identity: str, **fields: object) -> Variation:
    """Return a variation "exercise.name"; what is not given is a plain standing movement of 2 x 8."""
    exercise, _, name = identity.partition(".")
    title = name.replace("_", " ").capitalize()
    given: dict[str, Any] = {
        "id": identity,
        "exercise": exercise,
        "name": title,
        "short_name": title,
        "level": Level.BASE,
        "positions": (Position.STANDING,),
        "demands": (),
        "equipment": (),
        "sides": Sides.BOTH,
        "dose": RepsDose(2, 8),
        "tempo": LOWER_AND_RISE,
        "steps": ("Stand hip-wide.", "Breathe in and reach back.", "Breathe out and stand tall."),
        "mistakes": (),
        "choose_when": "",
        "cautions": "",
        "sources": (),
    }
    return Variation(**(given | fields))


def item(*variations: Variation, **fields: object) -> PlanItem:
    """Return an item that does the first of these variations of one exercise, in its own dose and positions."""
    first = variations[0]
    exercise = Exercise(first.exercise, first.exercise.capitalize(), "", (), variations)
    given: dict[str, Any] = {
        "exercise": exercise,
        "variation": first,
        "dose": first.dose,
        "start": first.positions[0],
        "end": first.positions[-1],
    }
    return PlanItem(**(given | fields))


def plan(*items: PlanItem) -> Plan:
    """Return a plan of these items."""
    return Plan("hand_made", "Hand-made", items)


SQUAT = variation("squat.squat")
MINI = variation(
    "squat.mini_squat", level=Level.EASIER, tempo=(Phase("bend", 2000, IN, 1), Phase("rise", 2000, OUT, 2))
)
CHAIR = variation("squat.chair_squat", level=Level.EASIER, positions=(Position.SEATED, Position.STANDING))
CLAM = variation(
    "abduction.clamshell",
    positions=(Position.SIDE_LYING,),
    sides=Sides.EACH,
    dose=RepsDose(2, 4),
    tempo=OPEN_AND_CLOSE,
    steps=("Lie on your side, knees bent.", "Breathe out and open the top knee.", "Breathe in and close slowly."),
)
SIDE_SLIDE = variation("abduction.side_slide", level=Level.EASIER, sides=Sides.EACH, dose=RepsDose(2, 4))
PRESS_OUT = variation(
    "abduction.press_out", level=Level.EASIER, positions=(Position.SEATED,), dose=RepsDose(2, 4), tempo=SQUEEZE
)
STRETCH = variation(
    "stretch.figure_four", positions=(Position.SEATED,), sides=Sides.EACH, dose=HoldDose(2, 20_000), tempo=CALM
)
BREATHING = variation(
    "breathing.seated_breathing",
    positions=(Position.SEATED,),
    dose=TimeDose(60_000),
    tempo=CALM,
    steps=("Sit tall.", "Let it go."),
)
SQUATS = item(SQUAT, MINI)
CLAMS = item(CLAM, PRESS_OUT)
STRETCHES = item(STRETCH)
BREATHS = item(BREATHING)
SMALL = plan(BREATHS, SQUATS, CLAMS, STRETCHES)
"""Breathing, a squat, a side-lying and a seated stretch: every kind of segment."""


def at_once(_text: str) -> int:
    """Say anything in no time: what waits then lasts as long as its author says."""
    return 0


def laid_out_at_once(todays: Plan, options: CompileOptions | None = None) -> Timeline:
    """Return the plan's timeline with a voice that takes no time."""
    return compile_plan(todays, options, at_once)


_NAMES = st.sampled_from(
    ("lower", "rise", "pause, shoulders low", "in", "breathe out slowly", "hips to wall", "round (cat)")
)
_PHASES = st.builds(Phase, _NAMES, st.integers(300, 7000), st.sampled_from(Breath), st.integers(0, 5))
_TEMPOS = st.lists(_PHASES, min_size=1, max_size=4).map(tuple)
_DOSES: st.SearchStrategy[Dose] = st.one_of(
    st.builds(RepsDose, st.integers(1, 3), st.integers(1, 9)),
    st.builds(HoldDose, st.integers(1, 3), st.integers(1_000, 60_000)),
    st.builds(TimeDose, st.integers(5_000, 120_000)),
)
_SENTENCES = ("Go.", "Stand with feet hip- to shoulder-width apart, toes turned out a little.", "Breathe out and " * 8)


@st.composite
def _variations(draw: st.DrawFn, number: int, level: Level) -> Variation:
    return variation(
        f"exercise_{number}.{level}",
        level=level,
        positions=tuple(draw(st.lists(st.sampled_from(Position), min_size=1, max_size=2))),
        equipment=tuple(draw(st.lists(st.sampled_from(Equipment), max_size=3, unique=True))),
        sides=draw(st.sampled_from(Sides)),
        dose=draw(_DOSES),
        tempo=draw(_TEMPOS),
        steps=tuple(draw(st.lists(st.sampled_from(_SENTENCES), max_size=3))),
    )


@st.composite
def plan_items(draw: st.DrawFn, number: int = 0) -> PlanItem:
    """Return items of every kind of dose, side, position and setting, with an easier variation to go to."""
    return item(
        draw(_variations(number, Level.BASE)),
        draw(_variations(number, Level.EASIER)),
        rest_ms=draw(st.sampled_from((0, 1_000, 20_000, 45_000))),
        get_ready_ms=draw(st.sampled_from((0, 2_000, 10_000))),
        tempo_scale=draw(st.floats(0.5, 2.0)),
        breathing=draw(st.none() | st.sampled_from(list(PATTERNS.values()))),
        self_paced=draw(st.sampled_from((False, False, True))),
        notes=draw(st.sampled_from(("", "Small range today."))),
        first_side=draw(st.sampled_from(Side)),
    )


@st.composite
def plans(draw: st.DrawFn, max_items: int = 3) -> Plan:
    """Return plans of one to `max_items` items."""
    count = draw(st.integers(1, max_items))
    return plan(*(draw(plan_items(number)) for number in range(count)))


def compile_options() -> st.SearchStrategy[CompileOptions]:
    """Return options over all paces and levels."""
    return st.builds(CompileOptions, st.integers(80, 130), st.booleans(), st.sampled_from(CueLevel))
