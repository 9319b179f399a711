"""Draw the review of the sample work: `python docs/screenshot.py OUT.svg`."""

import asyncio
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from aligner.checking import check_work
from aligner.ui.checker import Checker
from aligner.works import SETTINGS_NAME, glossary_of, make_work, read_settings
from tui import ReviewApp

SAMPLE = Path(__file__).parent.parent / "texts" / "moskau-1921"
SIZE = (120, 34)
KEYS = ("enter", "enter", "enter", "d", "x", "g", "3", "1", "enter", "F")


async def draw(folder: Path) -> str:
    """Align the work in a folder, press some keys, and give the screen as SVG."""
    with make_work(folder) as work_file:
        app = ReviewApp(work_file, partial(check_work, glossary=glossary_of(SAMPLE)))
        async with app.run_test(size=SIZE) as pilot:
            while not app.query_one(Checker).is_at_rest:
                await pilot.pause(0.1)
            await pilot.press(*KEYS)
            while not app.query_one(Checker).is_at_rest:
                await pilot.pause(0.1)
            await pilot.pause()
            return app.export_screenshot(title="Aligner")


def main(out: Path) -> None:
    """Draw a copy of the sample work, so that the one in texts/ stays as it is."""
    settings = read_settings(SAMPLE)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for file in (SAMPLE / SETTINGS_NAME, settings.source.file, settings.target.file):
            shutil.copy(file, folder)
        out.write_text(asyncio.run(draw(folder)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
