from __future__ import annotations

import argparse
import os
import shlex
import sys
from pathlib import Path

import pytest

from routine_app.cli import diagnosis, display, doctor, probes
from routine_app.cli.diagnosis import Finding
from routine_app.cli.probes import Answer, Probe
from routine_app.paths import user_paths

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="about Linux")


def child(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_probe_answers() -> None:
    assert Probe(child("print('a warning')\nprint('[1, 2]')")).answer() == Answer(value=[1, 2])


def test_a_probe_that_fails_says_why() -> None:
    assert Probe(child("raise SystemExit('libpulse is missing')")).answer() == Answer(fault="libpulse is missing")


@linux_only
def test_a_probe_that_aborts_does_not_take_us_along() -> None:
    code = "import os, resource\nresource.setrlimit(resource.RLIMIT_CORE, (0, 0))\nos.abort()"
    assert Probe(child(code)).answer() == Answer(fault="ended by SIGABRT: nothing said")


def test_a_probe_that_hangs_is_ended() -> None:
    assert Probe(child("import time\ntime.sleep(60)")).answer(0.2) == Answer(fault="no answer within 0.2 s")


def test_a_probe_that_says_nothing_readable() -> None:
    assert Probe(child("print('hello')")).answer() == Answer(fault="an answer that could not be read")


def test_the_window_probe_starts_qt() -> None:
    answer = Probe(probes.WINDOW, {"QT_QPA_PLATFORM": "offscreen"}).answer()
    assert answer.fault == ""
    assert answer.value.startswith("Qt 6.")
    assert "on offscreen, 800 x 800" in answer.value


def test_folders_that_can_be_written(data_dir: Path) -> None:
    found = list(diagnosis.folder_findings(user_paths(data_dir)))
    assert {finding.works for finding in found} == {True}
    assert [finding.name for finding in found if finding.essential] == ["Diary"]
    assert not data_dir.exists()


def test_the_log_and_the_crash_reports_are_named(data_dir: Path) -> None:
    paths = user_paths(data_dir)
    log = paths.logs / "routine-app.log"
    assert diagnosis.log_finding(paths) == Finding("Log", works=True, detail=f"{log} (nothing is logged yet)")
    paths.logs.mkdir(parents=True)
    for path in (log, paths.logs / "crash-20260301-1.txt", paths.logs / "crash-20260302-1-native-7.txt"):
        path.touch()
    told = f"{log}; 2 crash reports beside it, the newest crash-20260302-1-native-7.txt"
    assert diagnosis.log_finding(paths).detail == told


def test_a_folder_in_the_way_of_a_file(tmp_path: Path) -> None:
    paths = user_paths(tmp_path / "file")
    (tmp_path / "file").touch()
    diary = next(each for each in diagnosis.folder_findings(paths) if each.name == "Diary")
    assert not diary.works
    assert "cannot be written" in diary.detail
    assert "--data-dir" in diary.mend


def test_content_that_is_sound(data_dir: Path) -> None:
    (finding,) = diagnosis.content_findings(user_paths(data_dir))
    assert finding.works
    assert finding.detail == "10 exercises, 7 routines"


def test_a_broken_routine_of_hers_is_named_and_does_no_harm(data_dir: Path) -> None:
    paths = user_paths(data_dir)
    paths.routines.mkdir(parents=True)
    broken = paths.routines / "mine.yaml"
    broken.write_text("format: 1\nid: mine\nname: Mine\n", encoding="utf-8")
    (finding,) = diagnosis.content_findings(paths)
    assert not finding.works
    assert not finding.essential
    assert finding.mend == f"routine-app check {broken}"


def test_a_missing_display_is_essential() -> None:
    fault = display.Fault("There is no display here.", "start it elsewhere")
    finding = diagnosis.display_finding(fault)
    assert finding == Finding("Display", works=False, detail=fault.what, mend=fault.mend, essential=True)


def test_qt_that_does_not_start() -> None:
    finding = diagnosis.window_finding(Answer(fault="ended by SIGABRT: no platform plugin"))
    assert (finding.works, finding.essential) == (False, True)
    assert finding.detail == "ended by SIGABRT: no platform plugin"


@pytest.mark.parametrize(
    ("answer", "works", "mend"),
    [
        (Answer(fault="DeviceError: no sound system answers"), False, "plug in or switch on a loudspeaker"),
        (Answer(value=["PulseAudio", []]), False, "plug in or switch on a loudspeaker"),
        (Answer(value=["PulseAudio", ["Speaker"]]), True, ""),
    ],
)
def test_sound(answer: Answer, works: bool, mend: str) -> None:
    finding = diagnosis.sound_finding(answer)
    assert (finding.works, finding.mend) == (works, mend)
    assert not finding.essential


@pytest.mark.parametrize(
    ("answer", "works", "detail"),
    [
        (Answer(value=["", "pulseaudio"]), True, "lowered while the voice speaks, by pulseaudio"),
        (Answer(value=["no package", ""]), False, "is not lowered while the voice speaks: no package"),
        (Answer(fault="no answer within 6 s"), False, "is not lowered while the voice speaks: no answer within 6 s"),
    ],
)
def test_other_apps_sound(answer: Answer, works: bool, detail: str) -> None:
    assert diagnosis.ducking_finding(answer) == Finding("Other apps' sound", works=works, detail=detail)


@linux_only
def test_the_ducking_probe_answers_without_a_sound_server(tmp_path: Path) -> None:
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/none", "XDG_RUNTIME_DIR": str(tmp_path)}
    fault, server = Probe(probes.DUCKING, nowhere).answer().value
    assert (bool(fault), server) == (True, "")


def test_voices() -> None:
    heard = diagnosis.voice_finding(Answer(value=["pico en-US", 12]))
    assert (heard.works, heard.detail) == (True, "pico en-US, a word in 12 ms")
    silent = diagnosis.voice_finding(Answer(fault="VoiceError: no voice was found"))
    assert (silent.works, silent.essential) == (False, False)
    assert "pip install" in silent.mend


def test_the_voice_probe_hears_a_voice_of_this_machine() -> None:
    name, took_ms = Probe(probes.VOICE).answer().value
    assert name.split()[0] in ("pico", "say", "espeak-ng")
    assert took_ms >= 0


@linux_only
def test_the_sound_probe_answers_without_a_sound_server(tmp_path: Path) -> None:
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/none", "XDG_RUNTIME_DIR": str(tmp_path)}
    answer = Probe(probes.SOUND, nowhere).answer()
    assert answer.fault.endswith("no sound system answers") or answer.value[0] == "ALSA"


@linux_only
def test_missing_libraries_come_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    assert diagnosis.library_finding().works
    monkeypatch.setattr(display, "SOUND_LIBRARIES", {"libnosuch.so.1": "libnosuch1"})
    finding = diagnosis.library_finding()
    assert (finding.works, finding.mend) == (False, "sudo apt-get install --no-install-recommends libnosuch1")


@linux_only
def test_a_window_that_lacks_a_library_is_mended_by_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Answer(fault="ImportError: libglib-2.0.so.0: cannot open shared object file: No such file or directory")
    monkeypatch.setattr(display, "WINDOW_LIBRARIES", {"libnosuch.so.1": "libnosuch1"})
    monkeypatch.setattr(display, "XCB_LIBRARIES", {"libnoxcb.so.1": "libnoxcb1"})
    mend = diagnosis.window_finding(answer).mend
    assert mend == "sudo apt-get install --no-install-recommends libnosuch1 libnoxcb1"
    assert diagnosis.library_finding().mend == mend, "one line, the same everywhere"


@linux_only
def test_sound_that_lacks_a_library_is_mended_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "SOUND_LIBRARIES", {"libnosuch.so.1": "libnosuch1"})
    finding = diagnosis.sound_finding(Answer(fault="libnosuch.so.1: cannot open shared object file"))
    assert finding.mend == "sudo apt-get install --no-install-recommends libnosuch1"


def test_a_window_that_lacks_no_library_is_installed_again() -> None:
    mend = diagnosis.window_finding(Answer(fault="ImportError: no module named PySide6")).mend
    assert mend == shlex.join([sys.executable, "-m", "pip", "install", "--force-reinstall", "routine-app"])


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ([Finding("A", works=True, detail="", essential=True), Finding("B", works=False, detail="")], 0),
        ([Finding("A", works=False, detail="", essential=True)], 1),
    ],
)
def test_only_the_essentials_decide(
    found: list[Finding], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(diagnosis, "findings", lambda _data_dir: iter(found))
    assert doctor.run(argparse.Namespace()) == code
    assert len(capsys.readouterr().out.splitlines()) == len(found) + 2


def test_a_finding_reads_as_verdict_and_mend() -> None:
    finding = Finding("Sound", works=False, detail="no output found", mend="plug one in")
    assert doctor.finding_lines(finding) == ["does not  Sound: no output found", "          the mend: plug one in"]


@pytest.mark.slow
@linux_only
def test_the_whole_of_it_offscreen(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(os.environ, "QT_QPA_PLATFORM", "offscreen")
    assert doctor.run(argparse.Namespace(data_dir=data_dir)) == 0
    lines = capsys.readouterr().out.splitlines()
    for name in ("Routine", "Content", "Diary", "Display", "System libraries", "Window"):
        assert any(line.startswith(f"works     {name}: ") for line in lines), (name, lines)
    assert any("Voice" in line for line in lines)
    assert any("Keep awake" in line for line in lines)
    assert not data_dir.exists()
