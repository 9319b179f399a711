"""Write a side of a link anew: correct its text, split a sentence, join two."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.widgets import TextArea

from aligner.model import Side
from aligner.ui.dialogs.dialog import TITLES
from aligner.ui.dialogs.key_line import KeyLine
from aligner.ui.dialogs.text_dialog import TextDialog

_CURSOR = 1  # column that the cursor behind a line needs


class SentenceLines(TextArea):
    """Sentences to write anew, a line each; it is painted as high as it is at once."""

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True, soft_wrap=True, show_line_numbers=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Wrap the text for a width; gives the lines it takes."""
        if not self.size:  # it knows its own width from then on
            self.wrapped_document.wrap(width - self.gutter_width - _CURSOR, self.indent_width)
        return self.wrapped_document.height


class RewordDialog(TextDialog[list[str]]):
    """Gives back the sentences as they are to be, None if left.

    Args:
        number: Number of the link, from 1.
        side: The side that is written anew.
        sentences: What it holds now.
        typed: The sentences that are to be found typed, if not those.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", "save", priority=True),
    ]

    def __init__(
        self, number: int, side: Side, sentences: Sequence[str], typed: Sequence[str] | None = None
    ) -> None:
        title = f"Edit the {TITLES[side]} of link {number}, one sentence a line"
        super().__init__(title, "\n".join(sentences), None if typed is None else "\n".join(typed))

    def compose(self) -> ComposeResult:
        """Show the sentences, a line each."""
        with Vertical(classes="dialog wide"):
            yield from self.compose_text(SentenceLines(self._typed))
            yield KeyLine(
                ("^s save", "ctrl+s"),
                ("⏎ splits a sentence, ⌫ at its start joins it", None),
                ("Esc leave", "escape"),
            )

    def action_save(self) -> None:
        """Give back the sentences."""
        lines = [" ".join(line.split()) for line in self.query_one(TextArea).text.splitlines()]
        self.dismiss([line for line in lines if line])
