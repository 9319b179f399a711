"""Say of a finding, once and for all, that nothing needs to be done, or that its names are two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList

from aligner.model import Finding
from aligner.ui.dialogs.dialog import UP_AND_DOWN, Dialog
from aligner.ui.dialogs.key_line import KeyLine


@dataclass(frozen=True, slots=True)
class Dismissed:
    """What was said of a finding.

    Args:
        finding: Which it is.
        reason: Why it is dismissed.
        are_two: Whether it is told once and for all that its names are two, in the glossary.
    """

    finding: Finding
    reason: str = ""
    are_two: bool = False


class DismissDialog(Dialog[Dismissed | None]):
    """Gives back a finding and what was said of it; None if left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "are_two", "two different names", priority=True),
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
            two = [("^n two different names", "ctrl+n")]
            yield KeyLine(
                ("↑↓ choose", None),
                ("⏎ dismiss", "enter"),
                *(two if any(map(names_of, self._findings)) else ()),
                ("Esc leave", "escape"),
            )

    def on_mount(self) -> None:
        """Take the keys at once, so that none pressed in haste is lost."""
        self.query_one(OptionList).highlighted = 0
        self.set_focus(self.query_one(Input))

    def action_move(self, step: int) -> None:
        """Choose another finding."""
        options = self.query_one(OptionList)
        options.highlighted = ((options.highlighted or 0) + step) % len(self._findings)

    def action_are_two(self) -> None:
        """Give back that the names of the finding are two."""
        if names_of(self._chosen):
            self.dismiss(Dismissed(self._chosen, are_two=True))
        else:
            self.app.bell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back the finding and the reason."""
        self.dismiss(Dismissed(self._chosen, event.value.strip()))

    @property
    def _chosen(self) -> Finding:
        return self._findings[self.query_one(OptionList).highlighted or 0]


def names_of(finding: Finding) -> tuple[str, str] | None:
    """Give the two names that a finding takes for one; None where it does not."""
    forms = [form.form for form in finding.forms]
    if len(forms) == 1 and finding.suggestion:
        forms.append(finding.suggestion)
    is_suffix = any("’" in form for form in forms)  # that does not fit
    return (forms[0], forms[1]) if len(set(forms)) == 2 and not is_suffix else None
