"""Taking back and doing again with the keys."""

from pathlib import Path

import pytest
from ui_fixtures import LINKS, make_file, stored_links
from ui_pressing import SIZE, folder_in, links_after, looked_at

from aligner.store import FILE_NAME, WorkFile
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_undo_and_redo_go_through_everything(tmp_path: Path) -> None:
    assert await links_after(tmp_path, "m", "x", "enter", "u", "u", "u") == LINKS


async def test_redo_does_again_what_was_taken_back(tmp_path: Path) -> None:
    links = await links_after(tmp_path, "m", "u", "r")
    assert len(links) == len(LINKS) - 1


async def test_undo_goes_on_after_a_restart(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        async with ReviewApp(work_file).run_test(size=SIZE) as pilot:
            await pilot.press("m", "m", "q")
    with WorkFile(tmp_path / FILE_NAME) as work_file:
        async with ReviewApp(work_file).run_test(size=SIZE) as pilot:
            await pilot.press("u", "u")
            await pilot.pause()
    assert stored_links(tmp_path) == LINKS


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [(("end", "G", *"Fluss", "tab", *"ırmak", "enter"), 9), (("F", "i", *"sic", "enter"), 3)],
)
async def test_taking_back_what_changes_no_link_leaves_the_cursor(
    tmp_path: Path, keys: tuple[str, ...], cursor: int
) -> None:
    (folder_in(tmp_path, "glossary") / "terms.tsv").write_text(
        "#source\ttarget\n", encoding="utf-8"
    )
    where, notice = await looked_at(tmp_path, *keys, "u", "r")
    assert (where, notice[:9]) == (cursor, "did again")
