"""The first line: what is under review and how far it is."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from aligner.model import Link, Status


def progress(links: Sequence[Link], findings: int) -> str:
    """Say how far a review is, for example "12 of 83 confirmed, 7 doubtful, 5 findings"."""
    confirmed = sum(link.status is Status.CONFIRMED for link in links)
    doubtful = sum(link.status is Status.DOUBTFUL for link in links)
    said = f"{confirmed} of {len(links)} confirmed"
    if doubtful:
        said += f", {doubtful} doubtful"
    if findings:
        said += f", {findings} finding{'s' if findings > 1 else ''}"
    return said


class WorkHeader(Widget):
    """Title at the left, progress at the right; the title gives way where both do not fit."""

    progress = reactive("")

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def render(self) -> Content:
        """Set the line for the width there is."""
        room = max(1, self.size.width - cell_len(self.progress) - 2)
        title = Content(self._title).truncate(room, ellipsis=True)
        blank = " " * (room + 2 - title.cell_length)
        return Content.assemble(title.stylize("bold"), blank, self.progress)
