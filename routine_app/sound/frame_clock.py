"""When a frame is heard: maps the frames that an output has taken to instants of the monotonic clock. Pure.

An output takes frames as it needs them, so the instants at which it asks follow its own clock, each late by the
business of the machine and by how large a piece it wanted. The least late of the last seconds tells where its clock is;
drift between the two clocks moves that along. An output that has run dry is later from then on: no frame is heard
before it was asked for.
"""

from __future__ import annotations

from collections import deque

from routine_app.sound.pcm import NS, ns_of

_WINDOW_NS = 2 * NS
_SHIFT_NS, _SHIFTED = 30_000_000, 4  # later than it ever asks, so many times in a row: it ran dry between two of ours
_DRY_NS = 5_000_000  # what an output that has run dry takes to play what comes then


class FrameClock:
    """One stream of an output. `delay_ns` is the time from its asking for a frame until that frame is heard."""

    def __init__(self, delay_ns: int) -> None:
        self._delay_ns = delay_ns
        self._lags: deque[tuple[int, int]] = deque()

    def heard_ns(self, frames: int, now_ns: int) -> int:
        """Return when the frame after `frames` frames is heard, asked for at `now_ns`."""
        lags, length_ns = self._lags, ns_of(frames)
        if lags and self._heard_ns(length_ns) < now_ns:
            lags.clear()
            lags.append((now_ns, now_ns + _DRY_NS - length_ns - self._delay_ns))
        else:
            lags.append((now_ns, now_ns - length_ns))
        while now_ns - lags[0][0] > _WINDOW_NS:
            lags.popleft()
        late = list(lags)[-_SHIFTED:]
        if min(lag for _, lag in late) > min(lag for _, lag in lags) + _SHIFT_NS:
            self._lags = deque(late)
        return self._heard_ns(length_ns)

    def _heard_ns(self, length_ns: int) -> int:
        return min(lag for _, lag in self._lags) + length_ns + self._delay_ns
