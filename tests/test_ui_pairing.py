"""Pairing sentences otherwise with the keys: merged, moved, split, swapped."""

from pathlib import Path

import pytest
from ui_fixtures import LINKS, make_file, stored_links
from ui_pressing import SIZE, folder_in, links_after

from aligner.ui.dialogs.split import CutColumn
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_m_merges_with_the_next_and_shift_m_with_the_previous(tmp_path: Path) -> None:
    links = await links_after(tmp_path, "down", "m", "down", "M")
    assert len(links) == len(LINKS) - 2
    assert (links[2].source, links[2].target) == (range(2, 5), range(2, 5))


@pytest.mark.parametrize(
    ("keys", "source", "target"),
    [
        (("J",), range(1, 2), range(0)),
        (("K",), range(1, 2), range(0)),
        (("left", "ctrl+down"), range(0), range(1, 2)),
        (("tab", "ctrl+up"), range(0), range(1, 2)),
    ],
)
async def test_a_sentence_moves_across_the_boundary_of_the_side_worked_on(
    tmp_path: Path, keys: tuple[str, ...], source: range, target: range
) -> None:
    links = await links_after(tmp_path, *keys)
    assert (links[1].source, links[1].target) == (source, target)
    assert sum(len(link.target) for link in links) == sum(len(link.target) for link in LINKS)


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        ((*["down"] * 4, "left", "t"), ["1:1", "1:0"]),
        ((*["down"] * 3, "T"), ["0:1", "1:0"]),
    ],
)
async def test_a_sentence_can_be_made_to_stand_alone(
    tmp_path: Path, keys: tuple[str, ...], kinds: list[str]
) -> None:
    links = await links_after(tmp_path, *keys)
    assert len(links) == len(LINKS) + 1
    at = 1 + keys.count("down")
    assert [link.kind for link in links[at : at + 2]] == kinds


async def test_a_whole_side_moves_down_and_up(tmp_path: Path) -> None:
    links = await links_after(tmp_path, "right_square_bracket")
    assert [link.kind for link in links[:3]] == ["1:1", "1:0", "1:1"]
    assert [link.target for link in links[2:4]] == [range(1, 2), range(2, 3)]
    assert [
        x.target
        for x in await links_after(
            folder_in(tmp_path, "elsewhere"), "right_square_bracket", "left_square_bracket"
        )
    ][:5] == [x.target for x in LINKS[:5]]


async def test_links_that_changed_places_are_swapped(tmp_path: Path) -> None:
    links = await links_after(tmp_path, "X")
    assert [link.target for link in links[1:3]] == [range(2, 3), range(1, 2)]
    assert await links_after(folder_in(tmp_path, "elsewhere"), "X", "u") == LINKS


async def test_a_link_is_split_where_the_dialog_says(tmp_path: Path) -> None:
    links = await links_after(tmp_path, *["down"] * 4, "s", "enter")
    assert [(link.kind) for link in links[5:7]] == ["1:1", "1:0"]
    assert len(links) == len(LINKS) + 1


async def test_a_place_to_cut_can_be_clicked(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*["down"] * 4, "s")
            await pilot.pause()
            column = app.screen.query(CutColumn).first()
            await pilot.click(column, offset=(5, column.size.height))
            await pilot.pause()
            assert column.cut == 2
            assert column.has_class("-active")
            await pilot.press("right", "down", "enter")
    assert [link.kind for link in stored_links(tmp_path)[5:7]] == ["2:1", "0:1"]


async def test_leaving_the_split_changes_nothing(tmp_path: Path) -> None:
    assert await links_after(tmp_path, *["down"] * 4, "s", "escape") == LINKS
