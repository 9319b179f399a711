"""What all dialogs share: the review stays in sight, keys are taken at once, Esc leaves."""
# ruff: noqa: SLF001 - Textual's own dimmed screen asks the one beneath for its strips likewise

import gc
from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, ScreenResultCallbackType
from textual.strip import Strip

from aligner.model import Side

TITLES = {Side.SOURCE: "original", Side.TARGET: "translation"}
"""What the sides are called."""

Answer = TypeVar("Answer")

UP_AND_DOWN = (
    Binding("up", "move(-1)", "up", priority=True),
    Binding("down", "move(1)", "down", priority=True),
)
"""Keys that choose from a list while the words typed keep the focus."""


class Dialog(ModalScreen[Answer]):
    """A dialog over the review, which is painted as it stands; its style is the app's.

    Textual would dim every cell of it anew at each change, for as long as all the rest takes; and
    it would style what has just been made twice more, once because the dialog is shown and once
    because the width of the terminal has a name, which the dialog takes from the app beforehand.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "leave", priority=True)]

    _beneath: Sequence[Strip] = ()
    _is_shown = False

    async def ask(self, app: App[None], answered: ScreenResultCallbackType[Answer]) -> None:
        """Show the dialog, painted once, when it is complete; tell what it gives back."""
        gc.disable()  # until it is shown
        sizes = (*(app.HORIZONTAL_BREAKPOINTS or ()), *(app.VERTICAL_BREAKPOINTS or ()))
        self.set_classes(app.screen.classes & {name for _, name in sizes})
        with app.batch_update():
            await app.push_screen(self, answered)
        self.call_after_refresh(self._shown)

    def _shown(self) -> None:
        self._is_shown = True
        gc.enable()

    def update_node_styles(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Style all anew, once it is shown; until then each widget is styled as it is made."""
        if self._is_shown:
            super().update_node_styles(animate)

    def on_screen_suspend(self) -> None:
        """Let the collector go on, should the dialog not have been shown."""
        gc.enable()

    def on_mount(self) -> None:
        """Take the keys at once, so that none pressed in haste is lost."""
        lines = self.query("Input, TextArea")
        if lines and self.focused is None:
            self.set_focus(lines.first())

    def render_line(self, y: int) -> Strip:
        """Give a line of the screen beneath."""
        if self._dirty_regions or len(self._beneath) != self.size.height:
            stack = self.app.screen_stack
            beneath = stack[stack.index(self) - 1]._compositor.render_strips(self.size)
            blank = Strip.blank(self.size.width)  # while the screen beneath is not yet as large
            self._beneath = [*beneath, *[blank] * (self.size.height - len(beneath))]
            self._dirty_regions.clear()
        return self._beneath[y]

    def on_resize(self) -> None:
        """Paint again when the screen beneath has its new size too."""
        self._beneath = ()
        self.call_later(self.refresh)
