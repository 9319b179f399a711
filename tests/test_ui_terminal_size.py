"""The review in a terminal that is too small."""

from pathlib import Path

import pytest
from ui_fixtures import make_file

from aligner.ui.too_small import TooSmallScreen
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_a_terminal_too_small_shows_a_message_until_it_grows(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=(50, 12)) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, TooSmallScreen)
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert not isinstance(app.screen, TooSmallScreen)
