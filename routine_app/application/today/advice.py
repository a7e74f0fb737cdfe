"""Which routine Today offers, and why: a table of rules, the first that has something to say wins.

Pure: knows what the diary told of her last days, her pain now, and which routines hold strength work today. Knows no
plan, no widget and no clock. Gentle after a pain of 6 or more and on a sore day: content sheet B4.3 † and F2 †;
strength with a day between: A2 and B4.2 †; less after a pause, and after a session that hurt until she says that it has
settled (B4.3 †), is caution of ours †.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum

import msgspec

from routine_app.application.today.past import Past
from routine_app.domain.care.pain_gate import CAUTION_UP_TO, GENTLE_ROUTINE, GO_UP_TO
from routine_app.domain.formatting import WEEKDAYS, counted, length_in_words, time_of_day
from routine_app.domain.load import why_no_strength
from routine_app.storage.records import SessionState

SHORT_ROUTINE, BREATHE_ROUTINE, EVENING_ROUTINE, SEATED_ROUTINE = "short", "breathe", "before_bed", "no_floor"
CALM = (GENTLE_ROUTINE, BREATHE_ROUTINE, EVENING_ROUTINE)
UNDEMANDING = frozenset({SHORT_ROUTINE, *CALM})
"""What is short or gentle anyway: after a pause it need not be made less."""
GOOD_TO_BEGIN_WITH = UNDEMANDING | {"daily"}
BACK_AFTER_DAYS = 7
GENTLE_AFTER_DAYS = 28
_DAYS_A_MONTH = 30.44
_MOST_WEEKS = 8  # from then on months say it better


class AdviceKind(StrEnum):
    """Why a routine is offered."""

    SORE = "sore"
    DONE = "done"
    NOTHING_FITS = "nothing_fits"
    BACK = "back"
    HURT = "hurt"
    EASY_DAY = "easy_day"
    FIRST = "first"
    USUAL = "usual"


GENTLE_DAYS = frozenset(AdviceKind) - {AdviceKind.FIRST, AdviceKind.USUAL}
"""On these less is offered than usual: more is not."""


class Advice(msgspec.Struct, frozen=True):
    """The id of the routine that is offered ("" where there is none), what the card is headed by, and why, whole."""

    kind: AdviceKind
    routine: str
    heading: str
    why: str


class Facts(msgspec.Struct, frozen=True):
    """What the rules go by.

    `usual` is the id of the routine that she chose last. `strength(id)`: whether a routine holds strength work as it
    would be done today; None where nothing of it can be done. `pain` is 0-10 (None: not said), `sore` that she said
    so; `quiet`: she is not to be cheered or reminded. `unreadable` is the name of her usual one where its file is
    broken.
    """

    usual: str
    strength: Callable[[str], bool | None]
    past: Past
    today: dt.date
    pain: int | None = None
    sore: bool = False
    quiet: bool = False
    unreadable: str = ""

    @property
    def hurts(self) -> bool:
        """Whether her pain now is more than one for caution."""
        return self.pain is not None and self.pain > CAUTION_UP_TO

    def first_of(self, *routines: str, calm: bool = False) -> str:
        """Return the first of these of which something can be done today, "" where there is none.

        `calm`: without strength work.
        """
        return next((each for each in routines if self.strength(each) in ((False,) if calm else (False, True))), "")


def advise(facts: Facts) -> Advice:
    """Return what to offer."""
    found = (rule(facts) for rule in (_done, _sore, _nothing_fits, _back, _hurt, _easy_day, _first))
    return next((each for each in found if each is not None), None) or _usual(facts)


def done_line(past: Past, today: dt.date) -> str:
    """Return what was done today, "" where nothing was: "Done today at 09:10, 26 minutes."."""
    if not past.today:
        return ""
    last = past.today[-1]
    at = f" at {time_of_day(last.ended)}" if last.ended is not None else ""
    on = "" if last.ended is not None and last.ended.date() < today else " today"
    minutes = length_in_words(last.elapsed_ms)
    if last.state is SessionState.STOPPED:
        return f"You stopped {last.routine_name}{on}{at}, after {minutes}."
    again = f" That makes {len(past.today)} sessions today." if len(past.today) > 1 else ""
    return f"Done{on}{at}: {last.routine_name}, {minutes}.{again}"


def since_words(days: int) -> str:
    """Return how long ago a day is, in words: "12 days", "5 weeks", "9 months", "2 years"."""
    weeks, months = round(days / 7), round(days / _DAYS_A_MONTH)
    if days < 2 * 7:
        return counted(days, "day")
    if weeks <= _MOST_WEEKS:
        return counted(weeks, "week")
    return counted(months, "month") if months < 2 * 12 else counted(round(months / 12), "year")


def _sore(facts: Facts) -> Advice | None:
    routine = facts.first_of(*CALM, calm=True) if facts.hurts or facts.sore else ""
    if not routine:
        return None
    said = f"You told a pain of {facts.pain}." if facts.hurts else "You are sore today."
    return Advice(
        AdviceKind.SORE, routine, "For a sore day", f"{said} Small, calm movements are enough, and so is rest."
    )


def _done(facts: Facts) -> Advice | None:
    """After a session: breathing, or rest; not the same again."""
    routine = facts.first_of(BREATHE_ROUTINE, EVENING_ROUTINE, GENTLE_ROUTINE, calm=True) if facts.past.today else ""
    if not routine:
        return None
    rest = facts.hurts or facts.sore or facts.past.today[-1].state is SessionState.STOPPED
    heading = "If you like, later" if rest else "If you like"
    why = "Rest now. When you feel like it later, a little breathing is fine."
    return Advice(AdviceKind.DONE, routine, heading, why if rest else "Rest now, or a little breathing: both are good.")


def _nothing_fits(facts: Facts) -> Advice | None:
    """Where nothing of her own routine can be done as she is today, another one may."""
    if not facts.usual or facts.strength(facts.usual) is not None:
        return None
    routine = facts.first_of(SEATED_ROUTINE, *CALM, SHORT_ROUTINE)
    if not routine:
        return None
    why = "Nothing in your usual routine fits what is comfortable today. This one does."
    if facts.unreadable:
        why = f"{facts.unreadable} cannot be used until its file is mended. The page Routines shows what is wrong."
    return Advice(AdviceKind.NOTHING_FITS, routine, "For today", why)


def _back(facts: Facts) -> Advice | None:
    """After a pause: warm words, and less than before."""
    last = facts.past.last
    days = 0 if last is None else (facts.today - last.day).days
    if days < BACK_AFTER_DAYS:
        return None
    long = days >= GENTLE_AFTER_DAYS
    less = facts.first_of(GENTLE_ROUTINE, SHORT_ROUTINE) if long else facts.first_of(SHORT_ROUTINE, GENTLE_ROUTINE)
    routine = facts.usual if facts.usual in UNDEMANDING or not less else less
    how = "Begin gently, and see how it feels." if long else "A short one is a good way back in."
    if facts.quiet:
        return Advice(AdviceKind.BACK, routine, "For today", "Begin gently, and see how it feels.")
    held = f" {_all_there(facts.past.sessions)}" if long else ""
    why = f"Your last session was {since_words(days)} ago. {how}{held}"
    return Advice(AdviceKind.BACK, routine, "Good to see you again", why)


def _all_there(sessions: int) -> str:
    return "It is in your diary." if sessions == 1 else f"All {sessions} sessions are in your diary."


def _hurt(facts: Facts) -> Advice | None:
    """After a session that hurt: something calm, until she tells a pain now that is none to mind."""
    hurt, settled = facts.past.hurt, facts.pain is not None and facts.pain <= GO_UP_TO
    usual = (facts.usual,) if facts.usual in CALM else ()
    routine = "" if hurt is None or settled else facts.first_of(*usual, *CALM, calm=True)
    if hurt is None or not routine:
        return None
    when = _day_words(hurt.day, facts.today)
    told = f"You told {'a sharp pain' if hurt.pain is None else f'a pain of {hurt.pain}'} {when}."
    said = f"It flared up after your session {when}." if hurt.flare else told
    return Advice(AdviceKind.HURT, routine, "Today: a gentle day", f"{said} Small, calm movements are enough now.")


def _easy_day(facts: Facts) -> Advice | None:
    """Strength work with a day between: on the day between, something without."""
    why = why_no_strength(facts.past.strength_days, facts.today) if facts.strength(facts.usual) else ""
    routine = facts.first_of(*CALM, calm=True) if why else ""
    return Advice(AdviceKind.EASY_DAY, routine, "Today: a gentle day", why) if routine else None


def _first(facts: Facts) -> Advice | None:
    if facts.past.last is not None or not facts.usual:
        return None
    good = "A good one to begin with. " if facts.usual in GOOD_TO_BEGIN_WITH else ""
    why = f"{good}Stop whenever you like."
    return Advice(AdviceKind.FIRST, facts.usual, "For today", why)


def _usual(facts: Facts) -> Advice:
    strength, last = facts.strength(facts.usual), facts.past.last
    heading = "Today: a strength day" if strength else "For today"
    days = [day for day in facts.past.strength_days if day < facts.today]
    if strength and days:
        why = f"Your last strength work was {_day_words(max(days), facts.today)}, with a day between."
    elif last is not None:
        why = f"Your last session was {_day_words(last.day, facts.today)}: {last.routine_name}."
    else:
        why = ""
    return Advice(AdviceKind.USUAL, facts.usual, heading, why)


def _day_words(day: dt.date, today: dt.date) -> str:
    """Return when a day of the last two weeks was: "yesterday", "on Monday", "8 days ago"."""
    days = (today - day).days
    if days >= BACK_AFTER_DAYS:
        return f"{since_words(days)} ago"
    return "today" if days == 0 else "yesterday" if days == 1 else f"on {WEEKDAYS[day.weekday()]}"
