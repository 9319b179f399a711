"""Replace a spelling everywhere on one side, seen beforehand."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from aligner import edit
from aligner.edit import Rewriting
from aligner.errors import AlignerError
from aligner.model import Side, Work
from aligner.ui.dialogs.dialog import TITLES, Dialog
from aligner.ui.dialogs.key_line import KeyLine
from aligner.ui.differences import shown_changes

SHOWN = 20
"""Changes shown beforehand; the number of all of them is said."""


class ReplaceDialog(Dialog[tuple[str, str] | None]):
    """Gives back the words to replace and those to put, None if left.

    Args:
        work: The work.
        side: The side to replace them on.
        wanted: The words proposed for replacing.
        by: The words proposed for putting.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "replace", "replace", priority=True),
    ]

    def __init__(self, work: Work, side: Side, wanted: str, by: str) -> None:
        super().__init__()
        self._work = work
        self._side = side
        self._words = wanted, by

    def compose(self) -> ComposeResult:
        """Ask for both in a line each, with what would change below."""
        with Vertical(classes="dialog wide"):
            yield Label(f"Replace everywhere in the {TITLES[self._side]}")
            yield Input(
                self._words[0], placeholder="the spelling there is", id="wanted", compact=True
            )
            yield Input(self._words[1], placeholder="the spelling to put", id="by", compact=True)
            with VerticalScroll(can_focus=False):
                yield Static(id="preview", markup=False)
            yield KeyLine(
                ("⏎ replace all", "enter"),
                ("Tab other line", "tab"),
                ("Esc leave", "escape"),
                ("whole words, case as written", None),
            )

    def on_mount(self) -> None:
        """Take the keys at once; begin with what is not given yet."""
        self.set_focus(self.query_one("#by" if self._words[0] else "#wanted", Input))
        self._preview()

    def on_input_changed(self) -> None:
        """Show what would change."""
        self._preview()

    def action_replace(self) -> None:
        """Give back the words, if they change anything."""
        if isinstance(self._changes(), str):
            self.app.bell()
        else:
            self.dismiss(self._typed())

    def _typed(self) -> tuple[str, str]:
        return self.query_one("#wanted", Input).value, self.query_one("#by", Input).value

    def _changes(self) -> tuple[Rewriting, ...] | str:
        """Give what would change, or why nothing would."""
        try:
            return edit.replace_words(self._work, self._side, *self._typed()).rewritings
        except AlignerError as error:
            return str(error)

    def _preview(self) -> None:
        changes = self._changes()
        if isinstance(changes, str):
            shown = Content.styled(changes, "dim")
        else:
            ordered = changes[::-1][:SHOWN]
            lines = [shown_changes(r.removed[0], r.added[0].text) for r in ordered]
            count = f"{len(changes)} sentences change" if len(changes) > 1 else "1 sentence changes"
            shown = Content("\n").join([Content(count), *lines])
        self.query_one("#preview", Static).update(shown)
