"""The list of all keys."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input
from ui_fixtures import checked, make_file
from ui_pressing import SIZE

from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_keys_are_listed_and_the_list_closes(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("question_mark")
            await pilot.pause()
            assert len(app.screen_stack) == 2
            await pilot.press("escape")
            await pilot.pause()
            assert len(app.screen_stack) == 1
            assert not app.query(Input)


async def test_the_list_of_keys_lies_over_the_review_as_it_stands(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            for before in ("", "down", "x", "f"):
                await pilot.press(*before.split(), "question_mark")
                await pilot.pause()
                over, beneath = (
                    [strip.text[:25] for strip in screen._compositor.render_strips(app.size)]  # noqa: SLF001
                    for screen in reversed(app.screen_stack)
                )
                assert over == beneath
                await pilot.press("escape")
            await pilot.resize_terminal(100, 30)
            await pilot.press("question_mark")
            await pilot.pause()
            assert app.screen.query_one(VerticalScroll).region.bottom < 30
