"""The diary as text for other programs: CSV, a line for each session or each set, and JSON with everything.

Knows the values of the diary; no files and no database.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from routine_app.storage.rows import from_sites

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routine_app.storage.records import DayRecord, PainRecord, SessionRecord, UnwellRecord

JSON_FORMAT = 1

SESSION_COLUMNS = (
    "date", "start", "end", "utc_offset", "routine", "state", "minutes", "sets", "breathing_minutes", "pace_percent",
    "pain_before", "pain_after", "where", "effort", "flare_next_day", "swapped", "skipped", "stopped_for_pain",
    "unwell", "note", "worst_pain", "average_pain", "stress", "sleep_hours", "night_wakes",
)  # fmt: skip
SET_COLUMNS = (
    "date", "time", "utc_offset", "session", "exercise", "variation", "side", "set", "reps", "seconds", "breathing",
)  # fmt: skip

_NO_DAY = (None,) * 5


def sessions_csv(sessions: Iterable[SessionRecord], days: Iterable[DayRecord] = ()) -> str:
    """Return one line a session, with what she noted for its day; times are local ones.

    A day that she noted something for without a session on it has a line too, with its own columns alone.
    """
    noted = {day.day: day for day in days}
    rows: list[tuple[Any, ...]] = []
    for session in sessions:
        line, day = session.summary, noted.get(session.summary.day)
        rows.append(
            (
                line.day, _time(line.started), _time(line.ended) if line.ended else "", _offset(line.started),
                line.routine_name, line.state.value, _minutes(line.elapsed_ms), line.sets_done,
                _minutes(line.breathing_ms), line.pace_percent, line.pain_before, line.pain_after,
                from_sites(line.sites), line.effort, None if line.flare is None else "yes" if line.flare else "no",
                "; ".join(f"{swap.to_variation} for {swap.from_variation}" for swap in session.swaps),
                "; ".join(skip.exercise for skip in session.skips),
                "; ".join(_pain(pain) for pain in session.pains),
                "; ".join(_unwell(each) for each in session.unwell),
                line.note,
                *(_of_day(day) if day else _NO_DAY),
            )
        )  # fmt: skip
    with_session = {row[0] for row in rows}
    nothing = (None,) * (len(SESSION_COLUMNS) - 1 - len(_NO_DAY))
    rows += [(day.day, *nothing, *_of_day(day)) for day in noted.values() if day.day not in with_session]
    return _csv(SESSION_COLUMNS, sorted(rows, key=itemgetter(0)))


def sets_csv(sessions: Iterable[SessionRecord]) -> str:
    """Return one line a set; `session` is the number of its session in the diary."""
    return _csv(
        SET_COLUMNS,
        (
            (
                done.at.date(), _time(done.at), _offset(done.at), session.id, done.exercise, done.variation,
                done.side.value if done.side else "", done.number, done.reps, round(done.duration_ms / 1000),
                "yes" if done.breathing else "no",
            )
            for session in sessions
            for done in session.sets
        ),
    )  # fmt: skip


def history_json(sessions: Iterable[SessionRecord], days: Iterable[DayRecord] = ()) -> str:
    """Return everything as one JSON object; times are ISO 8601 with the local offset, durations milliseconds."""
    # Session by session: one tree of ten years would cost Python more to keep than to write.
    whole = ",".join(json.dumps(_session(session), ensure_ascii=False) for session in sessions)
    noted = ",".join(json.dumps(_plain(day), ensure_ascii=False) for day in days)
    text = f'{{"format": {JSON_FORMAT}, "sessions": [{whole}], "days": [{noted}]}}'
    return msgspec.json.format(text, indent=1)  # written as json's own indent does, which is slow


def _session(session: SessionRecord) -> dict[str, Any]:
    parts: dict[str, Iterable[Any]] = {
        "planned": session.planned,
        "sets": session.sets,
        "skips": session.skips,
        "swaps": session.swaps,
        "pains": session.pains,
        "unwell": session.unwell,
    }
    return _plain(session.summary) | {name: [_plain(each) for each in part] for name, part in parts.items()}


def _plain(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any value of the diary
    """Return a value's fields as JSON can hold them."""
    fields = msgspec.structs.asdict(value)
    for name, held in fields.items():
        if isinstance(held, dt.date):  # or a datetime, which is one
            fields[name] = held.isoformat()
        elif isinstance(held, frozenset):
            fields[name] = from_sites(held).split(",") if held else []
    return fields


def _csv(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:  # noqa: ANN401 - csv takes anything
    """Keep a spreadsheet from taking a text for a formula: routine names and notes may come from anywhere."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _pain(pain: PainRecord) -> str:
    """Say "squat (6, left, sharp)", "working right" of a side, "went on" where she did not give it up.

    "Not confirmed" is where she was still asked when the session was cut short.
    """
    parts = (
        "" if pain.pain is None else str(pain.pain),
        from_sites(pain.sites),
        "sharp" * pain.sharp,
        "" if pain.side is None else f"working {pain.side.value}",
        "went on" * (pain.item is None and pain.confirmed),
        "not confirmed" * (not pain.confirmed),
    )
    told = ", ".join(part for part in parts if part)
    return f"{pain.exercise} ({told})" if told else pain.exercise


def _unwell(unwell: UnwellRecord) -> str:
    """Say "calf (same_day)", and "no sign" where none of the stop signs held."""
    sign = unwell.sign or "no sign"
    return sign if unwell.how_soon is None else f"{sign} ({unwell.how_soon.value})"


def _of_day(day: DayRecord) -> tuple[float | None, ...]:
    return day.worst_pain, day.average_pain, day.stress, day.sleep_hours, day.night_wakes


def _minutes(ms: int) -> float:
    return round(ms / 60_000, 1)


def _time(at: dt.datetime) -> str:
    return at.strftime("%H:%M:%S")


def _offset(at: dt.datetime) -> str:
    """Say "UTC+01:00": a bare +0100 would be a number to a spreadsheet."""
    return f"UTC{at.isoformat()[-6:]}"
