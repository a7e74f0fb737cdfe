"""Her preferences: what she avoids and has at hand, how the app speaks, looks and moves.

Values only, each with a sensible default; `preferences` reads and writes their file. Knows no clock: today is an
argument.
"""

# Annotations are types here, no texts: msgspec, which reads them at each start, would compile every one of them.
import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from routine_app.domain.care.first_run import FirstRunStep, StepState
from routine_app.domain.care.gestation import week_from_due_date
from routine_app.domain.comfort import ENDED, LAST_WEEK, Avoidable, Comfort, Week
from routine_app.domain.vocabulary import Demand, Equipment, Side
from routine_app.storage.records import PainSite

_ONE_SIDE = frozenset({PainSite.LEFT, PainSite.RIGHT})
_OF_SIDES = _ONE_SIDE | {PainSite.BOTH}
_NO_PINS: Mapping[str, str] = MappingProxyType({})
_NO_STEPS: Mapping[FirstRunStep, StepState] = MappingProxyType({})


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


class Contacts(msgspec.Struct, frozen=True):
    """Whom she calls, as she wrote it: kept in the settings alone, never in the log, exported only if she says so."""

    midwife_name: str = ""
    midwife_phone: str = ""
    physio_name: str = ""
    physio_phone: str = ""


class Preferences(msgspec.Struct, frozen=True):
    """All of her choices.

    `week` held on `week_set_on`; a week of pregnancy advances from there. Where there is a `due_date`, the week follows
    from that instead. `pain_sites` is where it usually hurts. `screened_in` is the trimester (1-3, 0 unknown) in which
    she last answered what to ask first, `first_run` what came of its steps. `dose_step` (-1 to 10) is how many steps
    beyond the doses of the routine she takes, since the day `dose_step_on`. `pinned` maps an exercise to the variation
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
    due_date: dt.date | None = None
    pinned: Mapping[str, str] = _NO_PINS
    comfortable_only: bool = False
    sore_side: Side | None = None
    pain_sites: frozenset[PainSite] = frozenset()
    contacts: Contacts = Contacts()
    screened_in: int | None = None
    first_run: Mapping[FirstRunStep, StepState] = _NO_STEPS
    dose_step: int = 0
    dose_step_on: dt.date | None = None
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
    contrast: str = "system"
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
        counted = self._counted_week(today)
        return self.week if counted is None else max(1, min(counted, LAST_WEEK))

    def week_has_run_out(self, today: dt.date) -> bool:
        """Return whether her week would be past 42 on a day, so that she is to be asked again."""
        counted = self._counted_week(today)
        return counted is not None and counted > LAST_WEEK

    def with_week(self, week: Week | None, today: dt.date) -> "Preferences":
        """Return the preferences with the week that holds today."""
        return replace(self, week=week, week_set_on=today if isinstance(week, int) else None, due_date=None)

    def with_due_date(self, due: dt.date | None) -> "Preferences":
        """Return the preferences with this due date, from which the week follows (None: neither is said)."""
        return replace(self, week=None, week_set_on=None, due_date=due)

    @property
    def usual_sites(self) -> frozenset[PainSite]:
        """Where it usually hurts; her sore side is among that, where she has said no side else."""
        if self.sore_side is None or self.pain_sites & _OF_SIDES:
            return self.pain_sites
        return self.pain_sites | {PainSite(self.sore_side)}

    def with_pain_sites(self, sites: frozenset[PainSite], sorer: Side | None = None) -> "Preferences":
        """Return the preferences with where it usually hurts. A single side is the sore one; of both it is `sorer`.

        Pain at the pubic bone leaves out legs apart, which brings the narrow squat and the seated press-out (content
        sheet F1 †); she sees that among what she avoids, and can take it back there.
        """
        apart = frozenset({Demand.LEGS_APART})
        avoid = self.avoid
        if PainSite.PUBIC in sites - self.pain_sites:
            avoid |= apart
        elif PainSite.PUBIC in self.pain_sites - sites:
            avoid -= apart
        alone = next((Side(site) for site in sites & _ONE_SIDE), None)
        return replace(self, pain_sites=sites, avoid=avoid, sore_side=sorer if PainSite.BOTH in sites else alone)

    @property
    def is_quiet(self) -> bool:
        """Whether her pregnancy has ended and she is not to be cheered or reminded."""
        return self.week == ENDED

    @property
    def is_pregnant(self) -> bool:
        """Whether she is pregnant, as far as she said: not where her pregnancy is over, however it ended."""
        return not isinstance(self.week, str)

    def _counted_week(self, today: dt.date) -> int | None:
        """Return the week as it counts up to a day, beyond 42 too; None after it, and where nothing is said."""
        if isinstance(self.week, str):
            return None
        if self.due_date is not None:
            return week_from_due_date(self.due_date, today)
        if self.week is None or self.week_set_on is None:
            return self.week
        return self.week + max((today - self.week_set_on).days, 0) // 7
