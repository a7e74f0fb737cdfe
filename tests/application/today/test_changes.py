"""What changes her day from outside: each change gives another day, and leaves the one before as it was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.application.context import open_context
from routine_app.application.session.plan_records import planned_items
from routine_app.application.today import changes
from routine_app.application.today.state import DayState, begin_day, view_of, with_offer
from routine_app.domain import load
from routine_app.domain.care.progression import Step
from routine_app.domain.compile import compile_plan
from routine_app.domain.day_edits import DayEdits
from routine_app.storage.errors import disk_full
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences, load_preferences, save_preferences
from routine_app.storage.records import PlannedItem, SessionState, SetRecord
from tests.care_words import forbidden_in
from tests.diaries import NOW, PLAN, TODAY, add_session, keep_session

if TYPE_CHECKING:
    from pathlib import Path

YESTERDAY = TODAY - dt.timedelta(days=1)
MINE = """format: 1
id: mine
name: Mine
sections:
  - name: Main
    items:
      - exercise: squat
"""


@pytest.fixture
def state(data_dir: Path) -> DayState:
    return begin_day(open_context(data_dir))


def database(state: DayState) -> Path:
    return state.context.paths.database


def cut_short(state: DayState) -> int:
    """Begin a session that is never finished; return its number."""
    with History(database(state)) as history:
        return history.begin_session("daily", "Daily routine", PLAN, NOW - dt.timedelta(minutes=20))


def test_a_choice_is_saved_and_ends_what_was_said_for_now(state: DayState) -> None:
    said = replace(state, for_now="Nothing fits.")
    after = changes.choose(said, "short")
    assert (after.chosen, after.for_now) == ("short", "")
    assert (said.chosen, said.for_now) == ("daily", "Nothing fits.")
    assert load_preferences(state.context.paths.preferences)[0].last_routine == "short"


def test_preferences_that_cannot_be_saved_hold_and_are_told(state: DayState) -> None:
    state.context.paths.preferences.mkdir(parents=True)
    after = changes.with_preferences(state, Preferences(mute=True))
    assert after.context.preferences.mute
    assert len(after.messages) == 1
    assert "could not be saved" in after.messages[0]
    assert changes.with_preferences(after, Preferences()).messages == after.messages, "told once"
    state.context.paths.preferences.rmdir()
    assert changes.with_preferences(after, Preferences()).messages == (), "saved now"


def test_a_full_drive_is_told_of_until_there_is_room(state: DayState, monkeypatch: pytest.MonkeyPatch) -> None:
    full = str(disk_full(database(state)))
    lost = "This session will not be in the diary."
    told = state.told_of_session(f"{lost} {full}").told("Of something else.")
    database(state).parent.mkdir(parents=True, exist_ok=True)
    state.context.paths.preferences.parent.mkdir(parents=True, exist_ok=True)
    with monkeypatch.context() as patch:
        patch.setattr(changes, "has_room", lambda _folder: False)
        assert changes.look_in_diary(told, NOW).messages == told.messages
        assert changes.with_preferences(told, Preferences(mute=True)).messages == told.messages
    true_still = (lost, "Of something else.")
    assert changes.look_in_diary(told, NOW).messages == true_still
    assert changes.with_preferences(told, Preferences(mute=True)).messages == true_still
    assert changes.look_in_diary(told, NOW).told_of_session().messages == ("Of something else.",)
    assert changes.look_in_diary(state.told(full), NOW).messages == ()


def test_reload_takes_what_is_in_the_file_now(state: DayState) -> None:
    chosen = changes.choose(state, "short")
    save_preferences(state.context.paths.preferences, Preferences(mute=True))
    after = changes.reload(chosen)
    assert after.context.preferences.mute
    assert after.chosen == "short"


def test_her_folder_is_read_again_only_where_it_has_changed(state: DayState) -> None:
    assert changes.look_in_folder(state) is state
    folder = state.context.paths.routines
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(MINE, encoding="utf-8")
    there = changes.look_in_folder(state)
    assert "mine" in [entry.id for entry in there.context.catalogue.routines]
    assert there.chosen == state.chosen
    mine = changes.choose(there, "mine")
    (folder / "mine.yaml").write_text(MINE.replace("id: mine", "id: ours"), encoding="utf-8")
    assert changes.look_in_folder(mine).chosen == "ours"


def test_no_diary_is_made_by_looking(state: DayState) -> None:
    after = changes.look_in_diary(state, NOW)
    assert after.diary == replace(state.diary, on=TODAY)
    assert not database(state).exists()


def test_looking_opens_the_diary_once(state: DayState, monkeypatch: pytest.MonkeyPatch) -> None:
    History(state.context.paths.database).close()
    opened: list[Path] = []

    def note(path: Path) -> History:
        opened.append(path)
        return History(path)

    monkeypatch.setattr("routine_app.storage.open_once.History", note)
    monkeypatch.setattr("routine_app.application.today.flare.History", note)
    changes.look_in_diary(state, NOW)
    assert opened == [state.context.paths.database]


def test_what_was_cut_short_is_offered_until_it_is_left(state: DayState) -> None:
    number = cut_short(state)
    looked = changes.look_in_diary(replace(state, for_now="For now."), NOW)
    assert looked.for_now == ""
    assert looked.diary.offer is not None
    assert looked.diary.offer.session.id == number
    plan = changes.choose(looked, "short").plan_afresh(TODAY)
    assert plan is not None
    assert plan.routine_id == "daily", "afresh is the routine that was cut short, whatever is chosen"
    left = changes.leave_unfinished(looked)
    assert left.diary.offer is None
    assert changes.look_in_diary(left, NOW).diary.offer is None
    with History(database(state)) as history:
        assert history.summaries()[0].state is SessionState.LEFT
    assert changes.leave_unfinished(left) is left


def test_one_question_at_a_time(state: DayState) -> None:
    with History(database(state)) as history:
        add_session(history, YESTERDAY)
    looked = changes.look_in_diary(state, NOW)
    assert view_of(looked, NOW).flare == looked.diary.flare is not None
    cut_short(state)
    both = changes.look_in_diary(state, NOW)
    assert both.diary.flare is not None
    assert view_of(both, NOW).flare is None


def test_an_answer_is_kept_and_shown(state: DayState) -> None:
    assert changes.answer_flare(state, NOW, flare=True) is state, "nothing was asked"
    with History(database(state)) as history:
        add_session(history, YESTERDAY)
    answered = changes.answer_flare(changes.look_in_diary(state, NOW), NOW, flare=True)
    assert answered.diary.flare is not None
    assert answered.diary.flare.answer is True
    with History(database(state)) as history:
        assert history.summaries()[0].flare is True


def test_leaving_no_backup_says_nothing(state: DayState) -> None:
    assert changes.leave_backup(state) == state


def strength_session(state: DayState, day: dt.date, variation: str = "squat.bodyweight") -> None:
    at = dt.datetime.combine(day, NOW.timetz())
    planned = (PlannedItem("squat", variation, "Squat", 1, 60_000),)
    happened = (SetRecord(0, "squat", variation, 1, 48_000, 60_000, at, 8),)
    with History(database(state)) as history:
        keep_session(history, ("daily", "Daily routine"), planned, happened, at)


def test_the_day_after_strength_work_says_that_gentle_movement_is_enough(state: DayState) -> None:
    strength_session(state, YESTERDAY)
    looked = changes.look_in_diary(changes.choose(state, "daily"), NOW)
    assert looked.diary.past.strength_days == {YESTERDAY}
    assert view_of(looked, NOW).why == load.YESTERDAY
    assert view_of(changes.choose(looked, "gentle"), NOW).why != load.YESTERDAY
    later = NOW + dt.timedelta(days=1)
    assert view_of(changes.look_in_diary(looked, later), later).why != load.YESTERDAY


def test_an_easier_version_is_no_strength_work(state: DayState) -> None:
    strength_session(state, YESTERDAY, "squat.chair")
    looked = changes.look_in_diary(changes.choose(state, "daily"), NOW)
    assert looked.diary.past.strength_days == frozenset()


def edited(state: DayState) -> DayState:
    """Leave one out, do another version of one and fewer of a third."""
    edits = DayEdits().without(("bridge", 0)).with_swap(("squat", 0), "squat.chair").with_step(("deadlift", 0), -1)
    return changes.edit(state, edits, "Changed.", "As before.")


def test_a_session_with_changes_for_the_day_can_be_gone_on_with_when_it_was_cut_short(state: DayState) -> None:
    day = edited(state)
    plan, comfort = day.plan(TODAY), day.comfort(TODAY)
    assert plan is not None
    items = planned_items(plan, compile_plan(plan))
    with History(database(state)) as history:
        history.begin_session("daily", "Daily routine", items, NOW - dt.timedelta(minutes=20), comfort=comfort)
    offer = changes.look_in_diary(state, NOW).diary.offer
    assert offer is not None
    assert offer.going_on is not None, offer.line
    assert offer.going_on.plan.items == plan.items


def test_changes_for_the_day_can_be_taken_back_one_and_end_with_the_day(state: DayState) -> None:
    looked = edited(changes.look_in_diary(state, NOW))
    view = view_of(looked, NOW)
    assert (view.changed, view.again) == ("Changed.", "As before.")
    assert looked.plan(TODAY) != state.plan(TODAY)
    back = changes.take_back(looked)
    assert (back.edits, back.last_edit) == (DayEdits(), None)
    assert view_of(back, NOW).again == ""
    assert changes.take_back(back) is back
    tomorrow = changes.look_in_diary(replace(looked, sore=True, pain=3), NOW + dt.timedelta(days=1))
    assert (tomorrow.edits, tomorrow.sore, tomorrow.pain, tomorrow.picked) == (DayEdits(), False, None, False)


@pytest.mark.parametrize(("step", "doses"), [(Step.MORE, 1), (Step.BACK, -1)])
def test_a_step_of_the_doses_is_told_and_can_be_taken_back(state: DayState, step: Step, doses: int) -> None:
    """It held for every session from then on, without a word and without a way back."""
    before = state.context.preferences
    stepped = changes.step_doses(state, step, TODAY)
    assert stepped.context.preferences.dose_step == doses
    view = view_of(stepped, NOW)
    assert view.changed.endswith("from now on.")
    assert forbidden_in(view.changed + view.again) == []
    back = changes.take_back(stepped)
    assert back.context.preferences == before
    assert load_preferences(state.context.paths.preferences)[0] == before
    assert back.last_edit is None


def test_after_a_session_of_one_exercise_alone_the_others_are_there_again(state: DayState) -> None:
    looked = changes.look_in_diary(state, NOW)
    alone = changes.edit(looked, replace(DayEdits(), only=("squat", 0)).without(("bridge", 0)), "This one.", "All.")
    assert changes.look_in_diary(alone, NOW).edits == alone.edits
    strength_session(alone, TODAY)
    after = changes.look_in_diary(alone, NOW)
    assert after.edits == DayEdits().without(("bridge", 0))
    assert after.chosen == "breathe"
    assert view_of(after, NOW).done.startswith("Done today at")


def test_a_pin_is_kept_and_taking_it_back_leaves_her_other_choices(state: DayState) -> None:
    pinned = changes.pin(edited(state), "squat", "squat.chair", "Always.", "No longer.")
    assert load_preferences(state.context.paths.preferences)[0].pinned == {"squat": "squat.chair"}
    back = changes.take_back(pinned)
    assert back.context.preferences.pinned == {}
    assert back.edits == edited(state).edits
    assert load_preferences(state.context.paths.preferences)[0].pinned == {}
    assert changes.pin(pinned, "squat", None, "No longer.", "Always.").context.preferences.pinned == {}


def test_a_choice_for_today_alone_is_not_remembered(state: DayState) -> None:
    today = changes.choose_today(state, "gentle")
    assert (today.chosen, today.usual) == ("gentle", "daily")
    other = view_of(today, NOW).other
    assert other is not None
    assert other.id == "daily"
    assert load_preferences(state.context.paths.preferences)[0].last_routine == "daily"


def test_that_she_is_sore_is_more_than_what_she_picked_before(state: DayState) -> None:
    sore = changes.tell_sore(changes.choose_today(state, "strength"), sore=True)
    assert with_offer(sore, TODAY).chosen == "gentle"
    picked = changes.choose_today(sore, "daily")
    assert with_offer(changes.tell_sore(picked, sore=False), TODAY).chosen == "daily"


def test_what_stands_against_strength_work_that_she_picked_is_said_on_the_card(state: DayState) -> None:
    strength_session(state, YESTERDAY)
    looked = changes.look_in_diary(state, NOW)
    assert looked.chosen == "gentle"
    picked = changes.choose_today(looked, "daily")
    assert view_of(picked, NOW).why == load.YESTERDAY
    assert with_offer(picked, TODAY).chosen == "daily"


def test_today_plans_with_what_she_knows(state: DayState) -> None:
    with History(state.context.paths.database) as history:
        for ago in (2, 1):
            add_session(history, TODAY - dt.timedelta(days=ago))
    looked = changes.look_in_diary(state, NOW)
    plan = looked.plan(TODAY)
    assert plan is not None
    assert plan.known == {each.variation for each in PLAN}
