"""A handout of a small plan, with everything in it that a handout can say."""

from __future__ import annotations

import datetime as dt

import pytest

from routine_app.content.care import load_care
from routine_app.content.clips import clip_for
from routine_app.content.listed import Catalogue
from routine_app.documents.handout import Handout, HandoutFacts, handout_of
from routine_app.domain.comfort import Comfort
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve
from routine_app.figure.clip import Clip

TODAY = dt.date(2026, 3, 4)
FACTS = HandoutFacts(
    week=30,
    for_whom="For week 30 of pregnancy.",
    duration_ms=1_800_000,
    numbers=("Midwife: Anna 0111",),
    author="B. Keller, physiotherapist",
    review="1 June 2026",
    physiotherapist="Dr. Anna Weiss, 030 1234",
    notes="Short is fine.",
    core=frozenset({"squat", "bridge", "quad_hip_ext"}),
)


def clips_of(plan: Plan) -> dict[str, Clip]:
    return {item.variation.id: clip_for(item.variation.id, item.variation.positions)[0] for item in plan.items}


@pytest.fixture(scope="session")
def plan(catalogue: Catalogue) -> Plan:
    return resolve(catalogue.routine("daily"), catalogue.exercises, Comfort(week=30))


@pytest.fixture(scope="session")
def handout(plan: Plan) -> Handout:
    return handout_of(plan, clips_of(plan), load_care(), FACTS)
