"""How long the review application takes from a key to the painted screen, with a long work."""
# ruff: noqa: SLF001 - whether all is painted only the insides of the screen tell

from tui import ReviewApp  # isort: skip - the door: it sets how often Textual paints

import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import ClassVar

from long_works import RARE, long_work
from rich.console import RenderableType
from textual import events
from textual._compositor import CompositorUpdate
from textual.binding import Binding
from textual.screen import Screen

from aligner.model import Side
from aligner.store import FILE_NAME, WorkFile
from aligner.ui import checker, keys
from aligner.ui.link_list import LinkList
from aligner.ui.opening import put_keys_first
from aligner.ui.realigner import Realigner

ROOT = Path(__file__).parents[2]
LINKS = 100_000
SIZE = (140, 40)
PRESSES = 40
FEWEST = 5
LONGEST = 20.0  # seconds a key is measured for, unless it is pressed too seldom by then
OPENING_LIMIT = 1.5
KEY_LIMIT = 0.050

_NEVER = 3600.0
_BEFORE = {"undo": "x", "redo": "xu"}
_QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a key takes, in seconds from its press to the painted screen.

    Args:
        key: The key as it is named.
        what: What it does.
        times: One figure a press.
        busy: Of these the seconds the processor was at it; the rest is waiting for the disk, for
            the next frame and for whatever else the machine does.
    """

    key: str
    what: str
    times: Sequence[float]
    busy: Sequence[float]

    @property
    def p50(self) -> float:
        """What half of the presses take at most."""
        return median(self.times)

    @property
    def p95(self) -> float:
        """What all presses but one in twenty take at most."""
        return quantiles(self.times, n=20)[-1]


def opening_rows() -> list[str]:
    """Measure opening a long work; gives the rows of a table."""
    with _stored() as path:
        return [f"| {LINKS:,} | {asyncio.run(_opened(path)):.2f} s | {OPENING_LIMIT} s |"]


def key_rows() -> list[str]:
    """Measure every key in a long work; gives the rows of a table."""
    put_keys_first()  # as the door does
    with _stored() as path:
        timings = asyncio.run(_pressed(path))
    times = [*chain.from_iterable(timing.times for timing in timings)]
    busy = [*chain.from_iterable(timing.busy for timing in timings)]
    together = Timing("all", "all presses together", times, busy)
    return [_row(timing) for timing in (*timings, together)]


def _row(timing: Timing) -> str:
    over = "**over**" if timing.p95 > KEY_LIMIT else ""
    figures = timing.p50, timing.p95, median(timing.busy)
    cells = " | ".join(f"{seconds * 1000:,.0f} ms" for seconds in figures)
    return f"| `{timing.key}` | {timing.what} | {len(timing.times)} | {cells} | {over} |"


@contextmanager
def _stored() -> Iterator[Path]:
    work, alignment = long_work(LINKS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        WorkFile.create(path, work, alignment, dict.fromkeys(Side, "0" * 64)).close()
        yield path


# The clock


Moment = tuple[float, float]
"""A time in seconds, and how long the processor had then been busy."""


class Watched(ReviewApp, inherit_css=False):
    """The review, with a clock at its screen."""

    CSS_PATH: ClassVar = [ROOT / path for path in ReviewApp.CSS_PATH]

    painted = 0.0
    busy = 0.0
    first_row = 0.0
    _seen: object = None
    _aside = (0.0, 0.0)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)  # as a terminal would have it
        now = _now()
        if not self.first_row and any(view._shown for view in screen.query(LinkList)):
            self.first_row = now[0]
        seen = [tuple(strip) for strip in screen._compositor.render_strips()]
        if seen != self._seen:  # not painted once more as it was
            self._seen = seen
            self.painted, self.busy = self._without_looking(now)
        self._aside = _sum(self._aside, _sum(_now(), now, -1))

    def _without_looking(self, moment: Moment) -> Moment:
        """Leave out what it took to look at what is painted."""
        return _sum(moment, self._aside, -1)

    @property
    def is_settled(self) -> bool:
        """Whether everything asked for has been done and painted."""
        screen = self.screen
        pumps = (self, *(w for s in self.screen_stack for w in s.walk_children(with_self=True)))
        return not (
            any(pump.message_queue_size for pump in pumps)
            or screen._dirty_widgets
            or screen._layout_required
            or screen._repaint_required
            or screen._callbacks
            or not self.screen_stack[0].query_one(Realigner).is_at_rest
        )

    async def settle(self) -> None:
        """Wait until everything asked for has been done and painted."""
        settled = 0
        while settled < 4:
            await asyncio.sleep(0.002)
            settled = settled + 1 if self.is_settled else 0

    async def time(self, key: str, character: str | None = None) -> Moment:
        """Press a key; gives the seconds until all that changes is painted, and the busy ones."""
        begun = self._without_looking(_now())
        self.post_message(events.Key(key, character))
        await self.settle()
        if self.painted < begun[0]:
            self.painted, self.busy = self._without_looking(_now())
        return _sum((self.painted, self.busy), begun, -1)


def _now() -> Moment:
    return time.perf_counter(), time.process_time()


def _sum(one: Moment, other: Moment, sign: int = 1) -> Moment:
    return one[0] + sign * other[0], one[1] + sign * other[1]


async def _opened(path: Path) -> float:
    begun = time.perf_counter()
    with WorkFile(path) as work_file:
        app = Watched(work_file)
        async with app.run_test(size=SIZE):
            await app.settle()
            return app.first_row - begun


async def _pressed(path: Path) -> list[Timing]:
    async with _at_work(path) as (app, work_file):
        return [
            await _timing(app, work_file, binding)
            for bindings in keys.SECTIONS.values()
            for binding in bindings
            if binding.id != _QUIT
        ]


@asynccontextmanager
async def _at_work(path: Path) -> AsyncIterator[tuple[Watched, WorkFile]]:
    """Open the review, with a word looked for that stands far from nearly everywhere."""
    pause, checker._PAUSE = checker._PAUSE, _NEVER  # the keys alone
    try:
        with WorkFile(path) as work_file:
            app = Watched(work_file)
            async with app.run_test(size=SIZE):
                for side in Side:  # as the checks do
                    tuple(app._work.document(side).sentences)
                await app.settle()
                await app.time("slash")
                for letter in RARE:
                    await app.time(letter, letter)
                await app.time("enter")
                yield app, work_file
    finally:
        checker._PAUSE = pause


async def _timing(app: Watched, work_file: WorkFile, binding: Binding) -> Timing:
    """Press a key at random places; what it changes or opens is taken back each time."""
    chance = random.Random(binding.id)
    end = time.perf_counter() + LONGEST
    key = binding.key.split(",")[0]
    links = app.query_one(LinkList)
    times: list[tuple[float, float]] = []
    while len(times) < PRESSES and (len(times) < FEWEST or time.perf_counter() < end):
        links.cursor = chance.randrange(len(work_file.links))
        await app.settle()
        before = work_file.links
        for earlier in _BEFORE.get(str(binding.id), ""):
            await app.time(earlier)
        here = work_file.links
        times.append(await app.time(key))
        if len(app.screen_stack) > 1:
            await app.time("escape")
        await app.settle()
        if work_file.links is not here and binding.id != "undo":
            await app.time("u")
        if work_file.links != before:
            raise AssertionError(f"{binding.id}: what was changed was not taken back")
    what = f"{binding.description} {binding.tooltip}".strip()
    return Timing(key, what, *zip(*times, strict=True))
