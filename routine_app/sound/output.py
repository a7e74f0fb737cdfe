"""Keeps an output open, whatever becomes of it: opens it off every thread that matters, and anew when it has gone.

A server that dies, hangs, restarts, is absent at the start or comes later, an output that is unplugged: frames stop, or
opening fails or takes for ever. All of it ends in another try. What hangs is left to a thread that nobody waits for,
and never more than one of each kind. Where nothing is to be heard for a while it is given back: an open one asks for
frames of silence for as long as it is open. Knows devices; not what they play, and no window.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from routine_app.sound.device import HELD_FRAMES, Device, DeviceError
from routine_app.sound.pcm import RATE

_LOG = logging.getLogger(__name__)

if TYPE_CHECKING:
    Start = Callable[[Callable[[], None]], None]
    Sounds = Callable[[], bool]

NO_OUTPUT = "Sound is off: no sound output was found. It comes back by itself when one is plugged in or switched on."
HANGS = "Sound is off: the computer's sound system does not answer. It comes back by itself when that does."
NO_LIBRARY = "Sound is off: {reason}. To mend it, install Routine again."
LOOK_S = 0.25
REST_AFTER_S = 20.0  # nothing was to be heard for so long: the output is given back
_STILL_S = 1.0  # no frame for so long, and in two looks: a computer that stood still itself looks the same once
_STILL_LOOKS = 2
_WAKES_S = 2.5  # an output that was just opened stands still for so long where it has to wake
_HANGS_S = 3.0
_TELL_S = 1.5  # what is mended sooner than that is not worth a word
_RING_OUT_S = 0.2  # what is on its way to the output dies away before that is closed: no click
_WAITS_S = (0.3, 0.6, 1.2, *3 * (2.0,), 5.0)


class Tell(Protocol):
    """Told what she should know: why sound is off, or "" once it is back. Called from the keeper's thread."""

    def __call__(self, problem: str, /) -> None:
        """Take it; may not wait."""


def in_background(work: Callable[[], None]) -> None:
    """Do work in a thread that does not keep the app from ending."""
    threading.Thread(target=work, name="sound device", daemon=True).start()


class _Attempt:
    """An output that is being opened. `device` or `reason` once it is done; `given_up`: nobody wants it any more."""

    def __init__(self, make: Callable[[], Device], begun: float) -> None:
        self._make, self.begun = make, begun
        self._lock = threading.Lock()
        self.device: Device | None = None
        self.reason = ""
        self.done = self.given_up = False

    def run(self) -> None:
        device, reason = None, ""
        try:
            device = self._make()
        except DeviceError as error:
            reason = str(error) or "no output"
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not cost her the next try
            _LOG.exception("opening the output failed")
            reason = str(error)
        with self._lock:
            self.device, self.reason, self.done = device, reason, True
            unwanted = self.given_up
        if unwanted and device is not None:
            device.close()

    def give_up(self) -> None:
        """Close the output, now or as soon as it is open. Blocks as long as that takes."""
        with self._lock:
            self.given_up = True
            device = self.device if self.done else None
        if device is not None:
            device.close()


class Keeper:
    """Decides, look by look, what is to be done about the output. Every method takes the time (s) and returns at once.

    `make` opens an output and may block; `start` lets work be done elsewhere; `sounds` tells whether anything does.
    """

    def __init__(
        self, make: Callable[[], Device], tell: Tell, start: Start = in_background, sounds: Sounds = lambda: False
    ) -> None:
        self._make, self._tell, self._start, self._sounds = make, tell, start, sounds
        self._attempt: _Attempt | None = None
        self._device: Device | None = None
        self._frames = 0
        self._since = 0.0
        self._looks = 0
        self._again_at: float | None = None
        self._tries = 0
        self._off_since: float | None = None
        self._told = ""
        self._quiet_since: float | None = None
        self._is_given_back = False

    @property
    def has_output(self) -> bool:
        """Whether an output is open, so far as is known."""
        return self._device is not None

    @property
    def wakes(self) -> bool:
        """Whether an output is being opened for the first time, or is open and has taken no more yet than it can hold.

        Where a try has failed there is none, as far as is known.
        """
        attempt = self._attempt
        if attempt is None or not attempt.done:
            return attempt is not None and not self._tries
        return attempt.device is not None and attempt.device.frames <= HELD_FRAMES

    def look(self, now: float, *, rests: bool = False) -> float | None:
        """See how it is, and return how long (s) to wait until the next look.

        `rests`: nothing is to be heard for now. Then None, once the output was given back or all tries have found none:
        wait until hurried.
        """
        self._let_rest(now, rests=rests)
        if self._is_given_back:
            return None
        if self._device is not None:
            self._look_at_device(self._device, now)
        elif self._attempt is not None:
            self._look_at_attempt(self._attempt, now)
        elif self._again_at is None or now >= self._again_at:
            self._open(now)
        if self._again_at is None:
            return LOOK_S
        return None if rests and self._tries >= len(_WAITS_S) else max(0.01, self._again_at - now)

    def hurry(self) -> None:
        """Look at once, and often again, where there is none: something is to be heard."""
        self._quiet_since, self._is_given_back = None, False
        if self._again_at is not None:
            self._again_at, self._tries = None, 0

    def close(self) -> None:
        """Give the output back, in the background."""
        self._give_up()
        self._again_at = self._off_since = None
        self._tries, self._told = 0, ""

    def _give_up(self) -> None:
        attempt, self._attempt, self._device = self._attempt, None, None
        if attempt is not None:
            self._start(attempt.give_up)

    def _let_rest(self, now: float, *, rests: bool) -> None:
        """Give an output back that nothing was heard of for a while, and that nothing is due at."""
        if not rests or self._sounds():
            self._quiet_since = None
        elif self._quiet_since is None:
            self._quiet_since = now
        elif self._device is not None and now - self._quiet_since >= REST_AFTER_S:
            self._give_up()
            self._is_given_back = True
            _LOG.info("output given back: nothing is to be heard")

    def _open(self, now: float) -> None:
        if self._off_since is None:
            self._off_since = now
        self._again_at = None
        self._attempt = _Attempt(self._make, now)
        self._start(self._attempt.run)

    def _look_at_attempt(self, attempt: _Attempt, now: float) -> None:
        if not attempt.done:
            if now - attempt.begun > _HANGS_S:
                self._say_off(HANGS, now)
        elif attempt.device is not None:
            self._device, self._frames, self._since, self._looks = attempt.device, 0, now, 0
            _LOG.info("output open: %s", attempt.device.backend)
        else:
            self._attempt = None
            self._again_at = now + _WAITS_S[min(self._tries, len(_WAITS_S) - 1)]
            self._tries += 1
            self._say_off(_words(attempt.reason), now)

    def _look_at_device(self, device: Device, now: float) -> None:
        if device.frames != self._frames:
            self._frames, self._since, self._looks = device.frames, now, 0
            self._tries, self._off_since = 0, None
            if self._told:
                _LOG.info("output is back")
                self._told = ""
                self._tell("")
            return
        self._looks += 1
        still_s = _WAKES_S if device.frames < RATE else _STILL_S
        if now - self._since > still_s and self._looks >= _STILL_LOOKS:
            self._give_up()
            self._off_since = self._off_since if self._off_since is not None else self._since
            self._again_at = now
            self._say_off(HANGS, now)  # it opens, again and again, and takes nothing

    def _say_off(self, words: str, now: float) -> None:
        is_late = self._off_since is not None and now - self._off_since >= _TELL_S
        if not self._told and is_late:
            self._told = words
            _LOG.info("no output, or none that answers")
            self._tell(words)


class Output:
    """Holds an output open from `open` to `close`, in a thread of its own; not where all rests and nothing `sounds`.

    No method waits for anything.
    """

    def __init__(
        self,
        make: Callable[[], Device],
        tell: Tell,
        sounds: Sounds = lambda: False,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._make, self._tell, self._sounds, self._now, self._sleep = make, tell, sounds, now, sleep
        self._closed: threading.Event | None = None
        self._woken = threading.Event()
        self._rests = False
        self._keeper: Keeper | None = None
        self.is_at_hand = False
        """Whether one is open, as of the last look."""

    def open(self) -> None:
        """Open the output, and keep it open; where it was given back or is missed, it is opened at once."""
        if self._closed is not None:
            self._woken.set()
            return
        self._closed, self._woken, self._rests = threading.Event(), threading.Event(), False
        closed, woken = self._closed, self._woken
        in_background(lambda: self._keep(closed, woken))

    @property
    def wakes(self) -> bool:
        """Whether one is being opened, or is open and takes nothing yet."""
        keeper = self._keeper
        return keeper is not None and keeper.wakes

    def rest(self, *, rests: bool) -> None:
        """While nothing is to be heard let the computer rest: what is not there is opened again once that ends."""
        if self._rests and not rests:
            self._woken.set()
        self._rests = rests

    def close(self) -> None:
        """Give it back."""
        if self._closed is not None:
            self._closed.set()
            self._closed, self._keeper, self.is_at_hand = None, None, False
            self._woken.set()

    def _keep(self, closed: threading.Event, woken: threading.Event) -> None:
        def tell(problem: str) -> None:
            if not closed.is_set():
                with suppress(RuntimeError):  # who listens may just be going
                    self._tell(problem)

        self._keeper = keeper = Keeper(self._make, tell, sounds=self._sounds)
        while not closed.is_set():
            wait_s = keeper.look(self._now(), rests=self._rests)
            self.is_at_hand = keeper.has_output and not closed.is_set()
            if woken.wait(wait_s):
                woken.clear()
                keeper.hurry()
        self._sleep(_RING_OUT_S)
        keeper.close()


def _words(reason: str) -> str:
    return NO_LIBRARY.format(reason=reason) if "could not be loaded" in reason else NO_OUTPUT
