"""Judging links with the keys: confirmed, doubtful, cleared, remarked upon."""

from pathlib import Path

import pytest
from ui_fixtures import LINKS
from ui_pressing import folder_in, links_after

pytestmark = pytest.mark.usefixtures("at_once")


async def test_enter_confirms_and_goes_to_the_next_open_link(tmp_path: Path) -> None:
    links = await links_after(tmp_path, "enter", "enter")
    assert [link.status for link in links[:4]] == ["confirmed"] * 3 + ["suggested"]


async def test_a_link_can_be_doubted_and_cleared(tmp_path: Path) -> None:
    links = await links_after(tmp_path, "x", "down", "x", "full_stop")
    assert [link.status for link in links[1:3]] == ["doubtful", "suggested"]


async def test_everything_up_to_here_is_confirmed_at_once(tmp_path: Path) -> None:
    links = await links_after(tmp_path, "down", "down", "C")
    assert [link.status for link in links[:5]] == ["confirmed"] * 4 + ["suggested"]
    assert await links_after(folder_in(tmp_path, "elsewhere"), "down", "down", "C", "u") == LINKS


async def test_a_remark_is_kept(tmp_path: Path) -> None:
    links = await links_after(tmp_path, "e", "s", "i", "c", "enter")
    assert links[1].comment == "sic"
