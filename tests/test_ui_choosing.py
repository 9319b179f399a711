"""Several links chosen with the keys."""

from pathlib import Path

import pytest
from ui_fixtures import aligned, make_file
from ui_pressing import SIZE, folder_in, looked_at, work_after

from aligner import edit
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_links_chosen_are_confirmed_together(tmp_path: Path) -> None:
    work = await work_after(tmp_path, "v", "down", "down", "enter")
    assert [link.status for link in work.links[1:5]] == ["confirmed"] * 3 + ["suggested"]
    assert await looked_at(folder_in(tmp_path, "two"), "shift+down") == (2, "2 chosen")


async def test_esc_leaves_off_choosing(tmp_path: Path) -> None:
    work = await work_after(tmp_path, "v", "down", "escape", "down", "x")
    assert [link.status for link in work.links[1:4]] == ["suggested", "suggested", "doubtful"]


async def test_only_links_chosen_are_aligned_again(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        for at in (1, 4):  # two places where the machine would have it otherwise
            work_file.record(edit.merge(work_file.links, at))
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("home", "down", "v", "down", "a")
            await aligned(pilot)
            assert [link.kind for link in work_file.links[:6]] == [
                *("1:1", "1:1", "1:1", "1:1", "1:1"),
                "2:2",
            ]
            await pilot.press("u")
            await pilot.pause()
            assert [link.kind for link in work_file.links[:3]] == ["1:1", "2:2", "1:1"]
