"""The Exercises page, opened."""

from __future__ import annotations

from routine_app.domain.vocabulary import Demand, Position
from routine_app.qt.exercises.one_exercise import OneExercise
from routine_app.qt.exercises.page import ExercisesPage
from tests.qt.conftest import House
from tests.qt.looking import settle

AVOID = frozenset({Position.ALL_FOURS, Demand.KNEELING_PRESSURE, Demand.WEIGHT_ON_HANDS})


def opened(house: House, exercise: str = "", variation: str = "") -> ExercisesPage:
    house.window.go_to("exercises")
    settle()
    page = house.exercises
    if exercise:
        page.open_exercise(exercise, variation)
        settle()
    return page


def one(house: House, exercise: str, variation: str = "") -> OneExercise:
    return opened(house, exercise, variation).one
