"""The two D-Bus interfaces of MPRIS 2.2, as adaptors on `MediaControls`.

Names, capitals and types are the specification's. Apart from `media_controls` so that QtDBus loads only on Linux.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import ClassInfo, Property, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.qt.audio.media_controls import MediaControls

_T = TypeVar("_T")


def _interface(name: str) -> Callable[[type[_T]], type[_T]]:
    """Name the class's D-Bus interface (PySide6's stub does not know that ClassInfo is a decorator)."""
    return cast("Callable[[type[_T]], type[_T]]", ClassInfo({"D-Bus Interface": name}))  # type: ignore[call-arg]


@_interface("org.mpris.MediaPlayer2")
class RootAdaptor(QDBusAbstractAdaptor):
    """What the app is."""

    def __init__(self, controls: MediaControls) -> None:
        super().__init__(controls)
        self._controls = controls

    @Slot()
    def Raise(self) -> None:
        self._controls.raise_window.emit()

    @Slot()
    def Quit(self) -> None:
        self._controls.stop.emit()

    def _yes(self) -> bool:
        return True

    def _no(self) -> bool:
        return False

    def _identity(self) -> str:
        return "Routine"

    def _entry(self) -> str:
        return "routine-app"

    def _nothing(self) -> list[str]:
        return []

    CanRaise = Property(bool, _yes)
    CanQuit = Property(bool, _no)
    HasTrackList = Property(bool, _no)
    Identity = Property(str, _identity)
    DesktopEntry = Property(str, _entry)
    SupportedUriSchemes = Property("QStringList", _nothing)  # type: ignore[arg-type]
    SupportedMimeTypes = Property("QStringList", _nothing)  # type: ignore[arg-type]


@_interface("org.mpris.MediaPlayer2.Player")
class PlayerAdaptor(QDBusAbstractAdaptor):
    """What is on, and the commands.

    Lengths below 36 minutes go out as 32-bit numbers, not the specification's 64: PySide6 gives D-Bus the smallest type
    that holds a number inside a map. The desktops take either.
    """

    Seeked = Signal("qlonglong")  # type: ignore[arg-type]

    def __init__(self, controls: MediaControls) -> None:
        super().__init__(controls)
        self._controls = controls
        controls.seeked.connect(self.Seeked)

    @Slot()
    def Play(self) -> None:
        self._controls.play.emit()

    @Slot()
    def Pause(self) -> None:
        self._controls.pause.emit()

    @Slot()
    def PlayPause(self) -> None:
        self._controls.toggle.emit()

    @Slot()
    def Next(self) -> None:
        self._controls.next.emit()

    @Slot()
    def Previous(self) -> None:
        self._controls.previous.emit()

    @Slot()
    def Stop(self) -> None:
        self._controls.stop.emit()

    def _status(self) -> str:
        return self._controls.status.value

    def _metadata(self) -> dict[str, object]:
        return self._controls.metadata

    def _position(self) -> int:
        return self._controls.position_us

    def _one(self) -> float:
        return 1.0

    def _yes(self) -> bool:
        return True

    def _no(self) -> bool:
        return False

    PlaybackStatus = Property(str, _status)
    Metadata = Property("QVariantMap", _metadata)  # type: ignore[arg-type]
    Position = Property("qlonglong", _position)  # type: ignore[arg-type]
    Rate = Property(float, _one)
    MinimumRate = Property(float, _one)
    MaximumRate = Property(float, _one)
    Volume = Property(float, _one)
    CanControl = Property(bool, _yes)
    CanPlay = Property(bool, _yes)
    CanPause = Property(bool, _yes)
    CanGoNext = Property(bool, _yes)
    CanGoPrevious = Property(bool, _yes)
    CanSeek = Property(bool, _no)


def attach(controls: MediaControls) -> None:
    """Give the controls their D-Bus interfaces; they live and die with it."""
    RootAdaptor(controls)
    PlayerAdaptor(controls)
