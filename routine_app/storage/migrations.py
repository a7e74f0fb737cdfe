"""The diary's tables, as numbered steps: step n takes a database from user_version n to n + 1.

A step that has been released is never changed; a new one is added below it. Each runs in one transaction.
The name of a CHECK is the sentence she reads when an entry breaks it.

Times are UTC milliseconds since 1970 with the local offset in minutes beside them; `day` is the local date at the
start of a session and stays so whatever the clock does later. `session_ms` is the player's own time since the start,
so that a stepped clock never bends a duration. `sessions.sets_done`, `work_ms`, `breathing_ms` and `elapsed_ms`
follow the sets by triggers: the calendar then reads one row a session.
"""

from __future__ import annotations

APPLICATION_ID = 0x526F7574  # "Rout": tells a diary from any other SQLite file

_FIRST = """
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    routine_id TEXT NOT NULL,
    routine_name TEXT NOT NULL,
    day TEXT NOT NULL CONSTRAINT "a day is written 2026-03-01"
        CHECK (day IS date(day)),
    started_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CONSTRAINT "a zone is less than a day from UTC" CHECK (abs(offset_min) < 1440),
    ended_ms INTEGER,
    ended_offset_min INTEGER CONSTRAINT "a zone is less than a day from UTC" CHECK (abs(ended_offset_min) < 1440),
    state TEXT NOT NULL DEFAULT 'open' CONSTRAINT "a session is open, finished, stopped or left"
        CHECK (state IN ('open', 'finished', 'stopped', 'left')),
    pace_percent INTEGER NOT NULL DEFAULT 100 CONSTRAINT "the pace is 10 to 400 percent"
        CHECK (pace_percent BETWEEN 10 AND 400),
    pain_before INTEGER CONSTRAINT "pain is 0 to 10" CHECK (pain_before BETWEEN 0 AND 10),
    pain_after INTEGER CONSTRAINT "pain is 0 to 10" CHECK (pain_after BETWEEN 0 AND 10),
    sites TEXT NOT NULL DEFAULT '',
    effort INTEGER CONSTRAINT "effort is 1 to 10" CHECK (effort BETWEEN 1 AND 10),
    flare INTEGER CONSTRAINT "a flare is yes, no or not answered" CHECK (flare IN (0, 1)),
    note TEXT NOT NULL DEFAULT '' CONSTRAINT "a note has at most 10,000 characters" CHECK (length(note) <= 10000),
    comfort TEXT NOT NULL DEFAULT '{}',
    sets_done INTEGER NOT NULL DEFAULT 0,
    work_ms INTEGER NOT NULL DEFAULT 0,
    breathing_ms INTEGER NOT NULL DEFAULT 0,
    elapsed_ms INTEGER NOT NULL DEFAULT 0 CONSTRAINT "a duration is not negative" CHECK (elapsed_ms >= 0)
) STRICT;

CREATE INDEX sessions_by_day ON sessions (day, id);

CREATE TABLE items (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    item INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    variation TEXT NOT NULL,
    name TEXT NOT NULL,
    sets INTEGER NOT NULL CONSTRAINT "an exercise has at least one set" CHECK (sets >= 1),
    estimate_ms INTEGER NOT NULL CONSTRAINT "a duration is not negative" CHECK (estimate_ms >= 0),
    replaced TEXT,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE sets (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    item INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    variation TEXT NOT NULL,
    side TEXT CONSTRAINT "a side is left or right" CHECK (side IN ('left', 'right')),
    number INTEGER NOT NULL CONSTRAINT "sets count from 1" CHECK (number >= 1),
    reps INTEGER CONSTRAINT "repetitions are not negative" CHECK (reps >= 0),
    duration_ms INTEGER NOT NULL CONSTRAINT "a duration is not negative" CHECK (duration_ms >= 0),
    session_ms INTEGER NOT NULL CONSTRAINT "a duration is not negative" CHECK (session_ms >= 0),
    breathing INTEGER NOT NULL DEFAULT 0 CONSTRAINT "breathing is yes or no" CHECK (breathing IN (0, 1)),
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CONSTRAINT "a zone is less than a day from UTC" CHECK (abs(offset_min) < 1440),
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX sets_by_variation ON sets (variation, exercise, session_id, duration_ms);

CREATE TABLE skips (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    item INTEGER,
    exercise TEXT NOT NULL,
    variation TEXT,
    reason TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CONSTRAINT "a zone is less than a day from UTC" CHECK (abs(offset_min) < 1440),
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE swaps (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    item INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    from_variation TEXT NOT NULL,
    to_variation TEXT NOT NULL,
    reason TEXT NOT NULL,
    planned INTEGER NOT NULL CONSTRAINT "planned is yes or no" CHECK (planned IN (0, 1)),
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CONSTRAINT "a zone is less than a day from UTC" CHECK (abs(offset_min) < 1440),
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE pains (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    item INTEGER,
    exercise TEXT NOT NULL,
    variation TEXT,
    sites TEXT NOT NULL DEFAULT '',
    pain INTEGER CONSTRAINT "pain is 0 to 10" CHECK (pain BETWEEN 0 AND 10),
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CONSTRAINT "a zone is less than a day from UTC" CHECK (abs(offset_min) < 1440),
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE days (
    day TEXT PRIMARY KEY CONSTRAINT "a day is written 2026-03-01"
        CHECK (day IS date(day)),
    worst_pain INTEGER CONSTRAINT "pain is 0 to 10" CHECK (worst_pain BETWEEN 0 AND 10),
    average_pain INTEGER CONSTRAINT "pain is 0 to 10" CHECK (average_pain BETWEEN 0 AND 10),
    stress INTEGER CONSTRAINT "stress is 0 to 10" CHECK (stress BETWEEN 0 AND 10),
    sleep_hours REAL CONSTRAINT "sleep is 0 to 24 hours" CHECK (sleep_hours BETWEEN 0 AND 24),
    night_wakes INTEGER CONSTRAINT "waking is 0 to 50 times" CHECK (night_wakes BETWEEN 0 AND 50)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER set_added AFTER INSERT ON sets BEGIN
    UPDATE sessions SET
        sets_done = sets_done + 1,
        work_ms = work_ms + NEW.duration_ms,
        breathing_ms = breathing_ms + NEW.breathing * NEW.duration_ms,
        elapsed_ms = max(elapsed_ms, NEW.session_ms)
    WHERE id = NEW.session_id;
END;

CREATE TRIGGER set_removed AFTER DELETE ON sets BEGIN
    UPDATE sessions SET
        sets_done = sets_done - 1,
        work_ms = work_ms - OLD.duration_ms,
        breathing_ms = breathing_ms - OLD.breathing * OLD.duration_ms
    WHERE id = OLD.session_id;
END;
"""

# `names` is what exercises and variations were called, for the day when no catalogue knows them any more. `set_aside`
# holds rows that could not be read, as JSON, each with its table and why.
_NAMES_AND_SET_ASIDE = """
CREATE TABLE IF NOT EXISTS names (
    kind TEXT NOT NULL CONSTRAINT "a name is of an exercise or a variation" CHECK (kind IN ('exercise', 'variation')),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS set_aside (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    content TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

INSERT OR IGNORE INTO names
    SELECT 'variation', variation, name FROM (SELECT variation, name, max(session_id) FROM items GROUP BY variation);
"""

# `pain_details` is what a pain of the same session and number has besides: the side that worked, and whether it was
# sharp. `unwell` is when she said that she felt unwell, with the stop sign that held ('' where none did).
_PAIN_DETAILS_AND_UNWELL = """
CREATE TABLE IF NOT EXISTS pain_details (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    side TEXT CONSTRAINT "a side is left or right" CHECK (side IN ('left', 'right')),
    sharp INTEGER NOT NULL DEFAULT 0 CONSTRAINT "sharp is yes or no" CHECK (sharp IN (0, 1)),
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS unwell (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    sign TEXT NOT NULL DEFAULT '',
    how_soon TEXT CONSTRAINT "it is now, same_day, soon or routine"
        CHECK (how_soon IN ('now', 'same_day', 'soon', 'routine')),
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CONSTRAINT "a zone is less than a day from UTC" CHECK (abs(offset_min) < 1440),
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;
"""

# `swap_details` is what a swap of the same session and number has besides: whether there was less of it to do, too.
# `joined_items` are those of the `items` that joined the plan in mid-session. `pain_marks` says of a pain that she
# has not confirmed it (yet): she was still asked.
_SWAP_DETAILS_JOINED_AND_MARKS = """
CREATE TABLE IF NOT EXISTS swap_details (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    fewer INTEGER NOT NULL DEFAULT 0 CONSTRAINT "fewer is yes or no" CHECK (fewer IN (0, 1)),
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS joined_items (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    item INTEGER NOT NULL,
    joined INTEGER NOT NULL DEFAULT 1 CONSTRAINT "joined is yes or no" CHECK (joined IN (0, 1)),
    PRIMARY KEY (session_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS pain_marks (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    unconfirmed INTEGER NOT NULL DEFAULT 0 CONSTRAINT "unconfirmed is yes or no" CHECK (unconfirmed IN (0, 1)),
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _NAMES_AND_SET_ASIDE, _PAIN_DETAILS_AND_UNWELL, _SWAP_DETAILS_JOINED_AND_MARKS)
