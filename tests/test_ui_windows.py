"""The same work in another window."""

from pathlib import Path

import pytest
from ui_fixtures import LINKS, make_file, stored_links
from ui_pressing import SIZE

from aligner import edit
from aligner.model import Side
from aligner.store import FILE_NAME, WorkFile
from aligner.ui.link_list import LinkList
from aligner.ui.panel import NoticeLine
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_a_change_from_another_window_is_refused_with_a_notice(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file, WorkFile(tmp_path / FILE_NAME) as other:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            other.record(edit.merge(other.links, 0))
            await pilot.press("x")
            await pilot.pause()
            assert app.query_one(LinkList).work.links == LINKS
            (notice,) = app._notifications  # noqa: SLF001 - Textual has no other way to see them
            assert "another window" in notice.message
    assert len(stored_links(tmp_path)) == len(LINKS) - 1


async def test_what_another_window_does_is_shown_and_can_be_undone_here(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file, WorkFile(tmp_path / FILE_NAME) as other:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            other.record(edit.merge(other.links, 0))
            other.record(edit.replace_words(other.work(), Side.TARGET, "ulak", "haberci"))
            await pilot.pause(1.2)
            assert app.query_one(LinkList).work == other.work()
            assert app.query_one(NoticeLine).notice == "changed in another window"
            await pilot.press("u", "u")
            await pilot.pause()
            assert other.follow()
            assert other.links == LINKS
