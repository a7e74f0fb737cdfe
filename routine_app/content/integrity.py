"""Rules that hold between the fields of a file, and between a routine and the exercises that it names.

Looks at nodes, not at values, so that these rules are checked, each at its place, even where other fields are wrong.
What does not have the right form is passed over here: `check` reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary

import msgspec
from msgspec.structs import replace

from routine_app.checked_yaml.nodes import Mapping, Node, Scalar, items_of, text_of
from routine_app.checked_yaml.report import Report, listed, near_miss, quoted
from routine_app.checked_yaml.scalars import flag, number
from routine_app.content.moves_like import check_moves_like
from routine_app.domain.exercise import OTHER_SIDE, THIS_SIDE, Dose, Exercise, HoldDose, RepsDose
from routine_app.domain.problems import Term, TermKind
from routine_app.domain.vocabulary import Demand, Level, Sides

MOST_ITEMS = 60
MOST_CORE = 3
LONGEST_ID = 60
# Flat on the back: not by itself from week 16, never from week 20 (content sheet B4.5).
FLAT_UNTIL_WEEK = 15
FLAT_NEVER_FROM_WEEK = 20
_PLACEHOLDER = re.compile(r"\{\w*\}")
_DOSE_EXAMPLES = {
    "reps": ("{sets: 2, reps: 8}", "2 x 8"),
    "hold": ("{sets: 2, hold: 20}", "2 x 20 s"),
    "minutes": ("{minutes: 3}", "3 min"),
}
_DOSE_KEYS = tuple(_DOSE_EXAMPLES)


def check_exercise(exercise: Mapping, report: Report) -> None:
    """Report what does not fit together within one exercise."""
    variations = items_of(exercise, "variations")
    _check_unique(variations, "id", "variations", report)
    _check_unique(variations, "short_name", "variations", report)
    if variations:
        _check_default(variations[0], report)
    ids = [text_of(variation, "id") for variation in variations]
    for variation in variations:
        if isinstance(variation, Mapping):
            _check_references(variation, ids, report)
            _check_tempo(variation, report)
            _check_positions(variation, report)
            _check_weeks(variation, report)
            _check_cautions(variation, report)
            _check_sides(variation, report)
            _check_progression(variation, report)


def _check_unique(nodes: Iterable[Node], key: str, what: str, report: Report) -> None:
    lines: dict[str, int] = {}
    for node in nodes:
        found = node.get(key) if isinstance(node, Mapping) else None
        if isinstance(found, Scalar):
            same = found.text.casefold()
            if same in lines:
                again = f'{quoted(found.text)} is the "{key}" of two {what}'
                report.error(found, f"{again} (first on line {lines[same]}); each needs its own")
            lines.setdefault(same, found.line)


def _check_default(first: Node, report: Report) -> None:
    level = first.get("level") if isinstance(first, Mapping) else None
    if isinstance(level, Scalar) and level.text in (Level.EASIER, Level.HARDER):
        report.error(level, f"the first variation is the default and must be of level base, not {level.text}")


def _check_tempo(variation: Mapping, report: Report) -> None:
    phases = items_of(variation, "tempo")
    steps = len(items_of(variation, "steps"))
    _check_unique(phases, "phase", "phases of one tempo", report)
    named = [phase.get("step") for phase in phases if isinstance(phase, Mapping)]
    for step in (*named, variation.get("closing_step")):
        if isinstance(step, Scalar) and steps < (_whole(step) or 0):
            count = "is only 1 step" if steps == 1 else f"are only {steps} steps"
            report.error(step, f"there is no step {step.text}: there {count}, and the first is step 1")


def _check_positions(variation: Mapping, report: Report) -> None:
    before = ""
    for position in items_of(variation, "positions"):
        if isinstance(position, Scalar) and position.text == before:
            report.error(position, f"{before} follows on itself: name a position once, until she leaves it")
        before = position.text if isinstance(position, Scalar) else ""


def _check_weeks(variation: Mapping, report: Report) -> None:
    until, never = variation.get("until_week"), variation.get("never_from_week")
    last, first_never = _whole(until), _whole(never)
    if until is not None and last is not None and first_never is not None and last >= first_never:
        report.error(until, f'"until_week" must be before "never_from_week", which is {first_never}')
    flat = next((d for d in items_of(variation, "demands") if _is(d, Demand.FLAT_ON_BACK)), None)
    if flat is None:
        return
    bounds = (("until_week", last, FLAT_UNTIL_WEEK), ("never_from_week", first_never, FLAT_NEVER_FROM_WEEK))
    for key, week, most in bounds:
        given = variation.get(key)
        if given is None:
            report.error(flat, f'a variation with flat_on_back needs "{key}", at most {most}')
        elif week is not None and week > most:
            report.error(given, f'"{key}" must be at most {most} for a variation with flat_on_back, not {week}')


def _check_cautions(variation: Mapping, report: Report) -> None:
    for caution in items_of(variation, "cautions"):
        until = _child(caution, "until_week")
        first, last = _whole(_child(caution, "from_week")), _whole(until)
        if until is not None and first is not None and last is not None and last < first:
            report.error(until, f'"until_week" must not be before "from_week", which is {first}')


def _check_references(variation: Mapping, ids: list[str], report: Report) -> None:
    for key in ("instead", "easier"):
        for named in items_of(variation, key):
            if isinstance(named, Scalar) and named.text not in ids:
                hint = near_miss(named.text, ids)
                report.error(named, f"there is no variation {quoted(named.text)} in this exercise{hint}")
            elif isinstance(named, Scalar) and named.text == text_of(variation, "id"):
                report.error(named, f'a variation cannot stand in its own "{key}"')


def _check_sides(variation: Mapping, report: Report) -> None:
    """Report a placeholder in a step that nothing will fill in."""
    one_sided = _is(_child(variation, "sides"), Sides.EACH)
    for step in items_of(variation, "steps"):
        for found in _PLACEHOLDER.findall(step.text) if isinstance(step, Scalar) else ():
            if found not in (THIS_SIDE, OTHER_SIDE):
                report.error(step, f"{quoted(found)} stands for nothing; a step may hold {THIS_SIDE} and {OTHER_SIDE}")
            elif not one_sided:
                report.error(step, f'{quoted(found)} needs "sides: each": here both sides work at once')


def _check_progression(variation: Mapping, report: Report) -> None:
    key = _dose_key(variation.get("dose"))
    for dose in items_of(variation, "progression"):
        other = _dose_key(dose)
        if key and other and other != key:
            report.error(dose, f'the dose is written with "{key}", so its progression must be too, not with "{other}"')


class _Known(msgspec.Struct, frozen=True):
    """An exercise that a routine may name: the dose key of each variation by id, the default first.

    `sided`: one of them at the least works one side at a time.
    """

    doses: dict[str, str]
    sided: bool


def check_routine(routine: Mapping, report: Report, exercises: Dictionary[str, Exercise]) -> None:
    """Report what does not fit together within a routine, or with the exercises that there are."""
    own = [node for node in items_of(routine, "exercises") if isinstance(node, Mapping)]
    _check_unique(own, "id", "exercises", report)
    for exercise in own:
        check_exercise(exercise, report)
        check_moves_like(exercise, report, exercises)
        _warn_of_override(exercise, exercises, report)
    known = {id_: _known_value(exercise) for id_, exercise in exercises.items()}
    known |= {id_: _known_node(node) for node in own for id_ in _sound_id(node)}
    _check_length(routine, report)
    _warn_of_many_core(routine, report)
    for section in items_of(routine, "sections"):
        for item in items_of(section, "items"):
            _check_item(item, known, report)


def _warn_of_override(exercise: Mapping, exercises: Dictionary[str, Exercise], report: Report) -> None:
    id_ = exercise.get("id")
    if isinstance(id_, Scalar) and id_.text in exercises:
        report.warning(id_, f"this exercise takes the place of Routine's own {quoted(id_.text)} in this routine")


def _known_value(exercise: Exercise) -> _Known:
    sided = any(variation.sides is Sides.EACH for variation in exercise.variations)
    return _Known({variation.id: _key_of(variation.dose) for variation in exercise.variations}, sided)


def _known_node(exercise: Mapping) -> _Known:
    variations = items_of(exercise, "variations")
    sided = any(_is(_child(node, "sides"), Sides.EACH) for node in variations)
    return _Known({id_: _dose_key(_child(node, "dose")) for node in variations for id_ in _sound_id(node)}, sided)


def _sound_id(node: Node) -> tuple[str, ...]:
    """Return the id, if there is one that can stand in a message; what is wrong with any other is already reported."""
    id_ = text_of(node, "id")
    return (id_,) if 0 < len(id_) <= LONGEST_ID and id_.isprintable() else ()


def _check_length(routine: Mapping, report: Report) -> None:
    total = 0
    for section in items_of(routine, "sections"):
        total += len(items_of(section, "items")) * max(1, _whole(_child(section, "repeat")) or 1)
        if total > MOST_ITEMS:
            report.error(section, f"the routine is too long: more than {MOST_ITEMS} items, repeats counted")
            return


def _warn_of_many_core(routine: Mapping, report: Report) -> None:
    """Warn of the first item that is one too many to come first."""
    items = [item for section in items_of(routine, "sections") for item in items_of(section, "items")]
    core = [node for node in (_child(item, "core") for item in items) if isinstance(node, Scalar) and flag(node)]
    if len(core) > MOST_CORE:
        said = f'more than {MOST_CORE} items are "core": what to do when little gets done stands out less'
        report.warning(core[MOST_CORE], said)


def _check_item(item: Node, known: dict[str, _Known], report: Report) -> None:
    named = _child(item, "exercise")
    if not isinstance(named, Scalar) or not named.text:
        return
    exercise = known.get(named.text)
    if exercise is None:
        owner = _owner(named.text, known)
        hint = near_miss(named.text, known)
        if owner and _as_id(named.text) not in known:
            hint = f" (write exercise: {owner[0]} and variation: {owner[1]})"
        report.error(named, f"there is no exercise {quoted(named.text)}; expected one of {listed(known)}{hint}")
        meant = _as_id(named.text)
        if meant not in known:
            return
        named, exercise = replace(named, text=meant), known[meant]
    variation = _check_variation(_child(item, "variation"), named.text, known, report)
    dose = _child(item, "dose")
    key, wanted = _dose_key(dose), exercise.doses.get(variation, "")
    if dose is not None and key and wanted and key != wanted:
        whose = "the dose of ", Term(TermKind.VARIATION, variation)
        right, wrong = Term(TermKind.MEASURE, wanted), Term(TermKind.MEASURE, key)
        as_keys, as_text = _DOSE_EXAMPLES[wanted]
        example = " (such as ", Term(TermKind.FILE_ONLY, f"{as_keys}, or "), f"{as_text})"
        report.error(dose, *whose, " is ", Term(TermKind.FILE_ONLY, "written "), right, ", not ", wrong, *example)
    first_side = _child(item, "first_side")
    if first_side is not None and not exercise.sided:
        report.warning(first_side, f'"first_side" changes nothing: {named.text} works both sides at once')


def _check_variation(node: Node | None, exercise: str, known: dict[str, _Known], report: Report) -> str:
    """Return the id of the variation that is meant: the one that is named, or the default."""
    doses = known[exercise].doses
    if not isinstance(node, Scalar):
        return next(iter(doses), "")
    if node.text not in doses:
        owner, own = _owner(node.text, known), f"{next(iter(doses), '').partition('.')[0]}.{_as_id(node.text)}"
        if own in doses:
            hint = f" (did you mean {quoted(own)}?)"
        else:
            hint = f" (it is one of {owner[0]})" if owner and owner[1] == node.text else near_miss(node.text, doses)
        wrong = f"{quoted(node.text)} is not a variation of {exercise}"
        report.error(node, f"{wrong}; expected one of {listed(doses)}{hint}")
    return node.text


def _owner(named: str, known: dict[str, _Known]) -> tuple[str, str] | None:
    """Return the exercise and the variation that are meant by an id, or by the end of one that no other ends with."""
    ids = [(exercise, variation) for exercise, each in known.items() for variation in each.doses]
    exact = [each for each in ids if each[1] == named]
    ended = [each for each in ids if each[1].partition(".")[2] == _as_id(named)]
    found = exact or (ended if len(ended) == 1 else [])
    return found[0] if found else None


def _as_id(text: str) -> str:
    return text.casefold().replace(" ", "_").replace("-", "_")


def _child(node: Node, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Mapping) else None


def _is(node: Node | None, slug: str) -> bool:
    return isinstance(node, Scalar) and node.text == slug


def _whole(node: Node | None) -> int | None:
    value = number(node) if isinstance(node, Scalar) else None
    return value if isinstance(value, int) else None


def _dose_key(node: Node | None) -> str:
    """Return which form of dose this is, or the empty string for none or more than one."""
    given = [key for key in _DOSE_KEYS if isinstance(node, Mapping) and key in node.entries]
    return given[0] if len(given) == 1 else ""


def _key_of(dose: Dose) -> str:
    if isinstance(dose, RepsDose):
        return "reps"
    return "hold" if isinstance(dose, HoldDose) else "minutes"
