"""Looking for a setting: all the words that she types must be in what it is called, says or offers.

Knows texts only.
"""

from __future__ import annotations

from routine_app.application.settings.table import ChoiceSetting, Setting


def searchable(*parts: str) -> str:
    """Return the text in which words are looked for."""
    return " ".join(parts).casefold()


def searchable_setting(setting: Setting) -> str:
    """Return the text of a setting: its section, name, explanation, choices and other words."""
    choices = [words for _, words in setting.choices] if isinstance(setting, ChoiceSetting) else []
    return searchable(setting.section, setting.title, setting.explanation, setting.also, *choices)


def matches(typed: str, text: str) -> bool:
    """Return whether every word typed begins somewhere in a text; nothing typed is in every text."""
    return all(word in text for word in typed.casefold().split())
