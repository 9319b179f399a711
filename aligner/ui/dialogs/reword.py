"""Write a side of a link anew: correct its text, split a sentence, join two."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.widgets import Label, TextArea

from aligner.model import Side
from aligner.ui.dialogs.dialog import TITLES, Dialog
from aligner.ui.dialogs.key_line import KeyLine

_CURSOR = 1  # column that the cursor behind a line needs


class SentenceLines(TextArea):
    """Sentences to write anew, a line each; it is painted as high as it is at once."""

    def __init__(self, sentences: list[str]) -> None:
        text = "\n".join(sentences)
        super().__init__(text, compact=True, soft_wrap=True, show_line_numbers=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Wrap the text for a width; gives the lines it takes."""
        if not self.size:  # it knows its own width from then on
            self.wrapped_document.wrap(width - self.gutter_width - _CURSOR, self.indent_width)
        return self.wrapped_document.height


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
            yield SentenceLines(self._sentences)
            yield KeyLine(
                ("^s save", "ctrl+s"),
                ("⏎ splits a sentence, ⌫ at its start joins it", None),
                ("Esc leave", "escape"),
            )

    def action_save(self) -> None:
        """Give back the sentences."""
        lines = [" ".join(line.split()) for line in self.query_one(TextArea).text.splitlines()]
        self.dismiss([line for line in lines if line])
