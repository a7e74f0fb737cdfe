"""The gentle set is the flare-day set of the content sheet's F2."""

from __future__ import annotations

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.care.pain_gate import GENTLE_ROUTINE
from routine_app.domain.comfort import Comfort
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Level

F2 = [
    "br.side", "cc.seated", "bpa.squeeze", "bridge.glute_squeeze", "abd.seated_pushout", "pir.side_rest", "br.seated",
]  # fmt: skip


def test_it_holds_the_seven_parts_and_nothing_else() -> None:
    catalogue = load_catalogue()
    plan = resolve(catalogue.routine(GENTLE_ROUTINE), catalogue.exercises, Comfort(week=30))
    assert sorted(item.variation.id for item in plan.items) == sorted(F2)
    assert plan.items[0].variation.id == "br.side"
    assert plan.items[-1].variation.id == "br.seated"
    assert all(item.variation.level is not Level.HARDER for item in plan.items)
