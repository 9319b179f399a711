"""Keys pressed faster than the review can act."""

from pathlib import Path

import pytest
from textual import events
from ui_fixtures import LINKS, make_file, stored_links
from ui_pressing import SIZE

from aligner.ui.link_list import LinkList
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.mark.parametrize(
    ("keys", "statuses", "cursor"),
    [
        (("enter", "enter", "enter"), ["confirmed"] * 4, 4),
        (("g", "4", "enter"), ["confirmed"] + ["suggested"] * 3, 3),
        (("x", "down", "x", "u"), ["confirmed", "doubtful", "suggested", "suggested"], 2),
        (("g", "4", "enter", "x"), ["confirmed", "suggested", "suggested", "doubtful"], 3),
        (("e", "s", "i", "c", "enter", "x"), ["confirmed", "doubtful", *["suggested"] * 2], 1),
        (("E", "end", "!", "ctrl+s", "x"), ["confirmed", "doubtful", *["suggested"] * 2], 1),
        (("w", "escape", "x"), ["confirmed", "doubtful", *["suggested"] * 2], 1),
        (("m", "s", "enter", "x"), ["confirmed", "doubtful", *["suggested"] * 2], 1),
    ],
)
async def test_keys_in_a_burst_act_in_the_order_they_were_pressed(
    tmp_path: Path, keys: tuple[str, ...], statuses: list[str], cursor: int
) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            for key in keys:
                app.post_message(events.Key(key, key if len(key) == 1 else None))
            for _ in range(100):  # however slow the machine, but not for ever
                await pilot.pause(0.05)
                here = app.screen_stack[0].query_one(LinkList).cursor
                now = [link.status for link in work_file.links[:4]]
                if here == cursor and now == statuses and len(app.screen_stack) == 1:
                    break
            await pilot.pause(0.2)
            assert app.query_one(LinkList).cursor == cursor
            if "e" in keys:
                assert work_file.links[1].comment == "sic"
            if "E" in keys:
                assert work_file.work().target.sentences[1].text.endswith("!")
    assert [link.status for link in stored_links(tmp_path)[:4]] == statuses


@pytest.mark.parametrize("key", ["e", "g", "question_mark", "E"])
async def test_keys_pressed_after_quitting_do_nothing(tmp_path: Path, key: str) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for pressed in ("q", "u", key, "x"):
                app.post_message(events.Key(pressed, pressed if len(pressed) == 1 else None))
            await pilot.pause(0.3)
        assert app.return_code == 0
    assert stored_links(tmp_path) == LINKS
