"""The keys at the foot of the review."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from aligner.ui import keys

_RANKS = {
    binding.action: keys.FOOT.index(binding.id or "")
    for bindings in keys.SECTIONS.values()
    for binding in bindings
    if binding.id in keys.FOOT
}


class KeyFooter(Footer):
    """Shows the keys of the review, as many as there is room for.

    It is made anew only when these change. With Textual's own it would be, unseen, whenever a
    dialog opens and when it closes.
    """

    DEFAULT_CSS = "KeyFooter FooterKey:light .footer-key--key { color: $text; }"

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._keys: list[tuple[str, bool]] = []
        self._width = 0

    def compose(self) -> ComposeResult:
        """Show those that matter most, in the order they are listed in."""
        made = super().compose()
        shown = {key.action: key for key in made if isinstance(key, FooterKey)}
        room, chosen = self.app.size.width, set()
        for action in sorted(shown, key=lambda action: _RANKS.get(action, len(_RANKS))):
            room -= cell_len(f"{shown[action].key_display} {shown[action].description} ")
            if room < -1:  # the last one needs no blank after it
                break
            chosen.add(action)
        self.styles.grid_size_columns = len(chosen)
        yield from (key for action, key in shown.items() if action in chosen)

    async def on_resize(self) -> None:
        """Show more or fewer in another width."""
        if self._width not in (0, self.app.size.width):
            await self.recompose()
        self._width = self.app.size.width

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Show the keys if they are others; beneath a dialog what is seen stays as it is."""
        if screen is not self.app.screen:
            return
        shown = [
            (active.binding.key, active.enabled)
            for active in screen.active_bindings.values()
            if active.binding.show
        ]
        if shown != self._keys:
            self._keys = shown
            super().bindings_changed(screen)
