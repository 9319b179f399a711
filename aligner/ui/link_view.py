"""What is seen of the list of links: a window of rows, drawn from what is set and cached.

Only what is shown is ever set and drawn (see `viewport`), so the list is as quick with a
hundred thousand links as with ten.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.css.styles import StylesBase
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from aligner.model import Side, Work
from aligner.ui import findings as found
from aligner.ui.rows import Measure, Row, draw_row, set_row
from aligner.ui.viewport import Place, Window

STYLE_NAMES = (
    *("number", "kind", "suggested", "confirmed", "doubtful", "finding"),
    *("sure", "fair", "unsure", "id", "heading", "quote", "empty"),
    *("rule", "active", "head", "bar", "shade", "cursor"),
)
WHEEL = 3


class LinkView(Widget):
    """The links of a work, one row each, with a cursor on a link and on one of its sides."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"link-view--{name}" for name in STYLE_NAMES}

    cursor = reactive(0)
    side = reactive(Side.TARGET)

    @dataclass
    class Selected(Message):
        """The cursor has come to another link."""

        index: int

    def __init__(self, work: Work, findings: found.BySentence) -> None:
        super().__init__()
        self._work = work
        self._findings = findings
        self._place = Place()
        self._rows: LRUCache[int, Row] = LRUCache(512)
        self._drawn: LRUCache[tuple[int, Side | None], list[Strip]] = LRUCache(512)
        self._shown: list[Place] = []
        self._bar = range(0)
        self._style_cache: dict[str, Style] = {}

    # What is shown

    @property
    def work(self) -> Work:
        """The work as it is shown."""
        return self._work

    def show(self, work: Work, cursor: int) -> None:
        """Show the work after a change, with the cursor on the link concerned."""
        before, self._work = self._work, work
        self._forget_changed(before)
        self.set_reactive(LinkView.cursor, max(0, min(cursor, len(work.links) - 1)))
        self._reveal()
        self.post_message(self.Selected(self.cursor))

    def show_findings(self, findings: found.BySentence) -> None:
        """Mark what the checks have found meanwhile."""
        self._findings = findings
        self._forget()
        self.refresh()
        self.post_message(self.Selected(self.cursor))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor within the list."""
        return max(0, min(cursor, len(self._work.links) - 1))

    def watch_cursor(self) -> None:
        """Keep the link the cursor has come to in sight."""
        self._reveal()
        self.post_message(self.Selected(self.cursor))

    def on_resize(self) -> None:
        """Set the rows anew for another width."""
        self._forget()
        self._place = Place(self._place.row)
        self._reveal()

    def notify_style_update(self) -> None:
        """Set the rows anew in other colours."""
        self._forget()
        self._style_cache = {}
        super().notify_style_update()

    def _forget(self) -> None:
        self._rows.clear()
        self._drawn.clear()

    def _forget_changed(self, before: Work) -> None:
        """Have only the rows set anew whose links are not the ones they were."""
        now, then = self._work.links, before.links
        same_texts = all(self._work.document(side) is before.document(side) for side in Side)
        if not same_texts or len(str(len(now))) != len(str(len(then))):
            self._forget()
            return
        kept = min(len(now), len(then))
        for at in tuple(self._rows.keys()):
            if at >= kept or now[at] is not then[at]:
                self._rows.discard(at)
        for at, side in tuple(self._drawn.keys()):
            if at >= kept or now[at] is not then[at]:
                self._drawn.discard((at, side))

    def _reveal(self) -> None:
        if self.is_attached and self.size.height > 1 and self._work.links:
            self._place = self._window().reveal(self._place, self.cursor)
            self.refresh()

    def _window(self) -> Window:
        return Window(len(self._work.links), self.size.height - 1, lambda at: self._row(at).height)

    def _measure(self) -> Measure:
        return Measure.of(self.size.width, len(self._work.links))

    def _row(self, at: int) -> Row:
        row = self._rows.get(at)
        if row is None:
            concerned = found.of_link(self._work, self._work.links[at], self._findings)
            row = set_row(self._work, at, concerned, self._measure(), self._styles())
            self._rows[at] = row
        return row

    # Drawing

    def _styles(self) -> dict[str, Style]:
        if not self._style_cache:
            self._style_cache = {
                name: _set_in(self.get_component_styles(f"link-view--{name}"))
                for name in STYLE_NAMES
            }
        return self._style_cache

    def render_lines(self, crop: Region) -> list[Strip]:
        """Find out what is in the window, then draw it."""
        window = self._window()
        self._shown = window.lines(self._place)
        self._bar = window.bar(self._place)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the head, or a line of a row with its bit of the scroll bar."""
        if y == 0:
            return self._head()
        styles = self._styles()
        bar = Content.styled("█" if y - 1 in self._bar else " ", styles["bar"])
        end = Strip(bar.render_segments(self.visual_style))
        if y > len(self._shown):
            return Strip.join([Strip.blank(self.size.width - 1, self.rich_style), end])
        place = self._shown[y - 1]
        return Strip.join([self._strips(place.row)[place.line], end])

    def _strips(self, at: int) -> list[Strip]:
        key = (at, self.side if at == self.cursor else None)
        strips = self._drawn.get(key)
        if strips is None:
            styles = self._styles()
            base = self.visual_style + styles["shade"] if at % 2 else self.visual_style
            if at == self.cursor:
                base += styles["cursor"]
            rules = self._rules(key[1], styles)
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
        titles = []
        for side in Side:
            document = self._work.document(side)
            mark = "▸ " if side is self.side else "  "
            title = Content(f"{mark}{document.lang}  {document.name}").truncate(measure.column + 2)
            titles.append(title.pad_right(measure.column + 2 - title.cell_length))
        line = Content.assemble(" " * measure.gutter, *titles, " " * measure.rest)
        return Strip(line.render_segments(self.visual_style + styles["head"]))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the link and side that was clicked."""
        line = event.y - 1
        if not 0 <= line < len(self._shown):
            return
        if event.x >= self.size.width - 1:
            self.cursor = len(self._work.links) * line // self._window().height
            return
        self.side = self._measure().side_at(event.x) or self.side
        self.cursor = self._shown[line].row

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


def _set_in(styles: StylesBase) -> Style:
    """Take from the style sheet only what it sets; a partial style of Textual loses backgrounds."""
    text = styles.text_style
    return Style(
        styles.background if styles.has_rule("background") else None,
        styles.color if styles.has_rule("color") else None,
        bold=text.bold,
        italic=text.italic,
        underline=text.underline,
    )
