"""Every link in which words stand, with what stands around them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from aligner.errors import AlignerError
from aligner.model import Side, Work
from aligner.ui.dialogs.dialog import UP_AND_DOWN, Dialog
from aligner.ui.dialogs.key_line import KeyLine
from aligner.ui.search import Searched, Sought

MOST = 200
"""Links listed; the number of all of them is said."""

_PAUSE = 0.15
_SHORTEST = 2
_BEFORE = 24


class ConcordanceDialog(Dialog[int | None]):
    """Gives back the link chosen, None if left.

    Args:
        work: The work.
        words: What was looked for last.
        searched: Its texts as they are looked through.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *UP_AND_DOWN,
        Binding("pageup", "move(-10)", "page up", priority=True),
        Binding("pagedown", "move(10)", "page down", priority=True),
    ]

    def __init__(self, work: Work, words: str, searched: Searched) -> None:
        super().__init__()
        self._work = work
        self._searched = searched
        self._words = words

    def compose(self) -> ComposeResult:
        """Ask in one line, with the links below."""
        with Vertical(classes="dialog wide"):
            yield Input(self._words, placeholder="words, or /pattern/", compact=True)
            yield Label(id="count", classes="keys")
            yield OptionList(compact=True, markup=False)
            yield KeyLine(("↑↓ choose", None), ("⏎ go there", "enter"), ("Esc leave", "escape"))

    def on_mount(self) -> None:
        """Take the keys at once, and show what was looked for last."""
        self.set_focus(self.query_one(Input))

    def on_input_changed(self) -> None:
        """Look as soon as the typing pauses."""
        self.set_timer(_PAUSE, self._look)

    def action_move(self, step: int) -> None:
        """Choose another link."""
        options = self.query_one(OptionList)
        if options.option_count:
            last = options.option_count - 1
            options.highlighted = max(0, min((options.highlighted or 0) + step, last))

    def on_input_submitted(self) -> None:
        """Give back the link."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(int(options.get_option_at_index(options.highlighted).id or 0))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back the link that was clicked."""
        self.dismiss(int(event.option.id or 0))

    def _look(self) -> None:
        words = self.query_one(Input).value.strip()
        options, count = self.query_one(OptionList), self.query_one("#count", Label)
        options.clear_options()
        if len(words) < _SHORTEST:
            count.update("")
            return
        try:
            sought = Sought.of(words)
            found = self._searched.links(self._work, sought)
        except AlignerError as error:
            count.update(Content(str(error)))
            return
        count.update(f"{len(found)} links" + (f", the first {MOST}" if len(found) > MOST else ""))
        options.add_options(
            Option(_lines(self._work, at, sought, options.size.width - 3), id=str(at))
            for at in found[:MOST]
        )
        if found:
            options.highlighted = 0


def _lines(work: Work, at: int, sought: Sought, width: int) -> Content:
    """Set both sides of a link, a line each, from what stands before the words on."""
    lines = []
    for side in Side:
        text = work.text(work.links[at], side)
        first = next(sought.places(text), None)
        shown = Content(text)
        start = 0
        if first:
            shown = shown.stylize("bold $text-accent", *first)
            start = max(0, first[0] - _BEFORE)
        number = f"{at + 1:>6} " if side is Side.SOURCE else " " * 7
        line = Content.assemble((number, "dim"), "…" if start else "", shown[start:])
        lines.append(line.truncate(width, ellipsis=True))
    return Content("\n").join(lines)
