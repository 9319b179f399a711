"""The keys at the foot: as many as there is room for, whole, and they can be clicked."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets._footer import FooterKey
from ui_fixtures import make_file

from aligner.ui import keys
from tui import ReviewApp


def shown(pilot: Pilot[None]) -> list[FooterKey]:
    return [*pilot.app.query(FooterKey)]


@pytest.mark.parametrize(
    ("width", "least", "most"), [(60, 7, 8), (80, 10, 10), (120, 14, 15), (200, 15, 15)]
)
async def test_the_keys_that_matter_most_are_shown_whole(
    tmp_path: Path, width: int, least: int, most: int
) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.resize_terminal(width, 24)
            await pilot.pause(0.1)
            assert least <= len(shown(pilot)) <= most
            assert all(key.region.right <= width + 1 for key in shown(pilot))
            assert "?" in [key.key_display for key in shown(pilot)]


async def test_a_key_at_the_foot_can_be_clicked(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=(120, 24)) as pilot:
            await pilot.pause(0.1)
            doubt = next(key for key in shown(pilot) if key.description == "doubt")
            await pilot.click(doubt)
            await pilot.pause()
            assert work_file.links[1].status == "doubtful"


def test_what_is_shown_at_the_foot_are_keys_there_are() -> None:
    named = {b.id for bindings in keys.SECTIONS.values() for b in bindings if b.show}
    assert named == set(keys.FOOT)
