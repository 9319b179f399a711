"""Take words of both sides into the glossary."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Label, OptionList, Static

from aligner.glossaries.suggest import Suggestion
from aligner.model import Entry, Side, Work
from aligner.ui.dialogs.dialog import UP_AND_DOWN, Dialog
from aligner.ui.dialogs.key_line import KeyLine

Tell = Callable[[Sequence[Suggestion] | Exception], object]

_PAUSE = 0.2  # seconds until proposals are worked out, which takes the processor

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class EntryDialog(Dialog[Entry | None]):
    """Gives back the entry, None if left.

    Args:
        work: The work.
        index: The link whose words are taken.
        propose: Tells what could be taken from the link, or what went wrong, when it is known.
        words: The words chosen in the link, by side.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", priority=True),
        Binding("ctrl+n", "kind", "term or name", priority=True),
        *UP_AND_DOWN,
    ]

    def __init__(
        self,
        work: Work,
        index: int,
        propose: Callable[[Tell], object] = lambda _: None,
        words: Mapping[Side, str] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._words = words
        self._propose = propose
        self._proposed: Sequence[Suggestion] = ()
        self._texts = {side: work.text(work.links[index], side) for side in Side}
        self._is_name = False

    def compose(self) -> ComposeResult:
        """Show both texts, each above the line its words are typed in."""
        with Vertical(classes="dialog wide close"):
            yield Label(id="kind")
            for side in Side:
                text = self._texts[side]
                yield Static(text, markup=False, classes="text")
                yield Input(
                    self._words.get(side, ""),
                    placeholder="→ completes from the text above",
                    suggester=WordsOf(text),
                    compact=True,
                    id=side.value,
                )
            yield Input(placeholder="comment (may stay empty)", compact=True, id="comment")
            yield KeyLine(
                ("⏎ add", "enter"),
                ("Tab next line", "tab"),
                ("→ complete", "right"),
                ("↑↓ proposals", "down"),
                ("^n term or name", "ctrl+n"),
                ("Esc leave", "escape"),
            )

    def on_mount(self) -> None:
        """Take the keys at once, so that none pressed in haste is lost."""
        empty = next((side for side in Side if not self._typed(side)), Side.SOURCE)
        self.set_focus(self.query_one(f"#{empty}", Input))
        self._show()
        self.set_timer(_PAUSE, self._ask)

    def _ask(self) -> None:
        self._propose(lambda proposed: self.call_later(self._list, proposed))

    def _list(self, proposed: Sequence[Suggestion] | Exception) -> None:
        """List what is proposed."""
        if isinstance(proposed, Exception):
            self.app.notify(str(proposed), severity="error", markup=False)
        elif proposed:
            self._proposed = proposed
            rows = [f"{one.source} → {one.target}  ({one.kind})" for one in proposed]
            options = OptionList(*rows, compact=True, markup=False)
            options.highlighted = None  # what is typed stands until one is chosen
            self.query_one(".dialog").mount(options, before=self.query_one(KeyLine))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the proposal that was clicked."""
        self._take(event.option_index)

    def action_move(self, step: int) -> None:
        """Take another proposal into the lines; there it can still be changed."""
        if self._proposed:
            options = self.query_one(OptionList)
            now = -1 if options.highlighted is None and step > 0 else options.highlighted or 0
            options.highlighted = (now + step) % len(self._proposed)
            self._take(options.highlighted)

    def _take(self, number: int) -> None:
        chosen = self._proposed[number]
        self.query_one("#source", Input).value = chosen.source
        self.query_one("#target", Input).value = chosen.target
        self._is_name = chosen.kind == "name"
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
