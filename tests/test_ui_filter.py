"""Only some links shown."""

from pathlib import Path

import pytest
from ui_pressing import folder_in, looked_at, work_after

pytestmark = pytest.mark.usefixtures("at_once")


async def test_only_some_links_are_shown_and_moved_in(tmp_path: Path) -> None:
    keys = ("ampersand", *"not 1:1", "enter")
    assert await looked_at(tmp_path, *keys) == (5, "2 links shown: not 1:1")
    assert (await looked_at(folder_in(tmp_path, "two"), *keys, "down", "down"))[0] == 6
    everything = (*keys, "ampersand", "enter", "down", "down")
    assert (await looked_at(folder_in(tmp_path, "three"), *everything))[0] == 7


async def test_what_is_hidden_is_shown_when_gone_to(tmp_path: Path) -> None:
    keys = ("ampersand", *"doubtful", "enter", "g", "2", "enter", "down")
    assert (await looked_at(tmp_path, *keys))[0] == 2


async def test_links_shown_stay_while_they_are_changed(tmp_path: Path) -> None:
    keys = ("ampersand", *"not 1:1", "enter", "s", "enter", "down", "down")
    work = await work_after(tmp_path, *keys)
    assert [link.kind for link in work.links[5:8]] == ["1:1", "1:0", "0:1"]
    assert (await looked_at(folder_in(tmp_path, "two"), *keys))[0] == 7
