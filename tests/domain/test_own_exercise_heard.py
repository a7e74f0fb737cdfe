"""An exercise of an author's own is heard as well as the app's: position, side, limb, movement and count."""

from __future__ import annotations

from routine_app.application.words import part_line
from routine_app.content.catalogue import load_catalogue
from routine_app.content.document import parse_bytes
from routine_app.content.routines import read_routine
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.resolve import resolve

FILE = """\
format: 1
id: marta
name: Marta's week
description: Two exercises of my own.
sections:
  - name: Main
    items:
      - exercise: neck
      - exercise: heel_slide
exercises:
  - id: neck
    name: Neck tilt
    purpose: Loosens the neck.
    muscles: [neck]
    variations:
      - id: neck.tilt
        name: Neck tilt
        short_name: Neck tilt
        level: base
        positions: [seated]
        demands: []
        equipment: [chair]
        sides: each
        dose: {sets: 2, reps: 4}
        tempo:
          - {phase: Sink to the side, seconds: 4, breath: out, step: 2}
          - {phase: Return to start, seconds: 3, breath: in, step: 3}
        steps: [Sit tall., "Let your {side} ear sink to your {side} shoulder.", Breathe in and come back.]
  - id: heel_slide
    name: Heel slide
    purpose: Wakes the legs.
    muscles: [legs]
    variations:
      - id: heel_slide.side
        name: Heel slide
        short_name: Heel slide
        level: base
        positions: [side_lying]
        demands: [floor]
        equipment: []
        sides: each
        dose: {sets: 1, reps: 4}
        tempo:
          - {phase: slide, seconds: 3, breath: out, step: 1}
        steps: ["Slide your {side} heel away."]
"""


def test_it_is_told_with_position_side_movement_and_count() -> None:
    catalogue = load_catalogue()
    routine = read_routine(parse_bytes(FILE.encode(), "marta.yaml"), catalogue.exercises).value
    assert routine is not None
    plan = resolve(routine, catalogue.exercises, Comfort(week=28))
    timeline = compile_plan(plan)
    heard = [cue.text for cue in timeline.cues if cue.text]
    for text in (
        "Feel the chair behind you, then sit down.",
        "Left side first.",
        "Let your left ear sink to your left shoulder.",
        "Breathe in and return to start.",
        "Change sides. Now the right side.",
        "Rest for 45 seconds. Next: left side, set 2 of 2.",
        "You will lie on your right side, left leg on top.",
        "Knees together, lower to the right with your arms.",
        "Slide your left heel away.",
        "Roll over slowly, knees together. Lie on your left side, right leg on top.",
    ):
        assert text in heard, text
    assert not [text for text in heard[: heard.index("Next: Heel slide.")] if "leg" in text]
    work = next(each for each in timeline.segments if each.is_work)
    assert part_line(work, plan.items[0]).startswith("Left side")
