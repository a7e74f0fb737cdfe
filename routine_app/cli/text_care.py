"""What the terminal asks when it hurts or she feels unwell: one key at a time, and every answer is kept as it is given.

Each conversation is a generator: it yields what to say ("" for nothing), is sent the key that was pressed, and ends
when there is nothing more to ask. Knows the player, the recorder and the statements; writes nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from routine_app.application.care.safety_page import contact_lines
from routine_app.application.care.unwell import NO_SIGN, Unwell
from routine_app.application.diary.words import site_words
from routine_app.application.session.journal import Hurt
from routine_app.domain.care.pain_gate import GATE_CHOICE_NAMES, Gate, GateAnswer, GateChoice, pain_gate
from routine_app.playback.commands import GATE_COMMANDS, GIVES_UP, Command
from routine_app.storage.records import PAIN_SITE_NAMES, PainSite

if TYPE_CHECKING:
    from routine_app.application.session.recorder import SessionRecorder
    from routine_app.domain.care.statements import CareContent
    from routine_app.playback.player import Player
    from routine_app.storage.preference_values import Contacts

Talk = Generator[str, str, None]
_Asked = Generator[str, str, str]

_ENTER = "\r\n"
_SITE_KEYS = {
    "l": PainSite.LEFT, "r": PainSite.RIGHT, "b": PainSite.BOTH, "m": PainSite.SACRUM, "p": PainSite.PUBIC,
    "d": PainSite.LEG,
}  # fmt: skip
_WHERE = (
    "It hurts. Come out of it gently. Where? "
    + ", ".join(f"{key} {PAIN_SITE_NAMES[site]}" for key, site in _SITE_KEYS.items())
    + "; then Enter."
)
_SHARP = "Is it a sharp, stabbing or catching pain? y or n."
_HOW_MUCH = "How much, from 0 (no pain) to 10 (worst pain imaginable)? A digit, x for 10, Enter not to say."
_END_OR_ON = "e ends here, and keeps what you did; g goes back to the session."
_STOPPED = "The session ends here. What you did is kept."


class TextCare:
    """The conversations. `do(command)` carries out what an answer asks for."""

    def __init__(
        self,
        player: Player,
        recorder: SessionRecorder,
        do: Callable[[Command], None],
        care: CareContent,
        contacts: Contacts,
    ) -> None:
        self._player, self._recorder, self._do = player, recorder, do
        self._care, self._contacts = care, contacts

    def hurts(self) -> Talk:
        """Ask where, whether it is sharp and how much; keep it; then answer by the pain gate."""
        segment = self._player.moment().segment
        item = len(self._player.plan.items) - 1 if segment.item is None else segment.item
        sites = yield from _where()
        sharp = (yield from _one_of(_SHARP, "yn")) == "y"
        key = yield from _one_of(_HOW_MUCH, f"0123456789x{_ENTER}")
        pain = None if key in _ENTER else 10 if key == "x" else int(key)
        answer = pain_gate(
            self._recorder.reported.before,
            pain,
            sharp=sharp,
            easier=self._player.can_go_easier is not None,
            calmer=self._player.can_go_calmer,
        )
        ends = answer.gate is Gate.END
        self._recorder.record_hurt(item, Hurt(pain, sites, gave_up=ends, sharp=sharp, side=segment.side))
        choice = yield from _choice(answer)
        if choice in GIVES_UP and not ends:
            self._recorder.give_up(item)
        self._do(GATE_COMMANDS[choice])

    def unwell(self) -> Talk:
        """Ask for the stop signs one at a time, until one holds; then say whom to contact, and end."""
        unwell = Unwell(self._care)
        while unwell.sign is not None:
            key = yield from _one_of(f"{unwell.sign.text} y or n (b: back).", "ynb")
            unwell = unwell.back_or_on(-1) if key == "b" else unwell.answer(holds=key == "y")
        if unwell.found is not None and unwell.contact is not None:
            self._recorder.record_unwell(unwell.found.id, unwell.how_soon)
            self._do(Command.STOP)
            yield "\n".join((*contact_lines(unwell.contact, self._contacts), _STOPPED))
            return
        self._recorder.record_unwell()
        ends = (yield from _one_of(f"{NO_SIGN} {_END_OR_ON}", "eg")) == "e"
        self._do(Command.STOP if ends else Command.READY_AGAIN)


def _one_of(question: str, keys: str) -> _Asked:
    """Ask until one of these keys is pressed, and return it."""
    key = yield question
    while not key or key not in keys:
        key = yield ""
    return key


def _where() -> Generator[str, str, frozenset[PainSite]]:
    """Ask for the places until Enter; a key pressed again takes its place back."""
    sites: frozenset[PainSite] = frozenset()
    key = yield _WHERE
    while key not in ("\r", "\n"):
        site = _SITE_KEYS.get(key)
        if site is not None:
            sites ^= {site}
        key = yield "" if site is None else f"  {site_words(sites)}"
    return sites


def _choice(answer: GateAnswer) -> Generator[str, str, GateChoice]:
    """Say the gate's answer with its choices, numbered, and return what she chose."""
    numbered = dict(enumerate(answer.choices, 1))
    offered = ", ".join(f"{number} {GATE_CHOICE_NAMES[choice]}" for number, choice in numbered.items())
    key = yield from _one_of(f"{answer.text} {offered}.", "".join(map(str, numbered)))
    return numbered[int(key)]
