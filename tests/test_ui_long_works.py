"""Long works in the review."""

import time
from pathlib import Path

import pytest
from ui_fixtures import long_work, make_file
from ui_pressing import SIZE

from aligner.model import Side
from aligner.ui.link_list import LinkList
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_a_hundred_thousand_links_open_and_scroll_at_once(tmp_path: Path) -> None:
    with make_file(tmp_path, long_work(100_000)) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            begun = time.perf_counter()
            await pilot.press("end", "home", "pagedown", "down", "up")
            await pilot.pause()
            assert time.perf_counter() - begun < 3.0


async def test_long_works_are_searched_at_once(tmp_path: Path) -> None:
    with make_file(tmp_path, long_work(2000)) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("slash", *"cümle 1500", "enter")
            await pilot.pause()
            assert app.query_one(LinkList).cursor == 1500
            assert app.query_one(LinkList).side is Side.TARGET
