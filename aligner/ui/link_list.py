"""The list of links with the keys that move in it; those that change links are the app's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from aligner.errors import AlignerError
from aligner.model import Side, Status
from aligner.ui import findings as found
from aligner.ui import jumps, keys, search
from aligner.ui.goto_dialog import GoToDialog
from aligner.ui.link_view import LinkView
from aligner.ui.search_dialog import SearchDialog
from aligner.ui.viewport import Place

NONE_LEFT = {
    "unconfirmed": "every link is confirmed",
    "unsure": "every link is confirmed",
    "uneven": "every link is 1:1",
    "finding": "there are no findings",
}


class LinkList(LinkView, can_focus=True):
    """The links of a work under the editor's keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.MOVE, *keys.SIDE]

    _wanted = ""

    @dataclass
    class Noted(Message):
        """Something the editor should be told."""

        text: str

    def action_move(self, step: int) -> None:
        """Go to a neighbouring link; through one taller than the window, page by page."""
        window = self._window()
        if window.height_of(self.cursor) > window.height and self._place.row == self.cursor:
            hidden = window.hidden_below(self._place, self.cursor) if step > 0 else self._place.line
            if hidden:
                self._scroll(step * min(hidden, window.height - 1))
                return
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Go as many links as the window shows."""
        window = self._window()
        lines = step * max(1, window.height - 1)
        here = Place(self.cursor)
        there = window.forward(here, lines) if step > 0 else window.backward(here, -lines)
        self._place = window.scroll(self._place, lines)
        self.cursor = there.row if there.row != self.cursor else self.cursor + step
        self.refresh()

    def action_first(self) -> None:
        """Go to the first link."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last link."""
        self.cursor = len(self._work.links) - 1

    def action_jump(self, kind: str, step: int) -> None:
        """Go to the next link of a kind, round the end if need be."""
        links = self._work.links
        if kind == "unsure":
            there = jumps.next_unsure(links, self.cursor)
        else:
            there = jumps.next_where(links, self.cursor, self._fits(kind), step)
        if there is None:
            self.post_message(self.Noted(NONE_LEFT[kind]))
            return
        round_the_end = (there - self.cursor) * step < 0
        self.cursor = there
        if round_the_end:
            self.post_message(self.Noted("from the top again" if step > 0 else "from the end"))

    def _fits(self, kind: str) -> Callable[[int], bool]:
        links = self._work.links
        tests: dict[str, Callable[[int], bool]] = {
            "unconfirmed": lambda at: links[at].status is not Status.CONFIRMED,
            "uneven": lambda at: links[at].kind != "1:1",
            "finding": lambda at: bool(found.of_link(self._work, links[at], self._findings)),
        }
        return tests[kind]

    async def action_go_to(self) -> None:
        """Ask where to go."""
        await self.app.push_screen(GoToDialog(), self._go_to)

    def _go_to(self, name: str | None) -> None:
        if name is None:
            return
        there = jumps.link_of(self._work, name, self.side)
        if there is None:
            self.post_message(self.Noted(f"there is no link, sentence or note {name}"))
        else:
            self.cursor = there

    async def action_search(self) -> None:
        """Ask what to look for."""
        await self.app.push_screen(SearchDialog(self._wanted), self._search)

    def action_search_on(self) -> None:
        """Look for the same words again."""
        self._search(self._wanted)

    def _search(self, wanted: str | None) -> None:
        if not wanted:
            return
        self._wanted = wanted
        try:
            fits = search.matching(self._work, wanted)
        except AlignerError as error:
            self.post_message(self.Noted(str(error)))
            return
        there = jumps.next_where(self._work.links, self.cursor, fits)
        if there is None:
            self.post_message(self.Noted(f"{wanted} stands nowhere"))
        else:
            self.cursor = there
            self.post_message(self.Noted(f"{wanted} stands in {there + 1}"))

    def action_side(self, side: str) -> None:
        """Work on another side."""
        other = Side.SOURCE if self.side is Side.TARGET else Side.TARGET
        self.side = other if side == "other" else Side(side)
