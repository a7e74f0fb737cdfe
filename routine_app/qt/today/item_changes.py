"""The panel of an exercise, joined to her day: what she presses there changes today's plan, and can be taken back.

Knows the panel and the day; the changes and their words are `application/today/`'s.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject

from routine_app.application.today import changes
from routine_app.domain.day_edits import DayEdits, ItemKey
from routine_app.domain.edited_plan import keys_of
from routine_app.domain.plan import PlanItem
from routine_app.domain.reasons import mid_sentence
from routine_app.qt.today.model import DayModel
from routine_app.qt.today.page import TodayPage

ALL_AGAIN, AS_BEFORE = "All of today's exercises are there again.", "Today's plan is as before."


class ItemChanges(QObject):
    """Opens the panel for the card that she pressed, and does what she wants there."""

    def __init__(self, page: TodayPage, day: DayModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._day = page, day
        self._is_joined = False
        page.item_wanted.connect(self._open)
        page.plan.all_again.clicked.connect(self._all_again)

    def _join(self) -> None:
        """Hear the panel, from the first time that it is wanted."""
        self._is_joined, panel = True, self._page.panels.item
        panel.way_wanted.connect(self._swap)
        panel.step_wanted.connect(self._step)
        panel.pin_wanted.connect(self._pin)
        panel.leave_out_wanted.connect(self._leave_out)
        panel.only_wanted.connect(self._only)

    def refresh(self) -> None:
        """Show the exercise of the panel as it stands; close the panel where it is not in the plan any more."""
        if not self._is_joined:
            return
        panel = self._page.panels.item
        if panel.isHidden() or panel.look is None:
            return
        item = self._item(panel.look.key)
        if item is None:
            panel.hide()
            self._page.focus_item(None)
        else:
            self._show(panel.look.key, item)

    def _open(self, key: ItemKey) -> None:
        item = self._item(key)
        if item is None:
            return
        if not self._is_joined:
            self._join()
        self._show(key, item)
        self._page.panels.item.open()

    def _show(self, key: ItemKey, item: PlanItem) -> None:
        from routine_app.application.today.item_look import look_at

        state = self._day.state
        last = state.last_edit
        said, again = (last.said, last.again) if last is not None else ("", "")
        self._page.panels.item.show_item(look_at(key, item, state.edits, self._day.comfort()), said, again)

    def _item(self, key: ItemKey) -> PlanItem | None:
        plan = self._day.plan()
        found = dict(zip(keys_of(plan.items), plan.items, strict=True)) if plan is not None else {}
        return found.get(key)

    def _swap(self, variation_id: str) -> None:
        look = self._page.panels.item.look
        ways = look.ways if look is not None else ()
        way = next((each for each in ways if each.variation.id == variation_id), None)
        if look is None or way is None:
            return
        if way.against:
            self._page.panels.item.refuse(way)
        elif not way.chosen:
            name = mid_sentence(way.variation.short_name)
            again = f"Today: {mid_sentence(look.title)}, as before."
            self._edit(lambda edits: edits.with_swap(look.key, variation_id), f"Today: {name}.", again)

    def _step(self, by: int) -> None:
        look = self._page.panels.item.look
        if look is not None:
            dose = look.more if by > 0 else look.fewer
            said, again = f"{look.title} today: {dose}.", f"{look.title} today: {look.dose}, as before."
            self._edit(lambda edits: edits.with_step(look.key, by), said, again)

    def _leave_out(self) -> None:
        look = self._page.panels.item.look
        if look is not None:
            said = f"Left out today: {mid_sentence(look.title)} ({mid_sentence(look.exercise)})."
            self._edit(lambda edits: edits.without(look.key), said, f"{look.title} is in today's plan again.")

    def _only(self) -> None:
        look = self._page.panels.item.look
        if look is not None:
            self._page.panels.item.hide()
            said = f"Just this one today: {mid_sentence(look.title)}."
            self._edit(lambda edits: replace(edits, only=look.key), said, ALL_AGAIN)
            self._page.focus_home()

    def _all_again(self) -> None:
        self._edit(lambda edits: replace(edits, left_out=frozenset(), only=None), ALL_AGAIN, AS_BEFORE)
        self._page.focus_home()

    def _edit(self, how: Callable[[DayEdits], DayEdits], said: str, again: str) -> None:
        self._day.change(lambda state: changes.edit(state, how(state.edits), said, again))

    def _pin(self, wanted: bool) -> None:
        look = self._page.panels.item.look
        if look is None:
            return
        name, exercise = mid_sentence(look.title), look.key[0]
        always, no_longer = f"From now on always: {name}.", f"No longer always: {name}."
        said, again = (always, no_longer) if wanted else (no_longer, always)
        pinned = look.chosen.variation.id if wanted else None
        self._day.change(lambda state: changes.pin(state, exercise, pinned, said, again))
