"""Words chosen with the mouse, and what is done with them."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input
from ui_fixtures import GERMAN, TURKISH, make_file

from aligner.glossaries.entries import read_glossary
from aligner.model import Side
from aligner.ui.link_list import LinkList
from aligner.ui.word_view import words_between
from tui import ReviewApp

SIZE = (100, 30)


def cell_of(pilot: Pilot[None], words: str, *, last: bool = False) -> tuple[int, int]:
    """Tell where words stand on the screen."""
    view = pilot.app.query_one(LinkList)
    for y in range(view.size.height):
        line = view.render_line(y).text
        if words in line:
            at = line.index(words) + (len(words) - 1 if last else 0)
            return cell_len(line[:at]), y
    raise AssertionError(words)


async def double_click(pilot: Pilot[None], words: str) -> None:
    await pilot.click(LinkList, offset=cell_of(pilot, words), times=2)
    await pilot.pause()


async def drag(pilot: Pilot[None], first: str, last: str) -> None:
    await pilot.mouse_down(LinkList, offset=cell_of(pilot, first))
    x, y = cell_of(pilot, last, last=True)
    await pilot._post_mouse_events(  # noqa: SLF001 - Textual's own hover has no button pressed
        [events.MouseMove], LinkList, (x, y), button=1
    )
    await pilot.mouse_up(LinkList, offset=(x, y))
    await pilot.pause()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((0, 4), (0, 4), "Der"),
        ((0, 3), (0, 3), "Der"),
        ((0, 8), (1, 2), "Vertrag von Kars"),
        ((1, 6), (2, 5), "gilt Er"),
        ((0, 60), (0, 70), ""),
    ],
)
def test_whole_words_are_taken_and_no_signs(
    start: tuple[int, int], end: tuple[int, int], words: str
) -> None:
    lines = ["b2 Der Vertrag∅ von", "Kars¹¹ gilt.", "b3 Er ist", ""]
    assert words_between(lines, start, end, {"b2", "b3"}) == words


async def test_words_of_both_sides_chosen_with_the_mouse_become_an_entry(tmp_path: Path) -> None:
    glossary = tmp_path / "glossary"
    glossary.mkdir()
    (glossary / "terms.tsv").write_text("#source\ttarget\n", encoding="utf-8")
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await double_click(pilot, "Müller")
            await drag(pilot, "tavan", "arasına")
            assert app.query_one(LinkList).words == {
                Side.SOURCE: "Müller",
                Side.TARGET: "tavan arasına",
            }
            await pilot.press("G")
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
    (entry,) = read_glossary(glossary)
    assert (entry.source, entry.target) == ("Müller", "tavan arasına")


@pytest.mark.parametrize(("key", "line"), [("slash", 0), ("w", 0), ("R", 0)])
async def test_words_chosen_are_proposed_where_words_are_asked_for(
    tmp_path: Path, key: str, line: int
) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await double_click(pilot, "çuvalları")
            await pilot.press(key)
            await pilot.pause()
            assert [*app.screen.query(Input)][line].value == "çuvalları"


async def test_words_are_only_those_of_the_link_under_the_cursor(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            view = app.query_one(LinkList)
            await double_click(pilot, "çuvalları")
            assert (view.cursor, view.words[Side.TARGET]) == (2, "çuvalları")
            await pilot.press("down")
            assert view.words[Side.TARGET] == ""
            await pilot.press("up")
            await pilot.click(LinkList, offset=cell_of(pilot, "Niemand"))
            await pilot.press("up")
            assert view.words[Side.TARGET] == ""
            await double_click(pilot, "çuvalları")
            await pilot.press("m")
            assert set(view.words.values()) == {""}
    assert "çuvalları" in TURKISH[2]
    assert "Müller" in GERMAN[2]
