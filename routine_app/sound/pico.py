"""The SVOX Pico engine inside py-nanotts, driven step by step.

`NanoTTS.speak` does a whole text in one call, which holds the interpreter for tens of ms, and gives the engine memory
as it comes: the engine reads what it never wrote, so the same text sounds now longer, now shorter. Here each step is a
call of its own, and the memory is zeroed: the same text is the same sound. Where the engine's own functions cannot be
reached (Windows, whose fresh memory is zeroed), `speak` serves. Knows one engine; not what is said.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int16, c_int32, c_uint32, c_void_p
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

RATE = 16_000
_MEMORY = 2_500_000
_NAME = b"Routine"
_OK, _IDLE, _BUSY = 0, 200, 201
_NAME_BYTES = 200
_PIECE_BYTES = 128
_FILES = {"en-US": ("en-US_ta.bin", "en-US_lh0_sg.bin"), "en-GB": ("en-GB_ta.bin", "en-GB_kh0_sg.bin")}


class PicoError(Exception):
    """The engine is not there, or refused; the reason in words."""


def speak(text: str, language: str, speed: float, level: float) -> bytes:
    """Return a text as 16-bit mono frames of RATE; speed and level (of loudness) are shares of the engine's own.

    Raises PicoError. The language is "en-US" or "en-GB". No text may hold "<" or ">".
    """
    try:
        import py_nanotts
    except ImportError as error:
        raise PicoError(str(error)) from error
    library = _library()
    if library is None:
        try:
            return bytes(py_nanotts.NanoTTS().speak(text, language, speed, None, level))
        except (RuntimeError, OSError, ValueError) as error:
            raise PicoError(str(error)) from error
    tagged = f'<speed level="{round(speed * 100)}"><volume level="{round(level * 100)}">{text}</volume></speed>'
    folder = Path(py_nanotts.__file__).parent / "lang"
    with _System(library) as system:
        system.open(folder / name for name in _FILES[language])
        return system.say(tagged.encode())


class _System:
    """One engine with its memory, for one text."""

    def __init__(self, library: Any) -> None:  # noqa: ANN401 - a foreign library
        self._library = library
        self._memory = ctypes.create_string_buffer(_MEMORY)
        self._system, self._engine = c_void_p(), c_void_p()
        self._resources: list[c_void_p] = []

    def __enter__(self) -> _System:
        self._call("initialize", self._memory, c_uint32(_MEMORY), byref(self._system))
        return self

    def __exit__(self, *_error: object) -> None:
        library = self._library
        if self._engine:
            library.pico_disposeEngine(self._system, byref(self._engine))
        library.pico_releaseVoiceDefinition(self._system, _NAME)
        for resource in self._resources:
            library.pico_unloadResource(self._system, byref(resource))
        library.pico_terminate(byref(self._system))

    def open(self, files: Any) -> None:  # noqa: ANN401 - paths
        """Make an engine of a voice's files."""
        names = []
        for file in files:
            resource, name = c_void_p(), ctypes.create_string_buffer(_NAME_BYTES)
            self._call("loadResource", self._system, str(file).encode(), byref(resource))
            self._resources.append(resource)
            self._call("getResourceName", self._system, resource, name)
            names.append(name.value)
        self._call("createVoiceDefinition", self._system, _NAME)
        for each in names:
            self._call("addResourceToVoiceDefinition", self._system, _NAME, each)
        self._call("newEngine", self._system, _NAME, byref(self._engine))

    def say(self, text: bytes) -> bytes:
        """Return a text's frames."""
        rest, said = text + b"\0", bytearray()
        while rest:
            taken = c_int16()
            piece = rest[:32_767]
            self._call("putTextUtf8", self._engine, piece, c_int16(len(piece)), byref(taken))
            if taken.value <= 0:
                raise PicoError("the engine takes no text")
            rest = rest[taken.value :]
            self._drain(said)
        self._drain(said)
        return bytes(said)

    def _drain(self, said: bytearray) -> None:
        piece, got, kind = ctypes.create_string_buffer(_PIECE_BYTES), c_int16(), c_int16()
        get: Callable[..., int] = self._library.pico_getData
        status = _BUSY
        while status == _BUSY:
            status = get(self._engine, piece, _PIECE_BYTES, byref(got), byref(kind))
            said += piece.raw[: max(0, got.value)]
        if status != _IDLE:
            raise PicoError(f"the engine stopped ({status})")

    def _call(self, name: str, *arguments: object) -> None:
        status = getattr(self._library, f"pico_{name}")(*arguments)
        if status != _OK:
            raise PicoError(f"{name} failed ({status})")


@cache
def _library() -> Any:  # noqa: ANN401 - a foreign library
    """Return the engine's functions, None where they cannot be reached.

    PyDLL: a step takes some ten microseconds, too little to let go of the interpreter and ask for it again.
    """
    from py_nanotts import _nanotts

    try:
        library = ctypes.PyDLL(_nanotts.__file__)
        signatures = {
            "initialize": (c_void_p, c_uint32, POINTER(c_void_p)),
            "terminate": (POINTER(c_void_p),),
            "loadResource": (c_void_p, c_char_p, POINTER(c_void_p)),
            "unloadResource": (c_void_p, POINTER(c_void_p)),
            "getResourceName": (c_void_p, c_void_p, c_char_p),
            "createVoiceDefinition": (c_void_p, c_char_p),
            "releaseVoiceDefinition": (c_void_p, c_char_p),
            "addResourceToVoiceDefinition": (c_void_p, c_char_p, c_char_p),
            "newEngine": (c_void_p, c_char_p, POINTER(c_void_p)),
            "disposeEngine": (c_void_p, POINTER(c_void_p)),
            "putTextUtf8": (c_void_p, c_char_p, c_int16, POINTER(c_int16)),
            "getData": (c_void_p, c_void_p, c_int16, POINTER(c_int16), POINTER(c_int16)),
        }
        for name, takes in signatures.items():
            function = getattr(library, f"pico_{name}")
            function.argtypes, function.restype = takes, c_int32
    except (OSError, AttributeError):
        return None
    return library
