"""What she may do where no session is on: turn pages, choose, look, and dress the window."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from msgspec.structs import replace

from routine_app.domain.vocabulary import Demand, Equipment, Position
from routine_app.qt.progress.files_section import FileWish
from tests.qt.shell.walk import ROUTINES, Walk

PAGES = ("today", "exercises", "progress", "settings")
SIZES = ((480, 300), (700, 1100), (1280, 800), (1920, 1080))


class PageWalk(Walk):
    """The pages of the bar, and how the window looks."""

    @initialize(routine=st.sampled_from(ROUTINES))
    def choose_first(self, routine: str) -> None:
        self.window.model.choose(routine)

    @precondition(Walk.idle)
    @rule(page=st.sampled_from(PAGES))
    def turn_to(self, page: str) -> None:
        self.window.window.nav.buttons[page].click()
        self.window.settle()

    @rule(
        theme=st.sampled_from(("light", "dark", "system")),
        scale=st.sampled_from((1.0, 1.3, 1.6)),
        motion=st.sampled_from(("on", "off", "system")),
        size=st.sampled_from(SIZES),
    )
    def dress(self, theme: str, scale: float, motion: str, size: tuple[int, int]) -> None:
        own = self.window.model.preferences
        self.window.model.set_preferences(replace(own, theme=theme, text_scale=scale, reduced_motion=motion))
        self.window.window.resize(*size)
        self.window.settle()

    @precondition(Walk.on_today)
    @rule(
        avoid=st.frozensets(st.sampled_from([*Position, *Demand]), max_size=3),
        without=st.frozensets(st.sampled_from(Equipment), max_size=2),
        routine=st.sampled_from(ROUTINES),
    )
    def choose(self, avoid: frozenset[Position | Demand], without: frozenset[Equipment], routine: str) -> None:
        self.window.model.set_comfort(frozenset(avoid), without)
        self.window.today.panels.routines.tabs[routine].click()
        self.window.settle()

    @precondition(lambda self: self.window.page is self.window.exercises)
    @rule(number=st.integers(0, 9))
    def look_at_an_exercise(self, number: int) -> None:
        page = self.window.exercises
        page.open_exercise(list(page.entries)[number])
        self.window.settle()

    @precondition(lambda self: self.window.page is self.window.progress and self.question() is None)
    @rule(wish=st.sampled_from((FileWish.RESTORE, FileWish.DELETE)))
    def ask_of_files(self, wish: FileWish) -> None:
        filing = self.window.progress.filing
        filing.ask_source = lambda *_: self.window.data / "a backup.zip"
        filing.grant(wish)
        self.window.settle()

    @precondition(lambda self: self.window.page is self.window.progress and self.question() is not None)
    @rule(yes=st.booleans())
    def answer_of_files(self, yes: bool) -> None:
        filing = self.window.progress.filing
        assert filing.question is not None
        answers = filing.question.answers
        if yes and "delete" in answers:
            answers["delete"].click()
            self.begun, self.hurt = 0, []
        else:
            answers["no"].click()
        self.window.settle()
