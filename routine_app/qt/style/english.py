"""One language: what the system would say in its own stands beside our English words, and a voice reads them as one.

Knows Qt and the C library; no words of ours.
"""

from __future__ import annotations

import _locale as locale  # what `locale` calls, without the tables and patterns of that: 1 ms of each start

from PySide6.QtCore import QLocale


def keep_to_english() -> None:
    """Let days, numbers and the reasons of the system be in English; to be called once there is an application.

    Qt takes the system's language over for the whole process: a C library would read 1.5 as 1 where that has a comma.
    """
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    for each in ("LC_NUMERIC", "LC_TIME", "LC_MESSAGES"):
        if hasattr(locale, each):  # the last is not on Windows
            locale.setlocale(getattr(locale, each), "C")
