"""Each preference as it stands in the file: its key, what may stand there, and what is said about it there.

Values are read as those of content files are (`checked_yaml`), by kinds that forgive more: where a value is wrong they
return the nearest sensible one, or the part that is right, once the report says what is not. Knows no files.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec

from routine_app.checked_yaml import check
from routine_app.checked_yaml.nodes import Mapping, Node, Scalar, Sequence
from routine_app.checked_yaml.scalars import described
from routine_app.domain.care.first_run import FirstRunStep, StepState
from routine_app.domain.comfort import AFTER, AVOIDABLE_SLUGS, ENDED, LAST_WEEK, POSTPARTUM, avoidable
from routine_app.domain.problems import Part
from routine_app.domain.vocabulary import Equipment, Side
from routine_app.storage.preference_values import Preferences
from routine_app.storage.records import PainSite

if TYPE_CHECKING:
    from routine_app.checked_yaml.report import Report

_NOTHING: Final = frozenset({"", "null", "~", "none"})
_TRUTHS: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_LONGEST_TEXT: Final = 200


class Reader(Protocol):
    """How a preference is read: the value, or None for the default, once the report says what is wrong."""

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return the value."""


class PreferenceField(msgspec.Struct, frozen=True):
    """One line of the file. `name` is its key, "voice.rate" within a group; `optional`: null stands for none."""

    name: str
    kind: Reader
    comment: str = ""
    optional: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The key, after its group where it has one."""
        return tuple(self.name.split("."))

    def of(self, preferences: Preferences) -> Any:  # noqa: ANN401 - each has a type of its own
        """Return what is chosen."""
        return reduce(getattr, self.path, preferences)

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """Return the value in the file, or the default where that cannot be used."""
        if self.optional and _word(node) in _NOTHING:
            return None
        value = self.kind.read(node, f'"{self.name}"', report)
        return self.of(Preferences()) if value is None else value


class _Number(check.Number, frozen=True):
    """A number in any writing, or one of its words in its stead; one that is out of bounds becomes the nearest."""

    words: tuple[str, ...] = ()

    def read(self, node: Node, label: Part, report: Report) -> Any:  # noqa: ANN401
        if (word := _word(node)) in self.words:
            return word
        try:
            value = float(_word(node) or "")
        except ValueError:
            value = math.nan
        near = min(max(value, self.low), self.high)
        if near != value or (self.whole and not value.is_integer()):
            super().read(node, label, report)
        if math.isnan(value):
            return None
        return round(near) if self.whole else float(near)

    @property
    def expected(self) -> str:
        """What may stand there, in words."""
        if not self.words:
            return super().expected
        return f"{', '.join((super().expected, *self.words[:-1]))} or {self.words[-1]}"


class _Flag(check.Flag, frozen=True):
    """True or false, in any word that YAML has for them."""

    def read(self, node: Node, label: Part, report: Report) -> bool | None:
        found = _TRUTHS.get(_word(node) or "")
        return super().read(node, label, report) if found is None else found


class _Word(check.Slug, frozen=True):
    """One of a list of words, in small letters or capitals; "on" and "off" in any word that YAML has for them."""

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        word = _word(node) or ""
        if "on" in self.values and word in _TRUTHS:
            word = "on" if _TRUTHS[word] else "off"
        return self.values[word] if word in self.values else super().read(node, label, report)


class _Text(msgspec.Struct, frozen=True):
    """A short text as it stands, also none."""

    def read(self, node: Node, label: Part, report: Report) -> str | None:
        if isinstance(node, Scalar) and len(node.text) <= _LONGEST_TEXT and node.text.isprintable():
            return node.text
        report.error(node, label, f" must be a short text, not {described(node)}")
        return None


class _Date(msgspec.Struct, frozen=True):
    """A day, such as 2026-03-01."""

    def read(self, node: Node, label: Part, report: Report) -> dt.date | None:
        try:
            return dt.date.fromisoformat(_word(node) or "")
        except ValueError:
            report.error(node, label, f" must be a date such as 2026-03-01, not {described(node)}")
            return None


class _Words(msgspec.Struct, frozen=True):
    """A list of words, of which the known ones count."""

    kind: check.Slug

    def read(self, node: Node, label: Part, report: Report) -> frozenset[object] | None:
        if isinstance(node, Sequence):
            found = (check.read(self.kind, item, label, report) for item in node.items)
            return frozenset(each for each in found if each is not None)
        if _word(node) not in _NOTHING:
            report.error(
                node, label, f" must be a list such as [{next(iter(self.kind.values))}], not {described(node)}"
            )
        return None


class _Pins(msgspec.Struct, frozen=True):
    """Exercises, each with the name of a variation."""

    def read(self, node: Node, label: Part, report: Report) -> MappingProxyType[str, str] | None:
        if not isinstance(node, Mapping):
            if _word(node) not in _NOTHING:
                report.error(node, label, f" must be pairs such as {{squat: squat.chair}}, not {described(node)}")
            return None
        found = {}
        for key, entry in node.entries.items():
            value = entry.value.text if isinstance(entry.value, Scalar) else ""
            if value and (key + value).isprintable():
                found[key] = value
            else:
                report.error(entry.key, f"{described(entry.key)} in {label} does not name a variation")
        return MappingProxyType(found)


class _Steps(msgspec.Struct, frozen=True):
    """Steps of the first run, each with what came of it; those that nobody knows are left out."""

    def read(self, node: Node, label: Part, report: Report) -> MappingProxyType[FirstRunStep, StepState] | None:
        if not isinstance(node, Mapping):
            if _word(node) not in _NOTHING:
                report.error(node, label, f" must be pairs such as {{week: answered}}, not {described(node)}")
            return None
        found = {}
        for key, entry in node.entries.items():
            state = _word(entry.value) or ""
            if key in set(FirstRunStep) and state in set(StepState):
                found[FirstRunStep(key)] = StepState(state)
            else:
                report.error(entry.key, f"{described(entry.key)} in {label} does not name a step with what came of it")
        return MappingProxyType(found)


def _word(node: Node) -> str | None:
    return node.text.lower() if isinstance(node, Scalar) else None


def _one_of(what: str, *words: str) -> _Word:
    return _Word(what, {word: word for word in words})


RETIRED: Final[frozenset[tuple[str, ...]]] = frozenset({("ask_pain",), ("voice", "name")})
"""Paths that earlier versions wrote and none reads any more: left out without a word."""

_AVOIDED = _Words(check.Slug("a position or demand", {slug: avoidable(slug) for slug in AVOIDABLE_SLUGS}))
_MISSING = _Words(check.Slug("equipment", {each.value: each for each in Equipment}))
_WEEK = _Number(1, LAST_WEEK, whole=True, words=AFTER)
_SIDE = _Word("a side", {side.value: side for side in Side})
_FLAG, _TEXT, _PART = _Flag(), _Text(), _Number(0, 1)
_WEEK_WORDS = f"Week of pregnancy, 1 to {LAST_WEEK}, which advances from the date below; {POSTPARTUM}; {ENDED}; or null"
_SITES = _Words(check.Slug("a place", {each.value: each for each in PainSite}))

FIELDS: tuple[PreferenceField, ...] = (
    PreferenceField("avoid", _AVOIDED, f"Left out when possible: {', '.join(AVOIDABLE_SLUGS)}"),
    PreferenceField("without", _MISSING, f"Not at hand: {', '.join(Equipment)}"),
    PreferenceField("week", _WEEK, _WEEK_WORDS, optional=True),
    PreferenceField("week_set_on", _Date(), optional=True),
    PreferenceField("due_date", _Date(), "The day the baby is due: the week follows; or null", optional=True),
    PreferenceField("pinned", _Pins(), "Always this variation, such as {squat: squat.chair}"),
    PreferenceField("comfortable_only", _FLAG, "Whether Exercises lists only what is comfortable today"),
    PreferenceField("sore_side", _SIDE, "left, right or null", optional=True),
    PreferenceField("pain_sites", _SITES, f"Where it usually hurts: {', '.join(PainSite)}"),
    PreferenceField("contacts.midwife_name", _TEXT, "Whom you call; kept in this file alone"),
    PreferenceField("contacts.midwife_phone", _TEXT),
    PreferenceField("contacts.physio_name", _TEXT),
    PreferenceField("contacts.physio_phone", _TEXT),
    PreferenceField(
        "screened_in", _Number(0, 3, whole=True), "Trimester of the last answers on what to ask first", optional=True
    ),
    PreferenceField("first_run", _Steps(), "What came of the first questions: answered or skipped"),
    PreferenceField("dose_step", _Number(-1, 10, whole=True), "Steps beyond the doses of a routine; -1 is a step back"),
    PreferenceField("dose_step_on", _Date(), optional=True),
    PreferenceField("last_routine", _TEXT),
    PreferenceField(
        "sessions_per_week", _Number(1, 14, whole=True), "Your own plan for a week, or null for none", optional=True
    ),
    PreferenceField("pace_percent", _Number(80, 130, whole=True), "80 (slower) to 130 (faster)"),
    PreferenceField("self_paced", _FLAG, "Wait for a key after each set"),
    PreferenceField(
        "get_ready_s",
        _Number(0, 120, "seconds", whole=True),
        "Seconds before each exercise, or null for the routine's own",
        optional=True,
    ),
    PreferenceField(
        "cue_level",
        _one_of("how much is spoken", "full", "short", "tones"),
        "What is spoken: full, short, or tones alone",
    ),
    PreferenceField("voice.enabled", _FLAG),
    PreferenceField("voice.rate", _Number(-1, 1), "-1 (slow) to 1 (fast)"),
    PreferenceField("voice.volume", _PART, "0 to 1"),
    PreferenceField("voice.language", _TEXT, "en-US or en-GB; empty for the first"),
    PreferenceField("tone_volume", _PART, "0 to 1"),
    PreferenceField("breath_volume", _PART, "0 to 1; 0 is no breath sound"),
    PreferenceField("lower_others", _FLAG, "Lower other apps' sound while the voice speaks"),
    PreferenceField("flash", _FLAG, "Show each tone at the edge of the picture"),
    PreferenceField("mute", _FLAG),
    PreferenceField("theme", _one_of("a theme", "system", "light", "dark"), "system, light or dark"),
    PreferenceField("contrast", _one_of("a choice", "system", "normal", "high"), "system, normal or high"),
    PreferenceField("reduced_motion", _one_of("a choice", "system", "on", "off"), "system, on or off"),
    PreferenceField("text_scale", _Number(1, 2), "1 to 2"),
    PreferenceField("full_screen", _FLAG, "Whether the window fills the screen while a session plays"),
    PreferenceField("appearance.skin", _TEXT, "How the figure looks; default for its own"),
    PreferenceField("appearance.hair", _TEXT),
    PreferenceField("appearance.hair_colour", _TEXT),
    PreferenceField("appearance.clothes", _TEXT),
)
