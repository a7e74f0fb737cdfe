"""A recorder on the monitor of a private sound server's sink: what was heard, and when."""

from __future__ import annotations

import math
import os
import subprocess
import threading
import time
from array import array
from bisect import bisect_left

from tests.qt.media.sound_server import SoundServer, end

RATE = 44_100
LOUD = 2_000  # of 32767: a third of a tone's peak, and more than what is left of one that has died away


class Recording:
    """What a sink played, with the time at which each part of it arrived.

    The null sink renders blocks of 5 ms (the recorder's latency) at most one block ahead of time, so an instant is
    known to about 5 ms.
    """

    def __init__(self, server: SoundServer, sink: str = "nul") -> None:
        options = ["--latency-msec=5", "--format=s16le", f"--rate={RATE}", "--channels=1"]
        self._process = subprocess.Popen(
            ["parec", "-d", f"{sink}.monitor", *options], env=server.environ, stdout=subprocess.PIPE, bufsize=0
        )
        self._chunks: list[bytes] = []
        self._begins: list[int] = []
        self._lags: list[float] = []
        self.samples = array("h")
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        server.parts.append(self)
        self._wait_for_small_blocks()

    def _wait_for_small_blocks(self) -> None:
        """An idle sink plays blocks of 2 s; the last of them must be over for an instant to be known."""
        deadline = time.monotonic() + 60
        while len(lags := self._lags[-60:]) < 60 or max(lags) - min(lags) > 0.05:
            assert time.monotonic() < deadline, "the recorder hears nothing"
            time.sleep(0.05)

    def _read(self) -> None:
        assert self._process.stdout is not None
        descriptor, size = self._process.stdout.fileno(), 0
        while chunk := os.read(descriptor, 4096):
            begin = size // 2
            self._begins.append(begin)
            self._lags.append(time.monotonic() - begin / RATE)
            self._chunks.append(chunk)
            size += len(chunk)

    def stop(self) -> None:
        """Stop recording; from now on it can be asked what was heard."""
        self.close()
        data = b"".join(self._chunks)
        self.samples = array("h", data[: len(data) // 2 * 2])

    def close(self) -> None:
        end(self._process)
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def instant(self, index: int) -> float:
        """Return when a sample was played (monotonic s): the least delay of the chunks within half a second of it."""
        low, high = (bisect_left(self._begins, index + way * RATE // 2) for way in (-1, 1))
        return min(self._lags[low:high]) + index / RATE

    def index(self, instant: float) -> int:
        """Return the sample played at an instant (monotonic s), to about 5 ms."""
        guess = round((instant - self._lags[-1]) * RATE)
        return guess - round((self.instant(guess) - instant) * RATE)

    def onsets(self) -> list[float]:
        """Return the instants at which a tone begins: the first loud sample after 50 ms without any."""
        found, last, quiet = [], -RATE, RATE // 20
        for index, value in enumerate(self.samples):
            if not -LOUD < value < LOUD:
                if index - last > quiet:
                    found.append(self.instant(index))
                last = index
        return found

    def loudness(self, begin: float, end_: float) -> float:
        """Return the RMS (0..32767) between two instants."""
        part = self.samples[max(0, self.index(begin)) : max(1, self.index(end_))]
        return math.sqrt(sum(value * value for value in part) / max(1, len(part)))

    def frames(self, begin: float, end_: float) -> bytes:
        """Return what was heard between two instants, as 16-bit frames of RATE."""
        return self.samples[max(0, self.index(begin)) : self.index(end_)].tobytes()

    def quietest(self, begin: float, end_: float) -> float:
        """Return the RMS of the quietest 40 ms between two instants."""
        steps = range(max(1, round((end_ - begin - 0.04) / 0.02)))
        return min(self.loudness(begin + step * 0.02, begin + step * 0.02 + 0.04) for step in steps)
