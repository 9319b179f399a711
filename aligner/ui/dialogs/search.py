"""Ask what to look for."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label


class SearchDialog(ModalScreen[str | None]):
    """Gives back the words to look for, None if left.

    Args:
        last: What was looked for last.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "leave")]

    def __init__(self, last: str) -> None:
        super().__init__()
        self._last = last

    def compose(self) -> ComposeResult:
        """Ask in one line."""
        with Vertical(classes="dialog"):
            yield Label("Search both texts")
            yield Input(self._last, placeholder="words, or /pattern/", compact=True)
            yield Label("⏎ next   Esc leave   * goes on without asking", classes="keys")

    def on_mount(self) -> None:
        """Take the keys at once, so that none pressed in haste is lost."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        self.dismiss(event.value.strip() or None)
