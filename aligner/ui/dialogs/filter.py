"""Ask which links to show."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label

FILTERS = {
    "open": "unconfirmed",
    "doubtful": "doubtful",
    "unsure": "unsure",
    "not 1:1": "uneven",
    "finding": "finding",
    "bookmark": "bookmark",
    "comment": "comment",
    "pin": "pin",
}
"""What can be shown by name, and the kind of links it is."""


class FilterDialog(ModalScreen[str | None]):
    """Gives back what links to show, "" for all of them, None if left."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "leave")]

    def compose(self) -> ComposeResult:
        """Ask in one line, with what there is."""
        with Vertical(classes="dialog"):
            yield Label("Show only links that are or hold")
            yield Input(
                placeholder="words, /pattern/, or one of those below",
                suggester=SuggestFromList(FILTERS, case_sensitive=False),
                compact=True,
            )
            yield Label("  ".join(FILTERS), classes="keys")
            yield Label("⏎ show   → complete   an empty line shows all   Esc leave", classes="keys")

    def on_mount(self) -> None:
        """Take the keys at once, so that none pressed in haste is lost."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        self.dismiss(event.value.strip())
