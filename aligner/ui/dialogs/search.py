"""Ask what to look for."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from aligner.ui.dialogs.dialog import Dialog
from aligner.ui.dialogs.key_line import KeyLine


class SearchDialog(Dialog[str | None]):
    """Gives back the words to look for, None if left.

    Args:
        last: What was looked for last.
    """

    def __init__(self, last: str) -> None:
        super().__init__()
        self._last = last

    def compose(self) -> ComposeResult:
        """Ask in one line."""
        with Vertical(classes="dialog"):
            yield Label("Search both texts")
            yield Input(self._last, placeholder="words, or /pattern/", compact=True)
            yield KeyLine(
                ("⏎ next", "enter"), ("Esc leave", "escape"), ("* goes on without asking", None)
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        self.dismiss(event.value.strip() or None)
