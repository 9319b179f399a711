"""The first line: what is under review and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from aligner.edit import Edit
from aligner.model import Link, Status


@dataclass(frozen=True, slots=True)
class Tally:
    """How many links there are, and how many of them are confirmed or doubtful.

    It is counted once; from then on every edit tells by its own links how it changes.
    """

    links: int
    confirmed: int
    doubtful: int

    @classmethod
    def of(cls, links: Sequence[Link]) -> "Tally":
        """Count links."""
        statuses = [link.status for link in links]
        return cls(len(statuses), statuses.count(Status.CONFIRMED), statuses.count(Status.DOUBTFUL))

    def after(self, done: Edit) -> "Tally":
        """Give the tally of the links once an edit is carried out."""
        gone, come = Tally.of(done.removed), Tally.of(done.added)
        return Tally(
            self.links - gone.links + come.links,
            self.confirmed - gone.confirmed + come.confirmed,
            self.doubtful - gone.doubtful + come.doubtful,
        )

    def said(self, findings: int) -> str:
        """Say how far a review is, for example "12 of 83 confirmed, 7 doubtful, 5 findings"."""
        said = f"{self.confirmed:,} of {self.links:,} confirmed"
        if self.doubtful:
            said += f", {self.doubtful:,} doubtful"
        if findings:
            said += f", {findings:,} finding{'s' if findings > 1 else ''}"
        return said


def progress(links: Sequence[Link], findings: int) -> str:
    """Count links and say how far their review is."""
    return Tally.of(links).said(findings)


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
