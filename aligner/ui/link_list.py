"""The list of links with the keys that move in it; those that change links are the app's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from aligner.errors import AlignerError
from aligner.model import Side, Work
from aligner.ui import findings as found
from aligner.ui import jumps, keys
from aligner.ui.dialogs.concordance import ConcordanceDialog
from aligner.ui.dialogs.filter import FILTERS, FilterDialog
from aligner.ui.dialogs.goto import GoToDialog
from aligner.ui.dialogs.search import SearchDialog
from aligner.ui.here import Here
from aligner.ui.search import Searched, Sought
from aligner.ui.viewport import Place
from aligner.ui.word_view import WordView

_FOLDED = 0.005  # seconds between two times that some of the texts are folded


class LinkList(WordView, can_focus=True):
    """The links of a work under the editor's keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.MOVE, *keys.SIDE]

    _wanted = ""
    _last_kind = "unconfirmed"
    _least_sure: int | None = None
    _unsure: int | None = None

    @dataclass
    class Noted(Message):
        """Something the editor should be told."""

        text: str

    def __init__(self, work: Work, findings: found.BySentence) -> None:
        super().__init__(work, findings)
        self._searched_texts = Searched()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to a dialog while one is open."""
        return len(self.app.screen_stack) == 1 and super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Go to a neighbouring link; through one taller than the window, page by page."""
        window, row = self._window(), self._row_of(self.cursor)
        if window.height_of(row) > window.height and self._place.row == row:
            hidden = window.hidden_below(self._place, row) if step > 0 else self._place.line
            if hidden:
                self._scroll(step * min(hidden, window.height - 1))
                return
        self._go_to_row(row + step)

    def _go_to_row(self, row: int) -> None:
        self.cursor = self._order[max(0, min(row, len(self._order) - 1))]

    def action_choose(self, step: int) -> None:
        """Begin to choose links at the cursor, and go a step; without a step begin or leave off."""
        if self.chosen_from is None:
            self.chosen_from = self.cursor
        elif not step:
            self.chosen_from = None
        if step:
            self.action_move(step)
        self._say_chosen()

    def action_leave_off(self) -> None:
        """Have no links and no words chosen."""
        self.chosen_from = None
        self._choose({})
        self.post_message(self.Noted(""))

    def watch_cursor(self) -> None:
        """Keep the cursor in sight, and say how many links are chosen."""
        super().watch_cursor()
        self._say_chosen()

    def _say_chosen(self) -> None:
        if self.chosen_from is not None:
            self.post_message(self.Noted(f"{len(self.chosen)} chosen"))

    def action_page(self, step: int) -> None:
        """Go as many links as the window shows."""
        window = self._window()
        lines = step * max(1, window.height - 1)
        row = self._row_of(self.cursor)
        here = Place(row)
        there = window.forward(here, lines) if step > 0 else window.backward(here, -lines)
        self._place = window.scroll(self._place, lines)
        self._go_to_row(there.row if there.row != row else row + step)
        self.refresh()

    def action_first(self) -> None:
        """Go to the first link."""
        self._go_to_row(0)

    def action_last(self) -> None:
        """Go to the last link."""
        self._go_to_row(len(self._order) - 1)

    def action_jump(self, kind: str, step: int) -> None:
        """Go to the next link of a kind, round the end if need be."""
        self._last_kind = kind
        if kind == "sought":
            self._search(self._wanted, step)
            return
        there = self._next(self._fits(kind), step)
        if there is None:
            self.post_message(self.Noted(jumps.NONE_LEFT[kind]))
        else:
            self._jump_to(there, step)

    def action_jump_back(self) -> None:
        """Go to the previous link of the kind last gone to."""
        if self._last_kind != "least":
            self.action_jump(self._last_kind, -1)
            return
        there = jumps.less_sure(self._work.links, self._order, self.cursor)
        if there is None:
            self.post_message(self.Noted(jumps.NONE_LEFT["least"]))
        else:
            self.cursor = self._least_sure = there

    def action_unsure(self) -> None:
        """Go to the next link that is doubtful or not sure; if there is none, the least sure."""
        self._last_kind = "unsure"
        there = self._unsure = jumps.next_unsure(self._work.links, self.cursor, self._order)
        if there is None:
            self.post_message(self.Noted(jumps.NONE_LEFT["unsure"]))
        else:
            self._jump_to(there, 1)

    def action_least_sure(self) -> None:
        """Go to the least sure of the links not looked at, then the next least sure."""
        self._last_kind = "least"
        after = self.cursor if self.cursor == self._least_sure else None
        self._least_sure = jumps.least_sure(self._work.links, self._order, after)
        if self._least_sure is None:
            self.post_message(self.Noted(jumps.NONE_LEFT["unconfirmed"]))
        else:
            self.cursor = self._least_sure

    def action_next(self) -> None:
        """Go to the next link to look at: as the unsure or least sure were gone to, or in order."""
        if self.cursor == self._least_sure:
            self.action_least_sure()
        elif self.cursor == self._unsure:
            self.action_unsure()
        else:
            self.action_jump("unconfirmed", 1)

    def _jump_to(self, there: int, step: int) -> None:
        round_the_end = (there - self.cursor) * step < 0
        self.cursor = there
        if round_the_end:
            self.post_message(self.Noted("from the top again" if step > 0 else "from the end"))

    def _next(self, fits: Callable[[int], object], step: int) -> int | None:
        return jumps.next_where(self._order, self.cursor, fits, step)

    def _fits(self, kind: str) -> Callable[[int], object]:
        if kind == "finding":
            if not self._findings:
                return lambda _: False
            return lambda at: bool(found.of_link(self._work, self._work.links[at], self._findings))
        test, links = jumps.KINDS[kind], self._work.links
        return lambda at: test(links[at])

    async def action_go_to(self) -> None:
        """Ask where to go."""
        await GoToDialog().ask(self.app, self._go_to)

    def _go_to(self, name: str | None) -> None:
        if name is None:
            return
        there = jumps.link_of(self._work, name, self.side)
        if there is None:
            self.post_message(self.Noted(f"there is no link, sentence, note or page {name}"))
        else:
            self.go_to(there)

    def go_to(self, link: int) -> None:
        """Go to a link, wherever it is; what is hidden is shown for that."""
        if link not in self._order:
            self.show_only(None)
        self.cursor = link

    def go_to_link_of(self, before: Here) -> None:
        """Go to the link that now holds the first sentence of where something was asked."""
        side = before.side if before.sentences else before.side.other
        name = before.work.sentences(before.link, side)[0].id
        there = jumps.link_of(self._work, name, side)
        if there is not None:
            self.side = before.side
            self.go_to(there)

    async def action_search(self) -> None:
        """Ask what to look for."""
        self._fold_ahead()
        await SearchDialog(self._proposed).ask(self.app, self._searched)

    @property
    def _proposed(self) -> str:
        """The words chosen on the side worked on or the other, else those last looked for."""
        return self.words[self.side] or self.words[self.side.other] or self._wanted

    def _fold_ahead(self) -> None:
        """Fold the texts while the words to look for are being typed."""
        if self._searched_texts.fold_on(self._work):
            self.set_timer(_FOLDED, self._fold_ahead)

    def _searched(self, wanted: str | None) -> None:
        if wanted:
            self._last_kind = "sought"
            self._search(wanted, 1)

    def _search(self, wanted: str, step: int) -> None:
        if not wanted:
            return
        try:
            sought = Sought.of(wanted)
            links = self._searched_texts.links(self._work, sought)
        except AlignerError as error:
            self._wanted = wanted
            self.post_message(self.Noted(str(error)))
            return
        if wanted != self._wanted:
            self.mark("sought", lambda *to: ((*at, "sought") for at in sought.places(to[-1])))
        self._wanted = wanted
        there = jumps.next_where(links, self.cursor, self._order.__contains__, step)
        if there is None:
            self.post_message(self.Noted(f"{wanted} stands nowhere"))
        else:
            self.cursor = there
            place = f"{links.index(there) + 1} of {len(links)} links"
            self.post_message(self.Noted(f"{wanted} stands in {there + 1}, {place}"))

    async def action_concordance(self) -> None:
        """Show where words stand, and go there."""
        self._fold_ahead()
        await ConcordanceDialog(self._work, self._proposed, self._searched_texts).ask(
            self.app, self._go_on
        )

    def _go_on(self, link: int | None) -> None:
        if link is not None:
            self.go_to(link)

    async def action_filter(self) -> None:
        """Ask which links to show."""
        self._fold_ahead()
        await FilterDialog().ask(self.app, self._filter)

    def _filter(self, wanted: str | None) -> None:
        if wanted is None:
            return
        if not wanted:
            self.show_only(None)
            self.post_message(self.Noted("all links are shown"))
            return
        try:
            if wanted in FILTERS:
                links = [*filter(self._fits(FILTERS[wanted]), range(len(self._work.links)))]
            else:
                links = self._searched_texts.links(self._work, Sought.of(wanted))
        except AlignerError as error:
            self.post_message(self.Noted(str(error)))
            return
        if links:
            self.show_only(links)
            self.post_message(self.Noted(f"{len(links)} links shown: {wanted}"))
        else:
            self.post_message(self.Noted(f"no link is shown by {wanted}; all stay"))

    def action_side(self, side: str) -> None:
        """Work on another side."""
        self.side = self.side.other if side == "other" else Side(side)
