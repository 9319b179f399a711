"""What cannot be stored is refused and not shown: write-protected, disk full."""

import os
import resource
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from own_terminal import COLUMNS, LINES, Review
from textual.widgets import TextArea
from ui_fixtures import make_file, stored_links

import tui
from aligner.store import FILE_NAME
from aligner.ui.header import WorkHeader
from aligner.ui.link_list import LinkList
from aligner.ui.panel import NoticeLine

NOBODY = 65534


async def refused(folder: Path, forbid: Callable[[], None], allow: Callable[[], None]) -> str:
    """Press a key that cannot be stored; checks that nothing changes, gives what is said.

    Afterwards the same key must do its work.
    """
    path = folder / FILE_NAME
    with make_file(folder) as work_file:
        app = tui.ReviewApp(work_file)
        async with app.run_test(size=(COLUMNS, LINES)) as pilot:
            header, view = app.query_one(WorkHeader), app.query_one(LinkList)
            before = path.read_bytes(), header.progress, view.work, view.cursor
            forbid()
            try:
                await pilot.press("x")
                await pilot.pause()
            finally:
                allow()
            said = " ".join(notice.message for notice in app._notifications)  # noqa: SLF001
            assert (path.read_bytes(), header.progress, view.work, view.cursor) == before
            assert app.query_one(NoticeLine).notice == ""
            await pilot.press("x")
            await pilot.pause()
    assert stored_links(folder)[1].status == "doubtful"
    return said


def forbid(folder: Path) -> None:
    """Have nothing written in a folder from now on."""
    (folder / FILE_NAME).chmod(0o444)
    folder.chmod(0o555)
    if not os.getuid():  # root may write anything
        for above in (folder, *folder.parents[:3]):
            above.chmod(above.stat().st_mode | 0o055)
        os.seteuid(NOBODY)


def allow(folder: Path) -> None:
    """Have it written in again."""
    if not os.getuid():
        os.seteuid(0)
    (folder / FILE_NAME).chmod(0o644)
    folder.chmod(0o755)


async def test_a_file_that_becomes_read_only_refuses_changes_until_it_is_not(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    said = await refused(folder, partial(forbid, folder), partial(allow, folder))
    assert str(folder / FILE_NAME) in said
    assert "nothing was changed" in said
    assert "folder" in said


@pytest.mark.usefixtures("at_once")
async def test_a_correction_that_cannot_be_written_stays_in_sight(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    with make_file(folder) as work_file:
        app = tui.ReviewApp(work_file)
        async with app.run_test(size=(COLUMNS, LINES)) as pilot:
            await pilot.press("E", "home", *"So: ")
            forbid(folder)
            try:
                await pilot.press("ctrl+s")
                await pilot.pause()
            finally:
                allow(folder)
            assert app.screen.query_one(TextArea).text.startswith("So: ")
            await pilot.press("ctrl+s")
            await pilot.pause()
        assert work_file.work().target.sentences[1].text.startswith("So: ")


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="needs Linux to limit a process")
@pytest.mark.parametrize("room", ["none", "for the journal"])
def test_a_full_disk_refuses_changes_until_there_is_room(tmp_path: Path, room: str) -> None:
    make_file(tmp_path).close()
    path = tmp_path / FILE_NAME
    before = path.read_bytes()
    review = Review(tmp_path)
    review.wait_for("1 of 10 confirmed")
    review.limit_files(0 if room == "none" else len(before) + 1)
    for _ in range(60):  # until the file would have to grow, where the journal has room
        review.press("x", "full_stop")
        review.watch(0.1)
        if "disk " in review.text:
            break
    review.wait_for("disk ")
    review.watch(0.5)
    if room == "none":
        assert path.read_bytes() == before
        assert "2 doubtful" not in review.text
    review.limit_files(resource.RLIM_INFINITY)
    review.press("m")
    review.wait_for("1 of 9 confirmed")
    assert review.leave() == 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(stored_links(tmp_path)) == 9
