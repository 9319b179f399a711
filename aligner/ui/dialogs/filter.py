"""Ask which links to show."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label

from aligner.ui.dialogs.dialog import Dialog
from aligner.ui.dialogs.key_line import KeyLine

FILTERS = {
    "open": "unconfirmed",
    "doubtful": "doubtful",
    "unsure": "unsure",
    "not 1:1": "uneven",
    "finding": "finding",
    "bookmark": "bookmark",
    "comment": "comment",
    "pin": "pin",
}
"""What can be shown by name, and the kind of links it is."""


class FilterDialog(Dialog[str | None]):
    """Gives back what links to show, "" for all of them, None if left."""

    def compose(self) -> ComposeResult:
        """Ask in one line, with what there is."""
        with Vertical(classes="dialog"):
            yield Label("Show only links that are or hold")
            yield Input(
                placeholder="words, /pattern/, or one of those below",
                suggester=SuggestFromList(FILTERS, case_sensitive=False),
                compact=True,
            )
            yield Label(Content("  ").join(map(_clickable, FILTERS)), classes="keys")
            yield KeyLine(
                ("⏎ show", "enter"),
                ("→ complete", "right"),
                ("an empty line shows all", None),
                ("Esc leave", "escape"),
            )

    def action_choose(self, name: str) -> None:
        """Give back what was clicked."""
        self.dismiss(name)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        self.dismiss(event.value.strip())


def _clickable(name: str) -> Content:
    return Content.styled(name, Style.from_meta({"@click": f"screen.choose({name!r})"}))
