"""Aligning again from the review."""

from pathlib import Path

import pytest
from ui_fixtures import LINKS, aligned, checked, make_file, stored_links
from ui_pressing import SIZE

from aligner import edit
from aligner.model import Status
from aligner.ui.panel import NoticeLine
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_a_stretch_is_aligned_again_between_confirmed_links(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        work_file.record(edit.set_status(work_file.links, 4, 5, Status.CONFIRMED))
        work_file.record(edit.merge(work_file.links, 2))
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("a")
            await aligned(pilot)
            await checked(pilot)
            assert app.query_one(NoticeLine).notice == "aligned again from 2 on"
            await pilot.press("a")
            await aligned(pilot)
            await checked(pilot)
            assert app.query_one(NoticeLine).notice == "aligned again: everything stays"
    links = stored_links(tmp_path)
    assert [(x.source, x.target) for x in links] == [(x.source, x.target) for x in LINKS]
    assert links[5:] == LINKS[5:]
