"""The kinds of values of a clip: what each takes, what it says of all else, and its schema."""

from __future__ import annotations

import pytest
import yaml
from jsonschema import Draft202012Validator

from routine_app.checked_yaml.check import Field, Flag, Kind, Record, Slug
from routine_app.content.clip_kinds import Direction, InShort, Name, Named, OneOrMore, Real, Vector, WordOr
from tests.checked_yaml.test_check import checked

ANGLE = Real(-90, 90, "degrees")
WAY = Direction({"up": (0.0, 0.0, 1.0), "down": (0.0, 0.0, -1.0)})
GRIP = WordOr(Slug("a grip", {"fist": 1.0}), Real(0, 1))
BEND = InShort(Record("a bend", {"bend": Field(ANGLE, "")}, lambda values: values), ANGLE, lambda bend: {"bend": bend})
FLAGS = Named("a flag", Flag(), least=1)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (ANGLE, "5", 5.0),
        (ANGLE, "-0.5", -0.5),
        (Vector((2, 3)), "[1, 2.5]", (1.0, 2.5)),
        (Vector((2, 3)), "[1, 2, -3]", (1.0, 2.0, -3.0)),
        (WAY, "up", (0.0, 0.0, 1.0)),
        (WAY, "[0, 3, 0]", (0.0, 3.0, 0.0)),
        (GRIP, "fist", 1.0),
        (GRIP, "0.5", 0.5),
        (OneOrMore(Name()), "a", ("a",)),
        (OneOrMore(Name()), "[a, b  c]", ("a", "b  c")),
        (OneOrMore(Name()), "[]", ()),
        (BEND, "4", {"bend": 4.0}),
        (BEND, "{bend: 4}", {"bend": 4.0}),
        (FLAGS, "{b: true, a: false}", {"b": True, "a": False}),
        (Name(), "bpa.open  2", "bpa.open  2"),
    ],
)
def test_what_is_taken(kind: Kind, text: str, value: object) -> None:
    found, problems = checked(kind, text)
    assert problems == []
    assert found == value
    assert repr(found) == repr(value)  # floats, and in this order
    assert Draft202012Validator(kind.schema()).is_valid(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (ANGLE, "91", '"it" must be a number of degrees from -90 to 90, not 91'),
        (ANGLE, "'5'", '"it" must be a number of degrees from -90 to 90, not "5" (without quotes: 5)'),
        (ANGLE, "[5]", '"it" must be a number of degrees from -90 to 90, not a list'),
        (Vector((2, 3)), "[1]", '"it" must be a list of 2 or 3 numbers, not of 1'),
        (Vector((1,)), "[]", '"it" must be a list of 1 number, not of 0'),
        (Vector((3,)), "5", '"it" must be a list of 3 numbers, not 5'),
        (Vector((2,)), "[1, x]", 'an item of "it" must be a number from -400 to 400, not "x"'),
        (Vector((2,)), "[1, 401]", 'an item of "it" must be a number from -400 to 400, not 401'),
        (WAY, "upp", '"it" must be a direction (up, down) or three numbers, not "upp" (did you mean "up"?)'),
        (WAY, "3", '"it" must be a direction (up, down) or three numbers, not 3'),
        (WAY, "[0, 0, 0]", '"it" needs at least one number that is not zero'),
        (WAY, "[0, 0]", '"it" must be a list of 3 numbers, not of 2'),
        (GRIP, "fst", '"fst" is not a grip; expected one of fist (did you mean "fist"?)'),
        (GRIP, "2", '"it" must be a number from 0 to 1, not 2'),
        (GRIP, "~", '"it" must be a number from 0 to 1, not nothing'),
        (OneOrMore(Slug("a hand", {"l": 1}), most=2), "[l, l, l]", '"it" must hold at most 2 items, not 3'),
        (OneOrMore(Slug("a hand", {"l": 1})), "[x]", '"x" is not a hand; expected one of l'),
        (BEND, "{bnd: 4}", '"bnd" is not a key of a bend; expected one of bend (did you mean "bend"?)'),
        (BEND, "x", '"it" must be a number of degrees from -90 to 90, not "x"'),
        (FLAGS, "[true]", '"it" must have names with values, each of them a flag, not a list'),
        (FLAGS, "{}", '"it" must have names with values, each of them a flag, and has none'),
        (FLAGS, "{a: 1}", '"a" must be true or false, not 1'),
        (Name(), "no", '"it" must be text, but YAML reads no as true or false; put it in quotes'),
    ],
)
def test_what_is_refused(kind: Kind, text: str, problem: str) -> None:
    assert checked(kind, text) == (None, [problem])
