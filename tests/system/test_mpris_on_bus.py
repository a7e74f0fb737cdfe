"""The desktop's media controls on a real bus, read and steered by playerctl, gdbus and busctl."""

from __future__ import annotations

import re
import subprocess
import threading
import time
from typing import TYPE_CHECKING

import pytest
from jeepney import DBusAddress, Properties
from jeepney.io.blocking import open_dbus_connection

from routine_app.system.mpris import PATH, PLAYER_INTERFACE, SERVICE, Mpris
from routine_app.system.now_playing import MediaCommand, NowPlaying, PlaybackStatus
from routine_app.system.session_bus import BusPlace
from tests.system.private_bus import PrivateBus, wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

MINUTE_MS = 60_000
SHORT = NowPlaying(PlaybackStatus.PLAYING, "Squat", "Daily routine", 26 * MINUTE_MS)
LONG = NowPlaying(PlaybackStatus.PLAYING, "Bridge \u200f\u00fc", "Long", 75 * MINUTE_MS + 5_000)


@pytest.fixture
def make(bus: PrivateBus) -> Iterator[Callable[[], tuple[Mpris, list[MediaCommand]]]]:  # noqa: ARG001 - it needs a bus
    made: list[Mpris] = []

    def maker() -> tuple[Mpris, list[MediaCommand]]:
        heard: list[MediaCommand] = []
        mpris = Mpris(heard.append)
        mpris.place = BusPlace(mpris.place.names, mpris.place.answer, retry_s=(0.05, 0.1))
        made.append(mpris)
        return mpris, heard

    yield maker
    for mpris in made:
        mpris.close()
        if mpris.place.thread is not None:
            mpris.place.thread.join(60)
            assert not mpris.place.thread.is_alive()


def shown(bus: PrivateBus, mpris: Mpris, now: NowPlaying = SHORT) -> None:
    mpris.open()
    mpris.publish(now)
    bus.wait_for_players("routine")


@pytest.mark.parametrize(("now", "length"), [(SHORT, "26:00"), (LONG, "1:15:05")], ids=["26 min", "75 min"])
def test_what_is_on_is_read_with_its_length(
    now: NowPlaying, length: str, bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]]
) -> None:
    mpris, _ = make()
    mpris.position_ms = 90_500
    shown(bus, mpris, now)
    assert bus.playerctl("status") == "Playing"
    form = "{{title}}|{{artist}}|{{album}}|{{duration(mpris:length)}}|{{duration(position)}}"
    assert bus.playerctl("metadata", "--format", form) == f"{now.title}|{now.routine}|{now.routine}|{length}|1:30"
    assert 90.5 <= float(bus.playerctl("position")) < 95  # playerctl lets it go on by itself
    told = bus.run("gdbus", "call", "--session", "--dest", SERVICE, "--object-path", PATH, "--method",
                   "org.freedesktop.DBus.Properties.Get", PLAYER_INTERFACE, "Metadata")  # fmt: skip
    assert f"'mpris:length': <int64 {now.length_ms * 1000}>" in told


def test_the_keys_of_the_desktop_are_heard(
    bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]]
) -> None:
    mpris, heard = make()
    shown(bus, mpris)
    for word in ("play-pause", "next", "previous", "play", "pause", "stop"):
        bus.playerctl(word)
    bus.run("gdbus", "call", "--session", "--dest", SERVICE, "--object-path", PATH, "--method",
            "org.mpris.MediaPlayer2.Raise")  # fmt: skip
    said = [
        MediaCommand.TOGGLE,
        MediaCommand.NEXT,
        MediaCommand.PREVIOUS,
        MediaCommand.PLAY,
        MediaCommand.PAUSE,
        MediaCommand.STOP,
        MediaCommand.RAISE,
    ]
    assert heard == said


def test_changes_and_jumps_are_told(
    bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]], tmp_path: Path
) -> None:
    mpris, _ = make()
    shown(bus, mpris)
    log = tmp_path / "monitor.txt"
    with log.open("w") as out:
        line = ["gdbus", "monitor", "--session", "--dest", SERVICE, "--object-path", PATH]
        monitor = subprocess.Popen(line, env=bus.environ, stdout=out)
    try:
        wait(lambda: SERVICE in log.read_text(), "no monitor")
        mpris.publish(NowPlaying(PlaybackStatus.PAUSED, "Squat", "Daily routine", 26 * MINUTE_MS))
        mpris.publish(NowPlaying(PlaybackStatus.PAUSED, "Bridge", "Daily routine", 26 * MINUTE_MS))
        mpris.publish(NowPlaying(PlaybackStatus.PAUSED, "Bridge", "Daily routine", 26 * MINUTE_MS))
        mpris.seek(40 * MINUTE_MS)
        wait(lambda: "Seeked" in log.read_text(), "no jump")
    finally:
        monitor.kill()
        monitor.wait()
    told = log.read_text()
    assert "Seeked (int64 2400000000,)" in told
    assert "{'PlaybackStatus': <'Paused'>}" in told
    assert "'mpris:length': <int64 1560000000>" in told
    assert told.count("PropertiesChanged") == 2
    assert 2400 <= float(bus.playerctl("position")) < 2405


def test_the_object_can_be_looked_at(bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]]) -> None:
    mpris, _ = make()
    shown(bus, mpris)
    seen = bus.run("busctl", "--user", f"--address={bus.address}", "introspect", SERVICE, PATH)
    for row in (r"\.PlayPause +method +- +-", r"\.Position +property +x +\d+ ", r"\.Seeked +signal +x ",
                r"\.SetPosition +method +ox ", r"\.Metadata +property +a\{sv\} "):  # fmt: skip
        assert re.search(row, seen), (row, seen)
    assert PATH in bus.run("busctl", "--user", f"--address={bus.address}", "tree", SERVICE)
    bus.run("gdbus", "call", "--session", "--dest", SERVICE, "--object-path", PATH, "--method",
            "org.freedesktop.DBus.Peer.Ping")  # fmt: skip


def test_two_windows_have_a_name_each_and_give_them_back(
    bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = make()
    shown(bus, first)
    monkeypatch.setattr("os.getpid", lambda: 4711)
    second, _ = make()
    second.open()
    bus.wait_for_players("routine", "routine.instance4711")
    second.close()
    bus.wait_for_players("routine")
    first.close()
    bus.wait_for_players()


def test_a_session_after_another_has_the_same_name(
    bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]]
) -> None:
    mpris, _ = make()
    for _ in range(20):
        mpris.open()
        mpris.publish(SHORT)
        mpris.close()
    mpris.open()
    bus.wait_for_players("routine")
    assert sum(thread.name == "session bus" for thread in threading.enumerate()) <= 2


def test_a_bus_that_dies_and_comes_back_has_the_session_again(
    bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]]
) -> None:
    mpris, heard = make()
    shown(bus, mpris)
    bus.stop()
    mpris.publish(LONG)
    mpris.seek(1_000)
    bus.start()
    bus.wait_for_players("routine")
    assert bus.playerctl("metadata", "xesam:title") == LONG.title
    bus.playerctl("next")
    assert heard == [MediaCommand.NEXT]


def test_a_bus_that_hangs_makes_nobody_wait(
    bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]]
) -> None:
    mpris, _ = make()
    shown(bus, mpris)
    bus.hang()
    longest = 0.0
    for number in range(2_000):
        begin = time.perf_counter()
        mpris.publish(NowPlaying(PlaybackStatus.PLAYING, f"Exercise {number}", "Daily routine", 26 * MINUTE_MS))
        longest = max(longest, time.perf_counter() - begin)
    begin = time.perf_counter()
    mpris.close()
    mpris.open()
    longest = max(longest, time.perf_counter() - begin)
    bus.go_on()
    assert longest < 0.5  # a call that waits for the bus takes 25 s
    # For a moment the name is still that of the connection that was closed, and then nobody's.
    last = ("playerctl", "--player=routine", "metadata", "xesam:title")
    wait(lambda: bus.run(*last, check=False) == "Exercise 1999", "never the last of what was told")


def test_a_session_begins_while_the_bus_hangs(
    bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]]
) -> None:
    mpris, _ = make()
    bus.hang()
    mpris.open()
    mpris.publish(SHORT)
    bus.go_on()
    bus.wait_for_players("routine")


def test_odd_calls_are_answered_by_errors_and_change_nothing(
    bus: PrivateBus, make: Callable[[], tuple[Mpris, list[MediaCommand]]]
) -> None:
    mpris, heard = make()
    shown(bus, mpris, NowPlaying(PlaybackStatus.PLAYING, "a\0b\ud800", "\udcff", 10**30))
    with open_dbus_connection(bus.address) as connection:
        player = DBusAddress(PATH, SERVICE, PLAYER_INTERFACE)
        for call in (Properties(player).set("Rate", "d", 2.0), Properties(player).get("Nothing")):
            reply = connection.send_and_get_reply(call, timeout=5)
            assert reply.header.message_type.name == "error"
    assert bus.playerctl("metadata", "xesam:title") == "ab?"
    assert bus.playerctl("metadata", "mpris:length") == str(2**63 - 1)
    assert heard == []
