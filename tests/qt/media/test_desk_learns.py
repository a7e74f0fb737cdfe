"""How long texts take to say is learned while no session is on, and told when it is known."""

from __future__ import annotations

from routine_app.storage.preferences import Preferences, VoicePreferences
from tests.qt.media.harness import Studio


def test_what_was_asked_for_and_not_known_is_made_while_she_looks_at_today() -> None:
    studio = Studio()
    studio.desk.configure(Preferences())
    for text in ("Sit tall.", "Stand tall."):
        studio.engine.speech.length_at_once_ms(text)
    studio.desk.learn(("Known.", "Stand tall."))
    assert studio.engine.talk.wanted == ["Stand tall.", "Sit tall."]
    studio.desk.close()


def test_in_a_session_its_own_texts_come_first() -> None:
    studio = Studio().open()
    wanted = list(studio.engine.talk.wanted)
    studio.engine.speech.length_at_once_ms("Sit tall.")
    studio.desk.learn()
    assert studio.engine.talk.wanted == wanted != []
    studio.desk.close()


def test_where_she_wants_no_voice_nothing_is_made() -> None:
    studio = Studio()
    studio.desk.configure(Preferences(voice=VoicePreferences(enabled=False)))
    studio.engine.speech.length_at_once_ms("Sit tall.")
    studio.desk.learn()
    assert studio.engine.talk.wanted == []
    studio.desk.close()


def test_that_something_was_learned_is_told() -> None:
    studio = Studio()
    heard: list[bool] = []
    studio.desk.learned.connect(lambda: heard.append(True))
    learned = studio.engine.speech.learned
    assert learned is not None
    learned()
    assert heard == [True]
    studio.desk.close()
