"""What Today shows, as values: the routines to choose from, the plan of the chosen one, and what there is to be asked.

Knows the results of the rules; knows no widget, no file and no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.application.diary.backup_offer import BackupOffer
from routine_app.application.today.flare import FlareQuestion
from routine_app.domain.comfort import Comfort
from routine_app.domain.plan import Plan
from routine_app.domain.problems import Problem

if TYPE_CHECKING:
    from routine_app.application.session.resume import ResumeOffer


class RoutineChoice(msgspec.Struct, frozen=True):
    """A routine to choose: its id and name, whether its file cannot be read, whose it is."""

    id: str
    name: str
    broken: bool = False
    hers: bool = False


class OtherOffer(msgspec.Struct, frozen=True):
    """Another routine, one press away: its id and name, and what it is ("As usual")."""

    id: str
    words: str
    name: str


class TodayView(msgspec.Struct, frozen=True):
    """All that the page shows. `plan` is None for a routine that cannot be read, whose `problems` show instead.

    `duration_ms` is how long the plan takes, `heading` and `why` say why it is offered, `done` what was done today.
    `from_author` is what the author of a routine of hers says, a line each. `changed` says what she changed last in the
    plan, while it can be taken back, and `again` what will be true then. `not_all`: she does not do all of it today, by
    her own choice.
    """

    greeting: str
    comfort: Comfort
    choices: tuple[RoutineChoice, ...]
    chosen: str
    plan: Plan | None = None
    duration_ms: int = 0
    heading: str = ""
    why: str = ""
    done: str = ""
    other: OtherOffer | None = None
    sore: bool = False
    changed: str = ""
    again: str = ""
    not_all: bool = False
    from_author: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    messages: tuple[str, ...] = ()
    offer: ResumeOffer | None = None
    flare: FlareQuestion | None = None
    backup: BackupOffer | None = None
    putting_back: bool = False

    @property
    def choice(self) -> RoutineChoice | None:
        """The chosen routine among the choices; None where there is none."""
        return next((each for each in self.choices if each.id == self.chosen), None)
