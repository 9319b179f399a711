"""Draw the review of the sample work as the README shows it: `python docs/screenshots.py`."""

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from aligner.checking import check_work
from aligner.ui.checker import Checker
from aligner.works import SETTINGS_NAME, glossary_of, make_work, read_settings
from tui import ReviewApp

SAMPLE = Path(__file__).parent.parent / "texts" / "moskau-1921"
HERE = Path(__file__).parent
REVIEW = ("enter", "enter", "enter", "d", "x", "g", "3", "1", "enter", "F")
TEXTS = (
    *("slash", *"Enver Paşa", "enter", "b", "down", "P", "up", "f"),
    *("E", "end", "backspace", *" (!).", "ctrl+s"),
)
SCREENS = {"review.svg": ((120, 34), REVIEW), "texts.svg": ((160, 34), TEXTS)}
"""The file of each picture, with the size of its screen and the keys that lead to it."""


async def draw(folder: Path, size: tuple[int, int], keys: Sequence[str]) -> str:
    """Align the work in a folder, press some keys, and give the screen as SVG."""
    with make_work(folder) as work_file:
        app = ReviewApp(work_file, partial(check_work, glossary=glossary_of(SAMPLE)))
        async with app.run_test(size=size) as pilot:
            while not app.query_one(Checker).is_at_rest:
                await pilot.pause(0.1)
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            while not app.query_one(Checker).is_at_rest:
                await pilot.pause(0.1)
            await pilot.pause()
            return app.export_screenshot(title="Aligner")


def main() -> None:
    """Draw copies of the sample work, so that the one in texts/ stays as it is."""
    settings = read_settings(SAMPLE)
    for name, (size, keys) in SCREENS.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            for file in (SAMPLE / SETTINGS_NAME, settings.source.file, settings.target.file):
                shutil.copy(file, folder)
            (HERE / name).write_text(asyncio.run(draw(folder, size, keys)), encoding="utf-8")


if __name__ == "__main__":
    main()
