"""Ask where to go."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from aligner.ui.dialogs.dialog import Dialog
from aligner.ui.dialogs.key_line import KeyLine


class GoToDialog(Dialog[str | None]):
    """Gives back the link number or sentence id typed, None if left."""

    def compose(self) -> ComposeResult:
        """Ask in one line."""
        with Vertical(classes="dialog"):
            yield Label("Go to link, sentence, note or page")
            yield Input(placeholder="12, b12, n3.1, n3 or p114", compact=True)
            yield KeyLine(("⏎ go", "enter"), ("Esc leave", "escape"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        self.dismiss(event.value.strip() or None)
