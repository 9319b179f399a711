"""The review application: the door, and one handler for everything the widgets ask."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer

from aligner import edit
from aligner.edit import Edit
from aligner.errors import AlignerError, in_one_line
from aligner.model import Status
from aligner.store import WorkFile
from aligner.ui import findings as found
from aligner.ui import keys
from aligner.ui.changes import CHANGES
from aligner.ui.checker import Check, Checker
from aligner.ui.comment_dialog import CommentDialog
from aligner.ui.header import WorkHeader, progress
from aligner.ui.keys_dialog import KeysDialog
from aligner.ui.link_list import LinkList
from aligner.ui.link_view import LinkView
from aligner.ui.opening import check_terminal, found_here, opened
from aligner.ui.panel import LinkPanel
from aligner.ui.realigner import Realigner
from aligner.ui.split_dialog import SplitDialog
from aligner.ui.too_small import TooSmallScreen, is_too_small
from aligner.works import align_again, findings_of

UI = Path("aligner") / "ui"


class ReviewApp(App[None]):
    """Review the links of a work; every change is on the disk before it is shown.

    Args:
        work_file: The open work file; the caller closes it.
        check: Runs the checks, when the review opens and after every change.
    """

    TITLE = "Aligner"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        UI / "header.tcss",
        UI / "link_view.tcss",
        UI / "panel.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [*keys.JUDGE, *keys.CHANGE, *keys.APP]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, work_file: WorkFile, check: Check = lambda _: ()) -> None:
        super().__init__()
        self._file = work_file
        self._work = work_file.work()
        again = partial(align_again, work_file.path.parent, work_file.alignment().model)
        self._helpers = Checker(check), Realigner(again)
        self._finding_count = 0
        self._findings: found.BySentence = {}

    def compose(self) -> ComposeResult:
        """Stack header, list, panel and keys."""
        yield WorkHeader(self._work.title)
        yield LinkList(self._work, self._findings)
        yield LinkPanel()
        yield from self._helpers
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Go to where the review was left: the first link not confirmed."""
        links = self._work.links
        first = (at for at, link in enumerate(links) if link.status is not Status.CONFIRMED)
        self._show(edit.NOTHING, next(first, 0), "")

    def on_resize(self, event: events.Resize) -> None:
        """Hide the review while the terminal is too small for it."""
        hidden = isinstance(self.screen, TooSmallScreen)
        if is_too_small(event.size) and not hidden:
            self.push_screen(TooSmallScreen())
        elif hidden and not is_too_small(event.size):
            self.pop_screen()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key by name in the command palette."""
        for bindings in keys.SECTIONS.values():
            for binding in bindings:
                key = binding.key.split(",")[0]
                words = f"{binding.description} {binding.tooltip}".strip()
                shown = f"key {self.get_key_display(binding)}"
                yield SystemCommand(words.capitalize(), shown, partial(self.simulate_key, key))
        yield from (c for c in super().get_system_commands(screen) if c.title == "Theme")

    # What the list asks

    def on_link_view_selected(self, message: LinkView.Selected) -> None:
        """Show what there is to know about the link."""
        link = self._work.links[message.index]
        concerned = found.of_link(self._work, link, self._findings)
        self._panel.show_link(link, message.index + 1, concerned)

    def on_link_list_noted(self, message: LinkList.Noted) -> None:
        """Say it."""
        self._panel.note(message.text)

    def on_checker_found(self, message: Checker.Found) -> None:
        """Show what the checks found."""
        self._finding_count = len(message.findings)
        self._findings = found.by_sentence(message.findings)
        self.query_one(WorkHeader).progress = progress(self._work.links, self._finding_count)
        self._list.show_findings(self._findings)

    # Keys that judge and change links

    def action_confirm(self) -> None:
        """Confirm the link and go to the next that is not."""
        at = self._list.cursor
        if self._work.links[at].status is not Status.CONFIRMED:
            make = partial(edit.set_status, self._work.links, at, at + 1, Status.CONFIRMED)
            if not self._record(make, f"confirmed {at + 1}", at):
                return
        self._list.action_jump("unconfirmed", 1)

    def action_unsure(self) -> None:
        """Go to the next link that is doubtful or not sure."""
        self._list.action_jump("unsure", 1)

    def action_change(self, name: str) -> None:
        """Change the link, or those beside it, without asking."""
        with self._errors_shown():
            change = CHANGES[name](self._work, self._list.cursor, self._list.side)
            self._record(lambda: change.edit, change.notice, change.cursor)

    async def action_split(self) -> None:
        """Ask where to cut the link."""
        at = self._list.cursor
        link = self._work.links[at]
        if len(link.source) + len(link.target) < 2:
            self._panel.note(f"{at + 1} is a single sentence and cannot be split")
            return
        dialog = SplitDialog(self._work, at, self._list.side)
        await self.push_screen(dialog, partial(self._split, at))

    def _split(self, at: int, cut: tuple[int, int] | None) -> None:
        if cut is not None:
            make = partial(edit.split, self._work.links, at, *cut)
            self._record(make, f"split {at + 1} into {at + 1} and {at + 2}", at)

    async def action_comment(self) -> None:
        """Ask for a remark on the link."""
        at = self._list.cursor
        dialog = CommentDialog(at + 1, self._work.links[at].comment)
        await self.push_screen(dialog, partial(self._comment, at))

    def _comment(self, at: int, comment: str | None) -> None:
        if comment is not None and comment.strip() != self._work.links[at].comment:
            make = partial(edit.set_comment, self._work.links, at, comment)
            self._record(make, f"comment on {at + 1} saved", at)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to a dialog while one is open."""
        if action in keys.ACTIONS and len(self.screen_stack) > 1:
            return action == "quit" and isinstance(self.screen, TooSmallScreen)
        return super().check_action(action, parameters)

    def action_align_again(self) -> None:
        """Align anew between the confirmed links around the cursor."""
        self._panel.note("aligning …")
        self.query_one(Realigner).start(self._work, self._list.cursor)

    def on_realigner_done(self, message: Realigner.Done) -> None:
        """Record what came out, unless the links have changed meanwhile."""
        change = message.edit
        if change.added == change.removed:
            self._panel.note("aligned again: everything stays")
        else:
            self._record(lambda: change, f"aligned again from {change.at + 1} on", change.at)

    # Keys of the application

    def action_undo(self) -> None:
        """Take back the last edit."""
        self._step(self._file.undo, "took back: {}", "nothing to take back")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._step(self._file.redo, "did again: {}", "nothing to do again")

    def action_findings(self) -> None:
        """Give the findings more room, or less."""
        self._panel.toggle_class("-tall")

    async def action_keys(self) -> None:
        """List the keys."""
        await self.push_screen(KeysDialog(keys.SECTIONS))

    # Record, then show

    def _record(self, make: Callable[[], Edit], notice: str, cursor: int) -> bool:
        """Store an edit, then show it; says whether it was done."""
        with self._errors_shown():
            done = make()
            self._file.record(done)
            self._show(done, cursor, notice)
            return True
        return False

    def _step(self, step: Callable[[], Edit | None], notice: str, nothing: str) -> None:
        with self._errors_shown():
            done = step()
            if done is None:
                self._panel.note(nothing)
            else:
                self._show(done, done.at, notice.format(done.label))

    def _show(self, done: Edit, cursor: int, notice: str) -> None:
        self._work = edit.applied(self._work, done)
        self.query_one(WorkHeader).progress = progress(self._work.links, self._finding_count)
        self._panel.note(notice)
        self._list.show(self._work, cursor)
        self.query_one(Checker).look(self._work)

    @contextmanager
    def _errors_shown(self) -> Iterator[None]:
        """Show a fault in use as a notice; the review goes on."""
        try:
            yield
        except AlignerError as error:
            self.notify(str(error), severity="error", markup=False)

    @property
    def _list(self) -> LinkList:
        return self.screen_stack[0].query_one(LinkList)

    @property
    def _panel(self) -> LinkPanel:
        return self.screen_stack[0].query_one(LinkPanel)


def main(arguments: Sequence[str] | None = None) -> int:
    """Review a work: the one named, or the one found here; gives the exit code."""
    parser = ArgumentParser(prog="aligner review", description="Review a work in the terminal.")
    parser.add_argument("work", nargs="?", type=Path, help="folder of the work")
    try:
        folder = parser.parse_args(arguments).work or found_here()
        if folder is not None:
            _review(folder)
    except KeyboardInterrupt:
        sys.stderr.write("aligner: stopped\n")
        return 130
    except Exception as error:  # the door: nobody is shown a traceback
        if os.environ.get("ALIGNER_DEBUG"):
            raise
        sys.stderr.write(f"aligner: {in_one_line(error)}\n")
        return 2
    return 0


def _review(folder: Path) -> None:
    if folder.exists():
        check_terminal()
    with opened(folder) as work_file:
        check = partial(findings_of, work_file.path.parent, work_file.alignment().model)
        ReviewApp(work_file, check).run()


if __name__ == "__main__":
    sys.exit(main())
