"""The app beside a screen reader, on a bus of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.access.app_on_bus import AppOnBus, app_on_bus
from tests.system.private_bus import wait

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppOnBus]:
    """The app that knows of the reader, and whose events are recorded."""
    with app_on_bus(tmp_path_factory.mktemp("a11y")) as app:
        app.bus.listen(["Object"])
        wait(lambda: app.tell("reader") is True, "the app never learns of the reader")
        yield app
