"""A dialog in which a text is written."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label, TextArea

from aligner.ui.dialogs.dialog import Answer, Dialog

_WARNING = "Esc once more drops what you have typed"


class TextDialog(Dialog[Answer | None]):
    """Drops what is typed only at the second Esc in a row.

    Args:
        title: What is written.
        text: The text as it stands.
        typed: What is to be found typed, if not that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", priority=True)]

    def __init__(self, title: str, text: str, typed: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._typed = text if typed is None else typed
        self._has_warned = False

    def compose_text(self, area: TextArea) -> ComposeResult:
        """Put the title above the text."""
        yield Label(self._title, markup=False)
        yield area

    def on_text_area_changed(self) -> None:
        """Warn anew before what is typed from now on is dropped."""
        if self._has_warned:
            self._warn(has_warned=False)

    def action_leave(self) -> None:
        """Leave, at once if nothing would be lost."""
        if self._has_warned or self.query_one(TextArea).text == self._text:
            self.dismiss(None)
        else:
            self._warn(has_warned=True)

    def _warn(self, *, has_warned: bool) -> None:
        self._has_warned = has_warned
        title = self.query_one(Label)
        title.update(_WARNING if has_warned else self._title)
        title.set_class(has_warned, "-warning")
