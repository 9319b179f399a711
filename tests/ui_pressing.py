"""Reviews of the made-up work in which keys are pressed, and what comes of it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from ui_fixtures import FINDINGS, checked, make_file

from aligner.model import Finding, Link, Work
from aligner.store import FILE_NAME, WorkFile
from aligner.ui.link_list import LinkList
from aligner.ui.panel import NoticeLine
from tui import ReviewApp

SIZE = (140, 40)


def not_dismissed(work: Work) -> Sequence[Finding]:
    """Find what there is to find, less what was dismissed."""
    return [f for f in FINDINGS if not any(d.covers(f) for d in work.dismissals)]


async def work_after(folder: Path, *keys: str) -> Work:
    """Press keys in a fresh review; gives the work then stored."""
    with make_file(folder) as work_file:
        app = ReviewApp(work_file, not_dismissed)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press(*keys)
            await pilot.pause()
            await checked(pilot)
            shown = app.query_one(LinkList).work
    with WorkFile(folder / FILE_NAME) as work_file:
        stored = work_file.work()
    assert shown == stored
    return stored


async def links_after(folder: Path, *keys: str) -> tuple[Link, ...]:
    """Press keys in a fresh review; gives the links then stored."""
    return (await work_after(folder, *keys)).links


async def looked_at(folder: Path, *keys: str) -> tuple[int, str]:
    """Press keys in a fresh review; gives where the cursor then stands and the last notice."""
    with make_file(folder) as work_file:
        app = ReviewApp(work_file, not_dismissed)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press(*keys)
            await pilot.pause(0.05)
            return app.query_one(LinkList).cursor, app.query_one(NoticeLine).notice


async def pressed_again(folder: Path, *keys: str) -> str:
    """Press keys in a review of what is stored; gives what is said then, errors first."""
    with WorkFile(folder / FILE_NAME) as work_file:
        app = ReviewApp(work_file, not_dismissed)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            told = [notice.message for notice in app._notifications]  # noqa: SLF001 - no other way
            return " ".join([*told, app.query_one(NoticeLine).notice])


@asynccontextmanager
async def first_taken(folder: Path, *keys: str) -> AsyncIterator[tuple[Pilot[None], WorkFile]]:
    """Press keys in a fresh review, wait for what is proposed then, and take the first."""
    with make_file(folder) as work_file:
        async with ReviewApp(work_file).run_test(size=SIZE) as pilot:
            await pilot.press(*keys)
            await pilot.pause(0.5)
            await pilot.press("enter")
            await pilot.pause(0.2)
            yield pilot, work_file


def folder_in(path: Path, name: str) -> Path:
    """Make a folder for one more review."""
    folder = path / name
    folder.mkdir()
    return folder
