"""Dismissing findings with the keys."""

from pathlib import Path

import pytest
from ui_fixtures import FINDINGS, checked, make_file
from ui_pressing import SIZE, folder_in, not_dismissed, work_after

from aligner.model import Dismissal
from aligner.ui.header import WorkHeader
from aligner.ui.panel import NoticeLine
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_a_finding_is_dismissed_with_a_reason_and_undone(tmp_path: Path) -> None:
    work = await work_after(tmp_path, "F", "i", *"so gedruckt", "enter")
    assert work.dismissals == (Dismissal("names", "target", "b3", "köprü", "so gedruckt"),)
    with make_file(folder_in(tmp_path, "two")) as work_file:
        app = ReviewApp(work_file, not_dismissed)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press("F", "i", "enter")
            await pilot.pause()
            await checked(pilot)
            assert app.query_one(WorkHeader).progress.endswith("1 finding")
            await pilot.press("u")
            await checked(pilot)
            assert app.query_one(WorkHeader).progress.endswith("2 findings")


async def test_a_finding_is_dismissed_only_once_however_slow_the_checks_are(
    tmp_path: Path,
) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)  # as they were before it was dismissed
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press("F", "i", *"sic", "enter", "i")
            await pilot.pause()
            assert len(app.screen_stack) == 1
            assert app.query_one(NoticeLine).notice == "4 has no findings"
            assert len(work_file.work().dismissals) == 1
            await pilot.press("u", "i")
            await pilot.pause()
            assert len(app.screen_stack) == 2
