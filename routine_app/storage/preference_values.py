"""Her preferences: what she avoids and has at hand, how the app speaks, looks and moves.

Values only, each with a sensible default; `preferences` reads and writes their file. Knows no clock: today is an
argument.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from routine_app.domain.comfort import LAST_WEEK, Avoidable, Comfort, Week
from routine_app.domain.vocabulary import Equipment, Side

_NO_PINS: Mapping[str, str] = MappingProxyType({})


class VoicePreferences(msgspec.Struct, frozen=True):
    """How cues are spoken. `rate` -1..1 (0 is the voice's own), `volume` 0..1.

    `language` is "en-US" or "en-GB"; anything else is the first, as is "".
    """

    enabled: bool = True
    rate: float = 0.0
    volume: float = 1.0
    language: str = ""


class Appearance(msgspec.Struct, frozen=True):
    """How the figure looks: names of the figure's own palettes, "default" for its first."""

    skin: str = "default"
    hair: str = "default"
    hair_colour: str = "default"
    clothes: str = "default"


class Preferences(msgspec.Struct, frozen=True):
    """All of her choices.

    `week` held on `week_set_on`; a week of pregnancy advances from there. `pinned` maps an exercise to the variation
    that she always wants. `comfortable_only` is how Exercises lists them. `pace_percent` 80-130 (120 is faster).
    `get_ready_s` 0-120 overrides the routine's own (None: does not). `cue_level` is full, short or tones; `tone_volume`
    0-1; `breath_volume` 0-1, 0 for no breath sound; `lower_others` makes other apps quieter while the voice speaks;
    `flash` shows each tone at the stage's edge; `theme` system, light or dark; `reduced_motion` system, on or off;
    `text_scale` 1-2. `sessions_per_week` (1-14, None: no plan) is what Progress compares with.
    """

    avoid: frozenset[Avoidable] = frozenset()
    without: frozenset[Equipment] = frozenset()
    week: Week | None = None
    week_set_on: dt.date | None = None
    pinned: Mapping[str, str] = _NO_PINS
    comfortable_only: bool = False
    sore_side: Side | None = None
    last_routine: str = "daily"
    sessions_per_week: int | None = None
    pace_percent: int = 100
    self_paced: bool = False
    get_ready_s: int | None = None
    cue_level: str = "full"
    voice: VoicePreferences = VoicePreferences()
    tone_volume: float = 0.7
    breath_volume: float = 0.0
    lower_others: bool = True
    flash: bool = False
    mute: bool = False
    theme: str = "system"
    reduced_motion: str = "system"
    text_scale: float = 1.0
    full_screen: bool = False
    appearance: Appearance = Appearance()

    def comfort(self, today: dt.date | None = None) -> Comfort:
        """Return her comfort on a day; without a day, with the week as it was set."""
        return Comfort(
            avoid=self.avoid,
            without=self.without,
            week=self.week if today is None else self.week_on(today),
            pinned=self.pinned,
            sore_side=self.sore_side,
        )

    def week_on(self, today: dt.date) -> Week | None:
        """Return her week on a day, None when she has not said; never less than she set, and 42 from then on."""
        if not isinstance(self.week, int):
            return self.week
        return min(self._counted(self.week, today), LAST_WEEK)

    def week_has_run_out(self, today: dt.date) -> bool:
        """Return whether her week would be past 42 on a day, so that she is to be asked again."""
        return isinstance(self.week, int) and self._counted(self.week, today) > LAST_WEEK

    def with_week(self, week: Week | None, today: dt.date) -> Preferences:
        """Return the preferences with the week that holds today."""
        return replace(self, week=week, week_set_on=today if isinstance(week, int) else None)

    def _counted(self, week: int, today: dt.date) -> int:
        return week if self.week_set_on is None else week + max((today - self.week_set_on).days, 0) // 7
