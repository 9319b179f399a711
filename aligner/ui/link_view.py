"""What is seen of the list of links: a window of rows, drawn from what is set and cached.

Only what is shown is ever set and drawn (see `viewport`), so the list is as quick with a
hundred thousand links as with ten.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from aligner.edit import NOTHING, Edit
from aligner.model import Link, Side, Work
from aligner.ui import findings as found
from aligner.ui.rows import Mark, Marks, Measure, Row, Setting, Texts, draw_row, set_row, set_texts
from aligner.ui.sheet import STYLE_NAMES, set_in
from aligner.ui.viewport import Place, Window

WHEEL = 3


class LinkView(Widget):
    """The links of a work, one row each, with a cursor on a link and on one of its sides."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"link-view--{name}" for name in STYLE_NAMES}

    cursor = reactive(0)
    side = reactive(Side.TARGET)
    chosen_from: reactive[int | None] = reactive(None)

    @dataclass
    class Selected(Message):
        """The cursor has come to another link."""

        index: int

    def __init__(self, work: Work, findings: found.BySentence) -> None:
        super().__init__()
        self._work = work
        self._findings = findings
        self._order: Sequence[int] = range(len(work.links))
        self._marks: dict[str, Marks] = {}
        self._place = Place()
        self._rows: LRUCache[tuple[int, Link], Row] = LRUCache(512)
        self._texts: LRUCache[tuple[range, range], Texts] = LRUCache(512)
        self._drawn: LRUCache[tuple[int, Link, Side | None], list[Strip]] = LRUCache(512)
        self._shown: list[Place] = []
        self._width = 0
        self._ends: list[Strip] = []
        self._style_cache: dict[str, Style] = {}

    # What is shown

    @property
    def work(self) -> Work:
        """The work as it is shown."""
        return self._work

    @property
    def chosen(self) -> range:
        """The links chosen up to the cursor; where none are, the one under it."""
        ends = (self.cursor, self.cursor if self.chosen_from is None else self.chosen_from)
        return range(min(ends), max(ends) + 1)

    def show(self, work: Work, cursor: int, done: Edit) -> None:
        """Show the work after an edit, with the cursor on the link concerned."""
        wider = len(str(len(work.links))) != len(str(len(self._work.links)))
        self._work = work
        if isinstance(self._order, range):
            self._order = range(len(work.links))
        else:
            self._order = _moved(self._order, done)
        if self.chosen_from is not None:
            self.set_reactive(LinkView.chosen_from, None)
            self._drawn.clear()
        if wider or done.rewritings or done is NOTHING:
            self._forget()
        self.set_reactive(LinkView.cursor, max(0, min(cursor, len(work.links) - 1)))
        self._reveal()
        self.post_message(self.Selected(self.cursor))

    def show_findings(self, findings: found.BySentence) -> None:
        """Mark what the checks have found meanwhile."""
        self._findings = findings
        self._forget()
        self.refresh()
        self.post_message(self.Selected(self.cursor))

    def show_only(self, links: Sequence[int] | None) -> None:
        """Show only some links, in order and at least one; None shows all again."""
        self._order = range(len(self._work.links)) if links is None else links
        self._forget()
        self._place = Place(self._row_of(self.cursor))
        self.cursor = self._order[self._row_of(self.cursor)]
        self._reveal()
        self.refresh()

    def mark(self, name: str, marks: Marks) -> None:
        """Mark something in the texts from now on; what was marked by that name no longer is."""
        self._marks[name] = marks
        self._forget()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor within the list."""
        return max(0, min(cursor, len(self._work.links) - 1))

    def watch_chosen_from(self) -> None:
        """Show what is chosen."""
        self._drawn.clear()
        self.refresh()

    def watch_cursor(self) -> None:
        """Keep the link the cursor has come to in sight."""
        self._reveal()
        self.post_message(self.Selected(self.cursor))

    def on_resize(self) -> None:
        """Set the rows anew for another width; another height leaves them as they are."""
        if self.size.width != self._width:
            self._forget()
        self._width = self.size.width
        self._place = Place(self._place.row)
        self._reveal()

    def notify_style_update(self) -> None:
        """Set the rows anew in other colours."""
        self._forget()
        self._style_cache = {}
        super().notify_style_update()

    def _forget(self) -> None:
        self._rows.clear()
        self._texts.clear()
        self._drawn.clear()

    def _reveal(self) -> None:
        if self.is_attached and self.size.height > 1 and self._work.links:
            if self.chosen_from is not None:
                self._drawn.clear()
            self._place = self._window().reveal(self._place, self._row_of(self.cursor))
            self.refresh()

    def _row_of(self, link: int) -> int:
        """Give the row a link is shown in, or the nearest."""
        return min(bisect_left(self._order, link), len(self._order) - 1)

    def _window(self) -> Window:
        height = self.size.height - 1
        return Window(len(self._order), height, lambda row: self._row(self._order[row]).height)

    def _measure(self) -> Measure:
        return Measure.of(self.size.width, len(self._work.links))

    def _row(self, at: int) -> Row:
        link = self._work.links[at]
        row = self._rows.get((at, link))
        if row is None:
            concerned = found.of_link(self._work, link, self._findings)
            setting = Setting(self._measure(), self._styles(), self._marked)
            texts = self._texts.get((link.source, link.target))
            if texts is None:
                texts = set_texts(self._work, link, concerned, setting)
                self._texts[link.source, link.target] = texts
            row = set_row(link, at, texts, setting, found=bool(concerned))
            self._rows[at, link] = row
        return row

    def _marked(self, link: Link, side: Side, text: str) -> Iterator[Mark]:
        for marks in self._marks.values():
            yield from marks(self._work, link, side, text)

    # Drawing

    def _styles(self) -> dict[str, Style]:
        if not self._style_cache:
            self._style_cache = {
                name: set_in(self.get_component_styles(f"link-view--{name}"))
                for name in STYLE_NAMES
            }
        return self._style_cache

    def render_lines(self, crop: Region) -> list[Strip]:
        """Find out what is in the window, then draw it."""
        window = self._window()
        self._shown = window.lines(self._place)
        bar = window.bar(self._place)
        drawn = [self._bar_end("█"), self._bar_end(" ")]
        self._ends = [drawn[line not in bar] for line in range(window.height)]
        return super().render_lines(crop)

    def _bar_end(self, sign: str) -> Strip:
        return Strip(Content.styled(sign, self._styles()["bar"]).render_segments(self.visual_style))

    def render_line(self, y: int) -> Strip:
        """Draw the head, or a line of a row with its bit of the scroll bar."""
        if y == 0:
            return self._head()
        end = self._ends[y - 1]
        if y > len(self._shown):
            return Strip.join([Strip.blank(self.size.width - 1, self.rich_style), end])
        place = self._shown[y - 1]
        return Strip.join([self._strips(self._order[place.row])[place.line], end])

    def _strips(self, at: int) -> list[Strip]:
        key = (at, self._work.links[at], self.side if at == self.cursor else None)
        strips = self._drawn.get(key)
        if strips is None:
            styles = self._styles()
            base = self.visual_style + styles["shade"] if at % 2 else self.visual_style
            if at == self.cursor:
                base += styles["cursor"]
            elif self.chosen_from is not None and at in self.chosen:
                base += styles["chosen"]
            rules = self._rules(key[-1], styles)
            strips = self._drawn[key] = draw_row(self._row(at), self._measure(), base, rules)
        return strips

    def _rules(self, active: Side | None, styles: dict[str, Style]) -> tuple[Content, Content]:
        """Give the signs before the two columns; a thick one marks the side worked on."""
        thin, thick = Content.styled("│ ", styles["rule"]), Content.styled("▌ ", styles["active"])
        return (
            thick if active is Side.SOURCE else thin,
            thick if active is Side.TARGET else thin,
        )

    def _head(self) -> Strip:
        styles, measure = self._styles(), self._measure()
        shown = Content.styled(self._share_shown(), styles["finding"])
        titles = []
        for side in Side:
            document = self._work.document(side)
            mark = "▸ " if side is self.side else "  "
            room = measure.column + 2 - (shown.cell_length if side is Side.TARGET else 0)
            title = Content(f"{mark}{document.lang}  {document.name}").truncate(room)
            titles.append(title.pad_right(room - title.cell_length))
        line = Content.assemble(" " * measure.gutter, *titles, shown, " " * measure.rest)
        return Strip(line.render_segments(self.visual_style + styles["head"]))

    def _share_shown(self) -> str:
        """Say how many links are shown, if it is not all of them."""
        if isinstance(self._order, range):
            return ""
        return f" {len(self._order):,} of {len(self._work.links):,} shown"

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the link and side that was clicked."""
        line = event.y - 1
        if not 0 <= line < len(self._shown):
            return
        if event.x >= self.size.width - 1:
            self.cursor = self._order[len(self._order) * line // self._window().height]
            return
        self.side = self._measure().side_at(event.x) or self.side
        self.cursor = self._order[self._shown[line].row]

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self._scroll(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self._scroll(-WHEEL)

    def _scroll(self, lines: int) -> None:
        self._place = self._window().scroll(self._place, lines)
        self.refresh()


def _moved(links: Sequence[int], done: Edit) -> list[int]:
    """Give the links shown after an edit: those that were, and all it has put in their place."""
    end = done.at + len(done.removed)
    by = len(done.added) - len(done.removed)
    touched = range(done.at, done.at + len(done.added))
    before = [link for link in links if link < done.at]
    return [*before, *touched, *(link + by for link in links if link >= end)]
