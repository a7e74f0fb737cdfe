"""Whatever she does in whatever order: a pain that she told is in the diary, in every view, in CSV and report."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.application.care.from_diary import look, pain_by_day
from routine_app.application.diary.report import report_view
from routine_app.application.diary.view import Names, Period, diary_view
from routine_app.application.diary.words import day_line, told_words
from routine_app.application.session.finish_view import Answers
from routine_app.application.session.journal import Hurt, open_journal
from routine_app.application.session.recorder import SessionRecorder
from routine_app.domain.care.diary_prompts import PromptKind
from routine_app.domain.care.statements import HowSoon
from routine_app.domain.comfort import Comfort
from routine_app.domain.vocabulary import Side
from routine_app.playback.actions import ACTIONS
from routine_app.playback.commands import Command
from routine_app.playback.player import Player
from routine_app.storage.export import history_json, sessions_csv
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences
from routine_app.storage.records import PainSite, SessionRecord
from tests.fakes import make_plan

NOW = dt.datetime(2026, 3, 2, 9, 12, tzinfo=dt.UTC)
TODAY = NOW.date()


class Unwell(msgspec.Struct, frozen=True):
    sign: str
    how_soon: HowSoon | None


class GiveUp(msgspec.Struct, frozen=True):
    pass


Step = Command | Hurt | Unwell | GiveUp | int
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.sampled_from([command for command in Command if command in ACTIONS]),
    st.builds(
        Hurt,
        st.integers(0, 10) | st.none(),
        st.frozensets(st.sampled_from(PainSite)),
        st.booleans(),
        st.booleans(),
        st.sampled_from(Side) | st.none(),
    ),
    st.builds(Unwell, st.sampled_from(["", "calf"]), st.sampled_from(HowSoon) | st.none()),
    st.just(GiveUp()),
    st.integers(1, 60_000),  # time goes on
)


def play(path: Path, steps: list[Step], before: int | None, after: int | None, *, ends: bool) -> None:
    """Play a session with these steps, each at a later instant; `ends`: it comes to Finish."""
    player, now_ms = Player(make_plan()), 0
    with closing(open_journal(path)) as journal:
        recorder = SessionRecorder(player, journal, lambda: NOW + dt.timedelta(milliseconds=now_ms))
        recorder.begin(Comfort(), pain_before=before)
        recorder.record(player.start(0))
        for step in steps:
            item = player.moment().segment.item or 0
            if isinstance(step, Command):
                recorder.record(ACTIONS[step](player, now_ms))
            elif isinstance(step, Hurt):
                recorder.record_hurt(item, step)
            elif isinstance(step, Unwell):
                recorder.record_unwell(step.sign, step.how_soon)
            elif isinstance(step, GiveUp):
                recorder.give_up(item)
            else:
                now_ms += step
                recorder.record(player.advance(now_ms))
        if ends:
            recorder.record(player.stop(now_ms))
            recorder.finish(Answers(pain=after))
        assert [message for message in recorder.messages if "no longer" not in message] == []


def told(steps: list[Step]) -> list[Hurt]:
    return [step for step in steps if isinstance(step, Hurt)]


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=12), st.integers(0, 10) | st.none(), st.integers(0, 10) | st.none(), st.booleans())
def test_a_pain_that_she_told_is_everywhere(
    steps: list[Step], before: int | None, after: int | None, ends: bool
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "diary.sqlite3"
        play(path, steps, before, after, ends=ends)
        with History(path) as history:
            (session,) = history.sessions()
            view = diary_view(history, Names(), TODAY, Period.ALL, None)
            report = report_view(history, Names(), TODAY, Period.ALL, None, None)
    hurts = told(steps)
    kept = [(each.pain, each.sites, each.sharp, each.side) for each in session.pains]
    assert kept == [(each.pain, each.sites, each.sharp, each.side) for each in hurts]
    assert [(each.sign, each.how_soon) for each in session.unwell] == [
        (step.sign, step.how_soon) for step in steps if isinstance(step, Unwell)
    ]
    pains = [pain for pain in (before, after if ends else None, *(each.pain for each in hurts)) if pain is not None]
    assert pain_by_day([session], []).get(TODAY) == max(pains, default=None)
    _is_exported(session, hurts)
    if ends or pains or session.unwell or session.summary.sets_done:
        (day,) = view.days
        assert day.worst == max(pains, default=None)
        assert day.unwell is bool(session.unwell)
        assert not view.is_empty
    _is_reported(report.stops, session)
    if before is not None or (ends and after is not None):
        (point,) = report.pain.points
        assert (point.before, point.after) == (before, after if ends else None)


def _is_exported(session: SessionRecord, hurts: list[Hurt]) -> None:
    (line,) = csv.DictReader(io.StringIO(sessions_csv([session]), newline=""))
    said = line["stopped_for_pain"].split("; ") if line["stopped_for_pain"] else []
    assert len(said) == len(hurts)
    assert all(each.pain is None or f"({each.pain}" in words for each, words in zip(hurts, said, strict=True))
    (held,) = json.loads(history_json([session]))["sessions"]
    assert [each["pain"] for each in held["pains"]] == [each.pain for each in hurts]
    assert len(held["unwell"]) == len(session.unwell)


def _is_reported(stops: tuple[str, ...], session: SessionRecord) -> None:
    """Every pain stands in the report: the last ones in full, those before with their day."""
    text = "; ".join(stops)
    for pain in session.pains:
        assert pain.pain is None or f"pain {pain.pain}" in text or f"({pain.pain})" in text
    full = len([line for line in stops if not line.startswith("before that")])
    earlier = sum(line.count("(") for line in stops if line.startswith("before that"))
    assert full + earlier == len(session.pains) + len(session.unwell)


def test_a_session_stopped_at_pain_8_before_any_set_shows_in_every_view(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    play(path, [Hurt(8)], 2, None, ends=True)
    with History(path) as history:
        view = diary_view(history, Names(), TODAY, Period.ALL, 3)
        names = Names(variations={"squat.bodyweight": "Squat"})
        report = report_view(history, names, TODAY, Period.ALL, None, None)
    (day,) = view.days
    assert (day.sessions, day.stopped, day.worst) == (0, 1, 8)
    assert day_line(TODAY, 0, 0, flare=False, told=told_words(day)).endswith(": 1 stopped early, pain up to 8")
    assert view.week.sessions == 0
    assert report.stops == ("2 Mar 2026, Squat, pain 8",)


def test_two_days_at_six_or_more_are_a_reason_to_say_so(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    assert look(path, Preferences(), TODAY).prompts == ()
    play(path, [Hurt(7)], None, None, ends=True)
    assert look(path, Preferences(), TODAY).prompts == ()
    play(path, [], None, 6, ends=True)
    with History(path) as history, history.database.write() as connection:
        connection.execute("UPDATE sessions SET day = '2026-03-01' WHERE id = 2")
    assert [each.kind for each in look(path, Preferences(), TODAY).prompts] == [PromptKind.HIGH]


@pytest.mark.parametrize("how_soon", [None, *HowSoon])
def test_what_finish_knows_is_what_she_told(tmp_path: Path, how_soon: HowSoon | None) -> None:
    path = tmp_path / "diary.sqlite3"
    player = Player(make_plan())
    with closing(open_journal(path)) as journal:
        recorder = SessionRecorder(player, journal, lambda: NOW)
        recorder.begin(Comfort(), pain_before=2)
        recorder.record(player.start(0))
        recorder.record_hurt(0, Hurt(4, gave_up=False))
        recorder.record_hurt(0, Hurt(3, gave_up=False, sharp=True))
        recorder.record_unwell("calf", how_soon)
        reported = recorder.finish_view().reported
    assert (reported.before, reported.worst, reported.sharp, reported.ended) == (2, 4, True, False)
    assert reported.unwell is (how_soon or HowSoon.ROUTINE)
