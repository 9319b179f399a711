"""What is typed in a dialog is not lost: neither to a stray Esc nor to a refusal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, TextArea
from ui_fixtures import LINKS, TURKISH, make_file, small_work
from ui_pressing import SIZE, work_after

from aligner import edit
from aligner.model import Side
from aligner.store import FILE_NAME, WorkFile
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")
CORRECTED = TURKISH[1][:-1] + "!"
TYPED = ("E", "end", "backspace", "!")


@pytest.mark.parametrize("keys", [TYPED, ("e", *"sic")])
async def test_esc_drops_what_is_typed_only_the_second_time(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*keys, "escape")
            await pilot.pause()
            assert "Esc once more" in str(app.screen.query_one(Label).content)
            await pilot.press("!", "escape")
            await pilot.pause()
            assert "Esc once more" in str(app.screen.query_one(Label).content)
            await pilot.press("escape")
            await pilot.pause()
            assert len(app.screen_stack) == 1
        assert work_file.work() == small_work()


async def test_what_is_typed_on_after_a_stray_esc_is_saved(tmp_path: Path) -> None:
    work = await work_after(tmp_path, *TYPED, "escape", "?", "ctrl+s")
    assert work.target.sentences[1].text == CORRECTED + "?"


@asynccontextmanager
async def _two_windows(folder: Path) -> AsyncIterator[tuple[Pilot[None], WorkFile]]:
    with make_file(folder) as work_file, WorkFile(folder / FILE_NAME) as other:
        async with ReviewApp(work_file).run_test(size=SIZE) as pilot:
            yield pilot, other


async def test_a_correction_refused_because_of_another_window_can_be_saved_again(
    tmp_path: Path,
) -> None:
    async with _two_windows(tmp_path) as (pilot, other):
        await pilot.press(*TYPED)
        other.record(edit.merge(other.links, 5))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert pilot.app.screen.query_one(TextArea).text == CORRECTED
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        assert other.follow()
        work = other.work()
    assert work.target.sentences[1].text == CORRECTED
    assert len(work.links) == len(LINKS) - 1


async def test_a_correction_goes_where_its_sentence_went_meanwhile(tmp_path: Path) -> None:
    async with _two_windows(tmp_path) as (pilot, other):
        await pilot.press(*TYPED)
        other.record(edit.merge(other.links, 0))
        await pilot.press("ctrl+s")
        await pilot.pause()
        area = pilot.app.screen.query_one(TextArea)
        assert area.text.splitlines() == [TURKISH[0], CORRECTED]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert other.follow()
        sentences = other.work().target.sentences
    assert [one.text for one in sentences[:3]] == [TURKISH[0], CORRECTED, TURKISH[2]]


async def test_a_correction_whose_sentence_is_another_now_is_shown_and_put_on_the_clipboard(
    tmp_path: Path,
) -> None:
    async with _two_windows(tmp_path) as (pilot, other):
        await pilot.press(*TYPED)
        halves = [TURKISH[1][:9], TURKISH[1][9:]]
        other.record(edit.reword(other.work(), 1, Side.TARGET, halves))
        other.record(edit.shift(other.links, 1, Side.TARGET, 1))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        assert pilot.app.clipboard == CORRECTED
        told = " ".join(notice.message for notice in pilot.app._notifications)  # noqa: SLF001
        assert CORRECTED in told
        assert "clipboard" in told


async def test_a_comment_refused_by_another_window_can_be_saved_again(tmp_path: Path) -> None:
    async with _two_windows(tmp_path) as (pilot, other):
        await pilot.press("e", *"sic")
        other.record(edit.bookmark(other.links, 0))
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.query_one(TextArea).text == "sic"
        await pilot.press("enter")
        await pilot.pause()
        assert other.follow()
        assert other.links[1].comment == "sic"
        assert other.links[0].bookmarked
