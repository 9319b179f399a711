"""What is shown while the terminal is too small for the list."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

NEEDED = Size(60, 15)


class TooSmallScreen(ModalScreen[None]):
    """Says how large the terminal is and how large it must be."""

    CSS_PATH = "too_small.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "quit")]

    def compose(self) -> ComposeResult:
        """Show nothing but the message."""
        yield Static(markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say how large the terminal is now."""
        width, height = event.size
        self.query_one(Static).update(
            f"the terminal is too small ({width} x {height}), "
            f"{NEEDED.width} x {NEEDED.height} is needed"
        )


def is_too_small(size: Size) -> bool:
    """Say whether the review does not fit."""
    return size.width < NEEDED.width or size.height < NEEDED.height
