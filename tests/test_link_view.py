"""After a change the list sets only the rows anew that it concerns, and shows what is so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ui_fixtures import checked, long_work, make_file

import tui
from aligner.model import Link
from aligner.ui import link_view, rows
from aligner.ui.link_list import LinkList


def shown(view: LinkList) -> list[str]:
    return [view.render_line(y).text for y in range(view.size.height)]


@pytest.mark.parametrize(
    ("keys", "most"),
    [
        (("x",), 1),
        (("down", "J"), 2),
        (("x", "down", "x", "u", "u"), 2),
        (("end", "M", "home", "x", "u"), 60),
        (("left_square_bracket", "u"), 120),
    ],
)
async def test_only_rows_that_change_are_set_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], most: int
) -> None:
    seen: set[int] = set()
    set_row: Callable[..., object] = rows.set_row
    with make_file(tmp_path, long_work(2000)) as work_file:
        app = tui.ReviewApp(work_file)
        async with app.run_test(size=(120, 40)) as pilot:
            await checked(pilot)

            def noted(link: Link, at: int, *rest: object, **more: object) -> object:
                seen.add(at)
                return set_row(link, at, *rest, **more)

            monkeypatch.setattr(link_view, "set_row", noted)
            await pilot.press(*keys)
            await pilot.pause()
            assert len(seen) <= most
            view = app.query_one(LinkList)
            now = shown(view)
            view.notify_style_update()
            await pilot.pause()
            assert shown(view) == now
