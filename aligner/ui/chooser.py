"""Choose one of several works."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from aligner.errors import AlignerError
from aligner.store import FILE_NAME
from aligner.ui.header import progress
from aligner.works import SETTINGS_NAME, open_work, read_settings


@dataclass(frozen=True, slots=True)
class Entry:
    """A work to choose, and what the editor should know of it."""

    folder: Path
    title: str
    state: str


def entry(folder: Path) -> Entry:
    """Look up title and progress of the work in a folder; what is wrong with it is its state."""
    try:
        title = read_settings(folder).title if (folder / SETTINGS_NAME).exists() else folder.name
        if not (folder / FILE_NAME).exists():
            return Entry(folder, title, "not aligned yet")
        with open_work(folder) as work_file:
            return Entry(folder, title, progress(work_file.links, 0))
    except AlignerError as error:
        return Entry(folder, folder.name, str(error))


class WorkChooser(App[Path]):
    """Lists works; gives back the folder chosen, None if left."""

    CSS_PATH = "chooser.tcss"
    TITLE = "Aligner"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "app.simulate_key('down')", "down", show=False),
        Binding("k", "app.simulate_key('up')", "up", show=False),
        Binding("q,escape", "quit", "quit"),
    ]

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries

    def compose(self) -> ComposeResult:
        """List the works."""
        yield Label("Which work?", id="question")
        yield OptionList(*(Option(_described(entry)) for entry in self._entries))
        yield Footer()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back the work chosen."""
        self.exit(self._entries[event.option_index].folder)


def _described(entry: Entry) -> Content:
    return Content.assemble((entry.title, "bold"), f"\n{entry.state}\n", (str(entry.folder), "dim"))
