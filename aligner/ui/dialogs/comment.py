"""Write a remark on a link."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label, TextArea

from aligner.ui.dialogs.dialog import Dialog
from aligner.ui.dialogs.key_line import KeyLine


class CommentDialog(Dialog[str | None]):
    """Gives back the remark, None if it is to stay as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", priority=True),
        Binding("ctrl+j", "new_line", "new line", priority=True),
    ]

    def __init__(self, number: int, comment: str) -> None:
        super().__init__()
        self._number = number
        self._comment = comment

    def compose(self) -> ComposeResult:
        """Show the remark as it stands, the cursor at its end."""
        with Vertical(classes="dialog"):
            yield Label(f"Comment on link {self._number}")
            area = TextArea(self._comment, compact=True)
            area.move_cursor(area.document.end)
            yield area
            yield KeyLine(("⏎ save", "enter"), ("^j new line", "ctrl+j"), ("Esc leave", "escape"))

    def action_save(self) -> None:
        """Give back the remark."""
        self.dismiss(self.query_one(TextArea).text)

    def action_new_line(self) -> None:
        """Begin a new line in the remark."""
        self.query_one(TextArea).insert("\n")
