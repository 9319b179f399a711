"""Where the cursor goes, by the keys and the mouse, and what is said of it."""

from pathlib import Path

import pytest
from ui_fixtures import LINKS, make_file, stored_links
from ui_pressing import SIZE, folder_in, looked_at

from aligner.ui.link_list import LinkList
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_the_review_opens_at_the_first_link_not_confirmed(tmp_path: Path) -> None:
    assert (await looked_at(tmp_path))[0] == 1


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (("d",), 3),
        (("o",), 5),
        (("end",), 9),
        (("end", "n"), 1),
        (("p",), 9),
        (("F",), 3),
        (("g", *"b3", "enter"), 3),
        (("g", *"9", "enter"), 8),
        (("g", *"n1", "enter"), 8),
        (("j", "j", "k"), 2),
    ],
)
async def test_keys_go_to_the_next_of_a_kind(
    tmp_path: Path, keys: tuple[str, ...], cursor: int
) -> None:
    assert (await looked_at(tmp_path, *keys))[0] == cursor


async def test_what_cannot_be_done_is_said_and_changes_nothing(tmp_path: Path) -> None:
    _, notice = await looked_at(tmp_path, "g", *"zz", "enter")
    assert notice == "there is no link, sentence, note or page zz"
    assert stored_links(tmp_path) == LINKS


async def test_the_mouse_chooses_a_link_and_its_side(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.click(LinkList, offset=(30, 1))
            await pilot.pause()
            assert app.query_one(LinkList).cursor == 0
            assert app.query_one(LinkList).side == "source"


async def test_a_notice_goes_when_the_cursor_does(tmp_path: Path) -> None:
    assert await looked_at(tmp_path, "x") == (1, "2 is doubtful")
    assert await looked_at(folder_in(tmp_path, "two"), "x", "down") == (2, "")
