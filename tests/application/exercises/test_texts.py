"""What the Exercises page says of a variation: whole sentences, for every one that ships."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from routine_app.application.exercises import texts
from routine_app.content.listed import Catalogue
from routine_app.domain.cautions import FLAT
from routine_app.domain.exercise import Caution, Exercise, Variation
from routine_app.domain.vocabulary import Sides


@pytest.fixture
def variations(catalogue: Catalogue) -> tuple[tuple[Exercise, Variation], ...]:
    return tuple((each, one) for each in catalogue.exercises.values() for one in each.variations)


def by_id(catalogue: Catalogue, name: str) -> Variation:
    return next(one for each in catalogue.exercises.values() for one in each.variations if one.id == name)


def test_a_sentence_has_a_capital_and_one_stop() -> None:
    assert texts.sentence("") == texts.sentence("  ") == ""
    assert texts.sentence(" sit tall ") == "Sit tall."
    assert [texts.sentence(one) for one in ("Stay.", "Stay!", "Stay?")] == ["Stay.", "Stay!", "Stay?"]
    assert texts.capital("") == ""
    assert texts.capital("left") == "Left"


Said = Callable[[Variation], str]


@pytest.mark.parametrize("said", [texts.positions_line, texts.needs_line, texts.demands_line, texts.tempo_line])
def test_whole_sentences_of_every_variation(said: Said, variations: tuple[tuple[Exercise, Variation], ...]) -> None:
    for _, one in variations:
        line = said(one)
        if line:
            assert line == line.strip(), one.id
            assert line[0].isupper(), one.id
            assert line.endswith("."), one.id
            assert "_" not in line, f"{one.id}: no word of the files' own"


def test_a_dose_names_each_that_may_follow(variations: tuple[tuple[Exercise, Variation], ...]) -> None:
    for _, one in variations:
        line = texts.dose_line(one)
        assert line.startswith("Begin with "), one.id
        assert ("Grow into" in line) is bool(one.progression), one.id
        assert line.count(", then ") == max(len(one.progression) - 1, 0), one.id
        assert (" a side" in line or " each side" in line) is (one.sides is Sides.EACH), f"{one.id}: {line}"


def test_the_trimesters_and_the_weeks_that_limit_it(catalogue: Catalogue) -> None:
    floor = texts.trimester_lines(by_id(catalogue, "bridge.floor"))
    assert floor[-1] == "Chosen by itself up to week 15; not offered from week 20."
    assert [line.split()[0] for line in floor[:3]] == ["First", "Second", "Third"]
    assert len(texts.trimester_lines(by_id(catalogue, "squat.bodyweight"))) == 3


def test_cautions_name_their_weeks(catalogue: Catalogue) -> None:
    def lines(*cautions: Caution) -> Iterator[str]:
        yield from texts.caution_lines(replace(by_id(catalogue, "squat.bodyweight"), cautions=cautions))

    assert list(lines()) == []
    assert list(
        lines(Caution("Go slow."), Caution("Hold on.", 28), Caution("Lie.", None, 15), Caution("Sit.", 16, 27))
    ) == [
        "Go slow.",
        "From week 28: Hold on.",
        "Up to week 15: Lie.",
        "Weeks 16 to 27: Sit.",
    ]
    assert texts.caution_lines(by_id(catalogue, "bridge.floor"))[0] == FLAT


def test_professionals_read_the_full_name(variations: tuple[tuple[Exercise, Variation], ...]) -> None:
    for exercise, one in variations:
        line = texts.full_name_line(exercise, one)
        assert one.name in line
        assert line.endswith(".")


def test_any_position_is_an_or_and_one_after_the_other_a_then(catalogue: Catalogue) -> None:
    for each in catalogue.exercises.values():
        for one in each.variations:
            line = texts.way_line(one)
            assert line.startswith(texts.LEVEL_WORDS[one.level])
            if len(one.positions) > 1:
                assert (" or " in line) is one.any_position, one.id
                assert (", then " in line) is not one.any_position, one.id
