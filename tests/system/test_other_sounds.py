"""Lowering and raising on a sound server that is made up: one that remembers volumes as PulseAudio does."""

from __future__ import annotations

import pytest

from routine_app.system.other_sounds import LOWEST, Note, OtherSounds, Stream, Volumes

FULL = (60_000, 50_000)
HALF = (30_000, 25_000)


class FakeServer:
    """Streams by index. A new stream begins with what is remembered of its key."""

    def __init__(self) -> None:
        self.there: dict[int, Stream] = {}
        self.memory: dict[str, Volumes] = {}
        self.told: list[int] = []
        self.tells = True

    def begin(self, index: int, key: str = "music", volumes: Volumes = FULL, *, kept: bool = False) -> None:
        self.there[index] = Stream(index, key, self.memory.get(key, volumes), kept)

    def user_sets(self, index: int, volumes: Volumes) -> None:
        self.set_volumes(index, volumes)
        self.told.pop()

    def streams(self) -> list[Stream]:
        return list(self.there.values())

    def set_volumes(self, index: int, volumes: Volumes) -> None:
        self.told.append(index)
        if index in self.there:
            stream = self.there[index]
            self.there[index] = Stream(index, stream.key, volumes, stream.kept)
            if stream.key:
                self.memory[stream.key] = volumes

    def remembered(self) -> dict[str, Volumes]:
        return dict(self.memory) if self.tells else {}

    def remember(self, key: str, volumes: Volumes) -> None:
        self.memory[key] = volumes

    def volumes(self, index: int) -> Volumes:
        return self.there[index].volumes


class Desk:
    """A server, what lowers it, and what is noted."""

    def __init__(self) -> None:
        self.server = FakeServer()
        self.notes: tuple[Note, ...] = ()
        self.sounds = OtherSounds(self.server, self.keep)

    def keep(self, notes: tuple[Note, ...]) -> None:
        self.notes = notes

    def lower(self) -> None:
        for _ in range(LOWEST):
            self.sounds.step(low=True)

    def bring_back(self) -> None:
        while self.sounds.step(low=False) is not None:
            pass


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.server.begin(1)
    return desk


def test_it_goes_down_quickly_comes_back_gently_and_exactly(desk: Desk) -> None:
    down = []
    while desk.server.volumes(1) != HALF:
        down.append(desk.sounds.step(low=True))
    assert 0.1 <= sum(wait or 0 for wait in down) <= 0.2
    assert (desk.sounds.step(low=True) or 0) >= 0.1  # from now on it only looks for new streams
    levels, up = [desk.server.volumes(1)[0]], []
    while (wait := desk.sounds.step(low=False)) is not None:
        up.append(wait)
        levels.append(desk.server.volumes(1)[0])
    assert levels == sorted(levels)
    assert 0.6 <= sum(up) <= 1.0
    assert desk.server.volumes(1) == FULL
    assert desk.notes == ()


def test_at_rest_nothing_is_asked_of_the_server(desk: Desk) -> None:
    desk.server.there = {}
    desk.server.streams = lambda: pytest.fail("asked")  # type: ignore[method-assign]
    assert desk.sounds.step(low=False) is None


def test_it_can_turn_round_half_way(desk: Desk) -> None:
    desk.sounds.step(low=True)
    desk.sounds.step(low=False)
    desk.lower()
    assert desk.server.volumes(1) == HALF
    desk.bring_back()
    assert desk.server.volumes(1) == FULL


def test_kept_streams_are_never_touched(desk: Desk) -> None:
    desk.server.begin(2, "voice", kept=True)
    desk.lower()
    desk.bring_back()
    assert desk.server.volumes(2) == FULL
    assert 2 not in desk.server.told


def test_what_she_changes_meanwhile_is_left_as_she_wants_it(desk: Desk) -> None:
    desk.lower()
    desk.server.user_sets(1, (20_000, 20_000))
    desk.lower()
    assert desk.notes == ()
    desk.bring_back()
    assert desk.server.volumes(1) == (20_000, 20_000)
    desk.lower()
    assert desk.server.volumes(1) == (10_000, 10_000)
    desk.bring_back()
    assert desk.server.volumes(1) == (20_000, 20_000)


def test_what_she_changes_in_the_very_last_moment_stays_too(desk: Desk) -> None:
    desk.lower()
    desk.server.user_sets(1, (20_000, 20_000))
    desk.sounds.restore()
    assert desk.server.volumes(1) == (20_000, 20_000)


def test_a_server_that_rounds_is_not_taken_for_her(desk: Desk) -> None:
    desk.lower()
    desk.server.user_sets(1, (HALF[0] + 3, HALF[1] - 3))
    desk.bring_back()
    assert desk.server.volumes(1) == FULL


def test_a_stream_that_begins_while_it_is_low_is_lowered_too(desk: Desk) -> None:
    desk.lower()
    desk.server.begin(2, "film", (40_000,))
    desk.sounds.step(low=True)
    assert desk.server.volumes(2) == (20_000,)
    assert {note.index for note in desk.notes} == {1, 2}
    desk.bring_back()
    assert desk.server.volumes(2) == (40_000,)


def test_the_next_song_that_begins_with_the_remembered_low_volume_comes_back_whole(desk: Desk) -> None:
    desk.lower()
    del desk.server.there[1]
    desk.server.begin(2)
    assert desk.server.volumes(2) == HALF
    desk.sounds.step(low=True)
    assert desk.server.volumes(2) == HALF, "not lowered twice"
    desk.bring_back()
    assert desk.server.volumes(2) == FULL
    assert desk.server.memory["music"] == FULL


def test_a_song_that_begins_just_before_the_end_comes_back_whole(desk: Desk) -> None:
    desk.lower()
    del desk.server.there[1]
    desk.server.begin(2)
    desk.sounds.restore()
    assert desk.server.volumes(2) == FULL


def test_the_next_song_with_other_channels_comes_back_as_loud(desk: Desk) -> None:
    desk.lower()
    del desk.server.there[1]
    desk.server.there[2] = Stream(2, "music", (HALF[0],))
    desk.lower()
    desk.bring_back()
    assert desk.server.volumes(2) == (FULL[0],)


@pytest.mark.parametrize("tells", [True, False], ids=["PulseAudio", "PipeWire"])
def test_music_that_ends_while_it_is_low_does_not_begin_low_the_next_time(desk: Desk, *, tells: bool) -> None:
    desk.server.tells = tells
    desk.lower()
    del desk.server.there[1]
    desk.bring_back()
    desk.server.begin(2)
    assert desk.server.volumes(2) == FULL
    assert desk.notes == ()


def test_a_memory_that_she_has_changed_is_left_alone(desk: Desk) -> None:
    desk.lower()
    del desk.server.there[1]
    desk.server.memory["music"] = (12_345, 12_345)
    desk.bring_back()
    assert desk.server.memory["music"] == (12_345, 12_345)


def test_two_streams_of_one_app_each_come_back_to_their_own(desk: Desk) -> None:
    desk.server.begin(2, volumes=HALF)
    desk.lower()
    desk.bring_back()
    assert (desk.server.volumes(1), desk.server.volumes(2)) == (FULL, HALF)


def test_what_becomes_a_call_meanwhile_is_brought_back_at_once(desk: Desk) -> None:
    desk.lower()
    desk.server.there[1] = Stream(1, "music", HALF, kept=True)
    desk.sounds.step(low=True)
    assert desk.server.volumes(1) == FULL


def test_our_own_new_stream_does_not_begin_low_because_others_are(desk: Desk) -> None:
    desk.lower()
    desk.server.begin(2, kept=True)
    assert desk.server.volumes(2) == HALF
    desk.sounds.step(low=True)
    assert desk.server.volumes(2) == FULL


def test_it_is_noted_before_it_is_lowered(desk: Desk) -> None:
    noted: list[bool] = []
    plain = desk.server.set_volumes

    def watched(index: int, volumes: Volumes) -> None:
        noted.append(any(note.index == index for note in desk.notes))
        plain(index, volumes)

    desk.server.set_volumes = watched  # type: ignore[method-assign]
    desk.sounds.step(low=True)
    assert noted == [True]
    assert desk.notes == (Note(1, "music", FULL),)


def test_what_an_untimely_end_left_low_is_mended_at_the_next_start(desk: Desk) -> None:
    desk.server.begin(2, "film")
    desk.lower()
    left = desk.notes
    del desk.server.there[2]
    OtherSounds(desk.server, desk.keep).mend(left)
    assert desk.server.volumes(1) == FULL
    desk.server.begin(3, "film")
    assert desk.server.volumes(3) == FULL
    assert desk.notes == ()


def test_mending_leaves_alone_what_is_not_low_any_more(desk: Desk) -> None:
    desk.lower()
    left = desk.notes
    desk.server.user_sets(1, (61_000, 61_000))
    OtherSounds(desk.server, desk.keep).mend(left)
    assert desk.server.volumes(1) == (61_000, 61_000)


def test_without_anything_noted_mending_asks_for_nothing(desk: Desk) -> None:
    desk.server.streams = lambda: pytest.fail("asked")  # type: ignore[method-assign]
    desk.sounds.mend(())
