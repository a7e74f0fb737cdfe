"""What a feature is to the window, and what the window and her day are to a feature.

A feature (Today, Exercises, ...) brings its page and its wiring in a module `feature.py` of its own; the shell knows a
list of them. Knows none of them by name, and no page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from routine_app.application.context import AppContext
from routine_app.domain.comfort import Comfort
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.page_style import PageStyle
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.made_later import MadeAhead
from routine_app.storage.preference_values import Preferences

if TYPE_CHECKING:
    from routine_app.application.session.resume import ResumeOffer

Page = TypeVar("Page", bound=QWidget)


class Day(Protocol):
    """Her day, as far as any feature may ask of it or change it. When it changes, the page that shows is refreshed."""

    @property
    def context(self) -> AppContext:
        """The catalogue, her preferences and her folders."""

    @property
    def preferences(self) -> Preferences:
        """Her preferences as they stand."""

    @property
    def of_sound(self) -> str:
        """Why nothing is heard; "" where there is nothing to say."""

    def now(self) -> dt.datetime:
        """Return the local time."""

    def comfort(self) -> Comfort:
        """Return her comfort today."""

    def length_of(self, routine_id: str) -> int | None:
        """Return how long a routine takes today (ms), None where it cannot be read."""

    def options(self) -> CompileOptions:
        """Return how her sessions are timed."""

    def set_preferences(self, preferences: Preferences) -> None:
        """Change and save her preferences."""

    def reload(self) -> None:
        """Take her preferences from their file again."""

    def choose(self, routine_id: str) -> None:
        """Choose a routine for Today, and remember it."""

    def look_in_folder(self) -> None:
        """Read her routines again where her folder has changed since."""

    def take_offer(self) -> ResumeOffer | None:
        """Return what there is to go on with, which is then offered no more."""

    def leave_unfinished(self) -> None:
        """Another session begins: what was offered is left as it is."""

    def tell_of_session(self, messages: tuple[str, ...]) -> None:
        """Show on Today what could not be kept of a session that is over, until the next one is."""

    def say_for_now(self, message: str) -> None:
        """Show this on Today until she chooses something or comes back to the page."""


class Sessions(Protocol):
    """The one session that a window may have, as far as other features begin it or wait for its end."""

    @property
    def over(self) -> SignalInstance:
        """There is no session any more."""

    def start_plan(self, plan: Plan, comfort: Comfort, pain_before: int | None = None) -> bool:
        """Begin a session. Return whether it began: a plan without exercises is none, which Today then says."""

    def try_plan(self, plan: Plan, comfort: Comfort, back: str) -> bool:
        """Play a plan past the diary, and show the page of the feature `back` after it; False where it is empty."""

    def go_on(self) -> None:
        """Go on with the session that was cut short."""

    def finish_unfinished(self) -> None:
        """Go to Finish with what was done in the session that was cut short."""


class SoundLink(QObject):
    """What pages and the sound desk have to say to each other.

    `said(str)`: why nothing is heard, "" once it is again; `sounded(Tone)`: a tone has sounded, or would have;
    `test_wanted()`: she wants to hear how it sounds now; `speech_wanted(str)`: this is to be said now, beside what the
    session says, "" for no more of it; `play_wanted()`: a headset or a media key asks to play, and no session is on;
    `stop_wanted()`: it asks to stop the session that is on.
    `lowering()` returns whether this system can lower other apps' sound at all, and what keeps it from that ("":
    nothing); `is_speaking()` whether the voice says something now.
    """

    said = Signal(str)
    sounded = Signal(object)
    test_wanted = Signal()
    speech_wanted = Signal(str)
    play_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, lowering: Callable[[], tuple[bool, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lowering = lowering
        self.is_speaking: Callable[[], bool] = lambda: False


class Window(Protocol):
    """The window, as far as features move about in it."""

    @property
    def sessions(self) -> Sessions:
        """Her sessions."""

    @property
    def sound(self) -> SoundLink:
        """What is said to the sound desk, and by it."""

    @property
    def is_idle(self) -> bool:
        """Whether no session is under way, nor waiting on Finish for her answers."""

    def go_to(self, key: str) -> None:
        """Show the page of a feature, with the bar."""

    def ask_first_questions(self, back: str = "today") -> None:
        """Show the first questions, and the page of the feature `back` after them."""

    def near(self, key: str) -> None:
        """Prepare for the page of a feature: she may open it next."""

    def change_routine(self, path: Path, back: str = "routines") -> str:
        """Show the routine of a file in the editor, and the page of the feature `back` after it.

        Return "" or why it cannot be shown.
        """

    def show_alone(self, page: QWidget) -> None:
        """Show a page of a session, without the bar."""

    def come_back(self) -> None:
        """Show again what showed before a page that stood over it."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to how it was."""

    def fill_screen(self) -> None:
        """Fill the screen, until `leave_full_screen` or F11."""

    def leave_full_screen(self) -> None:
        """Be as before `fill_screen`."""


class Feature(QObject, Generic[Page]):
    """One thing that the window can do. Its `page` is made when it is first asked for.

    `key` names it in the code; `title` and `icon` are its button in the bar, which one that stands alone has not. A
    feature says what its page is (`make_page`) and, where it matters, what to do when her day has changed and when the
    page opens.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    icon: ClassVar[Icon]
    stands_alone: ClassVar[bool] = False

    def __init__(self, style: Style, window: Window, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style, self._window = PageStyle(style), window
        self._page: Page | None = None

    @property
    def is_made(self) -> bool:
        """Whether there is a page already."""
        return self._page is not None

    def set_shows(self, *, shows: bool) -> None:
        """Say whether its page is the one that shows, before it does: only then the page follows the style."""
        self._style.set_shows(shows=shows)

    @property
    def parts(self) -> tuple[MadeAhead, ...]:
        """What of the page is made while nothing goes on. Asked only of a feature that has its page."""
        return ()

    @property
    def page(self) -> Page:
        """The page, made where there is none yet."""
        return self.make()

    def make(self) -> Page:
        """Make the page where there is none yet, let it show what holds now, and return it."""
        if self._page is None:
            self._style.catch_up()
            self._page = self.make_page()
            self.refresh()
        return self._page

    def make_page(self) -> Page:
        """Return a new page, joined to all that it needs."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what holds now. Asked only of a feature that has its page."""

    def opening(self) -> None:
        """Look for what may have changed elsewhere: the page is about to show."""

    def neared(self) -> None:
        """Prepare for being opened, as she may do next: she points at its button in the bar, or has the focus on it."""

    def opened(self) -> None:
        """Put the focus where it belongs: the page shows."""

    def diary_replaced(self) -> None:
        """Forget what was known of the diary: it is another one. Asked only of a feature that has its page."""

    def app_opened(self) -> None:
        """Begin what goes on beside the pages; it may hold nobody up."""

    def close(self) -> None:
        """Let go of what would outlive the window."""
