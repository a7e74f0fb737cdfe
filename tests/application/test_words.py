from __future__ import annotations

import pytest

from routine_app.application import words
from routine_app.application.session.readout import GAP_TEXT, WAITING_TEXT, Mood, reading_of
from routine_app.domain.compile import compile_plan
from routine_app.domain.moment import moment_at
from routine_app.domain.outline import Span, outline_of
from routine_app.domain.timeline import Segment, Unit
from routine_app.domain.vocabulary import Breath, Equipment, SegmentKind, Side
from routine_app.playback.player import State
from tests.fakes import SQUAT, make_item, make_plan


@pytest.mark.parametrize(
    ("hour", "part"),
    [(0, "evening"), (4, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"), (18, "evening")],
)
def test_greeting_by_the_time_of_day(hour: int, part: str) -> None:
    assert words.greeting(hour) == f"Good {part}. How is your pelvis?"
    assert words.greeting(hour, 30, again=True) == f"Good {part}, week 30. How is your pelvis now?"


def test_names_read_as_people_say_them() -> None:
    assert words.equipment_name(Equipment.STRAP) == "Strap, towel or belt"
    assert [words.routine_tab(name) for name in ("Daily routine", "No floor", "routine")] == [
        "Daily",
        "No floor",
        "routine",
    ]


def test_the_part_line_says_side_and_set_where_they_apply() -> None:
    def line(**more: object) -> str:
        return words.part_line(Segment(0, 1000, SegmentKind.WORK, **more))  # type: ignore[arg-type]

    assert line() == ""
    assert line(set=1, sets=1) == ""
    assert line(set=1, sets=2) == "Set 1 of 2"
    assert line(side=Side.LEFT, set=1, sets=1) == "Left leg"
    assert line(side=Side.RIGHT, set=2, sets=3) == "Right leg  ·  set 2 of 3"


def test_the_outline_has_each_exercise_and_each_part() -> None:
    plan = make_plan()
    timeline = compile_plan(plan)
    outline = outline_of(timeline, len(plan.items))
    assert [span.item for span in outline.exercises] == [0, 1]
    assert outline.exercises[0].start_ms == 0
    assert outline.exercises[0].end_ms == outline.exercises[1].start_ms
    assert outline.parts[0].start_ms == 0
    assert all(one.end_ms == other.start_ms for one, other in zip(outline.parts, outline.parts[1:], strict=False))
    assert outline.parts[-1].end_ms == timeline.duration_ms
    work = next(segment for segment in timeline.segments if segment.is_work)
    assert outline.part_fraction(work.start_ms) == 0.0
    assert outline.part_fraction(work.start_ms + 5000) == pytest.approx(0.5)  # two repetitions of 5 s
    assert outline.part_fraction(timeline.duration_ms + 1) == 1.0


def test_an_exercise_that_was_never_begun_keeps_its_place() -> None:
    plan = make_plan()
    outline = outline_of(compile_plan(plan), len(plan.items) + 1)
    assert outline.exercises[-1] == Span(outline.exercises[1].end_ms, outline.exercises[1].end_ms, 2)
    assert outline.exercises[-1].fraction(0) == 1.0


def test_the_reading_of_work_is_the_breath_and_the_count() -> None:
    plan = make_plan()
    timeline = compile_plan(plan)
    work = next(segment for segment in timeline.segments if segment.is_work)
    reading = reading_of(moment_at(timeline, work.start_ms), plan, State.RUNNING)
    assert (reading.name, reading.word, reading.mood) == ("Squat", "Breathe in", Mood.BREATH)
    assert (reading.number, reading.of, reading.unit) == ("1", "of 2", "")
    assert reading.do == "Go down into the squat."
    assert reading.move == "Lower"


def test_the_reading_of_waiting_counts_seconds() -> None:
    plan = make_plan(make_item(SQUAT, notes="Heels heavy.", cautions=("A chair behind you.", "Hold on.")))
    timeline = compile_plan(plan)
    reading = reading_of(moment_at(timeline, 0), plan, State.RUNNING)
    assert (reading.word, reading.mood, reading.move, reading.unit) == ("Get ready", Mood.NOW, "", "seconds")


@pytest.mark.parametrize(
    ("text", "breath", "left"),
    [
        ("Breathe out and lift your hips.", Breath.OUT, "Lift your hips."),
        ("Breathe in, hips to the wall.", Breath.IN, "Hips to the wall."),
        ("Breathe into your back.", Breath.IN, "Breathe into your back."),
        ("Breathe in and lower.", Breath.OUT, "Breathe in and lower."),
        ("Breathe out.", Breath.OUT, ""),
        ("Breathe in low, breathe out long.", Breath.IN, "Breathe in low, breathe out long."),
        ("Keep squeezing, keep breathing.", Breath.FREE, "Keep squeezing, keep breathing."),
    ],
)
def test_a_sentence_without_the_breath_above_it(text: str, breath: Breath, left: str) -> None:
    assert words.without_breath(text, breath) == left


def test_the_reading_of_a_pause_keeps_the_place() -> None:
    plan = make_plan()
    timeline = compile_plan(plan)
    work = next(segment for segment in timeline.segments if segment.is_work)
    moment = moment_at(timeline, work.start_ms)
    paused = reading_of(moment, plan, State.PAUSED, after_gap=True)
    assert (paused.word, paused.do, paused.number) == ("Paused", GAP_TEXT, "1")
    counting = reading_of(moment, plan, State.COUNTING_IN, count_in_s=3)
    assert (counting.word, counting.number, counting.of, counting.unit) == ("Going on in 3", "", "", "")


def test_the_reading_of_an_open_set_that_waits() -> None:
    plan = make_plan(make_item(SQUAT, self_paced=True))
    timeline = compile_plan(plan)
    work = next(segment for segment in timeline.segments if segment.open)
    going = reading_of(moment_at(timeline, work.start_ms), plan, State.RUNNING)
    assert (going.number, going.of, going.unit) == ("2", "", "times")
    waiting = reading_of(moment_at(timeline, work.end_ms, waited_ms=400), plan, State.RUNNING)
    assert (waiting.do, waiting.number) == (WAITING_TEXT, "")


def test_breath_words_are_never_a_hold() -> None:
    assert set(words.BREATH_WORDS) == set(Breath)
    assert not any("hold" in word.lower() for word in words.BREATH_WORDS.values())


def test_count_lines_of_seconds_and_breaths() -> None:
    plan = make_plan()
    moment = moment_at(compile_plan(plan), 0)
    assert moment.unit is Unit.SECONDS
    assert words.count_lines(moment) == ("", "seconds")
