"""The whole work in one line: where it is doubtful, open or done, and where the cursor is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import compress, groupby
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from aligner.edit import Edit
from aligner.model import Link, Status, Work
from aligner.ui import findings as found
from aligner.ui.gutter import FAIR, FINDING_SIGN, STATUS_SIGNS


class Standing(IntEnum):
    """How a link stands; the worst comes first."""

    DOUBTFUL = 0
    UNSURE = 1
    FINDING = 2
    OPEN = 3
    CONFIRMED = 4


SIGNS = {
    Standing.DOUBTFUL: STATUS_SIGNS[Status.DOUBTFUL],
    Standing.UNSURE: "~",
    Standing.FINDING: FINDING_SIGN,
    Standing.OPEN: STATUS_SIGNS[Status.SUGGESTED],
    Standing.CONFIRMED: STATUS_SIGNS[Status.CONFIRMED],
}
"""What a cell shows, readable without colour."""

_OF_STATUS = {
    Status.DOUBTFUL: Standing.DOUBTFUL,
    Status.SUGGESTED: Standing.OPEN,
    Status.CONFIRMED: Standing.CONFIRMED,
}
_CURSOR = Style(reverse=True, bold=True)


def standings(links: Sequence[Link], have_findings: Iterable[bool]) -> bytearray:
    """Say in a byte a link how each stands.

    One that is confirmed is no longer unsure; a finding is worse than open, better than unsure.
    """
    stood = bytearray([_OF_STATUS[link.status] for link in links])
    unsure = [link.confidence < FAIR for link in links]
    for at in compress(range(len(stood)), unsure):
        if stood[at] == Standing.OPEN:
            stood[at] = Standing.UNSURE
    for at in compress(range(len(stood)), have_findings):
        stood[at] = min(stood[at], Standing.FINDING)
    return stood


def run_of(cell: int, width: int, count: int) -> range:
    """Give the links a cell stands for: an equal run of them, at least one.

    Args:
        cell: The cell, from 0.
        width: How many cells there are.
        count: How many links there are.
    """
    start = cell * count // width
    return range(start, max(start + 1, (cell + 1) * count // width))


def cells_of(index: int, width: int, count: int) -> range:
    """Give the cells that stand for a link: one, or several where links are fewer than cells."""
    last = ((index + 1) * width - 1) // count
    return range(min(last, -(-index * width // count)), last + 1)


def first_worst(stood: bytes | bytearray, run: range) -> int:
    """Find the first link of the worst standing in a run."""
    places = (stood.find(bytes([worst]), run.start, run.stop) for worst in Standing)
    return next((at for at in places if at >= 0), run.start)


class Overview(Widget):
    """All links of a work in one line; a click goes to the worst link of a cell.

    A byte a link tells how it stands. An edit replaces those of its own links; to look through
    a hundred thousand for the worst of each cell then takes half a millisecond.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"overview--{standing.name.lower()}" for standing in Standing
    }

    cursor = reactive(0, repaint=False)

    @dataclass
    class Chosen(Message):
        """A cell was clicked: the first link of the worst in it."""

        index: int

    def __init__(self, work: Work, findings: found.BySentence) -> None:
        super().__init__()
        self._work = work
        self._findings = findings
        self._standings = self._stand(work.links)
        self._cells = b""
        self.tooltip = "  ".join(f"{sign} {said.name.lower()}" for said, sign in SIGNS.items())

    def show(self, work: Work, cursor: int, done: Edit) -> None:
        """Show the work after an edit, with the cursor on the link concerned."""
        self._work = work
        self.set_reactive(Overview.cursor, cursor)
        self._standings[done.at : done.at + len(done.removed)] = self._stand(done.added)
        self._gather()

    def show_findings(self, findings: found.BySentence) -> None:
        """Show what the checks have found meanwhile."""
        self._findings = findings
        self._standings = self._stand(self._work.links)
        self._gather()

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the cells the cursor leaves and comes to."""
        for index in (before, now):
            cells = self._cells_of(index)
            self.refresh(Region(cells.start, 0, len(cells), 1))

    def on_resize(self) -> None:
        """Share the links out among other cells."""
        self._gather()

    def on_click(self, event: events.Click) -> None:
        """Ask for the link that matters most in the cell."""
        if 0 <= event.x < len(self._cells):
            run = run_of(event.x, len(self._cells), len(self._standings))
            self.post_message(self.Chosen(first_worst(self._standings, run)))

    def render_line(self, y: int) -> Strip:
        """Draw the line, cells that look alike together."""
        if y or not self._cells:
            return Strip.blank(self.size.width, self.rich_style)
        here = self._cells_of(self.cursor)
        cells = ((Standing(cell), x in here) for x, cell in enumerate(self._cells))
        return Strip(
            Segment(SIGNS[shown] * len(list(run)), self._style(shown, is_cursor=is_cursor))
            for (shown, is_cursor), run in groupby(cells)
        )

    def _style(self, shown: Standing, *, is_cursor: bool) -> Style:
        style = self.get_component_rich_style(f"overview--{shown.name.lower()}")
        return style + _CURSOR if is_cursor else style

    def _cells_of(self, index: int) -> range:
        width, count = len(self._cells), len(self._standings)
        return cells_of(index, width, count) if width and count else range(0)

    def _stand(self, links: Sequence[Link]) -> bytearray:
        return standings(links, found.have_any(self._work, links, self._findings))

    def _gather(self) -> None:
        """Take the worst of each cell's links."""
        stood, width = self._standings, self.size.width
        runs = (run_of(cell, width, len(stood)) for cell in range(width if stood else 0))
        self._cells = bytes(stood[first_worst(stood, run)] for run in runs)
        self.refresh()
