"""Choose where to cut a link in two."""

from dataclasses import dataclass
from itertools import accumulate, chain
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Label

from aligner.model import Link, Sentence, Side, Work
from aligner.ui.dialogs.dialog import TITLES, Dialog
from aligner.ui.dialogs.key_line import KeyLine

LONGEST = 160
"""Characters of a sentence shown; enough to know it by."""


class CutColumn(VerticalScroll, can_focus=False):
    """The sentences of one side, numbered, with the line where they are cut."""

    def __init__(self, sentences: tuple[Sentence, ...], cut: int) -> None:
        super().__init__()
        self._text = CutText(sentences, cut)

    @property
    def cut(self) -> int:
        """Sentences before the cut."""
        return self._text.cut

    def compose(self) -> ComposeResult:
        """Show the sentences."""
        yield self._text

    def on_mount(self) -> None:
        """Show the cut."""
        self.move(0)

    @dataclass
    class Clicked(Message):
        """A place to cut was clicked."""

        column: "CutColumn"

    def on_click(self, event: events.Click) -> None:
        """Cut at the place nearest to where it was clicked."""
        self.move(self._text.nearest(event.screen_y - self._text.region.y) - self.cut)
        self.post_message(self.Clicked(self))

    def move(self, step: int) -> None:
        """Move the cut by a sentence; it stays within the side."""
        self._text.cut_at(self.cut + step)
        self.call_after_refresh(self._show_cut)

    def _show_cut(self) -> None:
        self.scroll_to_region(Region(0, self._text.line_of_cut(), 1, 1), animate=False)


class CutText(Widget):
    """The sentences, painted as one: a line before, between and behind them for the cut.

    Args:
        sentences: What is cut.
        cut: Sentences before the cut.
    """

    def __init__(self, sentences: tuple[Sentence, ...], cut: int) -> None:
        super().__init__()
        self.cut = cut
        self._shown = [_shown(number, one) for number, one in enumerate(sentences, 1)]

    def cut_at(self, place: int) -> None:
        """Cut before another sentence."""
        self.cut = max(0, min(place, len(self._shown)))
        self.refresh()

    def nearest(self, line: int) -> int:
        """Give the place to cut nearest to a line."""
        away = [abs(place - line) for place in self._places(self.size.width)]
        return away.index(min(away))

    def line_of_cut(self) -> int:
        """Give the line of the cut."""
        return self._places(self.size.width)[self.cut]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Say how many lines are needed."""
        return self._places(width)[-1] + 1

    def render(self) -> Content:
        """Set the sentences for the width there is."""
        width = self.size.width
        places = [Content()] * (len(self._shown) + 1)
        places[self.cut] = Content.styled("✂" + "─" * (width - 1), "$accent")
        parts = [*chain.from_iterable(zip(places, self._shown, strict=False)), places[-1]]
        return Content("\n").join(parts)

    def _places(self, width: int) -> list[int]:
        """Give the lines where the text can be cut."""
        heights = (shown.get_height({}, width) + 1 for shown in self._shown)
        return [*accumulate(heights, initial=0)]


def _shown(number: int, sentence: Sentence) -> Content:
    text = Content(sentence.text).truncate(LONGEST, ellipsis=True)
    return Content.assemble((f"{number} {sentence.id} ", "dim"), text)


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
