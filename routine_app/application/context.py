"""The context: everything that any view needs before a session, loaded once.

Brings the catalogue, her preferences and the user's folders together. Knows no Qt and no terminal; what went wrong
while loading or saving is a message for the view to show, never an exception.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from routine_app.content.kept_catalogue import FILE, load_kept_catalogue
from routine_app.content.listed import Catalogue
from routine_app.domain.care.dose_step import with_dose_step
from routine_app.domain.comfort import Comfort
from routine_app.domain.edited_plan import edited
from routine_app.domain.options import CompileOptions, CueLevel
from routine_app.domain.resolve import resolve
from routine_app.domain.routine import Routine
from routine_app.domain.spoken_length import LengthOf, estimate_ms
from routine_app.paths import UserPaths, path_of, path_text, user_paths
from routine_app.storage.cut_short import finish_what_was_cut_short
from routine_app.storage.errors import StorageError
from routine_app.storage.kept_preferences import FILE as KEPT_PREFERENCES
from routine_app.storage.kept_preferences import load_kept_preferences
from routine_app.storage.preference_values import Preferences

if TYPE_CHECKING:
    from routine_app.domain.plan import Plan

NOTHING_FITS = "Nothing in this routine fits today. Another one may"
"""What is said of a plan without exercises; where another one is found follows."""
NOT_SAVED = "Your choices hold until you close Routine, but could not be saved."


class AppContext(msgspec.Struct, frozen=True):
    """What lies ready: the catalogue, her preferences, where her files are, and messages to show once.

    `today` moves her week of pregnancy on from the day when she set it; None leaves it as it was set. `length_of` is
    how long the voice takes for a text. `known` are the variations that she has done lately.
    """

    catalogue: Catalogue
    preferences: Preferences
    paths: UserPaths
    messages: tuple[str, ...] = ()
    today: dt.date | None = None
    length_of: LengthOf = estimate_ms
    known: frozenset[str] = frozenset()

    @property
    def comfort(self) -> Comfort:
        """Her stored comfort, as of today."""
        return self.preferences.comfort(self.today)

    @property
    def options(self) -> CompileOptions:
        """Her pace, and how much she wants to hear."""
        chosen = self.preferences
        return CompileOptions(chosen.pace_percent, chosen.self_paced, CueLevel(chosen.cue_level))

    def routine(self, wanted: Routine | str) -> Routine:
        """Return the routine with this id or path; raises ContentError, with the nearest name, for an unknown one."""
        return wanted if isinstance(wanted, Routine) else self.catalogue.routine(wanted)

    def plan(self, wanted: Routine | str, comfort: Comfort | None = None) -> Plan:
        """Return today's plan for a routine (or its id or path), with her stored comfort unless one is given.

        Her own get-ready time stands in for the routine's, if she has set one, and so do the doses of the step
        that she took, and what her comfort holds for this session: easier versions, her changes for today. The plan
        of a file outside her folder bears its whole path as the routine's id: by that it can be had again.
        """
        comfort = self.comfort if comfort is None else comfort
        plan = resolve(self.routine(wanted), self.catalogue.exercises, comfort)
        plan = with_dose_step(plan, self.preferences.dose_step)
        if comfort.easier:
            from routine_app.domain.easier_plan import easier_plan

            plan = easier_plan(plan, comfort)
        plan = edited(plan, comfort)
        plan = replace(plan, known=self.known)
        if isinstance(wanted, str):
            plan = replace(plan, routine_id=self._lasting_id(wanted, plan.routine_id))
        if self.preferences.get_ready_s is None:
            return plan
        get_ready_ms = self.preferences.get_ready_s * 1000
        return replace(plan, items=tuple(replace(item, get_ready_ms=get_ready_ms) for item in plan.items))

    def _lasting_id(self, wanted: str, own_id: str) -> str:
        """Return what a routine that was asked for by id or path can be had by again, from any folder."""
        if any(entry.id == wanted for entry in self.catalogue.routines):
            return wanted
        path = _resolved(path_of(wanted))
        listed = any(entry.id == own_id and _resolved(entry.path) == path for entry in self.catalogue.routines)
        return own_id if listed else path_text(path)

    def with_preferences(self, preferences: Preferences) -> AppContext:
        """Return the context with these preferences and save them; where that fails, a message says so."""
        from routine_app.storage.preferences import save_preferences  # writes YAML: a start reads what is kept of it

        try:
            save_preferences(self.paths.preferences, preferences)
        except StorageError as error:
            message = f"{NOT_SAVED} {error}"
            return replace(self, preferences=preferences, messages=(message,))
        return replace(self, preferences=preferences, messages=())


def open_context(data_dir: Path | None = None, today: dt.date | None = None) -> AppContext:
    """Load the catalogue and her preferences; `data_dir` None means ROUTINE_APP_DATA or her own folders."""
    paths = user_paths(data_dir)
    finish_what_was_cut_short(paths.database)
    preferences, messages = load_kept_preferences(paths.preferences, paths.cache / KEPT_PREFERENCES)
    catalogue = load_kept_catalogue(paths.cache / FILE, paths.routines)
    return AppContext(catalogue, preferences, paths, messages, today)


def _resolved(path: Path) -> Path:
    """Return the path without links; as it stands where a link leads to itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def comfort_today(stored: Comfort, extra: Comfort) -> Comfort:
    """Return her stored comfort with what holds for this run alone added to it; a week given now wins."""
    return replace(
        stored,
        avoid=stored.avoid | extra.avoid,
        without=stored.without | extra.without,
        week=stored.week if extra.week is None else extra.week,
    )
