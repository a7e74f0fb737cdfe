"""What she changed in a session holds after a crash: easier, easier and fewer, gentler, back again, something calmer.

The journal keeps what the player tells, as in a session; then the program is gone, and Today's offer goes on.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.application.session.journal import Journal
from routine_app.application.session.recorder import SessionRecorder
from routine_app.application.session.resume import ResumePoint, offer_of
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import CompileOptions
from routine_app.domain.resolve import resolve
from routine_app.playback.player import Player, State
from routine_app.storage.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.domain.plan import Plan, PlanItem

START = dt.datetime(2026, 3, 2, 9, 12, tzinfo=dt.UTC)
CATALOGUE = load_catalogue()
COMFORT = Comfort(week=30)
PLAN = resolve(CATALOGUE.routine("daily"), CATALOGUE.exercises, COMFORT)
EDITS = ("easier", "easier_and_fewer", "undo_easier", "skip", "calmer", "wait")


class Evening:
    """A session that commands go to, kept in a diary, until the program is gone."""

    def __init__(self, database: Path) -> None:
        self._history = History(database)
        self._player, self._ms = Player(PLAN, comfort=COMFORT), 0
        self._recorder = SessionRecorder(self._player, Journal(self._history), self._now)
        self._recorder.begin(COMFORT)
        self._recorder.record(self._player.start(0))

    @property
    def player(self) -> Player:
        return self._player

    def do(self, command: str) -> None:
        self._ms += 1_000
        if command == "wait":
            for _ in range(90):
                self._ms += 1_000
                self._recorder.record(self._player.advance(self._ms))
        else:
            self._recorder.record(getattr(self._player, command)(self._ms))

    def taken_up(self) -> ResumePoint | None:
        """Go on, as Today offers it after the program was gone."""
        unfinished = self._history.unfinished()
        assert unfinished is not None

        def plan_for(_routine: str, comfort: Comfort) -> Plan:
            return resolve(CATALOGUE.routine("daily"), CATALOGUE.exercises, comfort)

        return offer_of(unfinished, plan_for, CompileOptions(), self._now()).going_on

    def close(self) -> None:
        self._history.close()

    def _now(self) -> dt.datetime:
        return START + dt.timedelta(milliseconds=self._ms)


def left(plan: Plan, item: int) -> list[PlanItem]:
    return [replace(each, reason="") for each in plan.items[item:]]


@pytest.mark.parametrize(
    "commands",
    [
        ("easier",),
        ("easier_and_fewer",),
        ("easier", "easier_and_fewer", "undo_easier"),
        ("easier_and_fewer", "undo_easier"),
        ("skip", "easier_and_fewer", "wait", "wait", "wait", "easier"),
        ("calmer",),
        ("skip", "skip", "easier_and_fewer", "calmer", "easier_and_fewer"),
        ("calmer", "calmer"),
    ],
)
def test_what_she_changed_holds_when_she_goes_on(data_dir: Path, commands: tuple[str, ...]) -> None:
    evening = Evening(data_dir / "diary.sqlite3")
    for command in commands:
        evening.do(command)
    going_on = evening.taken_up()
    assert going_on is not None
    assert left(going_on.plan, going_on.item) == left(evening.player.plan, going_on.item)
    again = going_on.player()
    again.start(0)
    assert again.can_undo_easier is evening.player.can_undo_easier
    if again.can_undo_easier:
        again.undo_easier(1_000)
        evening.do("undo_easier")
        assert left(again.plan, going_on.item) == left(evening.player.plan, going_on.item)
    evening.close()


def test_the_gentler_way_of_a_variation_and_less_of_it_are_not_lost(data_dir: Path) -> None:
    evening = Evening(data_dir / "diary.sqlite3")
    item = evening.player.moment().segment.item or 0
    assert evening.player.plan.items[item].variation.gentler is not None, "else this shows nothing"
    evening.do("easier_and_fewer")
    now = evening.player.plan.items[item].variation
    going_on = evening.taken_up()
    evening.close()
    assert going_on is not None
    assert going_on.plan.items[item].variation == now
    assert now.id == PLAN.items[item].variation.id
    assert now != PLAN.items[item].variation


def test_what_joined_the_plan_is_in_the_diary_and_in_what_came_of_it(data_dir: Path) -> None:
    evening = Evening(data_dir / "diary.sqlite3")
    for _ in range(4):
        evening.do("skip")
    evening.do("calmer")
    with History(data_dir / "diary.sqlite3") as history:
        session = history.sessions()[0]
    evening.close()
    joined = [each for each in session.planned if each.joined]
    assert len(joined) in (0, 1)
    assert len(session.planned) == len(PLAN.items) + len(joined) == len(evening.player.plan.items)
    assert {each.item for each in session.skips if each.item is not None} == set(range(len(session.planned) - 1))
    for each in joined:
        assert each.exercise == "breathing"
        assert each.estimate_ms > 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(commands=st.lists(st.sampled_from(EDITS), max_size=9))
def test_whatever_she_changed_in_whatever_order_holds(
    tmp_path_factory: pytest.TempPathFactory, commands: list[str]
) -> None:
    evening = Evening(tmp_path_factory.mktemp("cut") / "diary.sqlite3")
    for command in commands:
        evening.do(command)
    if evening.player.state is State.RUNNING and evening.player.moment().segment.item is not None:
        going_on = evening.taken_up()
        if going_on is not None:
            assert left(going_on.plan, going_on.item) == left(evening.player.plan, going_on.item)
            assert len(going_on.plan.items) == len(evening.player.plan.items)
    evening.close()
