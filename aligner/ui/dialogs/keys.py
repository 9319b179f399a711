"""The keys, listed by what they are for."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from aligner.ui.dialogs.dialog import Dialog
from aligner.ui.dialogs.key_line import KeyLine
from aligner.ui.keys import said

KEY_WIDTH = 12
NAME_WIDTH = 16


class KeysDialog(Dialog[None]):
    """Lists the keys; any of the usual keys to leave closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,q,enter", "dismiss", "leave")]

    def __init__(self, sections: Mapping[str, Sequence[Binding]]) -> None:
        super().__init__()
        self._sections = sections

    def compose(self) -> ComposeResult:
        """List the keys section by section."""
        listing = key_listing(self._sections, self.app.get_key_display)
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(listing, markup=False)
            yield KeyLine(
                ("Esc leave", "escape"),
                ("^p every command by name", "ctrl+p"),
                ('other keys: undo = "U" in keys.toml (see the README)', None),
            )


def key_listing(
    sections: Mapping[str, Sequence[Binding]], display: Callable[[Binding], str]
) -> Content:
    """Set the keys, a line each, under the titles of their sections."""
    lines: list[Content] = []
    for title, bindings in sections.items():
        lines += [Content("")] if lines else []
        lines.append(Content.styled(title, "bold"))
        for binding in bindings:
            single = [Binding(key, binding.action) for key in binding.key.split(",")]
            shown = " ".join(display(key) for key in single)
            named = (f"{binding.id:<{NAME_WIDTH}}", "dim")
            lines.append(
                Content.assemble((f"{shown:<{KEY_WIDTH}}", "$text-accent"), named, said(binding))
            )
    return Content("\n").join(lines)
