"""Write a side of a link anew: correct its text, split a sentence, join two."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label, TextArea

from aligner.model import Side
from aligner.ui.dialogs.dialog import TITLES, Dialog
from aligner.ui.dialogs.key_line import KeyLine


class RewordDialog(Dialog[list[str] | None]):
    """Gives back the sentences as they are to be, None if left.

    Args:
        number: Number of the link, from 1.
        side: The side that is written anew.
        sentences: What it holds now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", "save", priority=True),
    ]

    def __init__(self, number: int, side: Side, sentences: list[str]) -> None:
        super().__init__()
        self._title = f"Edit the {TITLES[side]} of link {number}, one sentence a line"
        self._sentences = sentences

    def compose(self) -> ComposeResult:
        """Show the sentences, a line each."""
        with Vertical(classes="dialog wide"):
            yield Label(self._title)
            yield TextArea(
                "\n".join(self._sentences), compact=True, soft_wrap=True, show_line_numbers=True
            )
            yield KeyLine(
                ("^s save", "ctrl+s"),
                ("⏎ splits a sentence, ⌫ at its start joins it", None),
                ("Esc leave", "escape"),
            )

    def action_save(self) -> None:
        """Give back the sentences."""
        lines = [" ".join(line.split()) for line in self.query_one(TextArea).text.splitlines()]
        self.dismiss([line for line in lines if line])
