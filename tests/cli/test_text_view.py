from __future__ import annotations

import io

import pytest

from routine_app.application.session.summary import Done, Instead, LeftOut, Summary
from routine_app.cli.text_view import CLEAR_LINE, TextView, status_line, summary_lines
from routine_app.domain.timeline import Moment
from routine_app.playback.player import Player, State
from tests.fakes import make_plan
from tests.plans import at_once

BAR = ("#", "-")


def moment_at(ms: int) -> Moment:
    player = Player(make_plan(), max_gap_ms=10**9, length_of=at_once)
    player.start(0)
    player.advance(ms)
    return player.moment()


def in_place(player: Player, width: int = 100) -> tuple[TextView, io.StringIO]:
    out = io.StringIO()
    view = TextView(out, lambda: width)
    view.show_moment(player)
    return view, out


def test_the_bar_follows_the_breath() -> None:
    before = -1
    moments = [moment_at(ms) for ms in range(4000, 7001, 500)]
    for moment in moments:
        line = status_line(moment, State.RUNNING, 0, BAR)
        assert line.count("#") == round(moment.fullness * 16)
        assert line.count("#") >= before
        before = line.count("#")
    assert moments[0].fullness < moments[-1].fullness
    assert "breathe in" in status_line(moments[1], State.RUNNING, 0, BAR)
    assert "breathe out" in status_line(moment_at(8000), State.RUNNING, 0, BAR)


def test_the_count_and_the_time_left() -> None:
    assert "rep 1 of 2" in status_line(moment_at(4500), State.RUNNING, 0, BAR)
    assert "rep 2 of 2" in status_line(moment_at(10_000), State.RUNNING, 0, BAR)
    ready = status_line(moment_at(1000), State.RUNNING, 0, BAR)
    assert "3 s" in ready
    assert ready.endswith(" left")


def test_what_she_waits_for() -> None:
    moment = moment_at(4500)
    assert "paused (space goes on)" in status_line(moment, State.PAUSED, 0, BAR)
    assert "going on in 2" in status_line(moment, State.COUNTING_IN, 2, BAR)


def test_the_moving_line_is_drawn_in_place_and_only_when_it_changes() -> None:
    player = Player(make_plan())
    player.start(0)
    view, out = in_place(player)
    first = out.getvalue()
    assert first.startswith(CLEAR_LINE)
    assert "\n" not in first
    view.show_moment(player)
    assert out.getvalue() == first
    view.say("A line.")
    assert out.getvalue() == f"{first}{CLEAR_LINE}A line.\n"


@pytest.mark.parametrize("width", [1, 20, 79])
def test_the_moving_line_never_wraps(width: int) -> None:
    player = Player(make_plan())
    player.start(0)
    _, out = in_place(player, width)
    assert len(out.getvalue().removeprefix(CLEAR_LINE)) < width


@pytest.mark.parametrize("ms", [1000, 4500, 8000, 10_000])
@pytest.mark.parametrize("state", list(State))
def test_in_forty_columns_the_count_and_the_time_left_are_whole(ms: int, state: State) -> None:
    moment = moment_at(ms)
    line = status_line(moment, state, 2, BAR, 39)
    assert len(line) <= 39
    assert line.endswith(" left")
    assert ("rep" in line or " s " in line) is (state not in (State.PAUSED, State.COUNTING_IN))


def test_the_bar_shows_in_sixty_columns_too() -> None:
    assert status_line(moment_at(5500), State.RUNNING, 0, BAR, 59).startswith("#")


def test_elsewhere_nothing_moves() -> None:
    out = io.StringIO()
    player = Player(make_plan())
    view = TextView(out)
    view.show(player.start(0), player.plan)
    view.show_moment(player)
    assert "\x1b" not in out.getvalue()
    assert "\r" not in out.getvalue()


def test_a_terminal_without_blocks_gets_a_plain_bar() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    player = Player(make_plan())
    player.start(0)
    view = TextView(out, lambda: 80)
    view.show_moment(player)
    out.seek(0)
    assert "----" in out.read()


def test_the_summary() -> None:
    summary = Summary(
        (Done("Squat", "Chair squat", 2, 96_000),),
        (Instead("Squat", "Chair squat", "Chair squat instead of squat: the easier one."),),
        (LeftOut("Leg slide", "You left this one out."),),
    )
    assert list(summary_lines(summary, stopped=False)) == [
        "",
        "You did",
        "  Chair squat: 2 sets, 1:36",
        "In place of another",
        "  Chair squat instead of squat: the easier one.",
        "Left out",
        "  Leg slide: You left this one out.",
    ]
    assert list(summary_lines(Summary(), stopped=True)) == ["", "Stopped here. What you did is kept."]
