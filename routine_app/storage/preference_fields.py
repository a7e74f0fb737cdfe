"""Each preference as it stands in the file: its key, what is said about it there, and how its text is read.

A reader takes what the file holds (text, a list or a mapping of texts) and returns the value with "", or the nearest
sensible value with what was wrong, as the second half of a sentence. Knows no files.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import msgspec

from routine_app.domain.comfort import AVOIDABLE_SLUGS, LAST_WEEK, POSTPARTUM, avoidable
from routine_app.domain.problems import did_you_mean
from routine_app.domain.vocabulary import Equipment, Side
from routine_app.storage.preference_values import Appearance, Preferences, VoicePreferences

if TYPE_CHECKING:
    from collections.abc import Iterable

Reading = tuple[Any, str]

_NOTHING: Final = frozenset({"", "null", "~", "none"})
_TRUTHS: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_LONGEST_TEXT: Final = 200


class PreferenceField(msgspec.Struct, frozen=True):
    """One line of the file. `path` is its key, within a group where there are two; `default` what it is by default."""

    path: tuple[str, ...]
    default: Any
    read: Callable[[object, Any], Reading]
    comment: str = ""


def _number(
    low: float, high: float, *, whole: bool = False, optional: bool = False
) -> Callable[[object, Any], Reading]:
    def read(raw: object, default: object) -> Reading:
        if optional and isinstance(raw, str) and raw.lower() in _NOTHING:
            return None, ""
        try:
            value = float(str(raw))
        except ValueError:
            value = math.nan
        if math.isnan(value):
            return default, f"{_shown(raw)} is not a number"
        clamped = float(min(max(value, low), high))
        problem = "" if clamped == value else f"{_shown(raw)} is outside {low:g} to {high:g}"
        if not whole:
            return clamped, problem
        if not problem and not clamped.is_integer():
            problem = f"{_shown(raw)} is not a whole number"
        return round(clamped), problem

    return read


def _choice(options: Iterable[str]) -> Callable[[object, Any], Reading]:
    known = tuple(options)

    def read(raw: object, default: object) -> Reading:
        word = str(raw).lower()
        if word in _TRUTHS and word not in known:  # YAML writes on and off in many ways
            word = "on" if _TRUTHS[word] else "off"
        if isinstance(raw, str) and word in known:
            return word, ""
        return default, f"{_shown(raw)} is not one of {', '.join(known)}{did_you_mean(str(raw), known)}"

    return read


def _flag(raw: object, default: object) -> Reading:
    if isinstance(raw, str) and raw.lower() in _TRUTHS:
        return _TRUTHS[raw.lower()], ""
    return default, f"{_shown(raw)} is neither true nor false"


def _text(raw: object, default: object) -> Reading:
    if isinstance(raw, str) and len(raw) <= _LONGEST_TEXT and raw.isprintable():
        return raw, ""
    return default, f"{_shown(raw)} is not a short text"


def _date(raw: object, default: object) -> Reading:
    if isinstance(raw, str) and raw.lower() in _NOTHING:
        return None, ""
    try:
        return dt.date.fromisoformat(str(raw)), ""
    except ValueError:
        return default, f"{_shown(raw)} is not a date such as 2026-03-01"


def _week(raw: object, default: object) -> Reading:
    if isinstance(raw, str) and raw.lower() == POSTPARTUM:
        return POSTPARTUM, ""
    value, problem = _number(1, LAST_WEEK, whole=True, optional=True)(raw, default)
    if problem and value is default:
        problem = f"{_shown(raw)} is neither a week nor {POSTPARTUM}{did_you_mean(str(raw), (POSTPARTUM,))}"
    return value, problem


def _side(raw: object, default: object) -> Reading:
    if isinstance(raw, str) and raw.lower() in _NOTHING:
        return None, ""
    word, problem = _choice(side.value for side in Side)(raw, None)
    return (Side(word), "") if word else (default, problem)


def _slugs(known: Iterable[str], convert: Callable[[str], object]) -> Callable[[object, Any], Reading]:
    words = tuple(known)

    def read(raw: object, default: object) -> Reading:
        if not isinstance(raw, list):
            return default, f"{_shown(raw)} is not a list such as [{words[0]}]" if raw else ""
        good = frozenset(convert(word) for word in raw if word in words)
        bad = [f"{_shown(word)} is not known{did_you_mean(str(word), words)}" for word in raw if word not in words]
        return good, "; ".join(bad)

    return read


def _pins(raw: object, default: object) -> Reading:
    if not isinstance(raw, dict):
        return default, f"{_shown(raw)} is not a mapping such as {{squat: squat.chair}}" if raw else ""
    good = {
        key: value for key, value in raw.items() if isinstance(value, str) and value and (key + value).isprintable()
    }
    bad = [f"{_shown(key)} does not name a variation" for key in raw if key not in good]
    return MappingProxyType(good), "; ".join(bad)


def _shown(raw: object) -> str:
    text = str(raw)
    return f'"{text if len(text) <= 40 else text[:40] + "..."}"'


_P, _V, _A = Preferences(), VoicePreferences(), Appearance()

RETIRED: Final[frozenset[tuple[str, ...]]] = frozenset({("ask_pain",), ("voice", "name")})
"""Paths that earlier versions wrote and none reads any more: left out without a word."""

FIELDS: tuple[PreferenceField, ...] = (
    PreferenceField(
        ("avoid",),
        _P.avoid,
        _slugs(AVOIDABLE_SLUGS, avoidable),
        f"Left out when possible: {', '.join(AVOIDABLE_SLUGS)}",
    ),
    PreferenceField(("without",), _P.without, _slugs(Equipment, Equipment), f"Not at hand: {', '.join(Equipment)}"),
    PreferenceField(
        ("week",),
        _P.week,
        _week,
        f"Week of pregnancy, 1 to {LAST_WEEK}, which advances from the date below; or {POSTPARTUM}; or null",
    ),
    PreferenceField(("week_set_on",), _P.week_set_on, _date),
    PreferenceField(("pinned",), _P.pinned, _pins, "Always this variation, such as {squat: squat.chair}"),
    PreferenceField(
        ("comfortable_only",),
        _P.comfortable_only,
        _flag,
        "Whether Exercises lists only what is comfortable today",
    ),
    PreferenceField(("sore_side",), _P.sore_side, _side, "left, right or null"),
    PreferenceField(("last_routine",), _P.last_routine, _text),
    PreferenceField(
        ("sessions_per_week",),
        _P.sessions_per_week,
        _number(1, 14, whole=True, optional=True),
        "Your own plan for a week, or null for none",
    ),
    PreferenceField(("pace_percent",), _P.pace_percent, _number(80, 130, whole=True), "80 (slower) to 130 (faster)"),
    PreferenceField(("self_paced",), _P.self_paced, _flag, "Wait for a key after each set"),
    PreferenceField(
        ("get_ready_s",),
        _P.get_ready_s,
        _number(0, 120, whole=True, optional=True),
        "Seconds before each exercise, or null for the routine's own",
    ),
    PreferenceField(
        ("cue_level",), _P.cue_level, _choice(("full", "short", "tones")), "What is spoken: full, short, or tones alone"
    ),
    PreferenceField(("voice", "enabled"), _V.enabled, _flag),
    PreferenceField(("voice", "rate"), _V.rate, _number(-1, 1), "-1 (slow) to 1 (fast)"),
    PreferenceField(("voice", "volume"), _V.volume, _number(0, 1), "0 to 1"),
    PreferenceField(("voice", "language"), _V.language, _text, "en-US or en-GB; empty for the first"),
    PreferenceField(("tone_volume",), _P.tone_volume, _number(0, 1), "0 to 1"),
    PreferenceField(("breath_volume",), _P.breath_volume, _number(0, 1), "0 to 1; 0 is no breath sound"),
    PreferenceField(("lower_others",), _P.lower_others, _flag, "Lower other apps' sound while the voice speaks"),
    PreferenceField(("flash",), _P.flash, _flag, "Show each tone at the edge of the picture"),
    PreferenceField(("mute",), _P.mute, _flag),
    PreferenceField(("theme",), _P.theme, _choice(("system", "light", "dark")), "system, light or dark"),
    PreferenceField(("reduced_motion",), _P.reduced_motion, _choice(("system", "on", "off")), "system, on or off"),
    PreferenceField(("text_scale",), _P.text_scale, _number(1, 2), "1 to 2"),
    PreferenceField(("full_screen",), _P.full_screen, _flag, "Whether sessions fill the screen"),
    PreferenceField(("appearance", "skin"), _A.skin, _text, "How the figure looks; default for its own"),
    PreferenceField(("appearance", "hair"), _A.hair, _text),
    PreferenceField(("appearance", "hair_colour"), _A.hair_colour, _text),
    PreferenceField(("appearance", "clothes"), _A.clothes, _text),
)
