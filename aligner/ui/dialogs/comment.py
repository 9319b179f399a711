"""Write a remark on a link."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from aligner.ui.dialogs.key_line import KeyLine
from aligner.ui.dialogs.text_dialog import TextDialog


class CommentDialog(TextDialog[str]):
    """Gives back the remark, None if it is to stay as it was.

    Args:
        number: Number of the link, from 1.
        comment: The remark as it stands.
        typed: What is to be found typed, if not that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", priority=True),
        Binding("ctrl+j", "new_line", "new line", priority=True),
    ]

    def __init__(self, number: int, comment: str, typed: str | None = None) -> None:
        super().__init__(f"Comment on link {number}", comment, typed)

    def compose(self) -> ComposeResult:
        """Show the remark as it stands, the cursor at its end."""
        with Vertical(classes="dialog"):
            area = TextArea(self._typed, compact=True)
            area.move_cursor(area.document.end)
            yield from self.compose_text(area)
            yield KeyLine(("⏎ save", "enter"), ("^j new line", "ctrl+j"), ("Esc leave", "escape"))

    def action_save(self) -> None:
        """Give back the remark."""
        self.dismiss(self.query_one(TextArea).text)

    def action_new_line(self) -> None:
        """Begin a new line in the remark."""
        self.query_one(TextArea).insert("\n")
