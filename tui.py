"""The review application: the door, and one handler for everything the widgets ask."""

import os

os.environ.setdefault("TEXTUAL_FPS", "120")  # a key is seen sooner; read when Textual loads

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from aligner import edit
from aligner.edit import Edit
from aligner.errors import AlignerError, in_one_line
from aligner.model import Entry, Status
from aligner.store import WorkFile
from aligner.ui import keys
from aligner.ui.changes import CHANGES, Change
from aligner.ui.checker import Check, Checker
from aligner.ui.desk import Desk
from aligner.ui.dialogs.entry import EntryDialog
from aligner.ui.dialogs.keys import KeysDialog
from aligner.ui.footer import KeyFooter
from aligner.ui.here import Here
from aligner.ui.key_order import KeysInOrder
from aligner.ui.keymap import Keymap, keymap_path, read_keymap, sections
from aligner.ui.opening import check_terminal, found_here, opened, put_keys_first
from aligner.ui.proposals import Proposals
from aligner.ui.questions import QUESTIONS, Question
from aligner.ui.realigner import Realigner
from aligner.ui.theme import keep_theme, kept_theme
from aligner.ui.too_small import TooSmallScreen, is_too_small
from aligner.works import align_again, findings_of, glossary_of, suggestions_of, take_in, take_out

_FOLLOWED = 1.0  # seconds between two looks at what another window does
_REMEMBERED = 20  # edits shown in the history
_KEYS = "keys"  # the name of a dialog that always says the same, and is made once
UI = Path("aligner") / "ui"


class ReviewApp(KeysInOrder):
    """Review the links of a work; every change is on the disk before it is shown.

    Args:
        work_file: The open work file; the caller closes it.
        check: Runs the checks, when the review opens and after every change.
        keymap: Keys of the editor's own.
    """

    TITLE = "Aligner"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        UI / "header.tcss",
        UI / "link_view.tcss",
        UI / "overview.tcss",
        UI / "panel.tcss",
        *((UI / "dialogs" / name) for name in ("dialog.tcss", "keys.tcss", "split.tcss")),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [*keys.JUDGE, *keys.CHANGE, *keys.APP]
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (150, "-broad")]  # noqa: RUF012 - likewise
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it

    def __init__(
        self, work_file: WorkFile, check: Check = lambda _: (), keymap: Keymap | None = None
    ) -> None:
        super().__init__()
        self._sections = sections(keymap or {})
        self.set_keymap(dict(keymap or {}))
        self._file = work_file
        self._work = work_file.work()
        folder, model = work_file.path.parent, work_file.alignment().model
        self._proposals = Proposals(partial(suggestions_of, folder, model))
        again = partial(align_again, folder, model)
        self._helpers = Checker(check), Realigner(again)

    def compose(self) -> ComposeResult:
        """Put the keys below the desk."""
        yield Desk(self._work)
        yield from self._helpers
        yield KeyFooter()

    def on_mount(self) -> None:
        """Go to where the review was left: the first link not confirmed."""
        statuses = enumerate(link.status for link in self._work.links)
        first = (at for at, status in statuses if status is not Status.CONFIRMED)
        self.set_interval(_FOLLOWED, self._follow)
        self._read_glossary()
        self._show(edit.NOTHING, next(first, 0), "")

    def _read_glossary(self) -> None:
        with self._errors_shown():
            self._desk.show_glossary(glossary_of(self._file.path.parent))

    def on_resize(self, event: events.Resize) -> None:
        """Hide the review while the terminal is too small for it."""
        hidden = isinstance(self.screen, TooSmallScreen)
        if is_too_small(event.size) and not hidden:
            self.push_screen(TooSmallScreen())
        elif hidden and not is_too_small(event.size):
            self.pop_screen()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key by name in the command palette."""
        for bindings in self._sections.values():
            for binding in bindings:
                key = binding.key.split(",")[0]
                shown = f"key {self.get_key_display(Binding(key, binding.action))}"
                yield SystemCommand(keys.title(binding), shown, partial(self.simulate_key, key))
        yield from (c for c in super().get_system_commands(screen) if c.title == "Theme")

    def on_checker_found(self, message: Checker.Found) -> None:
        """Show what the checks found."""
        self._desk.show_findings(message.findings)

    # Keys that judge and change links

    def action_confirm(self) -> None:
        """Confirm the link, or those chosen, and go to the next to look at."""
        done = self._desk.links.chosen
        settled = all(self._work.links[at].status is Status.CONFIRMED for at in done)
        if settled or self._change(CHANGES["confirm"]):
            self._desk.links.action_next()

    def action_change(self, name: str) -> None:
        """Change the link, or those beside it, without asking."""
        self._change(CHANGES[name])

    async def action_ask(self, name: str) -> None:
        """Ask, then change the link, the texts or what is said of a finding."""
        question, here = QUESTIONS[name], self._desk.here()
        try:
            await question.dialog(here).ask(self, partial(self._answered, question, here))
        except AlignerError as refusal:
            self._desk.note(str(refusal))

    async def _answered(self, question: Question, here: Here, answer: object) -> None:
        done = answer is None or self._change(lambda _: question.change(here, answer))
        if done or question.again is None:
            return
        self._follow()
        self._desk.links.go_to_link_of(here)
        now = self._desk.here()
        dialog = question.again(here, now, answer)
        if dialog is not None:
            await dialog.ask(self, partial(self._answered, question, now))
        else:
            typed = "\n".join(answer) if isinstance(answer, list) else str(answer)
            self.copy_to_clipboard(typed)
            said = f"changed in another window meanwhile; put on the clipboard: {typed}"
            self.notify(said, markup=False)

    async def action_entry(self) -> None:
        """Ask for words of both sides to take into the glossary."""
        work, at = self._work, self._desk.links.cursor
        propose = partial(self._proposals.ask, work, at)
        dialog = EntryDialog(work, at, propose, self._desk.links.words)
        await dialog.ask(self, self._take_in)

    def _take_in(self, entry: Entry | None) -> None:
        if entry is not None:
            said = f"{entry.source} → {entry.target} added to the glossary"
            self._change(lambda here: Change(edit.enter(entry), said, here.cursor))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to a dialog while one is open."""
        if action in keys.ACTIONS and len(self.screen_stack) > 1:
            return action == "quit" and isinstance(self.screen, TooSmallScreen)
        return super().check_action(action, parameters)

    def action_align_again(self) -> None:
        """Align anew what is chosen, or between the settled links around the cursor."""
        self._desk.note("aligning …")
        alone = self._desk.links.chosen_from is None
        around = self._desk.links.cursor if alone else self._desk.links.chosen
        self.query_one(Realigner).start(self._work, around)

    def on_realigner_done(self, message: Realigner.Done) -> None:
        """Record what came out, unless the links have changed meanwhile."""
        done = message.edit
        if done.added == done.removed:
            self._desk.note("aligned again: everything stays")
        else:
            self._change(lambda _: Change(done, f"aligned again from {done.at + 1} on", done.at))

    # Keys of the application

    def action_undo(self) -> None:
        """Take back the last edit."""
        self._step(self._file.undo, "took back: {}", "nothing to take back")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._step(self._file.redo, "did again: {}", "nothing to do again")

    def action_panel(self) -> None:
        """Show more of what there is to know of the link, or less."""
        self._desk.panel.toggle()

    async def action_keys(self) -> None:
        """List the keys."""
        if not self.is_screen_installed(_KEYS):
            self.install_screen(KeysDialog(self._sections), _KEYS)
        await self.get_screen(_KEYS, KeysDialog).ask(self, lambda _: None)

    # Record, then show

    def _change(self, make: Callable[[Here], Change | None]) -> bool:
        """Make a change, store it, then show it; says whether it was not refused."""
        with self._errors_shown():
            try:
                change = make(self._desk.here())
            except AlignerError as refusal:
                self._desk.note(str(refusal))
                return False
            if change is not None:
                self._store(change.edit)
                self._show(change.edit, change.cursor, change.notice)
            return True
        return False

    def _store(self, done: Edit) -> None:
        self._carry_to_glossary(done)
        try:
            self._file.record(done)
        except AlignerError:
            self._carry_to_glossary(done.inverse())
            raise

    def _step(self, step: Callable[[], Edit | None], notice: str, nothing: str) -> None:
        with self._errors_shown():
            done = step()
            if done is None:
                self._desk.note(nothing)
            else:
                changes_links = done.removed or done.added
                cursor = done.at if changes_links else self._desk.links.cursor
                self._show(done, cursor, notice.format(done.label))
                self._carry_to_glossary(done)

    def _carry_to_glossary(self, done: Edit) -> None:
        """Add to the glossary of the work, or take out, what an edit says."""
        folder = self._file.path.parent
        if done.entered:
            take_in(folder, done.entered)
        if done.struck:
            take_out(folder, done.struck)
        if done.entered or done.struck:
            self._read_glossary()

    def _show(self, done: Edit, cursor: int, notice: str) -> None:
        self._work = edit.applied(self._work, done, self._file.links)
        self._desk.show(self._work, done, cursor, notice, self._file.history(_REMEMBERED))
        self.query_one(Checker).look(self._work)

    def _follow(self) -> None:
        """Show what another window has done, if it has."""
        with self._errors_shown():
            if self._file.follow():
                self._work = self._file.work()
                self._desk.show_anew(self._work)
                self._read_glossary()
                self._show(edit.NOTHING, self._desk.links.cursor, "changed in another window")

    @contextmanager
    def _errors_shown(self) -> Iterator[None]:
        """Show a fault in use as a notice; the review goes on."""
        try:
            yield
        except AlignerError as error:
            self.notify(str(error), severity="error", markup=False)

    @property
    def _desk(self) -> Desk:
        return self.screen_stack[0].query_one(Desk)


def main(arguments: Sequence[str] | None = None) -> int:
    """Review a work: the one named, or the one found here; gives the exit code."""
    parser = ArgumentParser(prog="aligner review", description="Review a work in the terminal.")
    parser.add_argument("work", nargs="?", type=Path, help="folder of the work")
    try:
        folder = parser.parse_args(arguments).work or found_here()
        if folder is not None:
            return _review(folder)
    except KeyboardInterrupt:
        sys.stderr.write("aligner: stopped\n")
        return 130
    except Exception as error:  # the door: nobody is shown a traceback
        if os.environ.get("ALIGNER_DEBUG"):
            raise
        sys.stderr.write(f"aligner: {in_one_line(error)}\n")
        return 2
    return 0


def _review(folder: Path) -> int:
    if folder.exists():
        check_terminal()
    put_keys_first()
    with opened(folder) as work_file:
        check = partial(findings_of, work_file.path.parent, work_file.alignment().model)
        app = ReviewApp(work_file, check, read_keymap(keymap_path()))
        settings = keymap_path().parent
        before = app.theme = kept_theme(settings, app.available_themes) or app.theme
        app.run()
        if app.theme != before:
            keep_theme(settings, app.theme)
        return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
