"""A note is said and shown with the variation that its author wrote it for, never with one that stands in."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.cli.plan_text import told_of
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import AVOIDABLE_SLUGS, Comfort, avoidable
from routine_app.domain.compile import compile_plan
from routine_app.domain.easier_plan import easier_plan
from routine_app.domain.resolve import resolve
from routine_app.domain.routine import Routine
from routine_app.domain.spoken_lines import sentences_in
from routine_app.domain.timeline import CueKind
from routine_app.domain.vocabulary import Equipment

CATALOGUE = load_catalogue()
ROUTINES = [entry.routine for entry in CATALOGUE.routines if entry.routine is not None]
COMFORTS = st.builds(
    Comfort,
    avoid=st.frozensets(st.sampled_from(AVOIDABLE_SLUGS).map(avoidable), max_size=3),
    without=st.frozensets(st.sampled_from(Equipment), max_size=3),
    week=st.sampled_from((None, 12, 18, 24, 36, "postpartum")),
)


def notes_of(routine: Routine) -> dict[str, str]:
    """Return each sentence of a note, and the variation that it was written for."""
    return {
        text: item.variation or CATALOGUE.exercises[item.exercise].default.id
        for section in routine.sections
        for item in section.items
        for text in sentences_in(item.notes)
    }


@given(st.sampled_from(ROUTINES), COMFORTS, st.booleans())
def test_no_note_is_heard_or_read_that_belongs_to_another_variation(
    routine: Routine, comfort: Comfort, easier: bool
) -> None:
    plan = resolve(routine, CATALOGUE.exercises, comfort)
    plan = easier_plan(plan, comfort) if easier else plan
    notes, timeline, of_all = notes_of(routine), compile_plan(plan), set(sentences_in(routine.notes))
    done = {item.variation.id for item in plan.items}
    told = {cue.text for cue in timeline.cues if cue.kind is CueKind.NOTE}
    heard = {text for text in told if not text.startswith("Between the sets")} - of_all
    assert heard == {text for text, variation in notes.items() if variation in done}
    for item in plan.items:
        read = {text for line in told_of(item, "") for text in sentences_in(line)}
        assert all(notes[text] == item.variation.id for text in read & set(notes))


@given(st.sampled_from(ROUTINES), COMFORTS)
def test_what_is_noted_of_all_of_a_routine_is_heard_once_in_its_first_exercise(
    routine: Routine, comfort: Comfort
) -> None:
    noted = replace(routine, notes="Less is more this week.\nRest as long as you like.")
    timeline = compile_plan(resolve(noted, CATALOGUE.exercises, comfort))
    first = [segment for segment in timeline.segments if segment.item == 0]
    for sentence in ("Less is more this week.", "Rest as long as you like."):
        times = [cue.at_ms for cue in timeline.cues if cue.text == sentence]
        assert len(times) == (1 if first else 0)
        assert all(first[0].start_ms <= at < first[-1].end_ms for at in times)


def test_no_shipped_note_speaks_of_sets_of_which_she_may_do_fewer() -> None:
    assert [text for one in ROUTINES for text in notes_of(one) if re.search(r"\bsets?\b", text)] == []
