"""How she is told what to fetch, and that there is time for it."""

from __future__ import annotations

from routine_app.domain.fetching import LONGER, today
from routine_app.domain.vocabulary import Equipment


def test_where_there_is_much_to_fetch_she_is_told_that_space_waits() -> None:
    three = (Equipment.CHAIR, Equipment.BAND, Equipment.WEIGHT)
    assert today(three) == "Today you need a firm chair, your band and your weights."
    assert today((*three, Equipment.STRAP)).endswith("your weights and your strap. Press Space if you need longer.")
    on_the_bed = (Equipment.BED, Equipment.MAT, Equipment.PILLOWS)
    assert not today((*three[:2], *on_the_bed), on_the_bed).endswith(LONGER)
    assert today((*three, *on_the_bed), on_the_bed).endswith(f"and your pillows on the bed.{LONGER}")
