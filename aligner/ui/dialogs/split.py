"""Choose where to cut a link in two."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, Static

from aligner.model import Link, Sentence, Side, Work
from aligner.ui.dialogs.dialog import TITLES, Dialog
from aligner.ui.dialogs.key_line import KeyLine

LONGEST = 160
"""Characters of a sentence shown; enough to know it by."""


class CutColumn(VerticalScroll, can_focus=False):
    """The sentences of one side, numbered, with the line where they are cut."""

    def __init__(self, sentences: tuple[Sentence, ...], cut: int) -> None:
        super().__init__()
        self._sentences = sentences
        self.cut = cut

    def compose(self) -> ComposeResult:
        """List the sentences with a line after each, one of them seen as the cut."""
        yield Static(classes="cut")
        for number, sentence in enumerate(self._sentences, 1):
            text = Content(sentence.text).truncate(LONGEST, ellipsis=True)
            yield Static(Content.assemble((f"{number} {sentence.id} ", "dim"), text))
            yield Static(classes="cut")

    def on_mount(self) -> None:
        """Show the cut."""
        self.move(0)

    @dataclass
    class Clicked(Message):
        """A place to cut was clicked."""

        column: "CutColumn"

    def on_click(self, event: events.Click) -> None:
        """Cut at the line nearest to where it was clicked."""
        lines = list(self.query(".cut").results(Static))
        away = [abs(line.region.y - event.screen_y) for line in lines]
        self.move(away.index(min(away)) - self.cut)
        self.post_message(self.Clicked(self))

    def move(self, step: int) -> None:
        """Move the cut by a sentence; it stays within the side."""
        self.cut = max(0, min(self.cut + step, len(self._sentences)))
        for place, line in enumerate(self.query(".cut").results(Static)):
            line.update("✂" + "─" * 200 if place == self.cut else "")
            if place == self.cut:
                self.call_after_refresh(line.scroll_visible, animate=False)


class SplitDialog(Dialog[tuple[int, int] | None]):
    """Gives back how many sentences of each side go to the first half, None if left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "dismiss", "leave"),
        Binding("enter,s", "cut", "cut"),
        Binding("up,k", "move(-1)", "up"),
        Binding("down,j", "move(1)", "down"),
        Binding("left,h", "side('source')", "original"),
        Binding("right,l", "side('target')", "translation"),
        Binding("tab", "side('other')", "other side"),
    ]

    def __init__(self, work: Work, index: int, side: Side) -> None:
        super().__init__()
        self._number = index + 1
        self._link = work.links[index]
        self._side = side
        cuts = dict(zip(Side, first_cut(self._link), strict=True))
        self._columns = {
            side: CutColumn(work.sentences(self._link, side), cuts[side]) for side in Side
        }

    def compose(self) -> ComposeResult:
        """Put the two sides beside each other."""
        with Vertical(classes="dialog"):
            yield Label(id="halves")
            with Horizontal():
                yield from self._columns.values()
            yield KeyLine(
                ("↑↓ move the cut", None),
                ("←→ side", "tab"),
                ("⏎ cut", "enter"),
                ("Esc leave", "escape"),
            )

    def on_mount(self) -> None:
        """Mark the side worked on."""
        self._show()

    def on_cut_column_clicked(self, message: CutColumn.Clicked) -> None:
        """Work on the side that was clicked."""
        self._side = next(s for s, column in self._columns.items() if column is message.column)
        self._show()

    def action_move(self, step: int) -> None:
        """Move the cut of the side worked on."""
        self._columns[self._side].move(step)
        self._show()

    def action_side(self, side: str) -> None:
        """Work on another side."""
        other = Side.SOURCE if self._side is Side.TARGET else Side.TARGET
        self._side = other if side == "other" else Side(side)
        self._show()

    def action_cut(self) -> None:
        """Give back the cut, unless it cuts nothing off."""
        if self._cuts_nothing():
            self.app.bell()
        else:
            self.dismiss((self._columns[Side.SOURCE].cut, self._columns[Side.TARGET].cut))

    def _counts(self) -> tuple[int, int, int, int]:
        source, target = self._columns[Side.SOURCE].cut, self._columns[Side.TARGET].cut
        link = self._link
        return source, target, len(link.source) - source, len(link.target) - target

    def _cuts_nothing(self) -> bool:
        source, target, source_rest, target_rest = self._counts()
        return not (source or target) or not (source_rest or target_rest)

    def _show(self) -> None:
        source, target, source_rest, target_rest = self._counts()
        halves = f"into {source}:{target} and {source_rest}:{target_rest}"
        if self._cuts_nothing():
            halves += "  (one half is empty; move the cut)"
        self.query_one("#halves", Label).update(f"Split link {self._number} {halves}")
        for side, column in self._columns.items():
            column.set_class(side is self._side, "-active")
            column.border_title = ("▸ " if side is self._side else "") + TITLES[side].capitalize()


def first_cut(link: Link) -> tuple[int, int]:
    """Propose a cut: after the first sentence of each side, or between the sides of a 1:1."""
    if len(link.source) <= 1 and len(link.target) <= 1:
        return len(link.source), 0
    return min(1, len(link.source)), min(1, len(link.target))
