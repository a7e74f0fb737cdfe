"""The features of the window, in the order of the bar. A new one: a room in `qt/` with a `feature.py`, and a line here.

Knows the features by name, as nothing else in the window does; does nothing with them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from routine_app.qt.care.first_run_feature import FirstRunFeature
from routine_app.qt.care.safety_feature import SafetyFeature
from routine_app.qt.editor.feature import EditorFeature
from routine_app.qt.exercises.feature import ExercisesFeature
from routine_app.qt.feature import Feature, Window
from routine_app.qt.progress.feature import ProgressFeature
from routine_app.qt.routines.feature import RoutinesFeature
from routine_app.qt.settings.feature import SettingsFeature
from routine_app.qt.style.style import Style
from routine_app.qt.today.feature import TodayFeature
from routine_app.qt.today.model import DayModel

FEATURES: tuple[Callable[[Style, DayModel, Window, QObject], Feature[Any]], ...] = (
    TodayFeature,
    ExercisesFeature,
    RoutinesFeature,
    ProgressFeature,
    SafetyFeature,
    SettingsFeature,
    FirstRunFeature,
    EditorFeature,
)
