"""Other apps' sound, for real: a private PulseAudio, another program that plays, and its volume as pactl tells it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.qt.media.sound_server import ROOT, Child, SoundServer, need_programs
from tests.system.other_apps import FULL, HALF, App, Players, is_alive, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.sound


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """A private sound server that remembers volumes, as a user's does."""
    need_programs()
    server = SoundServer(tmp_path_factory.mktemp("ducking"))
    try:
        server.pactl("load-module", "module-stream-restore")
        yield server
    finally:
        server.close()


@pytest.fixture
def players(server: SoundServer) -> Iterator[Players]:
    players = Players(server)
    yield players
    players.close()


@pytest.fixture
def app(server: SoundServer) -> Iterator[App]:
    app = App(server)
    yield app
    app.close()


def lower(app: App, players: Players, name: str = "Music") -> None:
    app.do("low")
    wait_until(lambda: players.volume(name) == HALF)


def test_music_is_low_while_asked_and_comes_back_exactly(app: App, players: Players) -> None:
    players.play("Music")
    lower(app, players)
    app.do("back")
    seen = set()
    wait_until(lambda: seen.add(players.volume("Music")) or FULL in seen)  # type: ignore[func-returns-value]
    assert players.volume("Music") == FULL
    assert len(seen) > 3, "it comes back gently"


def test_calls_screen_readers_speech_and_who_records_are_left_alone(app: App, players: Players) -> None:
    players.play("Music")
    players.play("Call", "--property=media.role=phone")
    players.play("Reader", "--property=media.role=a11y")
    players.play("speech-dispatcher-espeak-ng")
    lower(app, players)
    time.sleep(0.3)
    for name in ("Call", "Reader", "speech-dispatcher-espeak-ng"):
        assert players.volume(name) == FULL


def test_the_streams_of_the_app_and_its_children_are_left_alone(
    app: App, players: Players, server: SoundServer
) -> None:
    players.play("Music")
    script = "import subprocess; from tests.system.child_ducking import main\n"
    script += "child = subprocess.Popen(['pacat', '--raw', '--client-name=Ours', '--volume=50000', '/dev/zero'])\n"
    script += "main(); child.kill(); child.wait()"
    app.close()  # one at a time has other apps' sound in hand
    own = subprocess.Popen(
        [sys.executable, "-c", script], env=server.environ, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    try:
        wait_until(lambda: bool(players.streams("Ours")))
        assert own.stdin is not None
        own.stdin.write(b"low\n")
        own.stdin.flush()
        wait_until(lambda: players.volume("Music") == HALF)
        time.sleep(0.3)
        assert players.volume("Ours") == FULL
    finally:
        own.communicate(timeout=60)
    wait_until(lambda: players.volume("Music") == FULL)


def test_what_she_sets_meanwhile_stays(app: App, players: Players) -> None:
    players.play("Music")
    lower(app, players)
    players.set_volume("Music", 40_000)
    time.sleep(0.5)
    app.do("back")
    time.sleep(1.2)
    assert players.volume("Music") == 40_000


def test_a_song_that_begins_while_it_is_low(app: App, players: Players) -> None:
    players.play("Music")
    lower(app, players)
    players.play("Film")
    wait_until(lambda: players.volume("Film") == HALF)
    players.stop("Music")
    players.play("Music", volume=None)  # begins as loud as the server remembers
    assert players.volume("Music") == HALF
    app.do("back")
    wait_until(lambda: (players.volume("Music"), players.volume("Film")) == (FULL, FULL))


def test_music_that_ends_while_it_is_low_begins_as_loud_as_ever(app: App, players: Players) -> None:
    players.play("Music")
    lower(app, players)
    players.stop("Music")
    app.do("close")
    wait_until(lambda: not is_alive(app.helper))
    assert players.streams() == []
    players.play("Music", volume=None)
    assert players.volume("Music") == FULL


def test_after_kill_9_of_the_app_everything_comes_back(app: App, players: Players) -> None:
    players.play("Music")
    lower(app, players)
    app.kill()
    wait_until(lambda: players.volume("Music") == FULL, limit_s=3)
    wait_until(lambda: not is_alive(app.helper), limit_s=3)


def test_after_kill_9_of_the_app_no_process_of_ours_is_left_though_the_server_hangs(
    app: App, players: Players, server: SoundServer
) -> None:
    players.play("Music")
    lower(app, players)
    server.freeze()
    try:
        time.sleep(0.3)  # it looks for new streams, and is caught in that
        app.kill()
        wait_until(lambda: not is_alive(app.helper), limit_s=2)
    finally:
        server.thaw()
    again = App(server)  # what is left low, the next start of the app mends
    try:
        wait_until(lambda: players.volume("Music") == FULL)
    finally:
        again.close()


ENDS = [each for each in signal.Signals if each.name in ("SIGTERM", "SIGHUP", "SIGINT")]


@pytest.mark.parametrize("number", ENDS, ids=lambda number: number.name)
def test_when_the_system_ends_the_helper_it_clears_up_first(app: App, players: Players, number: signal.Signals) -> None:
    players.play("Music")
    lower(app, players)
    os.kill(app.helper, number)
    wait_until(lambda: players.volume("Music") == FULL, limit_s=3)


def test_after_kill_9_of_the_helper_the_next_start_puts_it_right(
    app: App, players: Players, server: SoundServer
) -> None:
    players.play("Music")
    players.play("Film")
    lower(app, players)
    wait_until(lambda: players.volume("Film") == HALF)
    os.kill(app.helper, signal.SIGKILL)
    wait_until(lambda: not is_alive(app.helper))
    players.stop("Film")
    assert players.volume("Music") == HALF
    again = App(server)
    try:
        wait_until(lambda: players.volume("Music") == FULL)
        wait_until(lambda: not list(server.folder.rglob("lowered.json")))
    finally:
        again.close()
    players.play("Film", volume=None)
    assert players.volume("Film") == FULL


def test_in_a_session_music_is_low_under_the_words_and_back_after_it(
    server: SoundServer, players: Players, report: Callable[[str], None]
) -> None:
    players.play("Music")
    child = Child(server, "both")
    seen: list[tuple[float, int]] = []
    while child.is_running:
        seen.append((time.monotonic(), players.volume("Music")))
        time.sleep(0.05)
    child.finish(5)
    start = child.notes("start")[0]["at"]
    cues = [cue for cue in child.notes("cue") if cue["text"]]
    looks = [[volume for at, volume in seen if abs(at - start - cue["at_ms"] / 1000 - 0.2) < 0.2] for cue in cues]
    low = [min(look) for look in looks if look]  # on a busy machine a look may come late, or not in time
    low = low[low.index(HALF) :]  # the process may still be starting at the first words
    report(f"{len(cues)} words; under {low.count(HALF)} of {len(low)} looked at the music was at half")
    assert len(low) >= 5
    assert low.count(HALF) >= len(low) - 2
    assert seen[0][1] == FULL
    assert players.volume("Music") == FULL


def test_a_sound_server_that_goes_and_comes_again_is_found_again(tmp_path: Path) -> None:
    need_programs()
    server = SoundServer(tmp_path)
    try:
        server.pactl("load-module", "module-stream-restore")
        app, players = App(server), Players(server)
        players.play("Music")
        lower(app, players)
        server.stop()
        players.close()
        app.do("back")
        server.begin()
        server.pactl("load-module", "module-stream-restore")
        players.play("Music", volume=None)
        wait_until(lambda: players.volume("Music") >= FULL)  # the server may have remembered the low volume
        begins = players.volume("Music")
        app.do("low")
        wait_until(lambda: players.volume("Music") == begins // 2)
        app.do("back")
        wait_until(lambda: players.volume("Music") == begins)
        players.close()
        app.close()
    finally:
        server.close()
