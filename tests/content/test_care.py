"""What the app says about her safety: read, complete, in order, marked, and in words that neither alarm nor promise."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from routine_app.content.care import CARE_FILES, load_care
from routine_app.domain.care.statements import Contact, HowSoon, Statement, sign_to_contact
from routine_app.domain.problems import ContentError
from routine_app.paths import resources_dir
from tests.care_words import forbidden_in

RULES = (Path(__file__).parents[2] / "docs" / "content-rules.md").read_text(encoding="utf-8")
CARE = load_care()


def rules_of_part_b() -> dict[str, bool]:
    """Return the lines of part B, and whether a clinician must confirm each, by its own mark or its heading's."""
    found, heading = {}, False
    for line in RULES.split("## B. Safety")[1].split("\n## ")[0].splitlines():
        if line.startswith("### "):
            heading = line.endswith("†")
        elif rule := re.match(r"- \*\*(B\d\.\d+)\*\* (†)?", line):
            found[rule[1]] = heading or bool(rule[2])
    assert len(found) > 20
    return found


@pytest.mark.parametrize("statement", CARE.statements, ids=lambda each: each.id)
def test_no_statement_alarms_promises_or_says_that_she_may(statement: Statement) -> None:
    words = [statement.text, *((statement.title, statement.whom) if isinstance(statement, Contact) else ())]
    assert [forbidden_in(each) for each in words] == [[]] * len(words)
    assert statement.source


def test_the_words_that_may_not_be_said_are_found() -> None:
    assert forbidden_in("You are cleared: it is SAFE, cures an unstable pelvis. Well done!") == [
        "cleared", "SAFE", "cures", "unstable", "Well done",
    ]  # fmt: skip


def test_every_line_of_part_b_is_stated_and_what_must_be_confirmed_is_marked() -> None:
    rules = rules_of_part_b()
    stated = {rule for each in CARE.statements for rule in each.rules}
    assert rules.keys() - stated == set()
    bound = (each for each in CARE.statements if any(rules.get(rule) for rule in each.rules))
    assert [each.id for each in bound if not each.confirm] == []


def test_after_a_pregnancy_nothing_names_a_baby_or_a_birth() -> None:
    assert CARE.told(pregnant=True) == CARE
    after = CARE.told(pregnant=False)
    named = [each.text for each in after.statements if re.search("bab(y|ies)|birth|labour|miscarr|week 16", each.text)]
    assert named == []
    assert [sign.id for sign in CARE.stop_signs if sign not in after.stop_signs] == ["movements"]
    assert [each.how_soon for each in after.contacts] == [each.how_soon for each in CARE.contacts]


def test_stop_signs_are_asked_from_the_most_urgent_on_and_each_leads_to_somebody() -> None:
    ranks = [each.how_soon.rank for each in CARE.stop_signs]
    assert ranks == sorted(ranks)
    assert {each.how_soon for each in CARE.contacts} == set(HowSoon)
    assert all(each.text.count("?") == 1 for each in CARE.stop_signs)
    for sign in CARE.stop_signs:
        contact = sign_to_contact(CARE, frozenset({sign.id}))
        assert contact is not None
        assert contact.how_soon is sign.how_soon


def test_the_most_urgent_of_several_signs_counts_and_no_sign_leads_to_nobody() -> None:
    contact = sign_to_contact(CARE, frozenset({"lying_down", "chest_pain", "calf"}))
    assert contact is not None
    assert contact.how_soon is HowSoon.NOW
    assert sign_to_contact(CARE, frozenset()) is None


@pytest.mark.parametrize(
    ("sign", "how_soon"),
    [
        ("heavy_bleeding", HowSoon.NOW),
        ("sharp_belly_pain", HowSoon.NOW),
        ("chest_pain", HowSoon.NOW),
        ("calf_and_breath", HowSoon.NOW),
        ("both_legs", HowSoon.NOW),
        ("bleeding_or_waters", HowSoon.SAME_DAY),
        ("movements", HowSoon.SAME_DAY),
        ("headache", HowSoon.SAME_DAY),
        ("calf", HowSoon.SAME_DAY),
        ("weakness", HowSoon.SOON),
        ("pain_at_rest", HowSoon.SOON),
        ("sharp_pelvic_pain", HowSoon.ROUTINE),
    ],
)
def test_each_sign_is_as_urgent_as_b3_has_it(sign: str, how_soon: HowSoon) -> None:
    assert next(each.how_soon for each in CARE.stop_signs if each.id == sign) is how_soon


@pytest.mark.parametrize(
    ("name", "before", "after", "problem"),
    [
        ("stop_signs", "how_soon: now", "how_soon: at once", "is not an urgency"),
        ("stop_signs", "id: calf\n", "id: headache\n", 'another statement has the id "headache" already'),
        ("contacts", "how_soon: soon", "how_soon: routine", 'there is nobody to contact for "soon"'),
        ("general", "rules: [B4.1]", "rules: [effort]", "a line of the content sheet"),
        ("general", "    source: ontario", "    sauce: ontario", '"sauce" is not a key'),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_place(
    tmp_path: Path, name: str, before: str, after: str, problem: str
) -> None:
    folder = tmp_path / "care"
    shutil.copytree(resources_dir() / "care", folder)
    path = folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load_care(folder)
    assert any(problem in each.message and each.line > 1 for each in raised.value.problems), raised.value.problems


def test_there_is_a_file_for_each_list() -> None:
    assert {path.stem for path in (resources_dir() / "care").iterdir()} == set(CARE_FILES)
