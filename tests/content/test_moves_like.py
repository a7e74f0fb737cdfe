"""An author's own exercise moves like one of Routine's own, where its figure then shows what she is to do."""

from __future__ import annotations

import pytest

from routine_app.content.clips import clip_of_variation
from routine_app.content.document import parse_bytes
from routine_app.content.exercises import read_exercise
from routine_app.content.listed import Catalogue
from routine_app.content.routines import read_routine
from routine_app.domain.vocabulary import Side
from routine_app.figure.sample import sample

OWN = """\
format: 1
id: mine
name: Mine
description: For the morning.
sections:
  - {name: Main, items: [{exercise: dip}]}
exercises:
  - id: dip
    name: Dip
    purpose: Wakes the legs.
    variations:
      - id: dip.own
        name: Dip
        short_name: Dip
        level: base
        positions: [standing]
        demands: [legs_apart]
        equipment: [counter]
        sides: both
        dose: {sets: 2, reps: 8}
        tempo:
          - {phase: sink, seconds: 4, breath: in, step: 1}
          - {phase: up, seconds: 2, breath: out, step: 2}
          - {phase: wait, seconds: 1, breath: free, step: 2}
        steps: [Sink a little., Come up.]
        clip: squat.counter
"""


def said(text: str, catalogue: Catalogue) -> list[str]:
    return [
        each.message for each in read_routine(parse_bytes(text.encode(), "mine.yaml"), catalogue.exercises).problems
    ]


def test_its_phases_go_through_the_clip_in_their_order(catalogue: Catalogue) -> None:
    reading = read_routine(parse_bytes(OWN.encode(), "mine.yaml"), catalogue.exercises)
    assert reading.value, reading.problems
    assert reading.problems == ()
    own = reading.value.exercises[0].default
    clip, problems = clip_of_variation(own)
    like, _ = clip_of_variation(catalogue.exercises["squat"].variation("squat.counter"))
    assert problems == ()
    assert clip.phases == ("sink", "up", "wait")
    assert [later.phases for _, later in clip.later] == [clip.phases for _ in like.later]
    assert clip.id not in (like.id, own.id)
    for mine, its in zip(clip.phases, like.phases, strict=True):
        assert sample(clip, mine, 0.5).body.joints() == sample(like, its, 0.5).body.joints()
    deep, tall = sample(clip, "sink", 1.0), sample(clip, "sink", 0.0)
    assert tall.body.joints()["pelvis"][2] - deep.body.joints()["pelvis"][2] > 0.1


def test_without_a_clip_it_stands_still(catalogue: Catalogue) -> None:
    text = OWN.replace("        clip: squat.counter\n", "")
    reading = read_routine(parse_bytes(text.encode(), "mine.yaml"), catalogue.exercises)
    assert reading.value
    clip, _ = clip_of_variation(reading.value.exercises[0].default)
    assert clip.motion == ()
    assert sample(clip, "sink", 1.0, side=Side.LEFT).body.joints()


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "clip: squat.counter",
            "clip: squat.countr",
            'Routine has no movement "squat.countr" (did you mean "squat.counter"?)',
        ),
        ("clip: squat.counter", "clip: squat", 'such as "squat.bodyweight"'),
        ("clip: squat.counter", "clip: zzzzzzzzzzz", '"routine-app exercises" lists'),
        ("clip: squat.counter", "clip: dip.own", 'Routine has no movement "dip.own"'),
        ("[standing]", "[seated]", 'the movement of squat.counter needs "positions: [standing]"'),
        ("sides: both", "sides: each", 'the movement of squat.counter needs "sides: both"'),
        (
            "          - {phase: wait, seconds: 1, breath: free, step: 2}\n",
            "",
            'the movement of squat.counter has 3 phases (lower, rise, reset): "tempo" needs as many',
        ),
    ],
)
def test_what_its_figure_would_show_wrong_is_refused(
    catalogue: Catalogue, before: str, after: str, message: str
) -> None:
    (only,) = said(OWN.replace(before, after), catalogue)
    assert message in only


@pytest.mark.parametrize("path", ["../care/x", "/etc/passwd", "squat.counter.yaml/..", "~/x", "'..'"])
def test_it_names_no_file(catalogue: Catalogue, path: str) -> None:
    reading = read_routine(parse_bytes(OWN.replace("squat.counter", path).encode(), "mine.yaml"), catalogue.exercises)
    assert reading.value is None
    assert len(reading.problems) == 1


def test_only_an_exercise_of_a_routine_has_it() -> None:
    alone = "format: 1\n" + "".join(
        line.removeprefix("    ").replace("  - id: dip\n", "id: dip\n") + ""
        for line in OWN.partition("exercises:\n")[2].splitlines(keepends=True)
    )
    (only,) = read_exercise(parse_bytes(alone.encode(), "dip.yaml")).problems
    assert "clip" in only.message
