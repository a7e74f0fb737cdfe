"""What of her preferences the whole window shows: theme, type, motion, and how the figure resembles her.

Knows preferences and style; no page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.qt.figure.figures import figures_of
from routine_app.qt.figure.shots import likeness_of

if TYPE_CHECKING:
    import datetime as dt

    from routine_app.qt.shell.desktop_watch import DesktopWatch
    from routine_app.qt.style.style import Style
    from routine_app.storage.preference_values import Preferences


def take_choices(style: Style, preferences: Preferences, today: dt.date, desktop: DesktopWatch) -> None:
    """Let a window look as she has chosen, and as her system asks."""
    motion = preferences.reduced_motion
    reduced = desktop.less_motion if motion == "system" else motion == "on"
    contrast = preferences.contrast
    high = desktop.more_contrast if contrast == "system" else contrast == "high"
    style.set_choices(preferences.theme, preferences.text_scale, reduced_motion=reduced, high_contrast=high)
    own = preferences.appearance
    week = preferences.week_on(today)
    figures_of(style).set_likeness(likeness_of(own.skin, own.hair, own.hair_colour, own.clothes, week))
