"""The diary as CSV and JSON: everything is there, and a spreadsheet takes nothing for a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.domain.care.statements import HowSoon
from routine_app.domain.vocabulary import Side
from routine_app.storage.export import SESSION_COLUMNS, history_json, sessions_csv, sets_csv
from routine_app.storage.records import DayRecord, PainRecord, PainSite, SessionChanges, SkipRecord, UnwellRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.storage.history import History
    from routine_app.storage.records import SessionRecord, SetRecord

DAYS = (DayRecord(dt.date(2026, 3, 1), 6, 4, 2, 7.5, 1),)


@pytest.fixture
def session(
    history: History, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> SessionRecord:
    number = begin(history, pain_before=5, sites=[PainSite.SACRUM, PainSite.LEFT])
    history.record_set(number, done())
    history.record_set(number, done(2, 1, 3, duration_ms=90_000))
    history.record_skip(number, SkipRecord("itb", "Skipped by you.", start, 1))
    history.stop_for_pain(number, PainRecord("squat", start, 6, frozenset({PainSite.PUBIC}), 0))
    history.edit(number, SessionChanges(flare=False))
    history.finish_session(number, start + dt.timedelta(minutes=9), pain_after=0, note='Sore, then\n"better"; fine')
    return history.sessions()[0]


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_line_a_session_with_its_day(session: SessionRecord) -> None:
    assert _read(sessions_csv([session], DAYS)) == [
        {
            "date": "2026-03-01", "start": "09:00:00", "end": "09:09:00", "utc_offset": "UTC+01:00",
            "routine": "Daily routine", "state": "finished", "minutes": "3.0", "sets": "2", "breathing_minutes": "1.5",
            "pace_percent": "100", "pain_before": "5", "pain_after": "0", "where": "left,sacrum", "effort": "",
            "flare_next_day": "no", "swapped": "squat.chair for squat.bodyweight", "skipped": "itb",
            "stopped_for_pain": "squat (6, pubic)", "unwell": "", "note": 'Sore, then\n"better"; fine',
            "worst_pain": "6", "average_pain": "4", "stress": "2", "sleep_hours": "7.5", "night_wakes": "1",
        }
    ]  # fmt: skip


def test_a_day_without_notes_leaves_its_columns_empty(session: SessionRecord) -> None:
    (line,) = _read(sessions_csv([session]))
    assert list(line) == list(SESSION_COLUMNS)
    assert [line[name] for name in SESSION_COLUMNS[-5:]] == [""] * 5


def test_a_day_with_notes_and_no_session_has_a_line_in_its_place(session: SessionRecord) -> None:
    days = [DayRecord(dt.date(2026, 2, 27), stress=7), *DAYS, DayRecord(dt.date(2026, 3, 2), sleep_hours=5.5)]
    lines = _read(sessions_csv([session], days))
    assert [(line["date"], line["state"], line["stress"], line["sleep_hours"]) for line in lines] == [
        ("2026-02-27", "", "7", ""), ("2026-03-01", "finished", "2", "7.5"), ("2026-03-02", "", "", "5.5"),
    ]  # fmt: skip
    filled = {name for name, value in lines[0].items() if value}
    assert filled == {"date", "stress"}


def test_an_exercise_that_hurt_and_was_gone_on_with_says_so(session: SessionRecord) -> None:
    hurt = replace(session, pains=(replace(session.pains[0], item=None), replace(session.pains[0], pain=None)))
    assert _read(sessions_csv([hurt]))[0]["stopped_for_pain"] == "squat (6, pubic, went on); squat (pubic)"
    asked = replace(session, pains=(replace(session.pains[0], item=None, confirmed=False),))
    assert _read(sessions_csv([asked]))[0]["stopped_for_pain"] == "squat (6, pubic, not confirmed)"


def test_a_sharp_pain_its_side_and_feeling_unwell_are_told(session: SessionRecord) -> None:
    at = session.pains[0].at
    told = replace(
        session,
        pains=(replace(session.pains[0], sharp=True, side=Side.LEFT),),
        unwell=(UnwellRecord(at), UnwellRecord(at, "calf", HowSoon.SAME_DAY)),
    )
    line = _read(sessions_csv([told]))[0]
    assert line["stopped_for_pain"] == "squat (6, pubic, sharp, working left)"
    assert line["unwell"] == "no sign; calf (same_day)"
    (held,) = json.loads(history_json([told]))["sessions"]
    assert [(each["sign"], each["how_soon"]) for each in held["unwell"]] == [("", None), ("calf", "same_day")]
    assert (held["pains"][0]["sharp"], held["pains"][0]["side"]) == (True, "left")


def test_one_line_a_set(session: SessionRecord) -> None:
    first, second = _read(sets_csv([session]))
    assert first == {
        "date": "2026-03-01", "time": "09:01:00", "utc_offset": "UTC+01:00", "session": str(session.id),
        "exercise": "squat", "variation": "squat.chair", "side": "", "set": "1", "reps": "8", "seconds": "40",
        "breathing": "no",
    }  # fmt: skip
    assert (second["reps"], second["seconds"], second["breathing"]) == ("", "90", "yes")


@pytest.mark.parametrize("note", ["=HYPERLINK(1)", "+1", "-1", "@SUM", "\tx"])
def test_a_note_is_never_a_formula(session: SessionRecord, note: str) -> None:
    noted = replace(session, summary=replace(session.summary, note=note))
    assert _read(sessions_csv([noted]))[0]["note"] == f"'{note}"


def test_json_holds_everything(session: SessionRecord) -> None:
    held = json.loads(history_json([session], DAYS))
    assert held["format"] == 1
    assert held["days"] == [
        {"day": "2026-03-01", "worst_pain": 6, "average_pain": 4, "stress": 2, "sleep_hours": 7.5, "night_wakes": 1}
    ]
    (told,) = held["sessions"]
    assert (told["started"], told["ended"]) == ("2026-03-01T09:00:00+01:00", "2026-03-01T09:09:00+01:00")
    assert (told["state"], told["flare"], told["sites"], told["elapsed_ms"]) == (
        "finished", False, ["left", "sacrum"], 180_000,
    )  # fmt: skip
    assert [each["variation"] for each in told["sets"]] == ["squat.chair", "br.seated"]
    assert told["pains"][0]["sites"] == ["pubic"]
    assert (len(told["planned"]), len(told["skips"]), len(told["swaps"])) == (3, 1, 1)
    fields = {*session.summary.__struct_fields__, "planned", "sets", "skips", "swaps", "pains", "unwell"}
    assert set(told) == fields


def test_nothing_gives_headings_alone() -> None:
    assert sessions_csv([]).splitlines() == [",".join(SESSION_COLUMNS)]
    assert json.loads(history_json([])) == {"format": 1, "sessions": [], "days": []}
