"""Her day as a value: what follows from it, without a window, a file or a clock."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.application.context import AppContext
from routine_app.application.today.flare import FlareQuestion
from routine_app.application.today.state import WEEK_AGAIN, DayState, begin_day, still_there, view_of
from routine_app.content.listed import Catalogue, Origin, RoutineEntry
from routine_app.domain.length import length_ms
from routine_app.domain.vocabulary import Demand
from routine_app.paths import user_paths
from routine_app.storage.preferences import Preferences
from tests.diaries import NOW

TODAY = NOW.date()
NOTHING = DayState(AppContext(Catalogue({}, ()), Preferences(), user_paths(Path("nowhere"))), "")
LINES = st.lists(st.sampled_from("abcdef"), max_size=8)


@pytest.fixture
def state(catalogue: Catalogue, tmp_path: Path) -> DayState:
    return begin_day(AppContext(catalogue, Preferences(last_routine="short"), user_paths(tmp_path)))


def test_the_routine_of_last_time_is_chosen_and_one_that_is_gone_gives_way_to_the_first(state: DayState) -> None:
    assert state.chosen == "short"
    ids = [entry.id for entry in state.context.catalogue.routines]
    assert still_there(state.context.catalogue, "no such routine") == ids[0]
    assert still_there(replace(state.context.catalogue, routines=()), "short") == ""


def test_a_file_of_hers_that_changed_its_id_stays_chosen(state: DayState) -> None:
    catalogue = state.context.catalogue
    entry = replace(catalogue.routines[0], id="mine", origin=Origin.USER, where=b"mine.yaml")
    before = replace(state, context=replace(state.context, catalogue=replace(catalogue, routines=(entry,))))
    before = replace(before, chosen="mine")
    renamed = replace(catalogue, routines=(*catalogue.routines, replace(entry, id="ours")))
    assert before.with_context(replace(state.context, catalogue=renamed)).chosen == "ours"


def test_the_view_has_the_plan_its_length_and_what_to_fetch(state: DayState) -> None:
    view = view_of(state, NOW)
    assert view.plan is not None
    assert view.plan == state.plan(TODAY)
    assert view.plan.equipment
    assert view.choice is not None
    assert (view.choice.id, view.choice.hers) == ("short", False)
    assert view.duration_ms == length_ms(view.plan, state.context.options)
    assert state.length_of("short", TODAY) == view.duration_ms
    assert view.from_author == (), "the plan says it better"


def test_a_routine_that_cannot_be_read_has_problems_and_no_plan(state: DayState) -> None:
    catalogue = state.context.catalogue
    broken = tuple(replace(entry, held=None) for entry in catalogue.routines)
    there = replace(state, context=replace(state.context, catalogue=replace(catalogue, routines=broken)))
    view = view_of(there, NOW)
    assert (view.plan, view.from_author) == (None, ())
    assert view.choice is not None
    assert view.choice.broken
    assert there.plan_afresh(TODAY) is None


def test_her_comfort_changes_the_plan_and_its_length(state: DayState) -> None:
    own = replace(state.context.preferences, avoid=frozenset({Demand.FLOOR}))
    view = view_of(replace(state, context=replace(state.context, preferences=own)), NOW)
    assert view.comfort.avoid == {Demand.FLOOR}
    assert view.plan != state.plan(TODAY)
    assert view.duration_ms != view_of(state, NOW).duration_ms


@given(LINES, LINES)
def test_what_is_told_stands_once_in_the_order_in_which_it_came(first: list[str], then: list[str]) -> None:
    messages = NOTHING.told(*first).told(*then).messages
    assert sorted(messages) == sorted({*first, *then})
    assert list(messages) == list(dict.fromkeys((*first, *then)))


def test_what_another_message_says_with_more_is_not_said_twice() -> None:
    full, more = "There is no room left.", "This session will not be in the diary. There is no room left."
    assert NOTHING.told(full, more).messages == NOTHING.told(more).told(full).messages == (more,)


def test_what_could_not_be_kept_is_told_until_another_session_is_over() -> None:
    told = NOTHING.told("It stays.").told_of_session("This session will not be in the diary.")
    assert told.messages == ("It stays.", "This session will not be in the diary.")
    assert told.told_of_session("The drive is full.").messages == ("It stays.", "The drive is full.")
    assert told.told_of_session().messages == ("It stays.",)


def test_what_passes_stands_before_what_stays(state: DayState) -> None:
    told = replace(state, for_now="For now.", of_sound="No sound.").told("It stays.")
    assert view_of(told, NOW).messages == ("For now.", "No sound.", "It stays.")
    assert view_of(replace(told, for_now="", of_sound=""), NOW).messages == ("It stays.",)


def test_a_week_that_has_run_out_is_said(state: DayState) -> None:
    own = state.context.preferences.with_week(42, TODAY - dt.timedelta(days=14))
    assert WEEK_AGAIN in view_of(replace(state, context=replace(state.context, preferences=own)), NOW).messages
    assert WEEK_AGAIN not in view_of(state, NOW).messages


def test_a_flare_is_asked_of_today_alone_and_not_where_she_said_later(state: DayState) -> None:
    asked = state.with_look(on=TODAY, flare=FlareQuestion(7, "Daily routine", TODAY))
    assert view_of(asked, NOW).flare == asked.diary.flare
    assert view_of(replace(asked, ask_later=frozenset({7})), NOW).flare is None
    assert view_of(replace(asked, ask_later=frozenset({8})), NOW).flare is not None
    assert view_of(asked, NOW + dt.timedelta(days=1)).flare is None


def test_midnight_makes_it_another_day_once_somebody_has_looked(state: DayState) -> None:
    assert not state.is_of_another_day(TODAY)
    looked = state.with_look(on=TODAY)
    assert not looked.is_of_another_day(TODAY)
    assert looked.is_of_another_day(TODAY + dt.timedelta(days=1))


def test_what_shows_costs_the_chosen_routine_however_many_there_are(state: DayState) -> None:
    def asked(*routines: RoutineEntry) -> list[str]:
        texts: list[str] = []

        def length_of(text: str) -> int:
            texts.append(text)
            return 500

        catalogue = replace(state.context.catalogue, routines=routines)
        view_of(replace(state, context=replace(state.context, catalogue=catalogue, length_of=length_of)), NOW)
        return texts

    entries = state.context.catalogue.routines
    alone = asked(next(entry for entry in entries if entry.id == state.chosen))
    assert len(alone) > 10
    assert asked(*entries) == alone
