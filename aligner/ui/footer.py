"""The keys at the foot of the review."""

from textual.screen import Screen
from textual.widgets import Footer


class KeyFooter(Footer):
    """Shows the keys of the review; it is made anew only when these change.

    With Textual's own it would be, unseen, whenever a dialog opens and when it closes.
    """

    DEFAULT_CSS = "KeyFooter FooterKey:light .footer-key--key { color: $text; }"

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._keys: list[tuple[str, bool]] = []

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Show the keys if they are others; beneath a dialog what is seen stays as it is."""
        if screen is not self.app.screen:
            return
        keys = [
            (active.binding.key, active.enabled)
            for active in screen.active_bindings.values()
            if active.binding.show
        ]
        if keys != self._keys:
            self._keys = keys
            super().bindings_changed(screen)
