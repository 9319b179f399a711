"""Going through the links, the least sure first."""

from pathlib import Path

import pytest
from ui_pressing import folder_in, looked_at

pytestmark = pytest.mark.usefixtures("at_once")


async def test_the_least_sure_come_first_and_then_the_next(tmp_path: Path) -> None:
    assert (await looked_at(tmp_path, "D"))[0] == 6
    assert (await looked_at(folder_in(tmp_path, "two"), "D", "D"))[0] == 5
    assert (await looked_at(folder_in(tmp_path, "three"), "D", "D", "D"))[0] == 3


async def test_one_goes_back_through_the_least_sure(tmp_path: Path) -> None:
    assert (await looked_at(tmp_path, "D", "D", "D", "N"))[0] == 5
    said = await looked_at(folder_in(tmp_path, "two"), "D", "D", "N", "N")
    assert said == (6, "no link is less sure")
    assert (await looked_at(folder_in(tmp_path, "three"), "D", "D", "N", "D"))[0] == 5


async def test_confirming_goes_on_as_the_link_was_gone_to(tmp_path: Path) -> None:
    assert (await looked_at(tmp_path, "D", "enter"))[0] == 5
    assert (await looked_at(folder_in(tmp_path, "two"), "d", "enter"))[0] == 5
    assert (await looked_at(folder_in(tmp_path, "three"), "d", "down", "enter"))[0] == 5
    assert (await looked_at(folder_in(tmp_path, "four"), "D", "down", "down", "enter"))[0] == 9
