"""Bookmarks and pins set with the keys."""

from pathlib import Path

import pytest
from ui_pressing import looked_at, work_after

from aligner.model import Status

pytestmark = pytest.mark.usefixtures("at_once")


async def test_bookmarks_are_set_and_gone_to(tmp_path: Path) -> None:
    keys = ("down", "down", "b", "end", "b", "home", "B")
    assert await looked_at(tmp_path, *keys) == (3, "")
    again = tmp_path / "again"
    again.mkdir()
    assert (await looked_at(again, *keys, "B", "N"))[0] == 3


async def test_a_bookmark_and_a_pin_are_kept_and_taken_off(tmp_path: Path) -> None:
    work = await work_after(tmp_path, "b", "P", "down", "P", "P")
    assert [(x.bookmarked, x.pinned) for x in work.links[1:3]] == [(True, True), (False, False)]


async def test_confirming_a_pinned_or_bookmarked_link_keeps_it_so(tmp_path: Path) -> None:
    work = await work_after(tmp_path, "b", "P", "enter")
    assert (work.links[1].bookmarked, work.links[1].pinned) == (True, True)
    assert work.links[1].status is Status.CONFIRMED
