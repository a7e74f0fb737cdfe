"""Her belly has room in every key pose: the check is proved able to fail."""

from typing import Any

from msgspec.structs import replace

from tests.clips import clip_of
from tests.figure.checks_belly import check_belly
from tests.figure.clip_checks import variations


def seated(flex: float, **more: object) -> dict[str, Any]:
    leg = {"leg_r": {"flex": flex, "out": 0, "knee": 100}}
    return {"keys": {"a": {"base": "seated", **leg}}, "motion": {"stay": "a"}, "props": {"chair": {}}, **more}


def test_a_thigh_that_goes_into_her_belly_is_found_in_the_week_in_which_it_does() -> None:
    lines = check_belly(clip_of("test", seated(112)))
    assert [line.partition(" is ")[0] for line in lines] == ["week 40, key a: thigh_r"]
    assert check_belly(clip_of("test", seated(90))) == []


def test_what_follows_the_week_is_looked_at_in_its_week() -> None:
    later = {"third": {"keys": {"a": {"leg_r": {"flex": 90}}}}}
    assert check_belly(clip_of("test", seated(112, trimesters=later))) == []


def test_what_she_never_does_that_late_is_not_looked_at() -> None:
    variation = replace(variations()["squat.chair"], never_from_week=28)
    assert check_belly(clip_of("test", seated(112)), variation) == []
