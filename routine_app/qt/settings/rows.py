"""The widget for a setting: a switch, a slider or a list, by its kind. Knows the kinds; keeps nothing."""

from __future__ import annotations

from routine_app.application.settings.table import ChoiceSetting, Setting, SliderSetting, SwitchSetting
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.slider import SliderRow
from routine_app.qt.widgets.switch import SwitchRow

SettingRow = SwitchRow | SliderRow | ChoiceRow


def row_for(style: Style, setting: Setting) -> SettingRow:
    """Return the row; it has `chosen(value)` and `set_value(value)`, whatever it is. Raises TypeError for no kind."""
    match setting:
        case SwitchSetting():
            return SwitchRow(style, setting.title, setting.explanation)
        case SliderSetting():
            steps = (setting.low, setting.high, setting.step)
            return SliderRow(style, setting.title, steps, setting.words, setting.explanation)
        case ChoiceSetting():
            return ChoiceRow(style, setting.title, setting.choices, setting.explanation)
        case _:
            raise TypeError(setting.field)
