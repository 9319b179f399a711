"""Ask where to go."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label


class GoToDialog(ModalScreen[str | None]):
    """Gives back the link number or sentence id typed, None if left."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "leave")]

    def compose(self) -> ComposeResult:
        """Ask in one line."""
        with Vertical(classes="dialog"):
            yield Label("Go to link, sentence, note or page")
            yield Input(placeholder="12, b12, n3.1, n3 or p114", compact=True)
            yield Label("⏎ go   Esc leave", classes="keys")

    def on_mount(self) -> None:
        """Take the keys at once, so that none pressed in haste is lost."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        self.dismiss(event.value.strip() or None)
