"""Take words of both sides into the glossary."""

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Label, Static

from aligner.glossaries.entries import Entry
from aligner.model import Side, Work

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class EntryDialog(ModalScreen[Entry | None]):
    """Gives back the entry, None if left.

    Args:
        work: The work.
        index: The link whose words are taken.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "leave", priority=True),
        Binding("enter", "save", "save", priority=True),
        Binding("ctrl+n", "kind", "term or name", priority=True),
    ]

    def __init__(self, work: Work, index: int) -> None:
        super().__init__()
        self._texts = {side: work.text(work.links[index], side) for side in Side}
        self._is_name = False

    def compose(self) -> ComposeResult:
        """Show both texts, each above the line its words are typed in."""
        with Vertical(classes="dialog wide"):
            yield Label(id="kind")
            for side in Side:
                text = self._texts[side]
                yield Static(text, markup=False, classes="text")
                yield Input(
                    placeholder="→ completes from the text above",
                    suggester=WordsOf(text),
                    compact=True,
                    id=side.value,
                )
            yield Input(placeholder="comment (may stay empty)", compact=True, id="comment")
            keys = "⏎ add   Tab next line   → complete   ^n term or name   Esc leave"
            yield Label(keys, classes="keys")

    def on_mount(self) -> None:
        """Take the keys at once, so that none pressed in haste is lost."""
        self.set_focus(self.query_one("#source", Input))
        self._show()

    def action_kind(self) -> None:
        """Change between term and name."""
        self._is_name = not self._is_name
        self._show()

    def action_save(self) -> None:
        """Give back the entry, if both sides have words; else go to the line that lacks them."""
        for side in Side:
            if not self._typed(side):
                self.set_focus(self.query_one(f"#{side}", Input))
                return
        self.dismiss(
            Entry(
                self._typed(Side.SOURCE),
                self._typed(Side.TARGET),
                self.query_one("#comment", Input).value.strip(),
                "approved",
                "",
                is_name=self._is_name,
            )
        )

    def _typed(self, side: Side) -> str:
        return " ".join(self.query_one(f"#{side}", Input).value.split())

    def _show(self) -> None:
        kind = "name" if self._is_name else "term"
        self.query_one("#kind", Label).update(f"Add to the glossary as a {kind}")


class WordsOf(Suggester):
    """Completes what is typed with the words that follow in a text."""

    def __init__(self, text: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._text = text

    async def get_suggestion(self, value: str) -> str | None:
        """Give what is typed up to the end of the word it breaks off in, or of the next word."""
        typed = value.strip()
        if not typed:
            return None
        at = self._text.casefold().find(typed.casefold())
        if at < 0 or len(self._text.casefold()) != len(self._text):
            return None
        end = next((w.end() for w in _WORD.finditer(self._text) if w.end() > at + len(typed)), 0)
        return value + self._text[at + len(typed) : end] if end else None
