"""Say of a finding, once and for all, that nothing needs to be done."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList

from aligner.model import Finding
from aligner.ui.dialogs.dialog import UP_AND_DOWN, Dialog
from aligner.ui.dialogs.key_line import KeyLine


class DismissDialog(Dialog[tuple[int, str] | None]):
    """Gives back which finding, by its place in the list, and the reason; None if left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *UP_AND_DOWN,
    ]

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._findings = findings

    def compose(self) -> ComposeResult:
        """List the findings above the line for the reason."""
        with Vertical(classes="dialog wide"):
            yield Label("Dismiss a finding: it will not be shown again")
            lines = [f"{finding.check}: {finding.message}" for finding in self._findings]
            yield OptionList(*lines, compact=True, markup=False)
            yield Input(placeholder="the reason, for whoever asks later", compact=True)
            yield KeyLine(("↑↓ choose", None), ("⏎ dismiss", "enter"), ("Esc leave", "escape"))

    def on_mount(self) -> None:
        """Take the keys at once, so that none pressed in haste is lost."""
        self.query_one(OptionList).highlighted = 0
        self.set_focus(self.query_one(Input))

    def action_move(self, step: int) -> None:
        """Choose another finding."""
        options = self.query_one(OptionList)
        options.highlighted = ((options.highlighted or 0) + step) % len(self._findings)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back the finding and the reason."""
        self.dismiss((self.query_one(OptionList).highlighted or 0, event.value.strip()))
