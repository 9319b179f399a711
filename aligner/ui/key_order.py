"""Keys act in the order they were pressed, however fast, also around a dialog."""

from collections import deque
from collections.abc import Sequence

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer

_LONGEST = 1.0  # seconds a key is waited for, should its widget be gone before it has it


class KeysInOrder(App[None]):
    """Passes a key to a dialog only when the one before it has had its whole effect.

    Textual hands a key to the widget that has the focus and goes on: the next would reach a
    dialog that is about to close, or a key of the app overtake letters that are being typed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[events.Key] = deque()
        self._is_busy = False
        self._is_leaving = False

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; keys pressed after that are for nobody, least of all for a dialog."""
        self._is_leaving = True
        self._keys.clear()
        super().exit(result, return_code, message)

    async def on_event(self, event: events.Event) -> None:
        """Put keys in a row; everything else happens at once."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if not self._is_leaving:
                self._keys.append(event)
                await self._go_on()
        else:
            await super().on_event(event)

    async def _go_on(self) -> None:
        """Let the next keys act, up to one that has a dialog's whole way to go."""
        while self._keys and not self._is_busy:
            key = self._keys.popleft()
            if len(self.screen_stack) == 1:
                await super().on_event(key)
                continue
            self._is_busy = True
            way = self._way_of_keys()
            given_up = self.set_timer(_LONGEST, self._release)
            await super().on_event(key)
            self._when_through(way, given_up)

    def _way_of_keys(self) -> list[MessagePump]:
        """List who may still have something to do because of a key, in that order."""
        focused = self.screen.focused
        dialog: list[MessagePump] = [*focused.ancestors_with_self] if focused else [self.screen]
        beneath = self.screen_stack[0].focus_chain
        once = [*(one for one in (*dialog, *beneath) if one is not self), self]
        return once + once  # a key goes up to the app, which acts on the widget that had it

    def _when_through(self, way: Sequence[MessagePump], given_up: Timer) -> None:
        """Go from one to the next, each after all it had to do; at the end let the next key go."""
        for number, pump in enumerate(way, 1):
            if pump.call_later(self._when_through, way[number:], given_up):
                return
        given_up.stop()
        self.call_later(self._release)

    async def _release(self) -> None:
        self._is_busy = False
        await self._go_on()
